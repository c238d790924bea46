/**
 * Users: logins, whatever they belong to. Owns `users` and `user_passwords`.
 * Invariants: a login is made only for an address that was proven; one address, one login (a unique index); a login
 * is managed by one organization at most (a column). Every door that makes a login calls `createUser`.
 */
import { defineModule } from '../../kernel/module.ts';
import { endDeletions, endDeletionsJob } from './erasing.ts';
import { membershipLifecycle, userLifecycle } from './lifecycle.ts';
import { mailSamples } from './mail-samples.ts';
import { createUsers } from './migrations/2026-11-24T0910_create_users.ts';
import { liveUsers } from './migrations/2026-11-24T1310_live_users.ts';
import { indexIndependentUsers } from './migrations/2026-11-27T1200_index_independent_users.ts';
import { joinBySso } from './migrations/2026-11-27T1600_join_by_sso.ts';
import { indexListsOfUsers } from './migrations/2026-11-27T1605_index_lists_of_users.ts';
import { joinByScim } from './migrations/2026-11-27T2041_join_by_scim.ts';
import { measurePasswords } from './migrations/2026-11-28T1058_measure_passwords.ts';
import { routes } from './routes.ts';
import { userErrors, userEvents } from './vocabulary.ts';

export {
  changePassword as changePasswordRoute,
  emailText,
  firstName,
  lastName,
  newPassword,
  passwordRule,
  typedPassword,
  user as userResource,
  userState,
} from './contract.ts';
export { userErased } from './erasing.ts';
export { type UserEvent, type UserState, userLifecycle } from './lifecycle.ts';
export {
  acceptPassword,
  assertPasswordAccepted,
  measurePassword,
  type PasswordDuty,
  passwordDuty,
  passwordOwner,
  readPasswordRule,
} from './password-rules.ts';
export {
  changeUserState,
  createUser,
  findUserByEmail,
  findUsersByEmail,
  getUser,
  getUserForUpdate,
  presentUser,
  readEmail,
  releaseLogin,
  setEmail,
  setManagingOrganization,
  setNames,
  userTarget,
  visibleState,
} from './service.ts';
export {
  type AcceptedPassword,
  findPasswordHash,
  findUser,
  notePasswordMet,
  raiseCredentialEpoch,
  stampSignIn,
  type UserRow,
  upsertPassword,
} from './store.ts';
export { userErrors, userEvents } from './vocabulary.ts';

export const usersModule = defineModule({
  name: 'users',
  dependsOn: ['editions'],
  vocabulary: { errors: userErrors, auditEvents: userEvents },
  mailSamples,
  migrations: [
    createUsers,
    liveUsers,
    indexIndependentUsers,
    joinBySso,
    indexListsOfUsers,
    joinByScim,
    measurePasswords,
  ],
  routes: () => routes,
  jobs: (kernel) => ({ [endDeletionsJob]: () => endDeletions(kernel) }),
  schedules: [{ job: endDeletionsJob, crontab: '43 * * * *' }],
  lifecycles: [userLifecycle, membershipLifecycle],
});

/**
 * Users: logins, whatever they belong to. Owns `users` and `user_passwords`.
 * Invariants: a login is made only for an address that was proven; one address, one login (a unique index); a login
 * is managed by one organization at most (a column). Every door that makes a login calls `createUser`.
 */
import { defineModule } from '../../kernel/module.ts';
import { createUsers } from './migrations/2026-11-24T0910_create_users.ts';
import { routes } from './routes.ts';
import { userErrors, userEvents } from './vocabulary.ts';

export {
  changePassword as changePasswordRoute,
  emailText,
  firstName,
  lastName,
  newPassword,
  typedPassword,
  user as userResource,
} from './contract.ts';
export {
  assertPasswordAccepted,
  createUser,
  findUserByEmail,
  getUser,
  getUserForUpdate,
  presentUser,
  readEmail,
  setManagingOrganization,
  userTarget,
} from './service.ts';
export {
  findPasswordHash,
  findUser,
  raiseCredentialEpoch,
  stampSignIn,
  type UserRow,
  updateState,
  upsertPasswordHash,
} from './store.ts';
export { userErrors, userEvents } from './vocabulary.ts';

export const usersModule = defineModule({
  name: 'users',
  dependsOn: [],
  vocabulary: { errors: userErrors, auditEvents: userEvents },
  migrations: [createUsers],
  routes: () => routes,
});

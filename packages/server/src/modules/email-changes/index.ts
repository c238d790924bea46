/**
 * Changes of address: owns `email_changes`. Invariants: a login has an address only after its mailbox was proven; the
 * policy of the new domain holds as at every other door; a managed user stays within the organization's domains.
 */
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { getPerson } from '../organization-users/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { presentUser, userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import { mailSamples } from './mail-samples.ts';
import { createEmailChanges } from './migrations/2026-11-24T1320_create_email_changes.ts';
import { undoEmailChanges } from './migrations/2026-11-24T1330_undo_email_changes.ts';
import * as service from './service.ts';
import { deleteChanges } from './store.ts';
import { undo } from './undoing.ts';
import { emailChangeErrors, emailChangeEvents, emailChangeMails } from './vocabulary.ts';

userErased.subscribe((work, { scope }) => deleteChanges(work.db, scope));

const routes = (kernel: Kernel, catalogue: RoleCatalogue) => [
  query(contract.getEmailChange, ({ db, actor }) => service.readPending(db, actor)),
  preparedCommand(contract.startEmailChange, {
    prepare: ({ db, actor }, { body }) =>
      service.countMails(kernel, db, { userId: actor.userId, email: body.email }),
    run: ({ work, scope }, { body }) => service.startOwn(work, scope, body.email),
  }),
  preparedCommand(contract.confirmEmailChange, {
    prepare: ({ db, actor }, { body }) => service.checkCode(db, actor.userId, body.code),
    run: async ({ work, scope, reply }, _input, address) => {
      const user = await service.confirm(work, catalogue, scope, address);
      reply.version(user.version);
      return presentUser(user);
    },
  }),
  command(contract.undoEmailChange, ({ work }, { body }) => undo(work, body.token)),
  command(contract.cancelEmailChange, ({ work, scope }) => service.cancel(work, scope)),
  preparedCommand(contract.changeUserEmail, {
    prepare: async ({ db, scope }, { params, body }) => {
      // Nobody uses up the tries of somebody elsewhere.
      const { id } = await getPerson(db, scope, params.user_sid);
      await service.countMails(kernel, db, { userId: id, email: body.email });
    },
    run: ({ work, scope, held }, { params, body }) =>
      service.startForUser(work, { catalogue, scope, held, userId: params.user_sid }, body.email),
  }),
];

export { emailChangeErrors, emailChangeEvents } from './vocabulary.ts';
export { changeVouched } from './vouching.ts';

export function emailChangesModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'email-changes',
    dependsOn: [
      'accounts',
      'domains',
      'editions',
      'organization-users',
      'organizations',
      'role-assignments',
      'roles',
      'sessions',
      'sign-up-policies',
      'users',
    ],
    vocabulary: {
      errors: emailChangeErrors,
      mailKinds: emailChangeMails,
      auditEvents: emailChangeEvents,
    },
    mailSamples,
    migrations: [createEmailChanges, undoEmailChanges],
    routes: (kernel) => routes(kernel, catalogue),
  });
}

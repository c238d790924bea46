/** Binds the operator's routes to their use cases. */
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import * as contract from './contract.ts';
import { factorRoutes } from './factor-routes.ts';
import * as service from './service.ts';
import * as signingIn from './signing-in.ts';
import * as staff from './staff.ts';
import * as staffContract from './staff-contract.ts';

const signInRoutes = (kernel: Kernel) => [
  preparedCommand(contract.createFirstOperator, {
    prepare: ({ db }, { body }) => signingIn.prepareFirstOperator(kernel, db, body),
    run: (context, { body }, prepared) =>
      signingIn.createFirstOperator(context, body.token, prepared),
  }),
  preparedCommand(contract.createOperatorSession, {
    prepare: (context, { body }) => signingIn.checkSignIn(kernel, context, body),
    run: (context, _input, proven) => signingIn.signIn(context, proven),
  }),
  query(contract.getOperatorSession, ({ actor }) =>
    Promise.resolve({ operator_sid: sid('OE', actor.operatorId), email: actor.email }),
  ),
  command(contract.endOperatorSession, ({ work, actor, reply }) =>
    signingIn.signOut(work, actor, reply),
  ),
];

const staffRoutes = (kernel: Kernel) => [
  query(staffContract.listOperators, ({ db, actor }) => staff.listOperators(db, actor)),
  command(staffContract.inviteOperator, ({ work }, { body }) => staff.invite(work, body.email)),
  command(staffContract.revokeOperatorInvitation, ({ work }, { params }) =>
    staff.revokeInvitation(work, params.invitation_sid),
  ),
  preparedCommand(staffContract.acceptOperatorInvitation, {
    prepare: ({ db }, { body }) => staff.prepareJoining(kernel, db, body),
    run: (context, { body }, passwordHash) => staff.join(context, body.token, passwordHash),
  }),
  command(staffContract.removeOperator, ({ work }, { params }) =>
    staff.remove(work, params.operator_sid),
  ),
  command(staffContract.resetOperatorSecondFactor, ({ work }, { params, body }) =>
    staff.resetSecondFactor(work, params.operator_sid, body.reason),
  ),
  preparedCommand(staffContract.completeOperatorReset, {
    prepare: (context, { body }) => staff.checkReset(kernel, context, body),
    run: (context, { body }, known) => staff.completeReset(context, body.token, known),
  }),
  preparedCommand(staffContract.completeOperatorRecovery, {
    prepare: ({ db }, { body }) => staff.prepareRecovery(kernel, db, body),
    run: (context, { body }, prepared) => staff.completeRecovery(context, body.token, prepared),
  }),
];

const instanceRoutes = (kernel: Kernel, version: string) => [
  query(contract.getInstanceHealth, ({ db }) => service.readHealth(kernel, db, version)),
  query(contract.listOperatedOrganizations, ({ db }, { query: asked, page }) =>
    service.listOrganizations(db, asked.search, page),
  ),
  query(contract.listOperatedMails, ({ db }, { query: asked }) =>
    service.listNewestMails(db, { state: asked.state, recipient: asked.search }),
  ),
  query(contract.listOperatedJobs, ({ db }) => service.listJobs(db)),
  query(contract.listInstanceChecks, ({ db }) => service.listChecks(kernel, db)),
];

export const routes = (kernel: Kernel, version: string) => [
  ...signInRoutes(kernel),
  ...factorRoutes(kernel),
  ...staffRoutes(kernel),
  ...instanceRoutes(kernel, version),
];

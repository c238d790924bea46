/** Binds the operator's routes to their use cases. */

import { command, preparedCommand, query } from '../../kernel/bind.ts';
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import * as contract from './contract.ts';
import * as service from './service.ts';
import { operatorErrors, operatorEvents } from './vocabulary.ts';

const nobody = { type: 'operator', sid: '', name: 'an operator' };

export const routes = (kernel: Kernel, version: string) => [
  preparedCommand(contract.createFirstOperator, {
    prepare: ({ db }, { body }) => service.prepareFirstOperator(kernel, db, body),
    run: ({ work, reply }, { body }, prepared) =>
      service.createFirstOperator(work, reply, body.token, prepared),
  }),

  preparedCommand(contract.createOperatorSession, {
    async prepare(context, { body }) {
      const operator = await service.checkOperatorPassword(kernel, context.db, body);
      if (operator !== undefined) return operator;
      await context.denied(
        { event: operatorEvents.signed_in, target: nobody, organizationId: null },
        'wrong address or password',
      );
      throw operatorErrors.sign_in_refused(say('Nobody signs in with this address and password.'));
    },
    run: ({ work, reply }, _input, operator) => service.signIn(work, reply, operator),
  }),

  query(contract.getOperatorSession, ({ actor }) =>
    Promise.resolve({ operator_sid: sid('OE', actor.operatorId), email: actor.email }),
  ),
  command(contract.endOperatorSession, ({ work, actor, reply }) =>
    service.signOut(work, actor, reply),
  ),
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

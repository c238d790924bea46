/** Ties the routes of signing in through identity providers to their use cases. */
import type { Authorizer } from '../../kernel/authorization.ts';
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import { requestErrors } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { findFault } from '../sso-profiles/index.ts';
import * as contract from './contract.ts';
import { complete, prepareCompletion } from './use-cases/completing.ts';
import { endSsoSession, receiveLogout } from './use-cases/ending.ts';
import { renderForm } from './use-cases/forms.ts';
import { receiveAnswer, startSignIn } from './use-cases/starting.ts';
import { listTests, readTest, starterOf, startTest } from './use-cases/testing.ts';

export const routes = (kernel: Kernel, catalogue: RoleCatalogue, authorizer: Authorizer) => [
  command(contract.startSsoSignIn, ({ work, browser }, { body }) =>
    startSignIn(
      kernel,
      { work, browser },
      {
        email: body.email,
        domain: body.domain,
        profileId: body.sso_profile_sid,
        returnTo: body.return_to ?? null,
        reauthenticates: body.reauthenticate,
      },
    ),
  ),

  preparedCommand(contract.completeSsoSignIn, {
    prepare: (context, { body }) =>
      prepareCompletion({ kernel, catalogue, authorizer }, context, {
        answer: body.answer,
        profileId: body.sso_profile_sid,
        query: body.query,
      }),
    run: (context, _input, verified) =>
      complete({ kernel, catalogue, authorizer }, context, verified),
  }),

  command(contract.endSsoSession, ({ work, reply }) => endSsoSession(kernel, { work, reply })),

  command(contract.receiveAnswer, ({ work }, { params, body }) =>
    receiveAnswer(
      kernel,
      { work },
      {
        profileId: params.sso_profile_sid,
        samlResponse: body.SAMLResponse,
        relayState: body.RelayState,
      },
    ),
  ),

  query(contract.showForm, ({ db }, { params }) => renderForm(kernel, db, params.form)),

  command(contract.receiveLogout, ({ work }, { params, body }) =>
    receiveLogout(
      kernel,
      { work },
      {
        profileId: params.sso_profile_sid,
        incoming: { binding: 'post', fields: body },
      },
    ),
  ),

  command(contract.followLogout, ({ work }, { params, rawQuery }) =>
    receiveLogout(
      kernel,
      { work },
      {
        profileId: params.sso_profile_sid,
        incoming: { binding: 'redirect', query: rawQuery },
      },
    ),
  ),

  query(contract.readFault, (_context, { params }) => {
    const found = findFault(params.fault);
    if (found === undefined)
      return Promise.reject(requestErrors.not_found(say('There is no such fault.')));
    return Promise.resolve({ fault: params.fault, ...found });
  }),

  command(contract.startSsoTest, ({ work, scope, actor, browser }, { params }) =>
    startTest(
      kernel,
      { work, browser },
      { scope, profileId: params.sso_profile_sid, by: starterOf(actor) },
    ),
  ),
  query(contract.listSsoTests, ({ db, scope }, { params, page }) =>
    listTests(db, scope, { profileId: params.sso_profile_sid, page }),
  ),
  query(contract.getSsoTest, ({ db, scope }, { params }) =>
    readTest(kernel, db, scope, { profileId: params.sso_profile_sid, id: params.sso_test_sid }),
  ),
];

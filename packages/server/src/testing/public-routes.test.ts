/** The routes that need no credential of their own: each stands here, and is limited by the address it is called from. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Binding } from '../kernel/bind.ts';
import { createTestApp, type TestApp } from './app.ts';

let app: TestApp;
let bindings: readonly Binding[];
beforeAll(async () => {
  app = await createTestApp();
  bindings = app.app.modules.flatMap((module) => module.routes(app.app.kernel));
});
afterAll(() => app.close());

it('lists the routes that anybody may call, each with its reason', () => {
  const open = bindings
    .map((binding) => binding.definition)
    .filter((definition) => definition.access.kind === 'public');
  expect(open.map((definition) => definition.id).sort()).toEqual([
    'emailChanges.undo',
    'halfSession.addPasskey',
    'halfSession.beginApp',
    'halfSession.challenge',
    'halfSession.complete',
    'halfSession.confirmApp',
    'halfSession.end',
    'halfSession.mailCode',
    'halfSession.newPasskey',
    'halfSession.prove',
    'invitations.accept',
    'invitations.lookUp',
    'notifications.unsubscribe',
    'oauthServer.authorize',
    'oauthServer.authorizeCompatible',
    'oauthServer.getMetadata',
    'oauthServer.listKeys',
    'oauthTokens.create',
    'oauthTokens.createCompatible',
    'oauthTokens.createOlderCompatible',
    'oauthTokens.revoke',
    'operatorEnrolment.addApp',
    'operatorEnrolment.addPasskey',
    'operatorEnrolment.beginApp',
    'operatorEnrolment.challenge',
    'operatorHalfSession.challenge',
    'operatorHalfSession.complete',
    'operatorHalfSession.end',
    'operatorHalfSession.get',
    'operatorInvitations.accept',
    'operatorRecoveries.complete',
    'operatorResets.complete',
    'operatorSessions.create',
    'operators.bootstrap',
    'ownershipTransfers.lookUp',
    'ownershipTransfers.stop',
    'passkeySignIns.complete',
    'passkeySignIns.start',
    'passwordResets.check',
    'passwordResets.complete',
    'passwordResets.create',
    'sessions.create',
    'sessions.options',
    'signInCodes.exchange',
    'signUps.complete',
    'signUps.create',
    'signUps.requestToJoin',
    'signUps.verify',
    'ssoFaults.get',
    'ssoProfiles.jwks',
    'ssoProfiles.metadata',
    'ssoSetup.checkProvider',
    'ssoSetup.lookUp',
    'ssoSetup.readTest',
    'ssoSetup.test',
    'ssoSetup.updateClient',
    'ssoSetup.updateProvider',
    'ssoSignIns.complete',
    'ssoSignIns.followLogout',
    'ssoSignIns.form',
    'ssoSignIns.receive',
    'ssoSignIns.receiveLogout',
    'ssoSignIns.start',
  ]);
  // Every call is counted, or every wrong one where right ones come often.
  const unlimited = open.filter(
    ({ limits = [], countsWrong }) => limits.length === 0 && countsWrong === undefined,
  );
  expect(unlimited.map(({ id }) => id)).toEqual([]);
});

it('lets passwords of anybody be computed behind one gate', () => {
  const givesPassword = ({ body }: Binding['definition']) =>
    body !== undefined &&
    /"(new_)?password"/.test(
      JSON.stringify(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })),
    );
  const open = bindings
    .map((binding) => binding.definition)
    .filter((definition) => definition.access.kind === 'public' && givesPassword(definition));
  expect(open.length).toBeGreaterThan(7);
  expect(open.filter((one) => one.hashesForAnybody !== true).map(({ id }) => id)).toEqual([]);
});

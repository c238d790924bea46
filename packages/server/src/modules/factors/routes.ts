/** Binds the routes of factors to their use cases. */
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import type { Kernel } from '../../kernel/module.ts';
import { completeHalfSession, endHalfSession, stepUp } from '../sessions/index.ts';
import * as contract from './contract.ts';
import * as enrolling from './enrolling.ts';
import * as signInContract from './sign-in-contract.ts';
import * as signingIn from './signing-in.ts';

const ofOneself = (kernel: Kernel) => [
  query(contract.getFactors, ({ db, actor }) => enrolling.readFactors(kernel, db, actor)),
  query(contract.challengePasskey, ({ db, actor }) =>
    enrolling.challengeNewPasskey(kernel, db, actor),
  ),
  preparedCommand(contract.createPasskey, {
    prepare: (context, { body }) => enrolling.checkNewPasskey(kernel, context, body.credential),
    run: ({ work, scope }, { body }, verified) =>
      enrolling.addPasskey(work, scope, body.name, verified),
  }),
  command(contract.updatePasskey, ({ work, scope }, { params, body }) =>
    enrolling.renamePasskey(work, scope, params.passkey_sid, body.name),
  ),
  command(contract.deletePasskey, ({ work, scope }, { params }) =>
    enrolling.removePasskey(work, scope, params.passkey_sid),
  ),
  command(contract.createAuthenticatorApp, ({ work, scope }) =>
    enrolling.beginApp(kernel, work, scope),
  ),
  preparedCommand(contract.confirmAuthenticatorApp, {
    prepare: (context, { body }) => enrolling.checkFirstCode(kernel, context, body.code),
    run: ({ work, scope }, _input, checked) => enrolling.addApp(work, scope, checked),
  }),
  command(contract.deleteAuthenticatorApp, ({ work, scope }) => enrolling.removeApp(work, scope)),
  command(contract.createRecoveryCodes, ({ work, scope }) =>
    enrolling.makeRecoveryCodes(work, scope),
  ),
];

const ofSigningIn = (kernel: Kernel) => [
  query(signInContract.challengeHalfSession, (context) =>
    signingIn.challengeHalfSession(kernel, context),
  ),
  preparedCommand(signInContract.mailHalfSessionCode, {
    prepare: (context) => signingIn.countMailedCode(kernel, context),
    run: ({ work }, _input, half) => signingIn.mailCode(work, half),
  }),
  preparedCommand(signInContract.completeHalfSession, {
    prepare: (context, { body }) => signingIn.checkHalfSession(kernel, context, body.proof),
    run: (context, _input, { half, factor }) => completeHalfSession(context, half, factor),
  }),
  command(signInContract.endHalfSession, (context) => endHalfSession(context)),
  query(signInContract.startPasskeySignIn, (context) =>
    signingIn.startPasskeySignIn(kernel, context),
  ),
  preparedCommand(signInContract.completePasskeySignIn, {
    prepare: (context, { body }) => signingIn.checkPasskeySignIn(kernel, context, body.credential),
    run: (context, _input, proven) => signingIn.signInByPasskey(context, proven),
  }),
  query(signInContract.challengeStepUp, ({ db, actor }) =>
    signingIn.challengeStepUp(kernel, db, actor),
  ),
  preparedCommand(signInContract.stepUpByFactor, {
    prepare: (context, { body }) => signingIn.checkStepUp(kernel, context, body.proof),
    run: ({ work, scope, reply }, _input, factor) => stepUp(work, scope, reply, factor),
  }),
];

export const routes = (kernel: Kernel) => [...ofOneself(kernel), ...ofSigningIn(kernel)];

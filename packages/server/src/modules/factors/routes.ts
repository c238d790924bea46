/** Binds the routes of factors to their use cases. */
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import type { Kernel } from '../../kernel/module.ts';
import {
  completeHalfSession,
  endHalfSession,
  proveHalfSession,
  stepUp,
} from '../sessions/index.ts';
import * as contract from './contract.ts';
import * as enrolling from './enrolling.ts';
import * as enrollingHalf from './enrolling-half.ts';
import * as enrolmentContract from './enrolment-contract.ts';
import * as people from './people.ts';
import * as signInContract from './sign-in-contract.ts';
import * as signingIn from './signing-in.ts';

const ofOneself = (kernel: Kernel) => [
  query(contract.getFactors, ({ db, actor }) => people.readOwnFactors(kernel, db, actor)),
  query(contract.challengePasskey, async ({ db, actor }) =>
    enrolling.challengeNewPasskey(kernel, db, await people.assertEnrolling(db, actor)),
  ),
  preparedCommand(contract.createPasskey, {
    async prepare(context, { body }) {
      const making = await people.assertEnrolling(context.db, context.actor);
      return enrolling.checkNewPasskey(kernel, context, making, body.credential);
    },
    run: async ({ work, scope }, { body }, verified) =>
      enrolling.addPasskey(await people.lockOwn(work, scope), body.name, verified),
  }),
  command(contract.updatePasskey, async ({ work, scope }, { params, body }) =>
    enrolling.renamePasskey(await people.lockOwn(work, scope), params.passkey_sid, body.name),
  ),
  command(contract.deletePasskey, async ({ work, scope }, { params }) =>
    enrolling.removePasskey(await people.lockOwn(work, scope), params.passkey_sid),
  ),
  command(contract.createAuthenticatorApp, async ({ work, scope }) => {
    await people.assertEnrolling(work.db, work.actor);
    return enrolling.beginApp(kernel, await people.lockOwn(work, scope));
  }),
  preparedCommand(contract.confirmAuthenticatorApp, {
    async prepare(context, { body }) {
      const { holder } = await people.assertEnrolling(context.db, context.actor);
      return enrolling.checkFirstCode(kernel, context, holder, body.code);
    },
    run: async ({ work, scope }, _input, checked) =>
      enrolling.addApp(await people.lockOwn(work, scope), checked),
  }),
  command(contract.deleteAuthenticatorApp, async ({ work, scope }) =>
    enrolling.removeApp(await people.lockOwn(work, scope)),
  ),
  command(contract.createRecoveryCodes, async ({ work, scope }) =>
    enrolling.makeRecoveryCodes(await people.lockOwn(work, scope)),
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
    prepare: (context, { body }) => signingIn.checkCompletion(kernel, context, body.proof),
    run: (context, { body }, proven) =>
      completeHalfSession(context, { ...proven, isRemembered: body.remember_browser }),
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

const ofEnrolling = (kernel: Kernel) => [
  preparedCommand(enrolmentContract.proveHalfSession, {
    prepare: (context, { body }) => signingIn.checkHalfSession(kernel, context, body.proof),
    run: ({ work }, _input, { half, factor }) => proveHalfSession(work, half, factor),
  }),
  query(enrolmentContract.challengeFirstPasskey, (context) =>
    enrollingHalf.challengeFirstPasskey(kernel, context),
  ),
  preparedCommand(enrolmentContract.createFirstPasskey, {
    prepare: (context, { body }) =>
      enrollingHalf.checkFirstPasskey(kernel, context, body.credential),
    run: (context, { body }, { half, verified }) =>
      enrollingHalf.addFirstPasskey(context, half, { name: body.name, verified }),
  }),
  command(enrolmentContract.createFirstApp, (context) =>
    enrollingHalf.beginFirstApp(kernel, context),
  ),
  preparedCommand(enrolmentContract.confirmFirstApp, {
    prepare: (context, { body }) => enrollingHalf.checkFirstAppCode(kernel, context, body.code),
    run: (context, _input, { half, checked }) => enrollingHalf.addFirstApp(context, half, checked),
  }),
];

export const routes = (kernel: Kernel) => [
  ...ofOneself(kernel),
  ...ofSigningIn(kernel),
  ...ofEnrolling(kernel),
];

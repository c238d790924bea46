/** Binds how operators sign in, and their own factors, to the use cases that people have too. */
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import type { Kernel } from '../../kernel/module.ts';
import { operatorScope } from '../../kernel/scope.ts';
import * as factors from '../factors/index.ts';
import * as enrolling from './enrolling.ts';
import * as half from './half-contract.ts';
import { lockOwn, operatorOf } from './holding.ts';
import * as own from './own-contract.ts';
import * as signingIn from './signing-in.ts';

type Who = { readonly operatorId: string; readonly email: string; readonly sessionId: string };

const holderOf = ({ operatorId, email }: Who) => operatorOf({ id: operatorId, email });
const making = (actor: Who) => ({ holder: holderOf(actor), sessionId: actor.sessionId });

const onTheWay = (kernel: Kernel) => [
  query(half.getHalfSession, (context) => signingIn.readHalfSession(kernel, context)),
  query(half.challengeHalfSession, (context) => signingIn.challengeHalfSession(kernel, context)),
  preparedCommand(half.completeHalfSession, {
    prepare: (context, { body }) => signingIn.checkHalfSession(kernel, context, body.proof),
    run: (context, _input, proven) => signingIn.completeHalfSession(context, proven),
  }),
  command(half.endHalfSession, (context) => signingIn.giveUp(context)),
];

const enrolment = (kernel: Kernel) => [
  query(half.challengeFirstPasskey, async (context) =>
    factors.challengeNewPasskey(
      kernel,
      context.db,
      enrolling.makingOf(await enrolling.getEnrolling(context)),
    ),
  ),
  preparedCommand(half.createFirstPasskey, {
    async prepare(context, { body }) {
      const on = await enrolling.getEnrolling(context);
      const made = enrolling.makingOf(on);
      return {
        on,
        verified: await factors.checkNewPasskey(kernel, context, made, body.credential),
      };
    },
    run: (context, { body }, { on, verified }) =>
      enrolling.enrolPasskey(context, on, { name: body.name, verified }),
  }),
  preparedCommand(half.createFirstApp, {
    prepare: (context) => enrolling.getEnrolling(context),
    run: async ({ work }, _input, on) =>
      factors.beginApp(kernel, await enrolling.lockEnrolling(work, on)),
  }),
  preparedCommand(half.confirmFirstApp, {
    async prepare(context, { body }) {
      const on = await enrolling.getEnrolling(context);
      return { on, checked: await factors.checkFirstCode(kernel, context, on.operator, body.code) };
    },
    run: (context, _input, { on, checked }) => enrolling.enrolApp(context, on, checked),
  }),
];

const ownPasskeys = (kernel: Kernel) => [
  query(own.challengeOwnPasskey, ({ db, actor }) =>
    factors.challengeNewPasskey(kernel, db, making(actor)),
  ),
  preparedCommand(own.createOwnPasskey, {
    prepare: (context, { body }) =>
      factors.checkNewPasskey(kernel, context, making(context.actor), body.credential),
    run: async ({ work }, { body }, verified) =>
      factors.addPasskey(await lockOwn(work), body.name, verified),
  }),
  command(own.updateOwnPasskey, async ({ work }, { params, body }) =>
    factors.renamePasskey(await lockOwn(work), params.passkey_sid, body.name),
  ),
  command(own.deleteOwnPasskey, async ({ work }, { params }) =>
    factors.removePasskey(await lockOwn(work), params.passkey_sid),
  ),
];

const ownCodes = (kernel: Kernel) => [
  command(own.createOwnApp, async ({ work }) => factors.beginApp(kernel, await lockOwn(work))),
  preparedCommand(own.confirmOwnApp, {
    prepare: (context, { body }) =>
      factors.checkFirstCode(kernel, context, holderOf(context.actor), body.code),
    run: async ({ work }, _input, checked) => factors.addApp(await lockOwn(work), checked),
  }),
  command(own.deleteOwnApp, async ({ work }) => factors.removeApp(await lockOwn(work))),
  command(own.createOwnRecoveryCodes, async ({ work }) =>
    factors.makeRecoveryCodes(await lockOwn(work)),
  ),
];

const freshProof = (kernel: Kernel) => [
  query(own.getOwnFactors, ({ db, actor }) =>
    factors.readFactors(kernel, db, operatorScope(actor.operatorId)),
  ),
  query(own.challengeOwnStepUp, ({ db, actor }) => signingIn.challengeStepUp(kernel, db, actor)),
  preparedCommand(own.stepUpAsOperator, {
    prepare: (context, { body }) => signingIn.checkStepUp(kernel, context, body.proof),
    run: (context, _input, factor) => signingIn.stepUp(context, factor),
  }),
];

export const factorRoutes = (kernel: Kernel) => [
  ...onTheWay(kernel),
  ...enrolment(kernel),
  ...ownPasskeys(kernel),
  ...ownCodes(kernel),
  ...freshProof(kernel),
];

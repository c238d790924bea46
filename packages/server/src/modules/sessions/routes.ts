/** Binds the routes of sessions and password resets to their use cases. */
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import type { Kernel } from '../../kernel/module.ts';
import { changePasswordRoute } from '../users/index.ts';
import * as contract from './contract.ts';
import { endOwnOthers, endSession } from './ending.ts';
import * as resets from './password-resets.ts';
import * as remembered from './remembered-browsers.ts';
import {
  forgetAllRememberedBrowsers,
  forgetRememberedBrowser,
  listRememberedBrowsers,
} from './remembered-browsers-contract.ts';
import * as service from './service.ts';
import { createSignInCode, exchangeSignInCode } from './sign-in-code-contract.ts';
import * as codes from './sign-in-codes.ts';

export const routes = (kernel: Kernel) => [
  query(contract.signInOptions, ({ db }, { body }) => service.readSignInOptions(db, body.email)),

  preparedCommand(contract.createSession, {
    prepare: (context, { body }) => service.checkSignIn(kernel, context, body),
    run: ({ work, reply }, { body }, proven) => service.signIn(work, reply, proven, body.transport),
  }),

  query(contract.getCurrentSession, ({ db, actor }) => service.readCurrent(db, actor)),

  command(contract.endCurrentSession, async ({ work, scope, actor, reply }) => {
    reply.session('user', null);
    return endSession(work, scope, actor.sessionId);
  }),

  preparedCommand(contract.stepUp, {
    prepare: (context, { body }) =>
      service.checkStepUp(kernel, context, context.actor, body.password),
    run: ({ work, scope, reply }) => service.stepUp(work, scope, reply),
  }),

  query(contract.listSessions, ({ db, actor }) => service.listOwn(db, actor)),

  command(contract.endSession, ({ work, scope }, { params }) =>
    endSession(work, scope, params.session_sid),
  ),

  command(contract.endOwnOtherSessions, ({ work, scope }) => endOwnOthers(work, scope)),

  query(listRememberedBrowsers, (context) => remembered.listOwnRemembered(context, context.actor)),

  command(forgetRememberedBrowser, ({ work, scope }, { params }) =>
    remembered.forgetOwn(work, scope, params.remembered_browser_sid),
  ),

  command(forgetAllRememberedBrowsers, ({ work, scope }) => remembered.forgetAllOwn(work, scope)),

  command(createSignInCode, ({ work }, { body }) => codes.createCode(work, body.challenge)),

  preparedCommand(exchangeSignInCode, {
    prepare: ({ db }, { body }) => codes.takeCode(db, body),
    run: ({ work, reply }, _input, giver) => codes.exchangeCode(work, reply, giver),
  }),

  preparedCommand(changePasswordRoute, {
    prepare: (context, { body }) =>
      service.prepareNewPassword(kernel, context, context.actor, {
        current: body.current_password,
        next: body.new_password,
      }),
    run: ({ work, scope }, _input, hash) => service.changePassword(work, scope, hash),
  }),

  preparedCommand(contract.requestPasswordReset, {
    prepare: ({ db }, { body }) => resets.countReset(kernel, db, body.email),
    run: ({ work }, { body }, { mayMail }) => resets.requestReset(work, body.email, mayMail),
  }),

  query(contract.checkPasswordReset, ({ db }, { body }) => resets.readReset(db, body.token)),

  preparedCommand(contract.completePasswordReset, {
    prepare: ({ db }, { body }) =>
      resets.prepareReset(kernel, db, { token: body.token, next: body.new_password }),
    run: ({ work }, { body }, hash) => resets.completeReset(kernel, work, body.token, hash),
  }),
];

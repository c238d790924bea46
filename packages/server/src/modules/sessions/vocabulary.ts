/** Published words of sessions and password resets. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';

export const sessionEvents = defineAuditEvents('session', {
  started: '{target} signed in',
  let_past: '{target} signed in by the emergency access, past single sign-on or the networks',
  refused: 'signing in as {target}',
  ended: '{actor} ended a session of {target}',
  others_ended: '{actor} ended all other sessions of {target}',
  stepped_up: '{actor} proved again to be {target}',
  factor_proven: '{target} proved a second factor, and has to add a stronger one',
  given_up: '{target} gave the password, and left before the second factor',
});

export const rememberedBrowserEvents = defineAuditEvents('remembered_browser', {
  remembered: '{target} had a browser remembered after the second factor',
  forgotten: '{actor} had browsers of {target} forgotten: they ask for the second factor again',
});

export const passwordResetEvents = defineAuditEvents('password_reset', {
  requested: 'a new password was asked for by mail for {target}',
  completed: '{target} set a new password by mail',
});

export const sessionErrors = defineErrors('session', {
  refused: {
    kind: 'unauthenticated',
    title: 'The address or the password is not right',
    remedy: 'Try again, or set a new password by mail.',
  },
  factor_required: {
    kind: 'forbidden',
    title: 'The second factor is needed too',
    remedy:
      'Send the code as second_factor along with the password, or go on with the half session in the browser. `facts` says with what.',
  },
  factor_refused: {
    kind: 'forbidden',
    title: 'This does not prove that it is you',
    remedy: 'Try again with a new code, or take another way.',
  },
  enrolment_required: {
    kind: 'forbidden',
    title: 'A stronger second factor has to be added first',
    remedy:
      'Sign in at the pages: they lead through it. `facts` says whether it has to be a passkey.',
  },
  new_password_required: {
    kind: 'forbidden',
    title: 'The password is right, and too short from now on',
    remedy:
      'Have a link for a new one mailed to you. Where you are signed in still, change it in your profile.',
  },
  half_session_over: {
    kind: 'unauthenticated',
    title: 'Signing in has to begin again',
    remedy: 'Enter your address and password once more.',
  },
});

export const signInCodeEvents = defineAuditEvents('sign_in_code', {
  created: '{actor} let a program on their computer sign in as them',
});

/** What the one-time tokens of these codes are for. */
export const signInCodePurpose = 'sign_in_code';

export const signInCodeErrors = defineErrors('sign_in_code', {
  dead: {
    kind: 'unauthenticated',
    title: 'This code does not sign anybody in',
    remedy: 'Begin again: run the command once more, and let it in within a minute.',
  },
});

/** What the one-time tokens of reset links are for. */
export const passwordResetPurpose = 'password_reset';

export const passwordResetErrors = defineErrors('password_reset', {
  link_dead: {
    kind: 'not_found',
    title: 'This link does not work any more',
    remedy: 'It was used, replaced by a newer one, or is older than an hour. Ask for a new one.',
  },
});

export const signInMails = defineMailKinds({
  sign_in: {
    title: 'Signing in',
    description:
      'When your password is changed, somebody asks for a new one, or you sign in from a new browser.',
    isOptional: false,
  },
});

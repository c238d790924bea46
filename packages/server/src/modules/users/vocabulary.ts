/** Published words of users. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';

export const userEvents = defineAuditEvents('user', {
  created: '{target} signed up',
  profile_changed: '{actor} changed the profile of {target}',
  password_changed: '{actor} changed the password of {target}',
  suspended: 'the operator suspended {target}',
  suspension_lifted: 'the operator lifted the suspension of {target}',
  erased: '{target} was erased',
});

export const userErrors = defineErrors('user', {
  email_taken: {
    kind: 'conflict',
    title: 'There is a login with this address already',
    remedy: 'Sign in with it, or reset its password.',
  },
  email_not_accepted: {
    kind: 'invalid',
    title: 'This is not an e-mail address that can be used here',
    remedy: 'Enter one plain address, like ada@northwind.example.',
  },
  password_not_accepted: {
    kind: 'invalid',
    title: 'This password cannot be used',
    remedy: 'Take a longer or less common one: a few unrelated words are good.',
  },
  password_wrong: {
    kind: 'forbidden',
    title: 'The password is not right',
    remedy: 'Try again, or reset it by mail.',
  },
  sso_required: {
    kind: 'forbidden',
    title: 'Your organization has you sign in through its identity provider',
    remedy:
      'Continue with single sign-on. Passwords are closed for you; whom `who_can` names can make an exception.',
  },
  not_in_this_state: {
    kind: 'conflict',
    title: 'This does not happen in the state that the login is in',
    remedy: 'Read the login again: the lifecycle says what can happen in each state.',
  },
});

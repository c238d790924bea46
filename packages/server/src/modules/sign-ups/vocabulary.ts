/** Published words of sign-ups. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';

export const signUpEvents = defineAuditEvents('sign_up', {
  started: 'signing up was begun for {target}',
  proven: 'the address {target} was proven',
  completed: '{target} signed up',
});

export const signUpErrors = defineErrors('sign_up', {
  code_wrong: {
    kind: 'invalid',
    title: 'The code is not right',
    remedy: 'Look at the newest mail and try again. After five wrong codes a new one is needed.',
  },
  code_dead: {
    kind: 'not_found',
    title: 'The code does not work any more',
    remedy:
      'It was used, replaced, tried too often, or is older than half an hour. Start again to get a new one.',
  },
  proof_dead: {
    kind: 'not_found',
    title: 'This sign-up has run out',
    remedy: 'Start again: it takes a minute.',
  },
  needs_approval: {
    kind: 'forbidden',
    title: 'An administrator decides about this address',
    remedy: 'Send a request; you get a mail when it is decided.',
  },
  invitation_only: {
    kind: 'forbidden',
    title: 'People join by invitation only',
    remedy: 'Ask whoever is named, or send a request that the administrators see.',
  },
  account_name_missing: {
    kind: 'invalid',
    title: 'Your first account needs a name',
    remedy: 'Send account_name: it can be changed later.',
  },
  nothing_to_ask: {
    kind: 'conflict',
    title: 'You need nobody to let you in',
    remedy: 'Finish signing up.',
  },
});

/** Published words of changes of address. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';

export const emailChangeEvents = defineAuditEvents('email_change', {
  started: '{actor} asked to change the address of {target}',
  completed: 'the address of {target} was changed',
  undone: 'the change of address of {target} was undone from the old address',
  cancelled: '{actor} called off the change of address of {target}',
});

export const emailChangeErrors = defineErrors('email_change', {
  same: {
    kind: 'invalid',
    title: 'This is the address already',
    remedy: 'Enter another address.',
  },
  outside_organization: {
    kind: 'forbidden',
    title: 'The address lies outside the organization',
    remedy:
      'The address of a managed user is in one of the verified domains of the organization. Verify the domain first.',
  },
  governed: {
    kind: 'forbidden',
    title: 'Another organization decides about addresses of this domain',
    remedy: 'Ask whoever is named, or choose an address of another domain.',
  },
  code_wrong: {
    kind: 'invalid',
    title: 'The code is not right',
    remedy: 'Look at the newest mail and try again. After five wrong codes a new one is needed.',
  },
  code_dead: {
    kind: 'not_found',
    title: 'The code does not work any more',
    remedy: 'It was used, replaced, called off, tried too often, or is too old. Ask for a new one.',
  },
  link_dead: {
    kind: 'not_found',
    title: 'This link does not work any more',
    remedy:
      'It was used, is older than seven days, or the login has changed since. Ask your administrator, or whoever runs this service.',
  },
});

export const emailChangeMails = defineMailKinds({
  address: {
    title: 'Your address',
    description: 'When the address of your login is to change, and when it did.',
    isOptional: false,
  },
});

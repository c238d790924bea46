/** Published words of the compatible faces: what only they refuse. Added to, never renamed. */
import { defineErrors } from '../../kernel/errors.ts';

export const compatibleErrors = defineErrors('compatible', {
  other_organization: {
    kind: 'forbidden',
    title: 'The credential belongs to another organization',
    remedy: 'Name its own organization in the address, or use a credential of this one.',
  },
  not_told: {
    kind: 'forbidden',
    title: 'The organization itself is not told here',
    remedy: 'Ask for one of the lists below this address, or read the organization under /v1.',
  },
  question_missing: {
    kind: 'invalid',
    title: 'The list needs Identity or Scope',
    remedy:
      'Send the SID of a person as Identity, that of an account or of the organization as Scope, or both.',
  },
  names_differ: {
    kind: 'invalid',
    title: 'userName is not the primary address',
    remedy: 'Send the same address in both.',
  },
  address_alone: {
    kind: 'invalid',
    title: 'The primary address was changed without userName',
    remedy: 'Change both in one request, to the same address.',
  },
  name_alone: {
    kind: 'invalid',
    title: 'userName was changed without the primary address',
    remedy: 'Change both in one request, to the same address.',
  },
  not_changeable: {
    kind: 'conflict',
    title: 'This login cannot be changed in its present state',
    remedy: 'Only active and deactivated logins are changed here.',
  },
});

/** Published words of SCIM. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';

export const scimErrors = defineErrors('scim', {
  invalid_filter: {
    kind: 'invalid',
    title: 'The filter is not understood',
    remedy: 'Write it as RFC 7644 §3.4.2.2 says, with attributes that GET /scim/v2/Schemas names.',
  },
  invalid_path: {
    kind: 'invalid',
    title: 'The path names nothing',
    remedy: 'Use attributes that GET /scim/v2/Schemas names, like name.givenName.',
  },
  no_target: {
    kind: 'invalid',
    title: 'There is nothing at this path',
    remedy: 'Read the resource, and name a value that it has.',
  },
  invalid_value: {
    kind: 'invalid',
    title: 'A value cannot be taken',
    remedy: 'Send what the detail asks for.',
  },
  invalid_patch: {
    kind: 'invalid',
    title: 'The PATCH is not understood',
    remedy:
      'Send operations that are add, replace or remove (RFC 7644 §3.5.2), as many as the detail allows.',
  },
  mutability: {
    kind: 'invalid',
    title: 'This attribute cannot be changed',
    remedy: 'Leave it out: it is ours to set.',
  },
  invalid_cursor: {
    kind: 'invalid',
    title: 'The cursor does not belong to this question',
    remedy: 'Begin again without a cursor, and keep filter and order the same from page to page.',
  },
  duplicate: {
    kind: 'conflict',
    title: 'Somebody is called so already',
    remedy: 'Look for it with a filter, and change that one.',
  },
  domain_unverified: {
    kind: 'invalid',
    title: 'The address is in no verified domain of the organization',
    remedy: 'Have an administrator verify the domain, or send an address in one that is.',
  },
  too_many: {
    kind: 'invalid',
    title: 'This is more than one answer takes',
    remedy: 'Ask for fewer at once, or without members: excludedAttributes=members.',
  },
  invalid_bulk: {
    kind: 'invalid',
    title: 'The bulk request is not understood',
    remedy: 'Send 1 to 1,000 operations on /Users and /Groups, as RFC 7644 §3.7 says.',
  },
  unresolved: {
    kind: 'conflict',
    title: 'It refers to something that is not made',
    remedy: 'Correct the operation that it refers to, and send both again.',
  },
  no_subject: {
    kind: 'not_found',
    title: 'A connection is no user',
    remedy: 'Name the resource by its id: there is nobody whom /Me could stand for.',
  },
  no_person: {
    kind: 'unprocessable',
    title: 'This request shows no person',
    remedy: 'Choose another request of the log, or paste a resource.',
  },
  dry_run: {
    kind: 'forbidden',
    title: 'This connection only tries out',
    remedy: 'An administrator ends the trial on the page of the connection; then send it again.',
  },
  held: {
    kind: 'too_many',
    title: 'The brake holds: too many people would lose their access',
    remedy: 'An administrator lets it go on the page of the connection; then send it again.',
  },
});

export const scimEvents = defineAuditEvents('scim_user', {
  created: '{actor} created the login of {target}',
  adopted: '{actor} took {target} over',
  updated: '{actor} changed what it says of {target}',
  removed: '{actor} gave {target} up',
});

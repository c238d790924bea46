/** Dormant people as the pages know them. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../../../api.ts';

export type DormantPerson = Schemas['DormantPerson'];
export type DormantRule = Schemas['DormantPeople'];

export const stateWords: Readonly<
  Record<
    DormantPerson['state'],
    { readonly word: MessageDescriptor; readonly tone: 'plain' | 'warn' }
  >
> = {
  no_rule: { word: msg`No rule`, tone: 'plain' },
  kept: { word: msg`Never`, tone: 'plain' },
  expected: { word: msg`Not warned`, tone: 'plain' },
  warned: { word: msg`Warned`, tone: 'warn' },
};

export const throughWords: Readonly<
  Record<NonNullable<DormantPerson['last_active_through']>, MessageDescriptor>
> = {
  sign_in: msg`signing in`,
  session: msg`a session`,
  api_key: msg`an API key`,
  oauth_token: msg`the token of an app`,
};

/** Below the key of all policies: whoever changes one refreshes it. */
export const keyOfRule = (organizationSid: string) => [
  'security-policies',
  organizationSid,
  'dormant-people',
];

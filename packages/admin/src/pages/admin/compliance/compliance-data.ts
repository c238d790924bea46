/** Compliance as the pages know it. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { queryClient, type Schemas } from '../../../api.ts';

export type NonCompliance = Schemas['NonCompliance'];
export type Summary = Schemas['ComplianceSummary'];

export const stateWords: Readonly<
  Record<
    NonCompliance['state'],
    { readonly word: MessageDescriptor; readonly tone: 'bad' | 'warn' }
  >
> = {
  suspended: { word: msg`On hold`, tone: 'bad' },
  owing: { word: msg`Asked now`, tone: 'bad' },
  planned: { word: msg`Will be asked`, tone: 'warn' },
};

/** What signing in leads somebody through, so that a hold can wait for it. */
export const isFactor = (missing: NonCompliance['missing']): boolean =>
  missing === 'second_factor' || missing === 'passkey';

export const keyOfCompliance = (organizationSid: string) => ['compliance', organizationSid];

export const refreshCompliance = (organizationSid: string) =>
  queryClient.invalidateQueries({ queryKey: keyOfCompliance(organizationSid) });

/** When a policy begins: now, or at a moment that its form has in the time of the reader. */
import { t } from '@lingui/core/macro';
import { instantOf, localTimeOf } from '../../../ui/local-time.ts';

export interface Start {
  readonly start: 'now' | 'later';
  /** As the field has it. */
  readonly at: string;
}

/** What is planned is what somebody chose last. */
export const startOf = (planned: { readonly starts_at: string } | null): Start => ({
  start: planned === null ? 'now' : 'later',
  at: localTimeOf(planned?.starts_at),
});

export const startsAtOf = ({ start, at }: Start): string | null =>
  start === 'later' ? (instantOf(at) ?? null) : null;

/** What has to be chosen before it can be shown what changes. */
export const whyWaiting = (start: Start): string | undefined =>
  start.start === 'later' && startsAtOf(start) === null ? t`Choose a time first.` : undefined;

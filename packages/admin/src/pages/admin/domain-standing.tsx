/** Where a domain stands: whose move it is, until when, and what then. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { ExactTime, Ledger, Time } from '../../ui/parts.tsx';

type Domain = Schemas['Domain'];

const moveWords: Record<Domain['whose_move'], MessageDescriptor> = {
  yours: msg`yours`,
  ours: msg`ours`,
  theirs: msg`the other organization’s`,
  nobody: msg`nobody’s`,
};

const disputeWords = {
  holder: msg`Another organization has proven this domain too.`,
  claimant: msg`Another organization holds this domain.`,
};

/** What happens when the time is over, said before it is. */
function whatThen(domain: Domain): string | null {
  const { dispute } = domain;
  if (dispute?.side === 'claimant' && dispute.state === 'restoring')
    return t`Then the domain becomes yours, if your proof is still there and theirs is not back.`;
  if (domain.state !== 'verified_uncertain') return null;
  return dispute?.state === 'restoring'
    ? t`Then the domain becomes the other organization’s. The people who are managed under it become independent, and their accounts pass to the Owner.`
    : t`Then the domain lapses. The people who are managed under it become independent, and their accounts pass to the Owner.`;
}

export function DomainStanding({ domain }: { domain: Domain }) {
  const rows: (readonly [ReactNode, ReactNode])[] = [
    [t`Whose move it is`, i18n._(moveWords[domain.whose_move])],
  ];
  if (domain.days_left !== null)
    rows.push([t`Days left`, <strong key="days">{formatNumber(domain.days_left)}</strong>]);
  const until = domain.lapses_at ?? domain.dispute?.restore_until ?? null;
  if (until !== null) rows.push([t`Until`, <ExactTime key="until" at={until} />]);
  if (domain.lapsed_at !== null) {
    rows.push([t`Lapsed`, <Time key="lapsed" at={domain.lapsed_at} />]);
    rows.push([t`People released`, formatNumber(domain.people_released)]);
  }
  const then = whatThen(domain);
  return (
    <Ledger title={t`Where it stands`} rows={rows}>
      {domain.dispute === null ? null : (
        <p>
          <strong>{i18n._(disputeWords[domain.dispute.side])}</strong>{' '}
          <Trans>Neither of you learns who the other is.</Trans>
        </p>
      )}
      {then === null ? null : <p className="small">{then}</p>}
    </Ledger>
  );
}

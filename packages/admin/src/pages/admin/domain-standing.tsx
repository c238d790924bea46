/** Where a domain stands: whose move it is, until when, and what then. */
import type { ReactNode } from 'react';
import type { Schemas } from '../../api.ts';
import { ExactTime, Ledger, Time } from '../../ui/parts.tsx';

type Domain = Schemas['Domain'];

const moveWords: Record<Domain['whose_move'], string> = {
  yours: 'yours',
  ours: 'ours',
  theirs: 'the other organization’s',
  nobody: 'nobody’s',
};

const disputeWords = {
  holder: 'Another organization has proven this domain too',
  claimant: 'Another organization holds this domain',
};

/** What happens when the time is over, said before it is. */
function whatThen(domain: Domain): string | null {
  const { dispute } = domain;
  if (dispute?.side === 'claimant' && dispute.state === 'restoring')
    return 'Then the domain becomes yours, if your proof is still there and theirs is not back.';
  if (domain.state !== 'verified_uncertain') return null;
  const people =
    'The people who are managed under it become independent, and their accounts pass to the Owner.';
  return dispute?.state === 'restoring'
    ? `Then the domain becomes the other organization’s. ${people}`
    : `Then the domain lapses. ${people}`;
}

export function DomainStanding({ domain }: { domain: Domain }) {
  const rows: (readonly [ReactNode, ReactNode])[] = [
    ['Whose move it is', moveWords[domain.whose_move]],
  ];
  if (domain.days_left !== null)
    rows.push(['Days left', <strong key="days">{domain.days_left}</strong>]);
  const until = domain.lapses_at ?? domain.dispute?.restore_until ?? null;
  if (until !== null) rows.push(['Until', <ExactTime key="until" at={until} />]);
  if (domain.lapsed_at !== null) {
    rows.push(['Lapsed', <Time key="lapsed" at={domain.lapsed_at} />]);
    rows.push(['People released', domain.people_released]);
  }
  const then = whatThen(domain);
  return (
    <Ledger title="Where it stands" rows={rows}>
      {domain.dispute === null ? null : (
        <p>
          <strong>{disputeWords[domain.dispute.side]}.</strong> Neither of you learns who the other
          is.
        </p>
      )}
      {then === null ? null : <p className="small">{then}</p>}
    </Ledger>
  );
}

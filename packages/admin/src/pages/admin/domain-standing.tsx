/** Where a domain stands: whose move it is, until when, and what happened so far. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { ExactTime, Ledger, Time, type Tone } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';

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

const tones: Record<Schemas['DomainCheck']['outcome'], Tone> = {
  match: 'ok',
  mismatch: 'bad',
  absent: 'bad',
  unknown: 'plain',
};
const outcomeWords: Record<Schemas['DomainCheck']['outcome'], string> = {
  match: 'Found, and right',
  mismatch: 'Found, value differs',
  absent: 'Not found',
  unknown: 'Could not ask',
};

interface Happening {
  readonly at: string;
  readonly tone: Tone;
  readonly words: string;
  readonly by?: string;
  readonly isTurn?: boolean;
}

/** The turns in its life, which stand out among the looks. */
function turnsOf(domain: Domain): Happening[] {
  const turns = [
    { at: domain.created_at, tone: 'plain', words: `Added by ${domain.added_by}` },
    { at: domain.verified_at, tone: 'ok', words: 'Proven' },
    { at: domain.uncertain_since, tone: 'bad', words: 'The proof is gone' },
    { at: domain.lapsed_at, tone: 'bad', words: 'Lapsed' },
  ] as const;
  return turns.flatMap(({ at, tone, words }) =>
    at === null ? [] : [{ at, tone, words, isTurn: true }],
  );
}

export function Timeline({ domain }: { domain: Domain }) {
  const organization = useOrganization();
  const checks = useQuery({
    queryKey: ['domain-checks', organization.sid, domain.sid],
    queryFn: () => bailiwick.domains.listChecks(organization.sid, domain.sid, { page_size: 8 }),
  });
  const looks = (checks.data?.items ?? []).map(
    (check): Happening => ({
      at: check.checked_at,
      tone: tones[check.outcome],
      words: outcomeWords[check.outcome],
      by: check.asked_by,
    }),
  );
  const happened = [...looks, ...turnsOf(domain)].toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <section className="section">
      <h2>Timeline</h2>
      <ol className="timeline">
        {happened.map(({ at, tone, words, by, isTurn }) => (
          <li key={`${at} ${words}`} data-tone={tone}>
            <span className="small muted">
              <Time at={at} />
              {by === undefined ? null : ` by ${by}`}
            </span>
            <br />
            {isTurn === true ? <strong>{words}</strong> : words}
          </li>
        ))}
      </ol>
    </section>
  );
}

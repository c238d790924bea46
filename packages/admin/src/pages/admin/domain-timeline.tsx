/** What happened to a domain: every look on a line of time, the turns among them, and the same as a table. */
import '../../styles/timeline.css';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { ExactTime, Time, type Tone } from '../../ui/parts.tsx';
import {
  laneHeight,
  type Outcome,
  outcomes,
  outcomeWords,
  placeLooks,
  sentenceOf,
  size,
} from './domain-looks.ts';
import { useOrganization } from './organization.ts';

type Domain = Schemas['Domain'];
type Check = Schemas['DomainCheck'];

const tones: Record<Outcome, Tone> = {
  match: 'ok',
  mismatch: 'bad',
  absent: 'bad',
  unknown: 'plain',
};
const shownAtMost = 60;
const listedAtMost = 8;

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
    queryFn: () =>
      bailiwick.domains.listChecks(organization.sid, domain.sid, { page_size: shownAtMost }),
  });
  const items = checks.data?.items ?? [];
  const looks = items.slice(0, listedAtMost).map(
    (check): Happening => ({
      at: check.checked_at,
      tone: tones[check.outcome],
      words: outcomeWords[check.outcome],
      by: check.asked_by,
    }),
  );
  const turns = turnsOf(domain);
  const happened = [...looks, ...turns].toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <section className="section">
      <h2>Timeline</h2>
      {items.length === 0 ? null : <Looks checks={items} turns={turns} />}
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
      {items.length === 0 ? null : <LooksTable checks={items} />}
    </section>
  );
}

/** One lane for each outcome, named by its word: neither colour nor shape alone says anything. */
function Looks({ checks, turns }: { checks: readonly Check[]; turns: readonly Happening[] }) {
  const id = useId();
  const placed = placeLooks(
    checks.map(({ checked_at, outcome }) => ({ at: checked_at, outcome })),
    turns.map(({ at }) => at),
  );
  return (
    <>
      <p id={id} className="small">
        {sentenceOf(checks)}
      </p>
      <svg
        className="looks"
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-labelledby={id}
      >
        {outcomes.map((outcome, lane) => (
          <g key={outcome}>
            <text x={size.side - 8} y={laneHeight * (lane + 0.5) + 4} textAnchor="end">
              {outcomeWords[outcome].split(',')[0]}
            </text>
            <line
              className="looks-lane"
              x1={size.side}
              x2={size.width}
              y1={laneHeight * (lane + 0.5)}
              y2={laneHeight * (lane + 0.5)}
            />
          </g>
        ))}
        {placed.turns.map((x) => (
          <line
            key={x}
            className="looks-turn"
            x1={x}
            x2={x}
            y1="0"
            y2={laneHeight * outcomes.length}
          />
        ))}
        {placed.looks.map((look) => (
          <LookMark key={`${look.at} ${look.outcome}`} {...look} />
        ))}
        <text x={size.side} y={size.height - 3}>
          {dayOf(placed.from)}
        </text>
        <text x={size.width} y={size.height - 3} textAnchor="end">
          {dayOf(placed.until)}
        </text>
      </svg>
    </>
  );
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const dayOf = (time: number) => day.format(time);

function LookMark({ x, y, outcome, at }: { x: number; y: number; outcome: Outcome; at: string }) {
  const title = <title>{`${dayOf(Date.parse(at))}: ${outcomeWords[outcome]}`}</title>;
  if (outcome === 'match')
    return (
      <circle className="looks-mark" data-outcome={outcome} cx={x} cy={y} r="5">
        {title}
      </circle>
    );
  if (outcome === 'unknown')
    return (
      <circle className="looks-mark" data-outcome={outcome} cx={x} cy={y} r="4.5">
        {title}
      </circle>
    );
  const path =
    outcome === 'mismatch'
      ? `M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`
      : `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}`;
  return (
    <path className="looks-mark" data-outcome={outcome} d={path}>
      {title}
    </path>
  );
}

function LooksTable({ checks }: { checks: readonly Check[] }) {
  return (
    <details className="looks-table">
      <summary>
        {checks.length === 1 ? 'The look as a table' : `The last ${checks.length} looks as a table`}
      </summary>
      <table className="table" aria-label="Looks at the domain">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Outcome</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={check.checked_at}>
              <td data-label="When">
                <ExactTime at={check.checked_at} />
              </td>
              <td data-label="Outcome">
                {outcomeWords[check.outcome]}
                {check.http_status === null ? '' : `, status ${check.http_status}`}
              </td>
              <td data-label="By">{check.asked_by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

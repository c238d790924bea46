/** What happened to a domain: every look on a line of time, the turns among them, and the same as a table. */
import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { isolated, perLanguage } from '../../i18n/formats.ts';
import '../../styles/timeline.css';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { ExactTime, Time, type Tone } from '../../ui/parts.tsx';
import {
  laneHeight,
  laneWords,
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
    { at: domain.created_at, tone: 'plain', words: t`Added by ${{ addedBy: domain.added_by }}` },
    { at: domain.verified_at, tone: 'ok', words: t`Proven` },
    { at: domain.uncertain_since, tone: 'bad', words: t`The proof is gone` },
    { at: domain.lapsed_at, tone: 'bad', words: t`Lapsed` },
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
      words: i18n._(outcomeWords[check.outcome]),
      by: check.asked_by,
    }),
  );
  const turns = turnsOf(domain);
  const happened = [...looks, ...turns].toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <section className="section">
      <h2>
        <Trans>Timeline</Trans>
      </h2>
      {items.length === 0 ? null : <Looks checks={items} turns={turns} />}
      <ol className="timeline">
        {happened.map(({ at, tone, words, by, isTurn }) => (
          <li key={`${at} ${words}`} data-tone={tone}>
            <span className="small muted">
              {by === undefined ? (
                <Time at={at} />
              ) : (
                <Trans>
                  <Time at={at} /> by {by}
                </Trans>
              )}
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
        direction="ltr"
        aria-labelledby={id}
      >
        {outcomes.map((outcome, lane) => (
          <g key={outcome}>
            <text x={size.side - 8} y={laneHeight * (lane + 0.5) + 4} textAnchor="end">
              {i18n._(laneWords[outcome])}
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

const day = perLanguage(
  (formats) =>
    new Intl.DateTimeFormat(formats, {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
);
const dayOf = (time: number) => isolated(day().format(time));

function LookMark({ x, y, outcome, at }: { x: number; y: number; outcome: Outcome; at: string }) {
  const title = <title>{`${dayOf(Date.parse(at))}: ${i18n._(outcomeWords[outcome])}`}</title>;
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
  const count = checks.length;
  return (
    <details className="looks-table">
      <summary>
        {plural(count, { one: 'The look as a table', other: 'The last # looks as a table' })}
      </summary>
      <table className="table" aria-label={t`Looks at the domain`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>When</Trans>
            </th>
            <th scope="col">
              <Trans>Outcome</Trans>
            </th>
            <th scope="col">
              <Trans>By</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={check.checked_at}>
              <td data-label={t`When`}>
                <ExactTime at={check.checked_at} />
              </td>
              <td data-label={t`Outcome`}>
                {i18n._(outcomeWords[check.outcome])}
                {check.http_status === null ? null : (
                  <>
                    {' '}
                    <span className="muted">{t`(status ${{ status: check.http_status }})`}</span>
                  </>
                )}
              </td>
              <td data-label={t`By`}>{check.asked_by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

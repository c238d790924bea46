/** Sign-ins of the last thirty days: a picture, a sentence that says the same, and the numbers as a table. */
import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { formatNumber, isolated, perLanguage } from '../../../i18n/formats.ts';
import '../../../styles/chart.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';

type Activity = Schemas['SignInActivity'];
type Day = Activity['days'][number];

const size = { width: 720, height: 156, foot: 28, side: 34, gap: 4 };
const plot = size.height - size.foot;
const inUtc = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const dates = perLanguage((formats) => new Intl.DateTimeFormat(formats, inUtc));
const days = perLanguage(
  (formats) => new Intl.DateTimeFormat(formats, { ...inUtc, weekday: 'short' }),
);
const dateOf = (day: Day) => isolated(dates().format(new Date(day.date)));
const nameOf = (day: Day) => days().format(new Date(day.date));
const totalOf = (day: Day) => day.signed_in + day.refused;

/** "1,204 sign-ins and 36 refused (3 %) in 30 days, most of them on Tue 24 Nov (91)." */
export function sentenceOf({ days: all, signed_in: done, refused, exact }: Activity): string {
  const count = all.length;
  const sum = done + refused;
  if (sum === 0)
    return plural(count, {
      one: 'Nobody signed in during the last day.',
      other: 'Nobody signed in during the last # days.',
    });
  const busiest = all.reduce((most, day) => (totalOf(day) > totalOf(most) ? day : most));
  const no = formatNumber(refused);
  const share = Math.round((100 * refused) / sum);
  const day = nameOf(busiest);
  const most = formatNumber(totalOf(busiest));
  return exact
    ? plural(done, {
        one: `# sign-in and ${no} refused (${share} %) in ${count} days, most of them on ${day} (${most}).`,
        other: `# sign-ins and ${no} refused (${share} %) in ${count} days, most of them on ${day} (${most}).`,
      })
    : plural(done, {
        one: `At least # sign-in and ${no} refused (${share} %) in ${count} days, most of them on ${day} (${most}).`,
        other: `At least # sign-ins and ${no} refused (${share} %) in ${count} days, most of them on ${day} (${most}).`,
      });
}

/** The next of 1, 2, 5, 10, 20 … that is not below. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value;
}

function Bars({ days }: { days: readonly Day[] }) {
  const top = roundUp(Math.max(1, ...days.map(totalOf)));
  const step = (size.width - size.side) / days.length;
  const heightOf = (value: number) => (value / top) * (plot - 10);
  return days.map((day, index) => {
    const x = size.side + index * step;
    const done = heightOf(day.signed_in);
    const refused = heightOf(day.refused);
    return (
      <g key={day.date}>
        <title>
          {t`${{ day: nameOf(day) }}: ${{ done: formatNumber(day.signed_in) }} signed in, ${{ refused: formatNumber(day.refused) }} refused`}
        </title>
        <rect className="chart-hit" x={x} y={0} width={step} height={plot} />
        <rect className="chart-done" x={x} y={plot - done} width={step - size.gap} height={done} />
        <rect
          className="chart-refused"
          x={x}
          y={plot - done - refused}
          width={step - size.gap}
          height={refused}
          fill="url(#chart-hatch)"
        />
      </g>
    );
  });
}

function Chart({ activity, labelledBy }: { activity: Activity; labelledBy: string }) {
  const { days } = activity;
  const top = roundUp(Math.max(1, ...days.map(totalOf)));
  const step = (size.width - size.side) / days.length;
  const shown = days.filter((_day, index) => index % 7 === 0 && index < days.length - 5);
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      direction="ltr"
      aria-labelledby={labelledBy}
    >
      <defs>
        <pattern
          id="chart-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="chart-hatch-ground" width="5" height="5" />
          <rect className="chart-hatch-line" width="2.5" height="5" />
        </pattern>
      </defs>
      {[top, top / 2].map((value) => (
        <g key={value}>
          <line
            className="chart-line"
            x1={size.side}
            x2={size.width}
            y1={plot - (value / top) * (plot - 10)}
            y2={plot - (value / top) * (plot - 10)}
          />
          <text
            className="chart-scale"
            x={size.side - 6}
            y={plot - (value / top) * (plot - 10) + 4}
            textAnchor="end"
          >
            {Number.isInteger(value) ? formatNumber(value) : ''}
          </text>
        </g>
      ))}
      <Bars days={days} />
      <line className="chart-base" x1={size.side} x2={size.width} y1={plot} y2={plot} />
      {shown.map((day) => (
        <text key={day.date} x={size.side + days.indexOf(day) * step} y={size.height - 6}>
          {dateOf(day)}
        </text>
      ))}
    </svg>
  );
}

function Numbers({ days }: { days: readonly Day[] }) {
  const busy = days.filter((day) => totalOf(day) > 0).toReversed();
  return (
    <details className="chart-table">
      <summary>
        <Trans>The numbers as a table</Trans>
      </summary>
      <table className="table" aria-label={t`Sign-ins by day`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Day (UTC)</Trans>
            </th>
            <th scope="col" className="number">
              <Trans>Signed in</Trans>
            </th>
            <th scope="col" className="number">
              <Trans>Refused</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {busy.map((day) => (
            <tr key={day.date}>
              <td data-label={t`Day (UTC)`}>{nameOf(day)}</td>
              <td data-label={t`Signed in`} className="number">
                {formatNumber(day.signed_in)}
              </td>
              <td data-label={t`Refused`} className="number">
                {formatNumber(day.refused)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted">
        <Trans>Days without a sign-in are left out.</Trans>
      </p>
    </details>
  );
}

export function SignIns({ sid }: { sid: string }) {
  const id = useId();
  const activity = useQuery({
    queryKey: ['sign-in-activity', sid],
    queryFn: () => bailiwick.signInActivity.get(sid),
    retry: false,
  });
  const { data } = activity;
  if (data === undefined) return null;
  const from = `${data.days[0]?.date ?? ''}T00:00:00.000Z`;
  const isEmpty = data.signed_in + data.refused === 0;
  return (
    <section className="section" aria-label={t`Sign-ins`}>
      <h2>
        <Trans>Sign-ins of the last 30 days</Trans>
      </h2>
      <p id={id}>{sentenceOf(data)}</p>
      {isEmpty ? null : (
        <>
          <Chart activity={data} labelledBy={id} />
          <ul className="chart-key small">
            <li data-series="done">
              <Link to="/admin/audit-log" search={{ event: 'session.started', from }}>
                <Trans>{ph({ done: formatNumber(data.signed_in) })} signed in</Trans>
              </Link>
            </li>
            <li data-series="refused">
              <Link to="/admin/audit-log" search={{ event: 'session.refused', from }}>
                <Trans>{ph({ refused: formatNumber(data.refused) })} refused</Trans>
              </Link>
            </li>
          </ul>
          <Numbers days={data.days} />
        </>
      )}
    </section>
  );
}

/** Sign-ins of the last thirty days: a picture, a sentence that says the same, and the numbers as a table. */
import '../../../styles/chart.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';

type Activity = Schemas['SignInActivity'];
type Day = Activity['days'][number];

const size = { width: 720, height: 156, foot: 28, side: 34, gap: 4 };
const plot = size.height - size.foot;
const dayName = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const nameOf = (day: Day) => dayName.format(new Date(day.date));
const totalOf = (day: Day) => day.signed_in + day.refused;
const number = (value: number) => value.toLocaleString('en');

/** "1,204 sign-ins and 36 refused (3 %) in 30 days, most of them on Tue 24 Nov (91)." */
export function sentenceOf({ days, signed_in, refused, exact }: Activity): string {
  const all = signed_in + refused;
  if (all === 0) return `Nobody signed in during the last ${days.length} days.`;
  const busiest = days.reduce((most, day) => (totalOf(day) > totalOf(most) ? day : most));
  const share = Math.round((100 * refused) / all);
  const atLeast = exact ? '' : 'At least ';
  return `${atLeast}${number(signed_in)} sign-in${signed_in === 1 ? '' : 's'} and ${number(refused)} refused (${share} %) in ${days.length} days, most of them on ${nameOf(busiest)} (${number(totalOf(busiest))}).`;
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
          {`${nameOf(day)}: ${number(day.signed_in)} signed in, ${number(day.refused)} refused`}
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
            {Number.isInteger(value) ? number(value) : ''}
          </text>
        </g>
      ))}
      <Bars days={days} />
      <line className="chart-base" x1={size.side} x2={size.width} y1={plot} y2={plot} />
      {shown.map((day) => (
        <text key={day.date} x={size.side + days.indexOf(day) * step} y={size.height - 6}>
          {nameOf(day).replace(/^\w+,? /, '')}
        </text>
      ))}
    </svg>
  );
}

function Numbers({ days }: { days: readonly Day[] }) {
  const busy = days.filter((day) => totalOf(day) > 0).toReversed();
  return (
    <details className="chart-table">
      <summary>The numbers as a table</summary>
      <table className="table" aria-label="Sign-ins by day">
        <thead>
          <tr>
            <th scope="col">Day (UTC)</th>
            <th scope="col" className="number">
              Signed in
            </th>
            <th scope="col" className="number">
              Refused
            </th>
          </tr>
        </thead>
        <tbody>
          {busy.map((day) => (
            <tr key={day.date}>
              <td data-label="Day (UTC)">{nameOf(day)}</td>
              <td data-label="Signed in" className="number">
                {number(day.signed_in)}
              </td>
              <td data-label="Refused" className="number">
                {number(day.refused)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted">Days without a sign-in are left out.</p>
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
    <section className="section" aria-label="Sign-ins">
      <h2>Sign-ins of the last 30 days</h2>
      <p id={id}>{sentenceOf(data)}</p>
      {isEmpty ? null : (
        <>
          <Chart activity={data} labelledBy={id} />
          <ul className="chart-key small">
            <li data-series="done">
              <Link to="/admin/audit-log" search={{ event: 'session.started', from }}>
                {number(data.signed_in)} signed in
              </Link>
            </li>
            <li data-series="refused">
              <Link to="/admin/audit-log" search={{ event: 'session.refused', from }}>
                {number(data.refused)} refused
              </Link>
            </li>
          </ul>
          <Numbers days={data.days} />
        </>
      )}
    </section>
  );
}

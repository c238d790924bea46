/** Who came from outside of a list that is only looked at. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../../../api.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { Time } from '../../../ui/parts.tsx';

type Findings = Schemas['NetworkPolicies']['findings'];
type Finding = Findings['items'][number];

const kinds: Readonly<Record<Finding['kind'], MessageDescriptor>> = {
  person: msg`person`,
  api_key: msg`API key`,
  oauth_app: msg`OAuth app`,
  provisioning: msg`provisioning`,
};

function sentenceOf({ people, programs }: Findings): string {
  const persons = plural(people, { one: '# person', other: '# people' });
  const machines = plural(programs, { one: '# program', other: '# programs' });
  if (programs === 0)
    return plural(people, {
      one: '# person came from outside in the last 30 days, and was let in.',
      other: '# people came from outside in the last 30 days, and were let in.',
    });
  if (people === 0)
    return plural(programs, {
      one: '# program came from outside in the last 30 days, and was let in.',
      other: '# programs came from outside in the last 30 days, and were let in.',
    });
  return t`${persons} and ${machines} came from outside in the last 30 days, and were let in.`;
}

/** Nothing is said where nobody came. */
export function NetworkFindings({ findings }: { findings: Findings }) {
  if (findings.items.length === 0) return null;
  const [kind, from, first, last] = [t`Kind`, t`From`, t`First seen`, t`Last seen`];
  const requests = t`Requests`;
  return (
    <>
      <h4>
        <Trans>Who came from outside</Trans>
      </h4>
      <p>{sentenceOf(findings)}</p>
      <table className="table" aria-label={t`Who came from outside`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Name</Trans>
            </th>
            <th scope="col">{kind}</th>
            <th scope="col">{from}</th>
            <th scope="col">{first}</th>
            <th scope="col">{last}</th>
            <th scope="col">{requests}</th>
          </tr>
        </thead>
        <tbody>
          {findings.items.map((row) => (
            <tr
              key={`${row.kind} ${row.name} ${row.address} ${row.account_name ?? ''} ${row.first_seen_at}`}
            >
              <td data-label={t`Name`}>
                <bdi>{row.name}</bdi>
                {row.account_name === null ? null : (
                  <span className="small muted impact-names">
                    <bdi>{row.account_name}</bdi>
                  </span>
                )}
              </td>
              <td data-label={kind}>{i18n._(kinds[row.kind])}</td>
              <td data-label={from}>
                <code>{row.address}</code>
              </td>
              <td data-label={first}>
                <Time at={row.first_seen_at} />
              </td>
              <td data-label={last}>
                <Time at={row.last_seen_at} />
              </td>
              <td data-label={requests}>{formatNumber(row.requests)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

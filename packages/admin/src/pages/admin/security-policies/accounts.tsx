/** Accounts that ask for more than their organization: all of them, and the policies of one. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick } from '../../../api.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { ExactTime, Time } from '../../../ui/parts.tsx';
import { PolicyGroups } from './groups.tsx';
import type { AnyPolicy, Policies } from './policy-data.ts';

export function OneAccount({ policies, accountSid }: { policies: Policies; accountSid: string }) {
  const account = useQuery({
    queryKey: ['account', accountSid],
    queryFn: () => bailiwick.accounts.get(accountSid),
  });
  if (account.isError)
    return <ProblemSummary problem={problemOf(account.error)} takesFocus={false} />;
  if (account.data === undefined) return null;
  const name = account.data.friendly_name;
  return (
    <>
      <p>
        <Link to="/admin/security-policies" search={{}}>
          <Trans>All policies</Trans>
        </Link>
      </p>
      <p>
        <Trans>
          What <strong>{name}</strong> and its subaccounts ask for beyond the organization.
        </Trans>
      </p>
      <PolicyGroups policies={policies} account={{ sid: accountSid, name }} />
    </>
  );
}

interface Row {
  readonly key: string;
  readonly policy: AnyPolicy;
}

type Factor = Policies['accounts'][number];
type Limits = Policies['session'];

/** What was chosen and taken back stands in no list. */
const asksFactor = ({ planned, required_of }: Factor) =>
  required_of !== 'nobody' || (planned !== null && planned.required_of !== 'nobody');
const hasLimits = ({ planned, ...policy }: Limits) =>
  [policy, planned].some(
    (rule) =>
      rule !== null &&
      (rule.lifetime_minutes ?? rule.idle_minutes ?? rule.step_up_minutes) !== null,
  );

const keepsOut = ({ planned, access }: Policies['external_users']) =>
  access !== 'allowed' || (planned !== null && planned.access !== 'allowed');

const remembersLess = ({ planned, remembered_days: days }: Policies['remembered_browsers']) =>
  days !== null || (planned !== null && planned.remembered_days !== null);

const rowsOf = (policies: Policies): readonly Row[] => [
  ...policies.accounts
    .filter(asksFactor)
    .map((policy) => ({ key: `factor ${policy.account_sid ?? ''}`, policy })),
  ...policies.session_accounts
    .filter(hasLimits)
    .map((policy) => ({ key: `session ${policy.account_sid ?? ''}`, policy })),
  ...policies.external_users_accounts
    .filter(keepsOut)
    .map((policy) => ({ key: `outside ${policy.account_sid ?? ''}`, policy })),
  ...policies.remembered_browsers_accounts
    .filter(remembersLess)
    .map((policy) => ({ key: `remembered ${policy.account_sid ?? ''}`, policy })),
];

export function StricterAccounts({ policies }: { policies: Policies }) {
  const rows = rowsOf(policies);
  return (
    <section className="section">
      <h2>
        <Trans>Accounts that ask for more</Trans>
      </h2>
      {rows.length === 0 ? (
        <p>
          <Trans>
            None. To ask for more at one, also of people from outside,{' '}
            <Link to="/admin/accounts">open the account</Link> and go to its security policy.
          </Trans>
        </p>
      ) : (
        <RowTable rows={rows} />
      )}
    </section>
  );
}

function RowTable({ rows }: { rows: readonly Row[] }) {
  return (
    <table className="table" aria-label={t`Accounts that ask for more`}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Account</Trans>
          </th>
          <th scope="col">
            <Trans>Asks for</Trans>
          </th>
          <th scope="col">
            <Trans>Since</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, policy }) => (
          <tr key={key}>
            <td data-label={t`Account`}>
              <Link to="/admin/security-policies" search={{ account: policy.account_sid ?? '' }}>
                {policy.account_name}
              </Link>
            </td>
            <td data-label={t`Asks for`}>{policy.planned?.sentence ?? policy.sentence}</td>
            <td data-label={t`Since`}>
              {policy.planned === null ? (
                <Time at={policy.started_at} />
              ) : (
                <Trans>
                  from <ExactTime at={policy.planned.starts_at} /> on
                </Trans>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

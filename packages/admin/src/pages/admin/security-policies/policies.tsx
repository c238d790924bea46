/** How people must prove themselves: where things stand, what is asked and from when on, accounts that ask for more, and one person. */
import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQueryWords } from '../../../address.ts';
import { bailiwick } from '../../../api.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { ExactTime, Ledger, Notice, Time } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { EffectivePolicy } from './effective.tsx';
import { OneAccount } from './one-account.tsx';
import { type Policies, ruleInWords, type SecondFactorPolicy } from './policy-data.ts';
import { Saved } from './saved.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { SessionForm } from './session-form.tsx';

export function SecurityPolicies() {
  const { sid, place } = useOrganization();
  const { account } = useQueryWords();
  const policies = useQuery({
    queryKey: ['security-policies', sid],
    queryFn: () => bailiwick.securityPolicies.get(sid),
  });
  return (
    <Page
      help="security-policies"
      title={t`Security policies`}
      place={place}
      lead={t`How people prove who they are, for the whole organization or more strictly for one account. Each policy counts at every request, from its start on.`}
    >
      {policies.isError ? (
        <ProblemSummary problem={problemOf(policies.error)} takesFocus={false} />
      ) : null}
      {policies.data === undefined ? null : account === undefined ? (
        <Whole policies={policies.data} />
      ) : (
        <OneAccount policies={policies.data} accountSid={account} />
      )}
    </Page>
  );
}

function Whole({ policies }: { policies: Policies }) {
  const { may } = useOrganization();
  const [saved, setSaved] = useState<{ readonly at: string | null } | null>(null);
  const policy = policies.second_factor;
  return (
    <div className="columns">
      <div>
        {saved === null ? null : <Saved at={saved.at} />}
        <section className="section measure" aria-label={t`Second factor`}>
          <h2>
            <Trans>Second factor</Trans>
          </h2>
          <Standing policies={policies} />
          {may('security-policies/update') ? (
            <SecondFactorForm
              key={policy.version}
              policy={policy}
              onSaved={(at) => setSaved({ at })}
            />
          ) : (
            <p>
              <Trans>The Owner and Administrators can change this.</Trans>
            </p>
          )}
        </section>
        <Sessions policies={policies} />
        <StricterAccounts policies={policies} />
        <EffectivePolicy />
      </div>
      <Counts policies={policies} />
    </div>
  );
}

/** One sentence on where things stand, and whose move it is. */
function Standing({ policies: { second_factor: policy, standing } }: { policies: Policies }) {
  const { missing } = standing;
  const asksNow = policy.required_of !== 'nobody';
  return (
    <>
      <p>
        {policy.sentence}{' '}
        {asksNow
          ? missing === 0
            ? t`Nobody has to do anything: all of them have it.`
            : plural(missing, {
                one: '# person has none yet, and adds it at the next sign-in.',
                other: '# people have none yet, and add it at the next sign-in.',
              })
          : plural(missing, {
              one: '# person would have to add one.',
              other: '# people would have to add one.',
            })}
      </p>
      {policy.planned === null ? null : (
        <Notice>
          <Trans>
            From <ExactTime at={policy.planned.starts_at} /> on:{' '}
            {ph({ rule: ruleInWords(policy.planned) })}. It starts by itself.
          </Trans>
        </Notice>
      )}
    </>
  );
}

function Sessions({ policies: { session: policy } }: { policies: Policies }) {
  const { may } = useOrganization();
  const [saved, setSaved] = useState<{ readonly at: string | null } | null>(null);
  return (
    <section className="section measure" aria-label={t`How long sessions last`}>
      <h2>
        <Trans>How long sessions last</Trans>
      </h2>
      {saved === null ? null : <Saved at={saved.at} />}
      <p>{policy.sentence}</p>
      {policy.planned === null ? null : (
        <Notice>
          <Trans>
            Other times start by themselves at <ExactTime at={policy.planned.starts_at} />.
          </Trans>
        </Notice>
      )}
      {may('security-policies/update') ? (
        <SessionForm key={policy.version} policy={policy} onSaved={(at) => setSaved({ at })} />
      ) : null}
    </section>
  );
}

function Counts({ policies: { standing, second_factor: policy } }: { policies: Policies }) {
  const isAsked = policy.required_of !== 'nobody' || policy.planned !== null;
  return (
    <Ledger
      title={isAsked ? t`Who has it` : t`If everybody were asked`}
      rows={[
        [isAsked ? t`people are asked` : t`people in all`, formatNumber(standing.asked)],
        [t`prove themselves at their company`, formatNumber(standing.by_sso)],
        [t`have what is asked for`, formatNumber(standing.by_factor)],
        [t`have none yet`, formatNumber(standing.missing)],
        [t`people from outside without it`, formatNumber(standing.guests_missing)],
      ]}
    >
      <p className="small">
        <Trans>
          Single sign-on counts: the company proves its people. API keys are refused while whoever
          made them has none.
        </Trans>
      </p>
    </Ledger>
  );
}

interface Row {
  readonly key: string;
  readonly policy: Pick<SecondFactorPolicy, 'account_sid' | 'account_name' | 'started_at'>;
  readonly asks: string;
  readonly startsAt: string | undefined;
}

/** What was chosen and taken back stands in no list. */
const asksFactor = ({ planned, ...policy }: SecondFactorPolicy) =>
  policy.required_of !== 'nobody' || (planned !== null && planned.required_of !== 'nobody');
const hasLimits = ({ planned, ...policy }: Policies['session']) =>
  [policy, planned].some(
    (rule) =>
      rule !== null &&
      (rule.lifetime_minutes ?? rule.idle_minutes ?? rule.step_up_minutes) !== null,
  );

const rowsOf = ({ accounts, session_accounts: limited }: Policies): readonly Row[] => [
  ...accounts.filter(asksFactor).map((policy) => ({
    key: `factor ${policy.account_sid ?? ''}`,
    policy,
    asks: ruleInWords(policy.planned ?? policy),
    startsAt: policy.planned?.starts_at,
  })),
  ...limited.filter(hasLimits).map((policy) => ({
    key: `session ${policy.account_sid ?? ''}`,
    policy,
    asks: t`shorter sessions, of whoever reaches it`,
    startsAt: policy.planned?.starts_at,
  })),
];

function StricterAccounts({ policies }: { policies: Policies }) {
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
            {rows.map(({ key, policy, asks, startsAt }) => (
              <tr key={key}>
                <td data-label={t`Account`}>
                  <Link
                    to="/admin/security-policies"
                    search={{ account: policy.account_sid ?? '' }}
                  >
                    {policy.account_name}
                  </Link>
                </td>
                <td data-label={t`Asks for`}>{asks}</td>
                <td data-label={t`Since`}>
                  {startsAt === undefined ? (
                    <Time at={policy.started_at} />
                  ) : (
                    <Trans>
                      from <ExactTime at={startsAt} /> on
                    </Trans>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** How people must prove themselves: where things stand, what is asked and from when on, accounts that ask for more, and one person. */
import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQueryWords } from '../../../address.ts';
import { bailiwick, type Schemas } from '../../../api.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { Button } from '../../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { ExactTime, Ledger, Notice, Time } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { EffectivePolicy } from './effective.tsx';
import { ruleInWords, type SecondFactorPolicy } from './policy-data.ts';
import { SecondFactorForm } from './second-factor-form.tsx';

type Policies = Schemas['SecurityPolicies'];

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

function Saved({ at }: { at: string | null }) {
  return (
    <Notice tone="ok" live>
      {at === null ? (
        <Trans>Saved. It counts from now on.</Trans>
      ) : (
        <Trans>
          Saved. It starts by itself at <ExactTime at={at} />.
        </Trans>
      )}
    </Notice>
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
        <section className="section measure">
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
        <StricterAccounts accounts={policies.accounts} />
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

function StricterAccounts({ accounts }: { accounts: readonly SecondFactorPolicy[] }) {
  return (
    <section className="section">
      <h2>
        <Trans>Accounts that ask for more</Trans>
      </h2>
      {accounts.length === 0 ? (
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
                <Trans>Second factor</Trans>
              </th>
              <th scope="col">
                <Trans>Since</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((policy) => (
              <tr key={policy.account_sid}>
                <td data-label={t`Account`}>
                  <Link
                    to="/admin/security-policies"
                    search={{ account: policy.account_sid ?? '' }}
                  >
                    {policy.account_name}
                  </Link>
                </td>
                <td data-label={t`Second factor`}>
                  {policy.planned === null ? ruleInWords(policy) : ruleInWords(policy.planned)}
                </td>
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
      )}
    </section>
  );
}

/** The same form for one account, which can only be stricter. */
function OneAccount({ policies, accountSid }: { policies: Policies; accountSid: string }) {
  const navigate = useNavigate();
  const [saved, setSaved] = useState<{ readonly at: string | null } | null>(null);
  const account = useQuery({
    queryKey: ['account', accountSid],
    queryFn: () => bailiwick.accounts.get(accountSid),
  });
  const { may } = useOrganization();
  if (account.isError)
    return <ProblemSummary problem={problemOf(account.error)} takesFocus={false} />;
  if (account.data === undefined) return null;
  const name = account.data.friendly_name;
  const own = policies.accounts.find((row) => row.account_sid === accountSid);
  const policy: SecondFactorPolicy = own ?? {
    ...policies.second_factor,
    account_sid: accountSid,
    account_name: name,
    required_of: 'nobody',
    phishing_resistant: false,
    planned: null,
    version: 0,
  };
  const back = () => void navigate({ to: '/admin/security-policies', search: {} });
  return (
    <section className="section measure">
      <h2>
        <Trans>Second factor at {name}</Trans>
      </h2>
      {saved === null ? null : <Saved at={saved.at} />}
      <p>
        {own === undefined
          ? t`It asks for no more than the organization: ${{ sentence: policies.second_factor.sentence }}`
          : own.sentence}
      </p>
      {own?.planned == null ? null : (
        <Notice>
          <Trans>
            From <ExactTime at={own.planned.starts_at} /> on:{' '}
            {ph({ rule: ruleInWords(own.planned) })}. It starts by itself.
          </Trans>
        </Notice>
      )}
      {may('security-policies/update') ? (
        <SecondFactorForm
          key={policy.version}
          policy={policy}
          onSaved={(at) => setSaved({ at })}
          secondary={
            <Button onPress={back}>
              <Trans>All policies</Trans>
            </Button>
          }
        />
      ) : null}
    </section>
  );
}

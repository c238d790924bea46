/** Who needs a second factor, and which. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { Checkbox, Choices } from '../../../ui/controls.tsx';
import { Ledger } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type Closing, PolicyForm, PolicySection, type SectionProps } from './frame.tsx';
import { lastChosen, type Policies, policyAt } from './policy-data.ts';

type SecondFactorPolicy = Schemas['SecondFactorPolicy'];
type Rule = Pick<SecondFactorPolicy, 'required_of' | 'phishing_resistant'>;

export function SecondFactorSection({ policies, account }: SectionProps) {
  const policy = policyAt(policies.second_factor, policies.accounts, account, {
    required_of: 'nobody',
    phishing_resistant: false,
    sentence: t`It asks for no more than the organization: ${{ sentence: policies.second_factor.sentence }}`,
  });
  return (
    <PolicySection
      title={t`Second factor`}
      policy={policy}
      follows={account === null ? whoseMove(policies) : null}
      form={(closing) => <SecondFactorForm policy={policy} {...closing} />}
    />
  );
}

function whoseMove({ second_factor: policy, standing: { missing } }: Policies): string {
  if (policy.required_of === 'nobody')
    return plural(missing, {
      one: '# person would have to add one.',
      other: '# people would have to add one.',
    });
  return missing === 0
    ? t`Nobody has to do anything: all of them have it.`
    : plural(missing, {
        one: '# person has none yet, and adds it at the next sign-in.',
        other: '# people have none yet, and add it at the next sign-in.',
      });
}

/** Beside all policies: in numbers, who has what this one asks for. */
export function SecondFactorCounts({
  policies: { standing, second_factor: policy },
}: SectionProps) {
  const isAsked = policy.required_of !== 'nobody' || policy.planned !== null;
  return (
    <Ledger
      title={isAsked ? t`Who has a second factor` : t`If everybody were asked for a second factor`}
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
      <p>
        <Link to="/admin/compliance">
          <Trans>See who does not meet it, and remind them</Trans>
        </Link>
      </p>
    </Ledger>
  );
}

const circles = (isAccount: boolean) => [
  isAccount
    ? {
        value: 'nobody',
        title: t`nobody, beyond what the organization asks`,
      }
    : {
        value: 'nobody',
        title: t`nobody`,
        text: t`A password is enough. Whoever has a second factor is still asked for it.`,
      },
  {
    value: 'administrators',
    title: t`whoever administers it`,
    text: isAccount
      ? t`Owner and Administrators of the account, and those of the organization.`
      : t`The Owner and the Administrators of the organization.`,
  },
  {
    value: 'everyone',
    title: t`everybody`,
    text: isAccount
      ? t`Whoever comes to the account, also from outside. Without it they reach their other accounts, and this one not.`
      : t`All people whom you manage; and people from outside, at your accounts.`,
  },
];

function SecondFactorForm({ policy, ...closing }: Closing & { policy: SecondFactorPolicy }) {
  const { sid } = useOrganization();
  const [rule, setRule] = useState<Rule>(() => {
    const { required_of, phishing_resistant } = lastChosen<Rule>(policy);
    return { required_of, phishing_resistant };
  });
  const { account_sid, version } = policy;
  return (
    <PolicyForm
      {...closing}
      title={account_sid === null ? t`Change who is asked` : t`Change what this account asks for`}
      policy={policy}
      rule={{ account_sid, ...rule }}
      now={t`Sessions that have not proven it are asked at once.`}
      later={t`By itself. Until then, people can add what they need in their profile.`}
      preview={(body) => bailiwick.securityPolicies.updateSecondFactorDryRun(sid, body)}
      save={(api, body) => api.securityPolicies.updateSecondFactor(sid, body, { ifMatch: version })}
    >
      <Choices
        name="required_of"
        legend={t`Of whom it is asked`}
        choices={circles(account_sid !== null)}
        value={rule.required_of}
        onChange={(value) => setRule({ ...rule, required_of: value as Rule['required_of'] })}
      />
      {rule.required_of === 'nobody' ? null : (
        <Checkbox
          name="phishing_resistant"
          label={t`Only passkeys and security keys, no codes: they cannot be phished`}
          checked={rule.phishing_resistant}
          onChange={(phishing_resistant) => setRule({ ...rule, phishing_resistant })}
        />
      )}
    </PolicyForm>
  );
}

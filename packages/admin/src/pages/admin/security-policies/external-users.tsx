/** Whether people from outside come to accounts, and through whom. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { Choices } from '../../../ui/controls.tsx';
import { useOrganization } from '../organization.ts';
import { type Closing, PolicyForm, PolicySection, type SectionProps } from './frame.tsx';
import { lastChosen, policyAt } from './policy-data.ts';
import { Unmet } from './unmet.tsx';

type ExternalUserPolicy = Schemas['ExternalUserPolicy'];
type Rule = Pick<ExternalUserPolicy, 'access'>;

export function ExternalUserSection({ policies, account }: SectionProps) {
  const policy = policyAt(policies.external_users, policies.external_users_accounts, account, {
    access: 'allowed',
    sentence: t`It asks for no more than the organization: ${{ sentence: policies.external_users.sentence }}`,
  });
  return (
    <PolicySection
      title={t`People from outside`}
      policy={policy}
      form={(closing) => <ExternalUserForm policy={policy} {...closing} />}
    >
      {policy.access === 'not_allowed' || policy.planned?.access === 'not_allowed' ? (
        <Unmet missing={['outside']} account={account}>
          <Trans>See who holds roles here from outside</Trans>
        </Unmet>
      ) : null}
    </PolicySection>
  );
}

const accesses = (isAccount: boolean) => [
  {
    value: 'allowed',
    title: isAccount ? t`no more than the organization asks` : t`allowed`,
    text: t`Whoever may invite to an account lets them in.`,
  },
  {
    value: 'by_approval',
    title: t`only through administrators of the organization`,
    text: t`Its Owner and Administrators let them in; others are told to ask one of them. Who is there stays.`,
  },
  {
    value: 'not_allowed',
    title: t`not allowed`,
    text: t`Nobody is let in, and who is there is refused. They keep their roles, which count again when you allow it.`,
  },
];

function ExternalUserForm({ policy, ...closing }: Closing & { policy: ExternalUserPolicy }) {
  const { sid } = useOrganization();
  const [access, setAccess] = useState(() => lastChosen<Rule>(policy).access);
  const { account_sid, version } = policy;
  return (
    <PolicyForm
      {...closing}
      title={t`Change who comes from outside`}
      policy={policy}
      rule={{ account_sid, access }}
      now={t`From the next request on.`}
      later={t`By itself. Until then everything stays as it is.`}
      preview={(body) => bailiwick.securityPolicies.updateExternalUsersDryRun(sid, body)}
      save={(api, body) =>
        api.securityPolicies.updateExternalUsers(sid, body, { ifMatch: version })
      }
    >
      <Choices
        name="access"
        legend={t`People whom the organization does not manage are`}
        choices={accesses(account_sid !== null)}
        value={access}
        onChange={(value) => setAccess(value as Rule['access'])}
      />
    </PolicyForm>
  );
}

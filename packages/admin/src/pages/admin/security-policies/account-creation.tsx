/** Who creates accounts. */
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { Choices } from '../../../ui/controls.tsx';
import { useOrganization } from '../organization.ts';
import { type Closing, PolicyForm, PolicySection, type SectionProps } from './frame.tsx';
import { lastChosen } from './policy-data.ts';

type AccountCreationPolicy = Schemas['AccountCreationPolicy'];
type Rule = Pick<AccountCreationPolicy, 'created_by'>;

export function AccountCreationSection({ policies: { account_creation: policy } }: SectionProps) {
  return (
    <PolicySection
      title={t`Who creates accounts`}
      policy={policy}
      form={(closing) => <AccountCreationForm policy={policy} {...closing} />}
    />
  );
}

const creators = () => [
  {
    value: 'everyone',
    title: t`whoever has a role that lets them`,
    text: t`Owner, Administrators, and Standard Users.`,
  },
  {
    value: 'administrators',
    title: t`only administrators`,
    text: t`The Owner and the Administrators of the organization. Programs as far as one of them made them.`,
  },
  {
    value: 'nobody',
    title: t`nobody`,
    text: t`Until somebody changes this again. Accounts that are there stay.`,
  },
];

function AccountCreationForm({ policy, ...closing }: Closing & { policy: AccountCreationPolicy }) {
  const { sid } = useOrganization();
  const [createdBy, setCreatedBy] = useState(() => lastChosen<Rule>(policy).created_by);
  return (
    <PolicyForm
      {...closing}
      title={t`Change who creates accounts`}
      policy={policy}
      rule={{ created_by: createdBy }}
      now={t`From the next account on.`}
      later={t`By itself. Until then everything stays as it is.`}
      preview={(body) => bailiwick.securityPolicies.updateAccountCreationDryRun(sid, body)}
      save={(api, body) =>
        api.securityPolicies.updateAccountCreation(sid, body, { ifMatch: policy.version })
      }
    >
      <Choices
        name="created_by"
        legend={t`Accounts and subaccounts are created by`}
        choices={creators()}
        value={createdBy}
        onChange={(value) => setCreatedBy(value as Rule['created_by'])}
      />
    </PolicyForm>
  );
}

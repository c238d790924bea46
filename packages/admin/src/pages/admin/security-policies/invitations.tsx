/** How long invitations wait for an answer. */
import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { SelectField } from '../../../ui/controls.tsx';
import { useOrganization } from '../organization.ts';
import { type Closing, PolicyForm, PolicySection, type SectionProps } from './frame.tsx';
import { lastChosen } from './policy-data.ts';

type InvitationPolicy = Schemas['InvitationPolicy'];
type Rule = Pick<InvitationPolicy, 'lifetime_days'>;

export function InvitationSection({ policies: { invitations: policy } }: SectionProps) {
  return (
    <PolicySection
      title={t`How long invitations wait`}
      policy={policy}
      form={(closing) => <InvitationForm policy={policy} {...closing} />}
    />
  );
}

function InvitationForm({ policy, ...closing }: Closing & { policy: InvitationPolicy }) {
  const { sid } = useOrganization();
  const [most, setMost] = useState(() => lastChosen<Rule>(policy).lifetime_days);
  const options = [1, 2, 3, 4, 5, 6].map((days) => ({
    value: String(days),
    label: plural(days, { one: '# day', other: '# days' }),
  }));
  return (
    <PolicyForm
      {...closing}
      title={t`Change how long invitations wait`}
      policy={policy}
      rule={{ lifetime_days: most }}
      now={t`Those that wait for as long already are over at once.`}
      later={t`By itself, also for those that wait then.`}
      preview={(body) => bailiwick.securityPolicies.updateInvitationsDryRun(sid, body)}
      save={(api, body) =>
        api.securityPolicies.updateInvitations(sid, body, { ifMatch: policy.version })
      }
    >
      <SelectField
        name="lifetime_days"
        label={t`The link of an invitation works for`}
        help={t`From its last mail on: sending it again starts anew.`}
        value={most === null ? '' : String(most)}
        onChange={(value) => setMost(value === '' ? null : Number(value))}
        options={[{ value: '', label: t`as everywhere: seven days` }, ...options]}
      />
    </PolicyForm>
  );
}

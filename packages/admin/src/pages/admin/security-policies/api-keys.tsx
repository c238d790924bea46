/** How old API keys, and secrets of OAuth apps, may become. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { SelectField } from '../../../ui/controls.tsx';
import { useOrganization } from '../organization.ts';
import { type Closing, PolicyForm, PolicySection, type SectionProps } from './frame.tsx';
import { lastChosen, numbersWith } from './policy-data.ts';
import { Unmet } from './unmet.tsx';

type ApiKeyPolicy = Schemas['ApiKeyPolicy'];
type Rule = Pick<ApiKeyPolicy, 'max_age_days'>;

export function ApiKeySection({ policies: { api_keys: policy } }: SectionProps) {
  return (
    <PolicySection
      title={t`Age of API keys`}
      policy={policy}
      form={(closing) => <ApiKeyForm policy={policy} {...closing} />}
    >
      {policy.max_age_days === null && policy.planned === null ? null : (
        <Unmet missing={['api_key', 'oauth_app']}>
          <Trans>See who made keys that work longer, and secrets that are too old</Trans>
        </Unmet>
      )}
    </PolicySection>
  );
}

function ApiKeyForm({ policy, ...closing }: Closing & { policy: ApiKeyPolicy }) {
  const { sid } = useOrganization();
  const [most, setMost] = useState(() => lastChosen<Rule>(policy).max_age_days);
  const options = numbersWith([7, 30, 60, 90, 180, 365], most).map((days) => ({
    value: String(days),
    label: plural(days, { one: '# day', other: '# days' }),
  }));
  return (
    <PolicyForm
      {...closing}
      title={t`Change how old API keys become`}
      policy={policy}
      rule={{ max_age_days: most }}
      now={t`Keys that are older end at once and for good, and so do secrets of OAuth apps. An app gets tokens again with a new secret.`}
      later={t`By itself. Whoever made a key that it ends is told two weeks before.`}
      preview={(body) => bailiwick.securityPolicies.updateApiKeysDryRun(sid, body)}
      save={(api, body) =>
        api.securityPolicies.updateApiKeys(sid, body, { ifMatch: policy.version })
      }
    >
      <SelectField
        name="max_age_days"
        label={t`An API key lives at most`}
        help={t`From when it was made; the secret of an OAuth app from when it was last rolled.`}
        value={most === null ? '' : String(most)}
        onChange={(value) => setMost(value === '' ? null : Number(value))}
        options={[{ value: '', label: t`as long as its maker chooses` }, ...options]}
      />
    </PolicyForm>
  );
}

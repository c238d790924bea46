/** How long the passwords of managed people are. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { SelectField } from '../../../ui/controls.tsx';
import { useOrganization } from '../organization.ts';
import { type Closing, PolicyForm, PolicySection, type SectionProps } from './frame.tsx';
import { lastChosen, numbersWith } from './policy-data.ts';
import { Unmet } from './unmet.tsx';

type PasswordPolicy = Schemas['PasswordPolicy'];
type Rule = Pick<PasswordPolicy, 'minimum_characters'>;

export function PasswordSection({ policies: { passwords: policy } }: SectionProps) {
  return (
    <PolicySection
      title={t`Length of passwords`}
      policy={policy}
      form={(closing) => <PasswordForm policy={policy} {...closing} />}
    >
      {policy.minimum_characters === null && policy.planned === null ? null : (
        <Unmet missing={['password']}>
          <Trans>See whose password is not known to be long enough</Trans>
        </Unmet>
      )}
    </PolicySection>
  );
}

function PasswordForm({ policy, ...closing }: Closing & { policy: PasswordPolicy }) {
  const { sid } = useOrganization();
  const [least, setLeast] = useState(() => lastChosen<Rule>(policy).minimum_characters);
  const options = numbersWith([16, 18, 20, 24, 32, 48, 64], least).map((characters) => ({
    value: String(characters),
    label: plural(characters, { one: '# character', other: '# characters' }),
  }));
  return (
    <PolicyForm
      {...closing}
      title={t`Change how long passwords are`}
      policy={policy}
      rule={{ minimum_characters: least }}
      now={t`Whoever has a shorter one chooses a new one, by a link in a mail, when they sign in next. Sessions that are open go on.`}
      later={t`By itself. Whoever sets a longer one until then is not asked.`}
      preview={(body) => bailiwick.securityPolicies.updatePasswordsDryRun(sid, body)}
      save={(api, body) =>
        api.securityPolicies.updatePasswords(sid, body, { ifMatch: policy.version })
      }
    >
      <SelectField
        name="minimum_characters"
        label={t`A password has at least`}
        help={t`Length is what makes it hard to guess. Nobody is asked for digits or signs, nor for a new one every few months: that makes passwords worse.`}
        value={least === null ? '' : String(least)}
        onChange={(value) => setLeast(value === '' ? null : Number(value))}
        options={[{ value: '', label: t`as everywhere: 15 characters` }, ...options]}
      />
    </PolicyForm>
  );
}

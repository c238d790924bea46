/** For how long a browser is remembered after a second factor. */
import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { SelectField } from '../../../ui/controls.tsx';
import { useOrganization } from '../organization.ts';
import { type Closing, PolicyForm, PolicySection, type SectionProps } from './frame.tsx';
import { lastChosen, numbersWith, policyAt } from './policy-data.ts';

type RememberedBrowserPolicy = Schemas['RememberedBrowserPolicy'];
type Rule = Pick<RememberedBrowserPolicy, 'remembered_days'>;

export function RememberedBrowserSection({ policies, account }: SectionProps) {
  const { remembered_browsers: above, remembered_browsers_accounts: accounts } = policies;
  const policy = policyAt(above, accounts, account, {
    remembered_days: null,
    sentence: t`It asks for no more than the organization: ${{ sentence: above.sentence }}`,
  });
  return (
    <PolicySection
      title={t`Remembered browsers`}
      policy={policy}
      form={(closing) => <RememberedBrowserForm policy={policy} {...closing} />}
    />
  );
}

/** None at all is what an organization begins with, and what an account has to choose. */
const offeredTo = (isAccount: boolean, chosen: number | null) => {
  const days = numbersWith([1, 3, 7, 14, 30], chosen)
    .filter((one) => one > 0)
    .map((one) => ({
      value: String(one),
      label: plural(one, { one: '# day at most', other: '# days at most' }),
    }));
  const never = t`not at all`;
  return isAccount
    ? [
        { value: '', label: t`for as long as the organization lets it` },
        { value: '0', label: never },
        ...days,
      ]
    : [{ value: '', label: never }, ...days];
};

function RememberedBrowserForm({
  policy,
  ...closing
}: Closing & { policy: RememberedBrowserPolicy }) {
  const { sid } = useOrganization();
  const { account_sid, version } = policy;
  const isAccount = account_sid !== null;
  const [days, setDays] = useState(() => {
    const chosen = lastChosen<Rule>(policy).remembered_days;
    return chosen === 0 && !isAccount ? null : chosen;
  });
  return (
    <PolicyForm
      {...closing}
      title={t`Change for how long browsers are remembered`}
      policy={policy}
      rule={{ account_sid, remembered_days: days }}
      now={t`Browsers that were remembered longer ago are forgotten at once.`}
      later={t`By itself. Until then browsers stay remembered as they are.`}
      preview={(body) => bailiwick.securityPolicies.updateRememberedBrowsersDryRun(sid, body)}
      save={(api, body) =>
        api.securityPolicies.updateRememberedBrowsers(sid, body, { ifMatch: version })
      }
    >
      <SelectField
        name="remembered_days"
        label={t`A browser is remembered`}
        help={t`Only where the person ticks it when they prove their second factor. Until then their password alone signs them in there. Far-reaching acts ask for the factor all the same, and so does every other browser.`}
        value={days === null ? '' : String(days)}
        onChange={(value) => setDays(value === '' ? null : Number(value))}
        options={offeredTo(isAccount, days)}
      />
    </PolicyForm>
  );
}

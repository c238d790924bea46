/** What becomes of people who do not come any more: the rule, and how far it has come. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { SelectField } from '../../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { keyOfRule } from '../dormant-people/dormant-data.ts';
import { RuleProgress } from '../dormant-people/progress.tsx';
import { useOrganization } from '../organization.ts';
import { type Closing, PolicyForm, PolicySection } from './frame.tsx';
import { lastChosen, numbersWith } from './policy-data.ts';

type Policy = Schemas['DormantPeoplePolicy'];

export function DormantPeopleSection() {
  const { sid } = useOrganization();
  const read = useQuery({
    queryKey: keyOfRule(sid),
    queryFn: () => bailiwick.dormantPeople.get(sid),
  });
  if (read.isError) return <ProblemSummary problem={problemOf(read.error)} takesFocus={false} />;
  if (read.data === undefined) return null;
  const { policy } = read.data;
  return (
    <PolicySection
      title={t`Dormant people`}
      policy={policy}
      follows={<RuleProgress rule={read.data} />}
      form={(closing) => <DormantForm policy={policy} {...closing} />}
    >
      <p>
        <Link to="/admin/dormant-people">
          <Trans>See when people last came</Trans>
        </Link>
      </p>
    </PolicySection>
  );
}

function DormantForm({ policy, ...closing }: Closing & { policy: Policy }) {
  const { sid } = useOrganization();
  const [chosen, setChosen] = useState(
    () => lastChosen<Pick<Policy, 'idle_days'>>(policy).idle_days,
  );
  const options = numbersWith([30, 60, 90, 180, 365, 730], chosen).map((days) => ({
    value: String(days),
    label: plural(days, { one: '# day', other: '# days' }),
  }));
  return (
    <PolicyForm
      {...closing}
      title={t`Change what becomes of dormant people`}
      policy={policy}
      rule={{ idle_days: chosen }}
      now={t`Whoever has stayed away for long gets a mail within the hour. Nobody is deactivated before 14 whole days have passed after it.`}
      later={t`By itself: the mails go out then, and nobody is deactivated before 14 whole days have passed after them.`}
      preview={(body) => bailiwick.dormantPeople.updateDryRun(sid, body)}
      save={(api, body) => api.dormantPeople.update(sid, body, { ifMatch: policy.version })}
    >
      <SelectField
        name="idle_days"
        label={t`People are deactivated after`}
        help={t`Whole days without signing in, using a session, or a program that uses a key or token of theirs. The Owner and people from outside never are.`}
        value={chosen === null ? '' : String(chosen)}
        onChange={(value) => setChosen(value === '' ? null : Number(value))}
        options={[{ value: '', label: t`never` }, ...options]}
      />
    </PolicyForm>
  );
}

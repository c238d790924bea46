/** How long sessions last. */
import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { SelectField } from '../../../ui/controls.tsx';
import { useOrganization } from '../organization.ts';
import { type Closing, PolicyForm, PolicySection, type SectionProps } from './frame.tsx';
import { lastChosen, numbersWith, policyAt } from './policy-data.ts';

type SessionPolicy = Schemas['SessionPolicy'];
type Limits = Pick<SessionPolicy, 'lifetime_minutes' | 'idle_minutes' | 'step_up_minutes'>;

export function SessionSection({ policies, account }: SectionProps) {
  const policy = policyAt(policies.session, policies.session_accounts, account, {
    lifetime_minutes: null,
    idle_minutes: null,
    step_up_minutes: null,
    sentence: policies.session.sentence,
  });
  return (
    <PolicySection
      title={t`How long sessions last`}
      policy={policy}
      form={(closing) => <SessionForm policy={policy} {...closing} />}
    />
  );
}

const offered: Readonly<Record<keyof Limits, readonly number[]>> = {
  lifetime_minutes: [15, 30, 60, 120, 240, 480, 720],
  idle_minutes: [5, 10, 15, 30],
  step_up_minutes: [1, 3, 5, 10],
};

const durationOf = (minutes: number): string => {
  const hours = minutes / 60;
  return Number.isInteger(hours)
    ? plural(hours, { one: '# hour', other: '# hours' })
    : plural(minutes, { one: '# minute', other: '# minutes' });
};

function SessionForm({ policy, ...closing }: Closing & { policy: SessionPolicy }) {
  const { sid } = useOrganization();
  const [limits, setLimits] = useState<Limits>(() => {
    const { lifetime_minutes, idle_minutes, step_up_minutes } = lastChosen<Limits>(policy);
    return { lifetime_minutes, idle_minutes, step_up_minutes };
  });
  const { account_sid, version } = policy;
  return (
    <PolicyForm
      {...closing}
      title={t`Change how long sessions last`}
      policy={policy}
      rule={{ account_sid, ...limits }}
      now={t`Sessions that are older or were not used for as long are over at once.`}
      later={t`By itself, for the sessions that live then.`}
      preview={(body) => bailiwick.securityPolicies.updateSessionDryRun(sid, body)}
      save={(api, body) => api.securityPolicies.updateSession(sid, body, { ifMatch: version })}
    >
      <LimitFields limits={limits} onChange={(changed) => setLimits({ ...limits, ...changed })} />
    </PolicyForm>
  );
}

function LimitFields({
  limits,
  onChange,
}: {
  limits: Limits;
  onChange: (changed: Partial<Limits>) => void;
}) {
  const fields = [
    [
      'lifetime_minutes',
      t`A session lasts at most`,
      t`From signing in on, however much it is used.`,
      t`as everywhere: a day`,
    ],
    ['idle_minutes', t`Without use it lasts`, t`Noted to the minute.`, t`as everywhere: an hour`],
    [
      'step_up_minutes',
      t`A proof is fresh for`,
      t`After that, far-reaching acts ask for the password or the factor again.`,
      t`as everywhere: a quarter of an hour`,
    ],
  ] as const;
  return fields.map(([name, label, help, usual]) => {
    const chosen = limits[name];
    return (
      <SelectField
        key={name}
        name={name}
        label={label}
        help={help}
        value={chosen === null ? '' : String(chosen)}
        onChange={(value) => onChange({ [name]: value === '' ? null : Number(value) })}
        options={[
          { value: '', label: usual },
          ...numbersWith(offered[name], chosen).map((one) => ({
            value: String(one),
            label: durationOf(one),
          })),
        ]}
      />
    );
  });
}

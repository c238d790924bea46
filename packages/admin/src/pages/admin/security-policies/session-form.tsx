/** How long sessions last, from when on; what that changes is shown before it is saved. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { Button, SelectField } from '../../../ui/controls.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { useOrganization } from '../organization.ts';
import { refreshPolicies } from './policy-data.ts';
import { type Start, startOf, startsAtOf, whyWaiting } from './start.ts';
import { StartChoice } from './start-choice.tsx';

type SessionPolicy = Schemas['SessionPolicy'];
type Limits = Pick<SessionPolicy, 'lifetime_minutes' | 'idle_minutes' | 'step_up_minutes'>;

/** What is offered; what was chosen over the API is offered too. */
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

const chosenBefore = ({ planned, ...policy }: SessionPolicy): Limits & Start => {
  const { lifetime_minutes, idle_minutes, step_up_minutes } = planned ?? policy;
  return { lifetime_minutes, idle_minutes, step_up_minutes, ...startOf(planned) };
};

interface FormProps {
  readonly policy: SessionPolicy;
  /** @param at when it starts; null: it has */
  readonly onSaved: (at: string | null) => void;
  readonly secondary?: ReactNode;
}

export function SessionForm({ policy, onSaved, secondary }: FormProps) {
  const { sid } = useOrganization();
  const [choice, setChoice] = useState<Limits & Start>(() => chosenBefore(policy));
  const [asking, setAsking] = useState(false);
  const change = (changed: Partial<Limits & Start>) => setChoice({ ...choice, ...changed });
  const { lifetime_minutes, idle_minutes, step_up_minutes } = choice;
  const limits = { lifetime_minutes, idle_minutes, step_up_minutes };
  const startsAt = startsAtOf(choice);
  const body = { account_sid: policy.account_sid, ...limits, starts_at: startsAt };
  return (
    <>
      <LimitFields limits={limits} onChange={change} />
      <StartChoice
        start={choice}
        now={t`Sessions that are older or were not used for as long are over at once.`}
        later={t`By itself, for the sessions that live then.`}
        onChange={change}
      />
      <div className="form-foot">
        <Button kind="primary" onPress={() => setAsking(true)}>
          <Trans>See what changes</Trans>
        </Button>
        {secondary}
      </div>
      {asking ? (
        <FarReachingAct
          title={t`Change how long sessions last`}
          button={startsAt === null ? t`Save` : t`Plan it`}
          danger={false}
          inputs={[body, policy.version]}
          waiting={whyWaiting(choice)}
          preview={() => bailiwick.securityPolicies.updateSessionDryRun(sid, body)}
          run={async (api) => {
            const saved = await api.securityPolicies.updateSession(sid, body, {
              ifMatch: policy.version,
            });
            onSaved(saved.planned?.starts_at ?? null);
            await refreshPolicies(sid);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
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
    const minutes = [...new Set([...offered[name], ...(chosen === null ? [] : [chosen])])];
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
          ...minutes
            .toSorted((a, b) => a - b)
            .map((one) => ({ value: String(one), label: durationOf(one) })),
        ]}
      />
    );
  });
}

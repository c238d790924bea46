/** Who needs a second factor, which, and from when on; what that changes is shown before it is saved. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { Button, Checkbox, Choices } from '../../../ui/controls.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { useOrganization } from '../organization.ts';
import { type Rule, refreshPolicies, type SecondFactorPolicy } from './policy-data.ts';
import { type Start, startOf, startsAtOf, whyWaiting } from './start.ts';
import { StartChoice } from './start-choice.tsx';

type Choice = Rule & Start;

interface FormProps {
  readonly policy: SecondFactorPolicy;
  /** @param at when it starts; null: it has */
  readonly onSaved: (at: string | null) => void;
  readonly secondary?: ReactNode;
}

/** What is planned is what somebody chose last. */
const chosenBefore = ({ planned, ...policy }: SecondFactorPolicy): Choice => ({
  required_of: (planned ?? policy).required_of,
  phishing_resistant: (planned ?? policy).phishing_resistant,
  ...startOf(planned),
});

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

export function SecondFactorForm({ policy, onSaved, secondary }: FormProps) {
  const { sid } = useOrganization();
  const [choice, setChoice] = useState<Choice>(() => chosenBefore(policy));
  const [asking, setAsking] = useState(false);
  const change = (changed: Partial<Choice>) => setChoice({ ...choice, ...changed });
  const startsAt = startsAtOf(choice);
  const body = {
    account_sid: policy.account_sid,
    required_of: choice.required_of,
    phishing_resistant: choice.phishing_resistant,
    starts_at: startsAt,
  };
  const isAccount = policy.account_sid !== null;
  return (
    <>
      <Choices
        name="required_of"
        legend={t`Of whom it is asked`}
        choices={circles(isAccount)}
        value={choice.required_of}
        onChange={(value) => change({ required_of: value as Rule['required_of'] })}
      />
      {choice.required_of === 'nobody' ? null : (
        <Checkbox
          name="phishing_resistant"
          label={t`Only passkeys and security keys, no codes: they cannot be phished`}
          checked={choice.phishing_resistant}
          onChange={(phishing_resistant) => change({ phishing_resistant })}
        />
      )}
      <StartChoice
        start={choice}
        now={t`Sessions that have not proven it are asked at once.`}
        later={t`By itself. Until then, people can add what they need in their profile.`}
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
          title={isAccount ? t`Change what this account asks for` : t`Change who is asked`}
          button={startsAt === null ? t`Save` : t`Plan it`}
          danger={false}
          inputs={[body, policy.version]}
          waiting={whyWaiting(choice)}
          preview={() => bailiwick.securityPolicies.updateSecondFactorDryRun(sid, body)}
          run={async (api) => {
            const saved = await api.securityPolicies.updateSecondFactor(sid, body, {
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

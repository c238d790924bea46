/** Lets somebody replace a second factor that they lost: why, then what it changes. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { FarReachingAct } from '../../ui/impact.tsx';
import { Why } from '../../ui/why.tsx';
import { useOrganization } from './organization.ts';
import { refreshPerson } from './user-refresh.ts';

interface ResetProps {
  readonly person: Schemas['OrganizationUser'];
  readonly say: (said: string) => void;
  readonly onClose: () => void;
}

export function ResetSecondFactor({ person, say, onClose }: ResetProps) {
  const { sid } = useOrganization();
  const [reason, setReason] = useState<string | null>(null);
  const { name } = person;
  const title = t`Reset the second factor of ${name}`;
  if (reason === null)
    return (
      <Why title={title} onWhy={setReason} onClose={onClose}>
        <Trans>
          For when phone and keys are lost. You never see a secret: {ph({ name })} signs in with the
          password and a code that is mailed to {ph({ email: person.email })}, and what was lost is
          removed then.
        </Trans>
      </Why>
    );
  return (
    <FarReachingAct
      title={title}
      button={t`Reset the second factor`}
      inputs={[reason]}
      preview={() =>
        bailiwick.organizationUsers.resetSecondFactorDryRun(sid, person.sid, { reason })
      }
      run={async (api) => {
        const { email } = await api.organizationUsers.resetSecondFactor(sid, person.sid, {
          reason,
        });
        say(
          t`${name} is told at ${email}, and has seven days to sign in with the password and a mailed code.`,
        );
        await refreshPerson(sid, person.sid);
        onClose();
      }}
      onClose={onClose}
      onBack={() => setReason(null)}
    >
      <p>
        <Trans>Until they sign in that way, what they have keeps counting.</Trans>
      </p>
    </FarReachingAct>
  );
}

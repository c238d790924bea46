/** People try to sign in through a profile that is their only way, and nobody gets in: what can be done about it at once. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/controls.tsx';
import { ExactTime, Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import type { SsoProfile } from './profile-data.ts';
import { type ProfileDomain, Withdrawal } from './profile-domains.tsx';

export function Failing({ profile }: { profile: SsoProfile }) {
  const organization = useOrganization();
  const [opening, setOpening] = useState<ProfileDomain | null>(null);
  const { failing, domains } = profile;
  if (failing === null) return null;
  return (
    <Notice tone="bad">
      <p>
        <Trans>
          It was noticed at <ExactTime at={failing.since} />. A test shows what is wrong, check by
          check. Whoever has a password can use it as soon as you open that way again.
        </Trans>
      </p>
      {organization.may('sso-profiles/enforce') ? (
        <div className="form-foot">
          {domains
            .filter(({ mode }) => mode === 'enforced')
            .map((domain) => (
              <Button key={domain.domain_sid} onPress={() => setOpening(domain)}>
                {t`Open passwords at ${{ name: domain.name }}`}
              </Button>
            ))}
        </div>
      ) : null}
      {opening === null ? null : (
        <Withdrawal profile={profile} domain={opening} onClose={() => setOpening(null)} />
      )}
    </Notice>
  );
}

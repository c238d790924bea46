/** The domains under a profile: how their people sign in, taking one away, and opening the other ways again. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, queryClient } from '../../../api.ts';
import { Button, ButtonLink } from '../../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../../ui/form.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { ExactTime, Stamp } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { keepProfile, refreshProfile, type SsoProfile } from './profile-data.ts';

export type ProfileDomain = SsoProfile['domains'][number];

export function DomainMode({ domain }: { domain: ProfileDomain }) {
  if (!domain.is_verified)
    return (
      <Stamp tone="bad">
        <Trans>proof is gone</Trans>
      </Stamp>
    );
  if (domain.mode === 'enforced')
    return (
      <Stamp tone="ok">
        <Trans>the only way</Trans>
      </Stamp>
    );
  return (
    <Stamp>
      <Trans>beside the password</Trans>
    </Stamp>
  );
}

/** Since when, or from when on. */
function When({ domain: { enforced_at: since, enforce_at: planned } }: { domain: ProfileDomain }) {
  if (since !== null)
    return (
      <Trans>
        since <ExactTime at={since} />
      </Trans>
    );
  if (planned !== null)
    return (
      <Trans>
        the only way from <ExactTime at={planned} />
      </Trans>
    );
  return null;
}

export function DomainsOfProfile({
  profile,
  leads = true,
}: {
  profile: SsoProfile;
  /** To the page where it becomes the only way, unless this is that. */
  leads?: boolean;
}) {
  const { domains } = profile;
  if (domains.length === 0) return null;
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`Domains of this profile`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Domain</Trans>
            </th>
            <th scope="col">
              <Trans>Single sign-on is</Trans>
            </th>
            <th scope="col">
              <span className="visually-hidden">
                <Trans>Actions</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {domains.map((domain) => (
            <tr key={domain.domain_sid}>
              <td data-label={t`Domain`} className="mono">
                {domain.name}
              </td>
              <td data-label={t`Single sign-on is`}>
                <DomainMode domain={domain} />{' '}
                <span className="small muted">
                  <When domain={domain} />
                </span>
              </td>
              <td className="actions">
                <DomainActs profile={profile} domain={domain} leads={leads} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DomainActs({
  profile,
  domain,
  leads,
}: {
  profile: SsoProfile;
  domain: ProfileDomain;
  leads: boolean;
}) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const [withdrawing, setWithdrawing] = useState(false);
  if (!organization.may('sso-profiles/enforce')) return null;
  const { sid } = organization;
  const { name, domain_sid: domainSid } = domain;
  const isOpen = domain.mode === 'offered' && domain.enforce_at === null;
  const takeAway = () =>
    void act(async () => {
      await bailiwick.ssoProfiles.removeDomain(sid, profile.sid, domainSid);
      await refreshProfile(sid, profile.sid);
    });
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {isOpen ? (
        <>
          {leads ? (
            <ButtonLink
              small
              to="/admin/sso/$profileSid/set-up/$step"
              params={{ profileSid: profile.sid, step: 'enforce' }}
              search={{ domain: domainSid }}
            >
              <Trans>Make it the only way</Trans>
            </ButtonLink>
          ) : null}{' '}
          <Button small pending={pending} label={t`Take away ${name}`} onPress={takeAway}>
            <Trans>Take away</Trans>
          </Button>
        </>
      ) : (
        <Button small label={t`Withdraw it at ${name}`} onPress={() => setWithdrawing(true)}>
          <Trans>Withdraw</Trans>
        </Button>
      )}
      {withdrawing ? (
        <Withdrawal profile={profile} domain={domain} onClose={() => setWithdrawing(false)} />
      ) : null}
    </>
  );
}

/** Opens the other ways again at a domain, with what that changes. */
export function Withdrawal({
  profile,
  domain: { name, domain_sid: domainSid },
  onClose,
}: {
  profile: SsoProfile;
  domain: ProfileDomain;
  onClose: () => void;
}) {
  const { sid } = useOrganization();
  return (
    <FarReachingAct
      title={t`Withdraw single sign-on at ${name}`}
      button={t`Withdraw`}
      danger={false}
      preview={() => bailiwick.ssoProfiles.withdrawDryRun(sid, profile.sid, domainSid)}
      run={async (api) => {
        const saved = await api.ssoProfiles.withdraw(sid, profile.sid, domainSid);
        await keepProfile(sid, saved);
        await queryClient.invalidateQueries({ queryKey: ['attention', sid] });
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        <Trans>
          The other ways to sign in open again, and single sign-on stays offered beside them.
        </Trans>
      </p>
    </FarReachingAct>
  );
}

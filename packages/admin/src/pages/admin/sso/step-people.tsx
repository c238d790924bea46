/** The fifth step: for which domains it is, whom that concerns, and who keeps another way in. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick } from '../../../api.ts';
import { Button, ButtonLink } from '../../../ui/controls.tsx';
import { ProblemSummary, problemOf, useAct } from '../../../ui/form.tsx';
import { ImpactLedger } from '../../../ui/impact.tsx';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import '../../../styles/people.css';
import { PersonFinder } from '../person-finder.tsx';
import { keepProfile, refreshProfile, type SsoProfile } from './profile-data.ts';
import { DomainsOfProfile, type ProfileDomain } from './profile-domains.tsx';

export function PeopleStep({ profile }: { profile: SsoProfile }) {
  return (
    <div className="columns">
      <div>
        <section className="section">
          <h2>
            <Trans>Domains</Trans>
          </h2>
          <p className="section">
            <Trans>
              People of a domain that is chosen can sign in through it, beside what they use now.
            </Trans>
          </p>
          <DomainsOfProfile profile={profile} />
          <OtherDomains profile={profile} />
        </section>
        <Exceptions profile={profile} />
        {profile.domains.length === 0 ? null : (
          <ButtonLink
            kind="primary"
            to="/admin/sso/$profileSid/set-up/$step"
            params={{ profileSid: profile.sid, step: 'enforce' }}
          >
            <Trans>Continue to the last step</Trans>
          </ButtonLink>
        )}
      </div>
      <div>
        {profile.domains
          .filter(({ mode }) => mode === 'offered')
          .map((domain) => (
            <Numbers key={domain.domain_sid} profile={profile} domain={domain} />
          ))}
      </div>
    </div>
  );
}

/** Domains of the organization that are not under this profile: only proven ones can come. */
function OtherDomains({ profile }: { profile: SsoProfile }) {
  const organization = useOrganization();
  const { sid } = organization;
  const { act, pending, problem } = useAct();
  const domains = useQuery({
    queryKey: ['domains', sid, 'for-sso'],
    queryFn: () => bailiwick.domains.list(sid, { page_size: 100 }),
  });
  const chosen = new Set(profile.domains.map(({ domain_sid: domainSid }) => domainSid));
  const others = (domains.data?.items ?? []).filter((domain) => !chosen.has(domain.sid));
  const proven = others.filter(({ state }) => state === 'verified');
  const add = (domainSid: string) =>
    void act(async () => {
      const body = { domain_sid: domainSid };
      await keepProfile(sid, await bailiwick.ssoProfiles.addDomain(sid, profile.sid, body));
    });
  if (domains.isError) return <ProblemSummary problem={problemOf(domains.error)} />;
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {proven.length === 0 && profile.domains.length === 0 && domains.isSuccess ? (
        <Notice tone="warn">
          <Trans>
            No domain is proven yet, so that nobody can sign in through it.{' '}
            <Link to="/admin/domains">Prove a domain.</Link>
          </Trans>
        </Notice>
      ) : null}
      {organization.may('sso-profiles/enforce') && proven.length > 0 ? (
        <>
          <h3>
            <Trans>Proven domains that are not under it</Trans>
          </h3>
          <ul className="people">
            {proven.map((domain) => (
              <li key={domain.sid}>
                <span className="mono">{domain.name}</span>
                <Button
                  small
                  pending={pending}
                  label={t`Offer it at ${{ name: domain.name }}`}
                  onPress={() => add(domain.sid)}
                >
                  <Trans>Offer it</Trans>
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

/** What closing the other ways would change, as things stand; nothing is closed by looking. */
function Numbers({ profile, domain }: { profile: SsoProfile; domain: ProfileDomain }) {
  const { sid, may } = useOrganization();
  const impact = useQuery({
    queryKey: ['sso-impact', sid, profile.sid, domain.domain_sid, profile.version],
    queryFn: () =>
      bailiwick.ssoProfiles.enforceDryRun(sid, profile.sid, domain.domain_sid, {
        starts_at: null,
        pilot_user_sids: [],
        exempt_user_sids: [],
        exempt_me: true,
        sessions: 'keep',
        announcement: null,
      }),
    enabled: may('sso-profiles/enforce'),
    gcTime: 0,
  });
  return (
    <section className="section" aria-label={domain.name}>
      <h2>
        <Trans>
          If it became the only way at <span className="mono">{ph({ name: domain.name })}</span>
        </Trans>
      </h2>
      {impact.isError ? (
        <ProblemSummary problem={problemOf(impact.error)} takesFocus={false} />
      ) : null}
      {impact.data === undefined ? null : <ImpactLedger impact={impact.data} />}
    </section>
  );
}

/** People for whom it is decided one by one. */
function Exceptions({ profile }: { profile: SsoProfile }) {
  const { sid, may } = useOrganization();
  const { act, pending, problem } = useAct();
  const rules = useQuery({
    queryKey: ['sso-person-rules', sid],
    queryFn: () => bailiwick.ssoPersonRules.list(sid, { page_size: 100 }),
  });
  const decide = (userSid: string, rule: 'exempt' | 'by_domain') =>
    void act(async () => {
      await bailiwick.ssoPersonRules.set(sid, userSid, { rule, reason: '' });
      await refreshProfile(sid, profile.sid);
    });
  const items = rules.data?.items ?? [];
  const mayDecide = may('sso-profiles/enforce');
  return (
    <section className="section">
      <h2>
        <Trans>Who keeps another way in</Trans>
      </h2>
      <p className="section">
        <Trans>
          The Owner always does: somebody has to come in when the provider fails. Name one or two
          more people, and logins that programs use.
        </Trans>
      </p>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {rules.isError ? (
        <ProblemSummary problem={problemOf(rules.error)} takesFocus={false} />
      ) : null}
      <ul className="people">
        {items.map((row) => (
          <li key={row.user_sid}>
            <span>
              {row.name} <span className="small muted">{row.email}</span>{' '}
              {row.rule === 'exempt' ? t`keeps another way in` : t`signs in by it only`}
            </span>
            {mayDecide ? (
              <Button
                small
                pending={pending}
                label={t`Let ${{ name: row.name }} sign in as everybody else`}
                onPress={() => decide(row.user_sid, 'by_domain')}
              >
                <Trans>As everybody else</Trans>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayDecide ? (
        <PersonFinder
          label={t`Add somebody, by name or address`}
          without={items.map((row) => row.user_sid)}
          onChoose={(person) => decide(person.sid, 'exempt')}
        />
      ) : null}
    </section>
  );
}

/** The last step: when single sign-on becomes the only way at a domain, for whom first, and who is told. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQueryWords } from '../../../address.ts';
import { bailiwick, type Schemas } from '../../../api.ts';
import { Button, ButtonLink, Checkbox, Choices } from '../../../ui/controls.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { instantOf } from '../../../ui/local-time.ts';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { ChosenPeople, PersonFinder } from '../person-finder.tsx';
import { keepProfile, type SsoProfile } from './profile-data.ts';
import { DomainsOfProfile, type ProfileDomain } from './profile-domains.tsx';

type Person = Pick<Schemas['OrganizationUser'], 'sid' | 'name' | 'email'>;
type Start = 'now' | 'later' | 'pilot';

interface Choice {
  readonly start: Start;
  /** As the field has it, in the time of the reader. */
  readonly at: string;
  readonly pilots: readonly Person[];
  readonly sessions: 'keep' | 'end';
  readonly exemptsMe: boolean;
  /** null: no mail. */
  readonly announcement: string | null;
}

function bodyOf({ start, at, pilots, sessions, exemptsMe, announcement }: Choice) {
  return {
    starts_at: start === 'later' ? (instantOf(at) ?? null) : null,
    pilot_user_sids: start === 'pilot' ? pilots.map(({ sid }) => sid) : [],
    exempt_user_sids: [],
    exempt_me: exemptsMe,
    sessions,
    announcement: announcement === '' ? null : announcement,
  };
}

export function EnforceStep({ profile }: { profile: SsoProfile }) {
  const { domain } = useQueryWords();
  const { may } = useOrganization();
  const open = profile.domains.filter((row) => row.mode === 'offered' && row.enforce_at === null);
  const chosen = open.find((row) => row.domain_sid === domain) ?? open[0];
  if (profile.domains.length === 0)
    return (
      <Notice tone="warn">
        <p>
          <Trans>No domain is under it yet.</Trans>
        </p>
        <ButtonLink
          to="/admin/sso/$profileSid/set-up/$step"
          params={{ profileSid: profile.sid, step: 'people' }}
        >
          <Trans>Choose one</Trans>
        </ButtonLink>
      </Notice>
    );
  return (
    <>
      <section className="section">
        <DomainsOfProfile profile={profile} leads={false} />
      </section>
      {chosen === undefined || !may('sso-profiles/enforce') ? null : (
        <Enforce key={chosen.domain_sid} profile={profile} domains={open} domain={chosen} />
      )}
    </>
  );
}

function whyWaiting({ start, at, pilots }: Choice): string | undefined {
  if (start === 'later' && at === '') return t`Choose a time first.`;
  if (start === 'pilot' && pilots.length === 0) return t`Choose somebody to begin with.`;
  return undefined;
}

function Enforce({
  profile,
  domains,
  domain,
}: {
  profile: SsoProfile;
  domains: readonly ProfileDomain[];
  domain: ProfileDomain;
}) {
  const { sid, friendly_name: organization } = useOrganization();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [begun, setBegun] = useState(false);
  const [choice, setChoice] = useState<Choice>({
    start: 'now',
    at: '',
    pilots: [],
    sessions: 'keep',
    exemptsMe: true,
    announcement: null,
  });
  const change = (changed: Partial<Choice>) => setChoice({ ...choice, ...changed });
  const body = bodyOf(choice);
  const { name, domain_sid: domainSid } = domain;
  const choose = (next: string) =>
    void navigate({
      to: '/admin/sso/$profileSid/set-up/$step',
      params: { profileSid: profile.sid, step: 'enforce' },
      search: { domain: next },
      replace: true,
    });
  return (
    <section className="section measure" aria-label={t`Make it the only way at ${name}`}>
      {domains.length === 1 ? null : (
        <Choices
          name="domain"
          legend={t`At which domain`}
          choices={domains.map((row) => ({ value: row.domain_sid, title: row.name }))}
          value={domainSid}
          onChange={choose}
        />
      )}
      <StartChoice choice={choice} onChange={change} />
      <Choices
        name="sessions"
        legend={t`Sessions that were begun otherwise`}
        choices={[
          { value: 'keep', title: t`go on`, text: t`People meet it when they sign in next.` },
          { value: 'end', title: t`end`, text: t`People sign in again at once, through it.` },
        ]}
        value={choice.sessions}
        onChange={(value) => change({ sessions: value === 'end' ? 'end' : 'keep' })}
      />
      <Checkbox
        name="exempt_me"
        label={t`I keep another way in`}
        checked={choice.exemptsMe}
        onChange={(exemptsMe) => change({ exemptsMe })}
      />
      <Announcement
        text={choice.announcement}
        usual={t`From now on you sign in to ${organization} with the login of your company. On the sign-in page, type your address and press “Continue”: the rest you know.`}
        onChange={(announcement) => change({ announcement })}
      />
      {begun ? (
        <Notice tone="ok" live>
          <Trans>
            It has begun with the people whom you chose. For the others nothing changed.
          </Trans>
        </Notice>
      ) : null}
      <div className="form-foot">
        <Button kind="primary" onPress={() => setAsking(true)}>
          <Trans>See what changes</Trans>
        </Button>
      </div>
      {asking ? (
        <FarReachingAct
          title={t`Make single sign-on the only way at ${name}`}
          button={choice.start === 'later' ? t`Plan it` : t`Make it the only way`}
          danger={false}
          inputs={[profile.sid, domainSid, body]}
          waiting={whyWaiting(choice)}
          preview={() => bailiwick.ssoProfiles.enforceDryRun(sid, profile.sid, domainSid, body)}
          run={async (api) => {
            const saved = await api.ssoProfiles.enforce(sid, profile.sid, domainSid, body);
            await keepProfile(sid, saved);
            setBegun(choice.start === 'pilot');
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}

interface PartProps {
  readonly choice: Choice;
  readonly onChange: (changed: Partial<Choice>) => void;
}

function StartChoice({ choice, onChange }: PartProps) {
  const { start, at, pilots } = choice;
  return (
    <>
      <Choices
        name="start"
        legend={t`It begins`}
        choices={[
          { value: 'now', title: t`now`, text: t`For everybody of the domain whom you manage.` },
          {
            value: 'later',
            title: t`at a time`,
            text: t`For everybody. It is looked at again then: without a proof of the domain, or when the set-up changed, it does not begin, and you get a mail.`,
          },
          {
            value: 'pilot',
            title: t`with some people`,
            text: t`The domain stays as it is for the others.`,
          },
        ]}
        value={start}
        onChange={(value) => onChange({ start: value as Start })}
      />
      {start === 'later' ? (
        <div className="field">
          <label htmlFor="starts-at">
            <Trans>When, in your own time</Trans>
          </label>
          <input
            id="starts-at"
            className="input"
            type="datetime-local"
            value={at}
            onChange={(event) => onChange({ at: event.target.value })}
          />
        </div>
      ) : null}
      {start === 'pilot' ? (
        <>
          <ChosenPeople
            people={pilots}
            onDrop={({ sid }) => onChange({ pilots: pilots.filter((row) => row.sid !== sid) })}
          />
          <PersonFinder
            label={t`Begin with, by name or address`}
            without={pilots.map(({ sid }) => sid)}
            onChoose={(person) => onChange({ pilots: [...pilots, person] })}
          />
        </>
      ) : null}
    </>
  );
}

function Announcement({
  text,
  usual,
  onChange,
}: {
  text: string | null;
  usual: string;
  onChange: (text: string | null) => void;
}) {
  return (
    <>
      <Checkbox
        name="announces"
        label={t`Mail everybody whom it concerns`}
        checked={text !== null}
        onChange={(checked) => onChange(checked ? usual : null)}
      />
      {text === null ? null : (
        <div className="field">
          <label htmlFor="announcement">
            <Trans>What the mail says</Trans>
          </label>
          <textarea
            id="announcement"
            className="input"
            rows={5}
            maxLength={4_000}
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </>
  );
}

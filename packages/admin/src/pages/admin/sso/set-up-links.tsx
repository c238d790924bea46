/** Links by which somebody without a login sets this profile up: making one, which there are, and taking one back. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../../api.ts';
import { Button, TextField } from '../../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../../ui/form.tsx';
import { CopyButton, Notice, Stamp, Time, type Tone } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import '../../../styles/people.css';
import type { SsoProfile } from './profile-data.ts';

type Link = Schemas['SsoSetupLink'];
type Made = Schemas['SsoSetupLink'] & { readonly url: string };

const states: Readonly<Record<Link['state'], { word: MessageDescriptor; tone: Tone }>> = {
  open: { word: msg`works`, tone: 'ok' },
  expired: { word: msg`expired`, tone: 'plain' },
  revoked: { word: msg`revoked`, tone: 'plain' },
};

const keyOfLinks = (profileSid: string) => ['sso-setup-links', profileSid];

const refreshLinks = (organizationSid: string, profileSid: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: keyOfLinks(profileSid) }),
    queryClient.invalidateQueries({ queryKey: ['audit', organizationSid] }),
  ]);

export function SetUpLinks({ profile }: { profile: SsoProfile }) {
  const { may } = useOrganization();
  const mayMake = may('sso-profiles/delegate') && profile.domains.length === 0;
  const [made, setMade] = useState<Made | null>(null);
  return (
    <section className="section">
      <h2>
        <Trans>Have somebody else set it up</Trans>
      </h2>
      <p>
        {profile.domains.length === 0
          ? t`Whoever looks after your identity provider needs no login here. A link shows them our values, takes theirs, and tests. It works for seven days and for this profile alone; switching it on stays with you.`
          : t`A domain is under this profile, so people can sign in through it: links show it and test it, and change nothing any more.`}
      </p>
      {mayMake ? <MakeLink key={made?.sid} profile={profile} onMade={setMade} /> : null}
      {made === null ? null : <MadeLink made={made} />}
      <Links profile={profile} onRevoked={(sid) => setMade(made?.sid === sid ? null : made)} />
    </section>
  );
}

function MakeLink({ profile, onMade }: { profile: SsoProfile; onMade: (made: Made) => void }) {
  const { sid } = useOrganization();
  const make: Submit = async (values, api) => {
    const email = (values['email'] ?? '').trim();
    const body = email === '' ? {} : { email };
    const { link, url } = await api.ssoSetupLinks.create(sid, profile.sid, body);
    onMade({ ...link, url });
    await refreshLinks(sid, profile.sid);
  };
  return (
    <div className="section measure">
      <Form submit={t`Make a link`} onSubmit={make}>
        <TextField
          name="email"
          type="email"
          label={t`Mail it to`}
          required={false}
          help={t`Without an address you get the link to hand over yourself.`}
        />
      </Form>
    </div>
  );
}

/** Shown once: the server keeps no copy that it could show again. */
function MadeLink({ made }: { made: Made }) {
  return (
    <Notice tone="ok" live>
      <p>
        {made.email === null
          ? t`The link is made. It is shown this once; whoever has it can use it.`
          : t`A mail with the link goes to ${{ email: made.email }}. It is shown this once; whoever has it can use it.`}
      </p>
      <p>
        <code>{made.url}</code> <CopyButton text={made.url} what={t`the link`} />
      </p>
    </Notice>
  );
}

function Links({
  profile,
  onRevoked,
}: {
  profile: SsoProfile;
  onRevoked: (linkSid: string) => void;
}) {
  const { sid, may } = useOrganization();
  const { act, pending, problem } = useAct();
  const links = useQuery({
    queryKey: keyOfLinks(profile.sid),
    queryFn: () => bailiwick.ssoSetupLinks.list(sid, profile.sid),
  });
  if (links.isError) return <ProblemSummary problem={problemOf(links.error)} takesFocus={false} />;
  if (links.data === undefined || links.data.items.length === 0) return null;
  const revoke = (link: Link) =>
    void act(async () => {
      await bailiwick.ssoSetupLinks.revoke(sid, profile.sid, link.sid);
      onRevoked(link.sid);
      await refreshLinks(sid, profile.sid);
    });
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <ul className="people" aria-label={t`Links to set it up`}>
        {links.data.items.map((link) => (
          <li key={link.sid}>
            <LinkFacts link={link} />
            {link.state === 'open' && may('sso-profiles/delegate') ? (
              <Button
                small
                pending={pending}
                onPress={() => revoke(link)}
                label={
                  link.email === null
                    ? t`Revoke the link made by ${{ who: link.created_by }}`
                    : t`Revoke the link for ${{ email: link.email }}`
                }
              >
                <Trans>Revoke</Trans>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function LinkFacts({ link }: { link: Link }) {
  const { word, tone } = states[link.state];
  return (
    <div>
      <p>
        <strong>{link.email ?? t`Handed over by hand`}</strong>{' '}
        <Stamp tone={tone}>{i18n._(word)}</Stamp>
      </p>
      <p className="small muted">
        <Trans>
          Made <Time at={link.created_at} /> by <bdi>{ph({ who: link.created_by })}</bdi>
        </Trans>
      </p>
      {link.state === 'open' ? (
        <p className="small muted">
          <Trans>
            Ends <Time at={link.expires_at} />
          </Trans>
        </p>
      ) : null}
      <p className="small muted">
        <Trans>
          Last used to change something: <Time at={link.last_used_at} />
        </Trans>
      </p>
    </div>
  );
}

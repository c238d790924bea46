/**
 * Setting up one profile by a mailed link, without a login: what to do at the identity provider, its side, and a test. The link
 * is the credential; it stays behind the # and goes to the server in bodies alone.
 */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, isRefusal, queryClient, type Schemas, takeToken } from '../../../api.ts';
import '../../../styles/sso.css';
import { Button } from '../../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { PlainPage } from '../../../ui/page.tsx';
import { Ledger, Notice, Time } from '../../../ui/parts.tsx';
import { AppParts } from './app-parts.tsx';
import { ClientForm } from './client-form.tsx';
import { type ProfileSetUp, protocolName } from './profile-data.ts';
import { type Looked, Theirs, WhatWeSee } from './provider-parts.tsx';
import { SourceForm } from './source-form.tsx';
import { TestForm } from './test-form.tsx';
import { TestResult } from './test-result.tsx';

type Found = Awaited<ReturnType<typeof bailiwick.ssoSetup.lookUp>>;

/** Many windows of five minutes fit into what one link may ask. */
const lookAgainMs = 3_000;

const keyOf = (token: string | null) => ['sso-setup', token];

export function SetUpByLink() {
  const [token] = useState(takeToken);
  const found = useQuery({
    queryKey: keyOf(token),
    queryFn: () => bailiwick.ssoSetup.lookUp({ token: token ?? '' }),
    enabled: token !== null,
  });
  if (token === null)
    return (
      <PlainPage
        help="sso"
        title={t`This link is incomplete`}
        lead={t`Open it again from the mail, or ask whoever sent it for a new one.`}
      >
        {null}
      </PlainPage>
    );
  // What could not be read again, as when the network is away, stays as it was read.
  if (found.isError && (found.data === undefined || isRefusal(found.error, 'sso_setup_link.dead')))
    return (
      <PlainPage help="sso" title={t`Nothing can be set up here`}>
        <ProblemSummary problem={problemOf(found.error)} />
      </PlainPage>
    );
  if (found.data === undefined)
    return (
      <PlainPage help="sso" title={t`One moment…`}>
        {null}
      </PlainPage>
    );
  return <SetUp found={found.data} token={token} />;
}

/** Whose move it is. The server's own sentence is for administrators, who have moves that a link has not. */
function standingOf({ can_change: canChange, organization_name: organization, profile }: Found) {
  const { provider_title: provider, setup } = profile;
  if (!canChange)
    return t`People of ${organization} sign in through this already, so only its administrators change it. You can look at it and test it.`;
  if (setup.missing.includes('provider'))
    return t`Your move: create the app in ${provider}, then bring what it shows about itself.`;
  if (setup.missing.includes('client'))
    return t`Your move: enter the client that you made in ${provider}.`;
  if (!profile.is_freshly_tested)
    return t`Your move: test it. Nothing changes for anybody by a test.`;
  return t`It works. Tell whoever asked you at ${organization}: they switch it on.`;
}

function SetUp({ found, token }: { found: Found; token: string }) {
  const { organization_name: organization, can_change: canChange, profile } = found;
  const [changes, setChanges] = useState(0);
  const keep = (saved: ProfileSetUp) => {
    queryClient.setQueryData(keyOf(token), { ...found, profile: saved });
    setChanges(changes + 1);
  };
  const isComplete = profile.setup.missing.length === 0;
  return (
    <PlainPage
      help="sso"
      isWide
      title={t`Set up single sign-on for ${organization}`}
      lead={<span role="status">{standingOf(found)}</span>}
    >
      <Asked found={found} />
      <AppParts profile={profile} askedBy={organization} />
      {profile.theirs === null ? null : <Theirs profile={profile} theirs={profile.theirs} />}
      {canChange ? (
        <ProviderPart profile={profile} token={token} askedBy={organization} onKept={keep} />
      ) : null}
      {canChange && profile.protocol === 'oidc' && profile.theirs !== null ? (
        <ClientForm
          key={changes}
          profile={profile}
          hasCode={false}
          onSave={async (client, api) => {
            keep(await api.ssoSetup.updateClient({ token, ...client }));
          }}
        />
      ) : null}
      {isComplete ? (
        <>
          {/* What a test showed before a change says nothing about what is there now. */}
          <TestPart key={changes} profile={profile} token={token} />
          <Notice tone={profile.is_freshly_tested ? 'ok' : 'plain'}>{standingOf(found)}</Notice>
        </>
      ) : null}
    </PlainPage>
  );
}

function Asked({
  found: { organization_name: organization, expires_at, profile },
}: {
  found: Found;
}) {
  return (
    <div className="section measure">
      <Ledger
        title={t`What you are asked`}
        rows={[
          [t`By`, <bdi key="by">{organization}</bdi>],
          [t`Profile`, <bdi key="profile">{profile.name}</bdi>],
          [t`Provider`, profile.provider_title],
          [t`Protocol`, protocolName(profile)],
          [t`Your link ends`, <Time key="ends" at={expires_at} />],
        ]}
      >
        <p className="small">
          <Trans>
            The link is for this alone: it shows nothing else of the organization, and nobody’s way
            of signing in changes by what you do.
          </Trans>
        </p>
      </Ledger>
    </div>
  );
}

interface PartProps {
  readonly profile: ProfileSetUp;
  readonly token: string;
}

function ProviderPart({
  profile,
  token,
  askedBy,
  onKept,
}: PartProps & { askedBy: string; onKept: (saved: ProfileSetUp) => void }) {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [changes, setChanges] = useState(profile.theirs === null);
  if (!changes)
    return (
      <p className="section">
        <Button onPress={() => setChanges(true)}>
          <Trans>Change it</Trans>
        </Button>
      </p>
    );
  return (
    <>
      <section className="section">
        <h2>
          <Trans>What {ph({ provider: profile.provider_title })} shows about itself</Trans>
        </h2>
        <SourceForm
          profile={profile}
          askedBy={askedBy}
          onLook={async (source) => {
            const answer = await bailiwick.ssoSetup.checkProvider({ token, source });
            setLooked({ source, answer });
          }}
        />
      </section>
      {looked === null ? null : (
        <WhatWeSee answer={looked.answer}>
          <Form
            hasCode={false}
            submit={
              profile.theirs === null ? t`Trust this provider` : t`Trust this provider instead`
            }
            onSubmit={async (_values, api) => {
              onKept(await api.ssoSetup.updateProvider({ token, source: looked.source }));
              setLooked(null);
              setChanges(false);
            }}
          >
            {null}
          </Form>
        </WhatWeSee>
      )}
    </>
  );
}

function TestPart({ profile, token }: PartProps) {
  const [testSid, setTestSid] = useState<string | null>(null);
  return (
    <section className="section">
      <h2>
        <Trans>Test the sign-in</Trans>
      </h2>
      <TestForm
        hasCode={false}
        isAgain={testSid !== null || profile.is_freshly_tested}
        begin={(api) => api.ssoSetup.test({ token })}
        onBegun={(begun) => Promise.resolve(setTestSid(begun))}
      />
      {testSid === null ? null : <Watched key={testSid} token={token} testSid={testSid} />}
    </section>
  );
}

/** Follows a test until it has an end, and then what it means for the profile. */
function Watched({ token, testSid }: { token: string; testSid: string }) {
  const read = useQuery({
    queryKey: ['sso-setup-test', token, testSid],
    queryFn: async (): Promise<{ test: Schemas['SsoTest']; raw: string | null }> => {
      const answer = await bailiwick.ssoSetup.readTest({ token, sso_test_sid: testSid });
      if (answer.test.state !== 'in_progress')
        await queryClient.invalidateQueries({ queryKey: keyOf(token) });
      return answer;
    },
    refetchInterval: ({ state }) =>
      state.data?.test.state === 'in_progress' ? lookAgainMs : false,
  });
  if (read.isError) return <ProblemSummary problem={problemOf(read.error)} takesFocus={false} />;
  if (read.data === undefined) return null;
  return <TestResult test={read.data.test} raw={read.data.raw} />;
}

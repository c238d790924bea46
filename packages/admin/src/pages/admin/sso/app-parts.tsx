/** The app at the identity provider: what to do there, our values in the order and the words of its form, and what it should send. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { bailiwick } from '../../../api.ts';
import { Button } from '../../../ui/controls.tsx';
import { saveAnswer } from '../../../ui/download.ts';
import { ProblemSummary, useAct } from '../../../ui/form.tsx';
import { CopyButton } from '../../../ui/parts.tsx';
import { attributesOf, guideOf } from './guides.ts';
import type { ProfileSetUp } from './profile-data.ts';

function CopyRow({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="mono">{value}</dd>
      <dd>
        <CopyButton text={value} what={label} />
      </dd>
    </div>
  );
}

export function AppParts({
  profile,
  askedBy,
  children,
}: {
  profile: ProfileSetUp;
  /** The organization that gave the link; undefined: an administrator looks. */
  askedBy?: string;
  children?: ReactNode;
}) {
  return (
    <div className="columns">
      <div>
        <section className="section">
          <h2>
            <Trans>What to do in {ph({ provider: profile.provider_title })}</Trans>
          </h2>
          <ol className="sso-guide">
            {guideOf(profile).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </section>
        <section className="section">
          <h2>
            <Trans>Our values, for its form</Trans>
          </h2>
          <dl className="record sso-record">
            {profile.form.fields.map(({ value_of: of, label, value }) => (
              <CopyRow key={of} label={label} value={value} />
            ))}
          </dl>
          <OurFiles profile={profile} />
        </section>
        {children}
      </div>
      <SampleMapping profile={profile} askedBy={askedBy} />
    </div>
  );
}

/** What some forms want as a file, or not at all. */
function OurFiles({ profile }: { profile: ProfileSetUp }) {
  const { act, pending, problem } = useAct();
  const { sid, protocol, keys, ours } = profile;
  if (protocol === 'oidc')
    return (
      <p className="small muted">
        <Trans>
          Instead of a secret, our key can prove who we are. It is published at{' '}
          <code>{ph({ address: ours.jwks_url })}</code>.
        </Trans>
      </p>
    );
  const save = () =>
    void act(async () => saveAnswer(await bailiwick.ssoProfiles.metadata(sid), 'metadata.xml'));
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <div className="form-foot">
        <Button small pending={pending} onPress={save}>
          <Trans>Download our metadata</Trans>
        </Button>
        <span className="small">
          <Trans>Our certificate</Trans>
        </span>
        <CopyButton text={keys.certificate} what={t`our certificate`} />
        <span className="small muted">
          <Trans>The metadata holds all of it, and our certificate.</Trans>
        </span>
      </div>
    </>
  );
}

function SampleMapping({
  profile,
  askedBy: organization,
}: {
  profile: ProfileSetUp;
  askedBy: string | undefined;
}) {
  return (
    <section className="ledger" aria-label={t`What it should send`}>
      <h2>
        <Trans>What it should send</Trans>
      </h2>
      <dl className="sso-sent">
        {attributesOf(profile).map(({ what, names, sample }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <code>{names}</code>
            </dd>
            <dd className="small muted">
              <Trans>
                For example <code>{sample}</code>
              </Trans>
            </dd>
          </div>
        ))}
      </dl>
      <p className="small muted">
        {organization === undefined
          ? t`Other names can be set later, among the options of the profile. The test shows everything that was sent.`
          : t`If your provider has to use other names, tell whoever asked you at ${organization}: they set them. The test shows everything that was sent.`}
      </p>
    </section>
  );
}

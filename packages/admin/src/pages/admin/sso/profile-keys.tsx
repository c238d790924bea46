/** The certificates of the provider with their end, and our own keys, which change with an overlap. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { bailiwick } from '../../../api.ts';
import { Button } from '../../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../../ui/form.tsx';
import { CopyButton, ExactTime, Stamp } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { keepProfile, type SsoProfile } from './profile-data.ts';

/** From when on somebody should do something about it. */
const soonDays = 30;

const timeLeft = (days: number) =>
  days === 0 ? t`ended` : plural(days, { one: '# day left', other: '# days left' });

export function Certificates({ profile: { theirs } }: { profile: SsoProfile }) {
  if (theirs === null || theirs.certificates.length === 0) return null;
  return (
    <section className="ledger" aria-label={t`Certificates of the provider`}>
      <h2>
        <Trans>Certificates of the provider</Trans>
      </h2>
      <ul className="sso-certificates">
        {theirs.certificates.map((certificate) => (
          <li key={certificate.fingerprint}>
            <p>
              <strong>{certificate.subject}</strong>{' '}
              <Stamp
                tone={
                  certificate.days_left === 0
                    ? 'bad'
                    : certificate.days_left <= soonDays
                      ? 'warn'
                      : 'ok'
                }
              >
                {timeLeft(certificate.days_left)}
              </Stamp>
            </p>
            <p className="small">
              <Trans>
                Ends <ExactTime at={certificate.ends_at} />
              </Trans>
            </p>
            <p className="small muted">
              <code>{certificate.fingerprint}</code>
            </p>
          </li>
        ))}
      </ul>
      <p className="small">
        {theirs.metadata_url === null
          ? t`Bring the next one before the last ends: both work side by side.`
          : t`A new one is read by itself, every day. Both work side by side.`}
      </p>
    </section>
  );
}

export function OurKeys({ profile }: { profile: SsoProfile }) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const { keys } = profile;
  const { sid } = organization;
  const run = (change: () => Promise<SsoProfile>) =>
    void act(async () => keepProfile(sid, await change()));
  return (
    <section className="ledger" aria-label={t`Our key`}>
      <h2>
        <Trans>Our key</Trans>
      </h2>
      <p className="small">
        {keys.previous_certificate === null
          ? t`It signs our requests, and opens what is encrypted for us.`
          : t`A new key signs; the one before still opens what is encrypted for it. Give the provider our new certificate, then retire the old key.`}
      </p>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <div className="form-foot">
        <span className="small">
          <Trans>Our certificate</Trans>
        </span>
        <CopyButton text={keys.certificate} what={t`our certificate`} />
        {!organization.may('sso-profiles/update') ? null : keys.previous_certificate === null ? (
          <Button
            small
            pending={pending}
            onPress={() => run(() => bailiwick.ssoProfiles.rotateKeys(sid, profile.sid))}
          >
            <Trans>Make a new key</Trans>
          </Button>
        ) : (
          <Button
            small
            kind="danger"
            pending={pending}
            onPress={() => run(() => bailiwick.ssoProfiles.retirePreviousKey(sid, profile.sid))}
          >
            <Trans>Retire the old key</Trans>
          </Button>
        )}
      </div>
    </section>
  );
}

/**
 * Adding the second factor that an organization asks for, on the way in: after the password, before there is a session. One
 * way is open at a time; recovery codes are shown at its end, and then they are in.
 */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { bailiwick, type Schemas } from '../api.ts';
import { Button, TextField } from '../ui/controls.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../ui/form.tsx';
import { PlainPage } from '../ui/page.tsx';
import { CopyButton, Notice } from '../ui/parts.tsx';
import { makePasskey } from './ceremonies.ts';

/** Comes with an app. */
const QrCode = lazy(() => import('./qr-code.tsx').then((module) => ({ default: module.QrCode })));

export interface Asked {
  /** Who asks for it. */
  readonly organization: string;
  readonly passkeyOnly: boolean;
}

interface EnrolProps extends Asked {
  readonly email: string;
  readonly other: ReactNode;
  readonly onArrive: () => Promise<void>;
}

type Way = 'passkey' | 'app';

/** A passkey is bound to a name, which an address of numbers is none of. */
const passkeysWork = () => 'PublicKeyCredential' in window && /[a-z]/.test(location.hostname);

export function Enrol({ email, organization, passkeyOnly, other, onArrive }: EnrolProps) {
  const ways: readonly Way[] = [
    ...(passkeysWork() ? (['passkey'] as const) : []),
    ...(passkeyOnly ? [] : (['app'] as const)),
  ];
  const [chosen, choose] = useState<Way | undefined>(ways[0]);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const added = async (kept: readonly string[]) => {
    if (kept.length === 0) await onArrive();
    else setCodes(kept);
  };
  if (codes !== null) return <Codes key="codes" codes={codes} onGoOn={onArrive} />;
  return (
    <PlainPage
      key="enrol"
      help="signing-in"
      title={passkeyOnly ? t`Add a passkey` : t`Add a second factor`}
      lead={email}
    >
      <p className="section">
        {passkeyOnly ? (
          <Trans>
            <bdi>{organization}</bdi> asks for a passkey beside the password. Your password is
            right: add a passkey now, and you are in.
          </Trans>
        ) : (
          <Trans>
            <bdi>{organization}</bdi> asks for a second factor beside the password. Your password is
            right: add one now, and you are in.
          </Trans>
        )}
      </p>
      {chosen === undefined ? <NotHere other={other} /> : null}
      {chosen === 'passkey' ? <NewPasskey other={other} onAdded={added} /> : null}
      {chosen === 'app' ? <NewApp other={other} onAdded={added} /> : null}
      {ways.length < 2 ? null : (
        <>
          <p className="section" />
          <p className="small muted">
            <Trans>Another way</Trans>
          </p>
          <div className="form-foot">
            {chosen === 'app' ? (
              <Button small onPress={() => choose('passkey')}>
                <Trans>Add a passkey or security key</Trans>
              </Button>
            ) : (
              <Button small onPress={() => choose('app')}>
                <Trans>Add an authenticator app</Trans>
              </Button>
            )}
          </div>
        </>
      )}
    </PlainPage>
  );
}

function NotHere({ other }: { other: ReactNode }) {
  return (
    <>
      <Notice tone="warn">
        <Trans>
          This browser has no passkeys. Sign in with another browser or another device, or ask an
          Administrator of your organization.
        </Trans>
      </Notice>
      <div className="form-foot">{other}</div>
    </>
  );
}

interface WayProps {
  readonly other: ReactNode;
  readonly onAdded: (codes: readonly string[]) => Promise<void>;
}

function NewPasskey({ other, onAdded }: WayProps) {
  const add: Submit = async ({ name = '' }, api) => {
    const credential = await makePasskey(await bailiwick.halfSession.newPasskey());
    const { recovery_codes: codes } = await api.halfSession.addPasskey({
      name: name.trim(),
      credential,
    });
    await onAdded(codes);
  };
  return (
    <Form hasCode={false} submit={t`Add a passkey`} onSubmit={add} secondary={other}>
      <p className="section">
        <Trans>
          Your browser makes it when you continue, and asks for a finger, your face, the PIN of the
          device, or a touch of the key.
        </Trans>
      </p>
      <TextField
        name="name"
        label={t`What you call it`}
        defaultValue={t`This device`}
        maxLength={64}
        help={t`So that you know it again when there are several.`}
      />
    </Form>
  );
}

function NewApp({ other, onAdded }: WayProps) {
  const { act, pending, problem } = useAct();
  const [begun, setBegun] = useState<Schemas['NewAuthenticatorApp'] | null>(null);
  const begin = () => void act(async () => setBegun(await bailiwick.halfSession.beginApp()));
  if (begun === null)
    return (
      <>
        {problem === null ? null : <ProblemSummary problem={problem} />}
        <p className="section">
          <Trans>
            An app on your phone shows a new code every 30 seconds, also without a network. Most
            password managers can do it too.
          </Trans>
        </p>
        <div className="form-foot">
          <Button kind="primary" pending={pending} onPress={begin}>
            <Trans>Show the picture to read</Trans>
          </Button>
          {other}
        </div>
      </>
    );
  return <ConfirmApp begun={begun} other={other} onAdded={onAdded} />;
}

function ConfirmApp({
  begun,
  other,
  onAdded,
}: WayProps & { begun: Schemas['NewAuthenticatorApp'] }) {
  const confirm: Submit = async ({ code = '' }, api) => {
    const { recovery_codes: codes } = await api.halfSession.confirmApp({ code: code.trim() });
    await onAdded(codes);
  };
  return (
    <>
      <p className="section">
        <Trans>Read the picture with the app, or type the secret into it.</Trans>
      </p>
      <div className="qr-place">
        <Suspense>
          <QrCode text={begun.uri} label={t`The secret as a QR code`} />
        </Suspense>
      </div>
      <p className="mono wrap" dir="ltr">
        {begun.secret.match(/.{1,4}/g)?.join(' ')}
      </p>
      <p className="section">
        <CopyButton text={begun.secret} what={t`the secret`} />
      </p>
      <Form hasCode={false} submit={t`Add the app`} onSubmit={confirm} secondary={other}>
        <TextField
          name="code"
          label={t`Code of six digits`}
          help={t`The app shows it now. From then on your password alone is not enough.`}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="code-input"
          autoFocus
        />
      </Form>
    </>
  );
}

function Codes({ codes, onGoOn }: { codes: readonly string[]; onGoOn: () => Promise<void> }) {
  return (
    <PlainPage help="signing-in" title={t`Your recovery codes`}>
      <p className="section">
        <Trans>
          You are signed in. These ten codes are for when phone or key are lost: each works once.
          They are shown this once. Print them, or put them into a password manager, where you find
          them without your phone.
        </Trans>
      </p>
      <ol className="code-list mono" dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="form-foot">
        <Button kind="primary" onPress={() => void onGoOn()}>
          <Trans>I have kept them</Trans>
        </Button>
        <CopyButton text={codes.join('\n')} what={t`the codes`} />
      </div>
    </PlainPage>
  );
}

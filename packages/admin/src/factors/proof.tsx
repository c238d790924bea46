/** Proving a factor: by a passkey, a code of the app, a recovery code, or a code by mail after a reset. One way is open at a time. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '../api.ts';
import { Button, TextField } from '../ui/controls.tsx';
import { Form, type Submit } from '../ui/form.tsx';
import { signWithPasskey } from './ceremonies.ts';

export type Way = 'passkey' | 'authenticator_app' | 'recovery_code' | 'mailed_code';
export type Ways = Readonly<Record<Way, boolean>>;

type Typed = Exclude<Way, 'passkey'>;
export type Proof =
  | { readonly kind: 'passkey'; readonly credential: Schemas['PasskeyAnswer'] }
  | { readonly kind: Typed; readonly code: string };

interface ProofFormProps {
  readonly ways: Ways;
  readonly submit: string;
  readonly challenge: () => Promise<Schemas['PasskeyChallenge']>;
  readonly prove: (proof: Proof, api: BailiwickClient) => Promise<void>;
  /** Has a code mailed; answers where to. */
  readonly mailCode?: (api: BailiwickClient) => Promise<string>;
  readonly secondary?: ReactNode;
  /** What else is asked with a proof of that kind. */
  readonly along?: (way: Way) => ReactNode;
  /** False where a cookie of the browser is what counts: a program could not repeat it. */
  readonly hasCode: boolean;
}

const order: readonly Way[] = ['passkey', 'authenticator_app', 'recovery_code', 'mailed_code'];

const switchTo = (way: Way): string =>
  ({
    passkey: t`Use a passkey or security key`,
    authenticator_app: t`Use a code from the authenticator app`,
    recovery_code: t`Use a recovery code`,
    mailed_code: t`I lost all of them`,
  })[way];

export function ProofForm({ ways, ...props }: ProofFormProps) {
  const offered = order.filter((way) => ways[way]);
  const [chosen, choose] = useState<Way>(offered[0] ?? 'recovery_code');
  return (
    <>
      <OneWay key={chosen} way={chosen} {...props} />
      {offered.length < 2 ? null : (
        <>
          <p className="section" />
          <p className="small muted">
            <Trans>Another way</Trans>
          </p>
          <div className="form-foot">
            {offered
              .filter((way) => way !== chosen)
              .map((way) => (
                <Button key={way} small onPress={() => choose(way)}>
                  {switchTo(way)}
                </Button>
              ))}
          </div>
        </>
      )}
    </>
  );
}

function OneWay({ way, ...props }: { way: Way } & Omit<ProofFormProps, 'ways'>) {
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  if (way === 'passkey') return <ByPasskey {...props} />;
  if (way === 'mailed_code' && mailedTo === null)
    return <AskForCode {...props} onMailed={setMailedTo} />;
  return <ByCode {...props} way={way} mailedTo={mailedTo} />;
}

type WayProps = Omit<ProofFormProps, 'ways'>;

function ByPasskey({ submit, challenge, prove, secondary, along }: WayProps) {
  const sign: Submit = async (_values, api) => {
    const credential = await signWithPasskey(await challenge());
    await prove({ kind: 'passkey', credential }, api);
  };
  return (
    <Form hasCode={false} submit={submit} onSubmit={sign} secondary={secondary}>
      <p className="section">
        <Trans>
          Your browser asks for it when you continue: by a finger, your face, the PIN of the device,
          or a touch of the key.
        </Trans>
      </p>
      {along?.('passkey')}
    </Form>
  );
}

function AskForCode({
  mailCode,
  onMailed,
  secondary,
  hasCode,
}: WayProps & { onMailed: (email: string) => void }) {
  const ask: Submit = async (_values, api) => {
    if (mailCode !== undefined) onMailed(await mailCode(api));
  };
  return (
    <Form hasCode={hasCode} submit={t`Mail me the code`} onSubmit={ask} secondary={secondary}>
      <p className="section">
        <Trans>
          Your administrator lets you go on without what you lost. We mail a code to your address;
          with it, passkeys, authenticator app and recovery codes of yours are removed.
        </Trans>
      </p>
    </Form>
  );
}

function ByCode({
  way,
  mailedTo,
  submit,
  prove,
  secondary,
  along,
  hasCode,
}: WayProps & { way: Typed; mailedTo: string | null }) {
  const send: Submit = ({ code = '' }, api) => prove({ kind: way, code: code.trim() }, api);
  const isLong = way === 'recovery_code';
  return (
    <Form hasCode={hasCode} submit={submit} onSubmit={send} secondary={secondary}>
      {mailedTo === null ? null : (
        <p className="section" role="status">
          <Trans>A code is on its way to {mailedTo}. It works for a quarter of an hour.</Trans>
        </p>
      )}
      <TextField
        name="code"
        pointer="/proof/code"
        label={isLong ? t`Recovery code` : t`Code of six digits`}
        help={
          way === 'authenticator_app'
            ? t`The authenticator app on your phone shows it.`
            : isLong
              ? t`One of the ten that you kept. It works once.`
              : undefined
        }
        autoComplete={isLong ? 'off' : 'one-time-code'}
        {...(isLong ? { className: 'mono' } : { inputMode: 'numeric', className: 'code-input' })}
        autoFocus
      />
      {along?.(way)}
    </Form>
  );
}

/** How one signs in beside the password: passkeys, the authenticator app, and recovery codes. */
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { CopyButton, Notice, Time } from '../../ui/parts.tsx';
import { Passkeys } from './profile-passkeys.tsx';
import { refreshFactors } from './profile-refresh.ts';

type Factors = Schemas['Factors'];

/** Comes when somebody adds an app. */
const QrCode = lazy(() => import('./qr-code.tsx').then((module) => ({ default: module.QrCode })));

/** @param children the password, which is the first of them */
export function SignInWays({ children }: { children: ReactNode }) {
  const factors = useQuery({ queryKey: ['factors'], queryFn: () => bailiwick.factors.get() });
  return (
    <section className="section" id="sign-in">
      <h2>
        <Trans>How you sign in</Trans>
      </h2>
      {factors.isError ? (
        <ProblemSummary problem={problemOf(factors.error)} takesFocus={false} />
      ) : null}
      {factors.data === undefined ? null : <Standing factors={factors.data} />}
      {children}
      {factors.data === undefined || factors.data.sso_required ? null : (
        <>
          <Passkeys factors={factors.data} />
          <App app={factors.data.authenticator_app} />
          <RecoveryCodes factors={factors.data} />
        </>
      )}
    </section>
  );
}

const hasFactor = ({ passkeys, authenticator_app: app }: Factors) =>
  passkeys.length > 0 || app !== null;

/** One sentence on where things stand, and whose move it is. */
function Standing({ factors }: { factors: Factors }) {
  const left = factors.recovery_codes?.left ?? 0;
  if (factors.sso_required)
    return (
      <p>
        <Trans>Your company’s sign-in proves who you are: nothing else is asked for here.</Trans>
      </p>
    );
  if (!hasFactor(factors))
    return (
      <p>
        <Trans>
          Your password alone signs you in. Add a passkey or an authenticator app, and whoever
          learns the password still stands outside.
        </Trans>
      </p>
    );
  if (left === 0)
    return (
      <Notice tone="warn">
        <Trans>
          Your password alone is not enough any more, which is good. Make recovery codes now:
          without them, a lost phone or key shuts you out.
        </Trans>
      </Notice>
    );
  return (
    <p>
      <Trans>Signing in asks for your password and one of these, or for a passkey alone.</Trans>{' '}
      <Plural
        value={left}
        one="# recovery code is left for when they are lost."
        other="# recovery codes are left for when they are lost."
      />
    </p>
  );
}

type Begun = Schemas['NewAuthenticatorApp'];

function App({ app }: { app: Factors['authenticator_app'] }) {
  const { act, pending, problem } = useAct();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const begin = () =>
    void act(async () => {
      setBegun(await bailiwick.authenticatorApp.create());
    });
  return (
    <>
      <h3>
        <Trans>Authenticator app</Trans>
      </h3>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {app === null ? (
        <p className="muted">
          <Trans>None. It shows a new code every 30 seconds, also without a network.</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            Added <Time at={app.created_at} />, last used <Time at={app.last_used_at} />.
          </Trans>
        </p>
      )}
      <div className="form-foot">
        {app === null ? (
          <Button pending={pending} onPress={begin}>
            <Trans>Add an authenticator app</Trans>
          </Button>
        ) : (
          <Button onPress={() => setRemoving(true)}>
            <Trans>Remove the authenticator app</Trans>
          </Button>
        )}
      </div>
      {begun === null ? null : <Confirm begun={begun} onClose={() => setBegun(null)} />}
      {isRemoving ? <RemoveApp onClose={() => setRemoving(false)} /> : null}
    </>
  );
}

function Confirm({ begun, onClose }: { begun: Begun; onClose: () => void }) {
  const confirm: Submit = async ({ code = '' }, api) => {
    await api.authenticatorApp.confirm({ code: code.trim() });
    await refreshFactors();
    onClose();
  };
  return (
    <Dialog title={t`Add an authenticator app`} onClose={onClose}>
      <p>
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
      <Form
        submit={t`Add the app`}
        onSubmit={confirm}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
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
    </Dialog>
  );
}

function RemoveApp({ onClose }: { onClose: () => void }) {
  const remove: Submit = async (_values, api) => {
    await api.authenticatorApp.delete();
    await refreshFactors();
    onClose();
  };
  return (
    <Dialog title={t`Remove the authenticator app`} onClose={onClose}>
      <p>
        <Trans>
          Its codes do not count any more, and every other session of yours ends. If nothing else is
          left, your password alone is enough again.
        </Trans>
      </p>
      <Form
        danger
        submit={t`Remove`}
        onSubmit={remove}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        {null}
      </Form>
    </Dialog>
  );
}

function RecoveryCodes({ factors }: { factors: Factors }) {
  const { act, pending, problem } = useAct();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const make = () =>
    void act(async () => {
      setCodes((await bailiwick.recoveryCodes.create()).codes);
      await refreshFactors();
    });
  if (!hasFactor(factors)) return null;
  return (
    <>
      <h3>
        <Trans>Recovery codes</Trans>
      </h3>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <p className="muted">
        <Trans>
          Ten codes for when phone or key are lost. Each works once; new ones end the earlier ones.
        </Trans>
      </p>
      <div className="form-foot">
        <Button pending={pending} onPress={make}>
          {factors.recovery_codes === null ? t`Make recovery codes` : t`Make new recovery codes`}
        </Button>
      </div>
      {codes === null ? null : (
        <Dialog title={t`Your recovery codes`} onClose={() => setCodes(null)}>
          <p>
            <Trans>
              They are shown this once. Print them, or put them into a password manager, where you
              find them without your phone.
            </Trans>
          </p>
          <ol className="code-list mono" dir="ltr">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
          <div className="form-foot">
            <Button kind="primary" onPress={() => setCodes(null)}>
              <Trans>I have kept them</Trans>
            </Button>
            <CopyButton text={codes.join('\n')} what={t`the codes`} />
          </div>
        </Dialog>
      )}
    </>
  );
}

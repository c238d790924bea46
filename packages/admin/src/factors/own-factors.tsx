/** The authenticator app and the recovery codes of one's own login. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../api.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../ui/form.tsx';
import { CopyButton, Time } from '../ui/parts.tsx';
import { AppSecret, FirstCode } from './app-secret.tsx';
import { type Factors, hasFactor, type Own } from './own.ts';
import { Passkeys } from './own-passkeys.tsx';

interface OwnProps {
  readonly factors: Factors;
  readonly own: Own;
}

/** All of them, each with what can be done. */
export function OwnFactors(props: OwnProps) {
  return (
    <>
      <Passkeys {...props} />
      <App app={props.factors.authenticator_app} own={props.own} />
      <RecoveryCodes {...props} />
    </>
  );
}

type Begun = Schemas['NewAuthenticatorApp'];

function App({ app, own }: { app: Factors['authenticator_app']; own: Own }) {
  const { act, pending, problem } = useAct();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const begin = () =>
    void act(async () => {
      setBegun(await own.app(bailiwick).create());
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
      {begun === null ? null : <Confirm begun={begun} own={own} onClose={() => setBegun(null)} />}
      {isRemoving ? <RemoveApp own={own} onClose={() => setRemoving(false)} /> : null}
    </>
  );
}

function Confirm({ begun, own, onClose }: { begun: Begun; own: Own; onClose: () => void }) {
  const confirm: Submit = async ({ code = '' }, api) => {
    await own.app(api).confirm({ code: code.trim() });
    await own.refresh();
    onClose();
  };
  return (
    <Dialog title={t`Add an authenticator app`} onClose={onClose}>
      <AppSecret begun={begun} />
      <Form
        submit={t`Add the app`}
        onSubmit={confirm}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <FirstCode />
      </Form>
    </Dialog>
  );
}

function RemoveApp({ own, onClose }: { own: Own; onClose: () => void }) {
  const remove: Submit = async (_values, api) => {
    await own.app(api).delete();
    await own.refresh();
    onClose();
  };
  return (
    <Dialog title={t`Remove the authenticator app`} onClose={onClose}>
      <p>
        {own.mayHaveNone ? (
          <Trans>
            Its codes do not count any more, and every other session of yours ends. If nothing else
            is left, your password alone is enough again.
          </Trans>
        ) : (
          <Trans>
            Its codes do not count any more, and every other session of yours ends. The last second
            factor cannot be removed.
          </Trans>
        )}
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

function RecoveryCodes({ factors, own }: OwnProps) {
  const { act, pending, problem } = useAct();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const make = () =>
    void act(async () => {
      setCodes((await own.codes(bailiwick).create()).codes);
      await own.refresh();
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

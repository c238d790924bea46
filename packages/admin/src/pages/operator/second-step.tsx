/** The second step of an operator's sign-in: proving the second factor, or adding the first. Nothing else is open before. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, isRefusal, queryClient, type Schemas } from '../../api.ts';
import { AppSecret, FirstCode } from '../../factors/app-secret.tsx';
import { makePasskey } from '../../factors/ceremonies.ts';
import { AboutNewPasskey, NewPasskeyName } from '../../factors/new-passkey.tsx';
import { ProofForm } from '../../factors/proof.tsx';
import { Button } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';

type Half = Schemas['OperatorHalfSession'];

export function OperatorSecondStep() {
  const half = useQuery({
    queryKey: ['operator-half-session'],
    queryFn: () => bailiwick.operatorHalfSession.get(),
    retry: false,
    // What is owed changes while somebody looks at it only by what they do here.
    refetchOnWindowFocus: false,
  });
  if (isRefusal(half.error, 'session.half_session_over'))
    return <Navigate to="/operator/sign-in" />;
  if (half.isError)
    return (
      <PlainPage
        key="failed"
        help="operator"
        title={t`The operator page cannot be opened`}
        scope="instance"
      >
        <ProblemSummary problem={problemOf(half.error)} />
      </PlainPage>
    );
  if (half.data === undefined)
    return (
      <PlainPage key="waits" help="operator" title={t`Prove that it is you`} scope="instance">
        {null}
      </PlainPage>
    );
  return half.data.is_enrolled ? <Prove half={half.data} /> : <Enrol half={half.data} />;
}

function useArrival(to: '/operator' | '/operator/profile') {
  const navigate = useNavigate();
  return async () => {
    queryClient.clear();
    await navigate({ to });
  };
}

function Leave() {
  const navigate = useNavigate();
  const { act, pending } = useAct();
  const leave = () =>
    void act(async () => {
      await bailiwick.operatorHalfSession.end();
      queryClient.clear();
      await navigate({ to: '/operator/sign-in' });
    });
  return (
    <Button kind="quiet" pending={pending} onPress={leave}>
      <Trans>Sign in as somebody else</Trans>
    </Button>
  );
}

function Prove({ half }: { half: Half }) {
  const arrive = useArrival('/operator');
  return (
    <PlainPage
      key="prove"
      help="operator"
      title={t`Prove that it is you`}
      lead={half.email}
      scope="instance"
    >
      <p className="section">
        <Trans>Your password is right. Your second factor is what is left.</Trans>
      </p>
      <ProofForm
        ways={{
          passkey: half.passkey && 'PublicKeyCredential' in window,
          authenticator_app: half.authenticator_app,
          recovery_code: half.recovery_code,
          mailed_code: false,
        }}
        submit={t`Sign in`}
        challenge={() => bailiwick.operatorHalfSession.challenge()}
        prove={async (proof, api) => {
          if (proof.kind === 'mailed_code') return;
          await api.operatorHalfSession.complete({
            proof: proof.kind === 'passkey' ? proof : { kind: proof.kind, code: proof.code },
          });
          await arrive();
        }}
        secondary={<Leave />}
        hasCode={false}
      />
      <p className="small muted section">
        <Trans>
          Lost all of them? Another operator can let you replace them. If there is none: on the
          machine, recover-operator prints a link.
        </Trans>
      </p>
    </PlainPage>
  );
}

function Enrol({ half }: { half: Half }) {
  const [begun, setBegun] = useState<Schemas['NewAuthenticatorApp'] | null>(null);
  const [isPasskey, setPasskey] = useState(false);
  const title = t`Add a second factor`;
  if (begun !== null)
    return (
      <PlainPage key="app" help="operator" title={title} lead={half.email} scope="instance">
        <WithApp begun={begun} onBack={() => setBegun(null)} />
      </PlainPage>
    );
  if (isPasskey)
    return (
      <PlainPage key="passkey" help="operator" title={title} lead={half.email} scope="instance">
        <WithPasskey onBack={() => setPasskey(false)} />
      </PlainPage>
    );
  return (
    <PlainPage key="choose" help="operator" title={title} lead={half.email} scope="instance">
      <p className="section">
        <Trans>
          Your password is right, and no operator signs in with a password alone. It is your move:
          add a second factor, and you are in.
        </Trans>
      </p>
      <Choice half={half} onPasskey={() => setPasskey(true)} onApp={setBegun} />
    </PlainPage>
  );
}

function Choice({
  half,
  onPasskey,
  onApp,
}: {
  half: Half;
  onPasskey: () => void;
  onApp: (begun: Schemas['NewAuthenticatorApp']) => void;
}) {
  const { act, pending, problem } = useAct();
  const begin = () =>
    void act(async () => {
      onApp(await bailiwick.operatorEnrolment.beginApp());
    });
  const hasPasskeys = half.passkeys_work_here && 'PublicKeyCredential' in window;
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {hasPasskeys ? null : (
        <p className="muted">
          <Trans>
            Passkeys do not work here: this instance is reached by an address of numbers, and they
            need a name.
          </Trans>
        </p>
      )}
      <div className="form-foot">
        {hasPasskeys ? (
          <Button kind="primary" onPress={onPasskey}>
            <Trans>Add a passkey</Trans>
          </Button>
        ) : null}
        <Button kind={hasPasskeys ? 'secondary' : 'primary'} pending={pending} onPress={begin}>
          <Trans>Add an authenticator app</Trans>
        </Button>
        <Leave />
      </div>
    </>
  );
}

interface WayProps {
  readonly onBack: () => void;
}

const Back = ({ onBack }: WayProps) => (
  <Button onPress={onBack}>
    <Trans>Back</Trans>
  </Button>
);

function WithApp({ begun, onBack }: WayProps & { begun: Schemas['NewAuthenticatorApp'] }) {
  const arrive = useArrival('/operator/profile');
  const confirm: Submit = async ({ code = '' }, api) => {
    await api.operatorEnrolment.addApp({ code: code.trim() });
    await arrive();
  };
  return (
    <>
      <AppSecret begun={begun} />
      <Form
        hasCode={false}
        submit={t`Add the app`}
        onSubmit={confirm}
        secondary={<Back onBack={onBack} />}
      >
        <FirstCode />
      </Form>
    </>
  );
}

function WithPasskey({ onBack }: WayProps) {
  const arrive = useArrival('/operator/profile');
  const add: Submit = async ({ name = '' }, api) => {
    const credential = await makePasskey(await api.operatorEnrolment.challenge());
    await api.operatorEnrolment.addPasskey({ name: name.trim(), credential });
    await arrive();
  };
  return (
    <>
      <p className="section">
        <AboutNewPasskey />
      </p>
      <Form
        hasCode={false}
        submit={t`Continue`}
        onSubmit={add}
        secondary={<Back onBack={onBack} />}
      >
        <NewPasskeyName />
      </Form>
    </>
  );
}

/** Signing in: the address first, then what its domain signs in with. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useQueryWords } from '../../address.ts';
import { BailiwickError, bailiwick, type Problem, queryClient, safeNext } from '../../api.ts';
import { within } from '../../i18n/i18n.ts';
import { Button, PasswordField, TextField } from '../../ui/controls.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';

/** By the domain alone: it tells nothing about who has a login. */
interface Ways {
  readonly email: string;
  readonly sso: boolean;
  readonly password: boolean;
}

/** Most people sign in without: it comes when it is wanted. */
const load = within('factors', () => import('../../factors/sign-in-step.tsx'));
const FinishSignIn = lazy(async () => ({ default: (await load()).FinishSignIn }));
const PasskeyAlone = lazy(async () => ({ default: (await load()).PasskeyAlone }));

export function SignIn() {
  const { next } = useQueryWords();
  const [half, setHalf] = useState<Half | 'passkey' | null>(null);
  if (half === null) return <FirstStep onHalf={setHalf} />;
  const step = {
    next,
    other: (
      <Button onPress={() => setHalf(null)}>
        <Trans>Use another address</Trans>
      </Button>
    ),
  };
  return (
    <Suspense>
      {half === 'passkey' ? <PasskeyAlone {...step} /> : <FinishSignIn {...half} {...step} />}
    </Suspense>
  );
}

interface Half {
  readonly email: string;
  /** What is asked for beside the password. */
  readonly problem: Problem;
}

type OnHalf = (half: Half | 'passkey') => void;

function FirstStep({ onHalf }: { onHalf: OnHalf }) {
  const [ways, setWays] = useState<Ways | null>(null);
  const [insists, setInsists] = useState(false);
  const startAnew = () => {
    setWays(null);
    setInsists(false);
  };
  if (ways === null) return <AskAddress onAnswer={setWays} onPasskey={() => onHalf('passkey')} />;
  const other = (
    <Button onPress={startAnew}>
      <Trans>Use another address</Trans>
    </Button>
  );
  if (!ways.sso)
    return (
      <PlainPage help="signing-in" title={t`Sign in`} lead={ways.email}>
        <WithPassword email={ways.email} onHalf={onHalf} secondary={other} />
      </PlainPage>
    );
  return (
    <PlainPage help="signing-in" title={t`Sign in`} lead={ways.email}>
      <WithSso email={ways.email} secondary={other} />
      <p className="section" />
      {insists ? (
        <WithPassword email={ways.email} onHalf={onHalf} />
      ) : (
        <p>
          {ways.password ? null : (
            <>
              <Trans>
                Your company lets nobody else in at this domain, except for people who keep another
                way in.
              </Trans>{' '}
            </>
          )}
          <Button kind="quiet" small onPress={() => setInsists(true)}>
            <Trans>Sign in with a password</Trans>
          </Button>
        </p>
      )}
    </PlainPage>
  );
}

function AskAddress({
  onAnswer,
  onPasskey,
}: {
  onAnswer: (ways: Ways) => void;
  onPasskey: () => void;
}) {
  return (
    <PlainPage help="signing-in" title={t`Sign in`}>
      <Form
        asks
        submit={t`Continue`}
        secondary={
          // A passkey is bound to a name, which an address of numbers is none of.
          /[a-z]/.test(location.hostname) ? (
            <Button onPress={onPasskey}>
              <Trans>Sign in with a passkey</Trans>
            </Button>
          ) : null
        }
        onSubmit={async (values) => {
          const email = (values['email'] ?? '').trim();
          const { methods } = await bailiwick.sessions.options({ email });
          onAnswer({
            email,
            sso: methods.includes('sso'),
            password: methods.includes('password'),
          });
        }}
      >
        <TextField
          name="email"
          label={t`E-mail address`}
          type="email"
          autoComplete="username"
          inputMode="email"
          autoFocus
        />
      </Form>
      <p className="section" />
      <p>
        <Trans>
          New here? <Link to="/sign-up">Sign up</Link>
        </Trans>
      </p>
    </PlainPage>
  );
}

interface WayProps {
  readonly email: string;
  readonly secondary?: ReactNode;
}

function WithSso({ email, secondary }: WayProps) {
  const { next } = useQueryWords();
  const leave = async () => {
    const begun = await bailiwick.ssoSignIns.start({ email, return_to: safeNext(next) });
    location.assign(begun.location);
  };
  return (
    <Form
      asks
      submit={t`Continue with your company’s sign-in`}
      onSubmit={leave}
      secondary={secondary}
    >
      <p className="section">
        <Trans>
          Your company decided how people of this domain sign in: at its own page. It opens when you
          continue.
        </Trans>
      </p>
    </Form>
  );
}

function WithPassword({ email, secondary, onHalf }: WayProps & { onHalf: OnHalf }) {
  const { next } = useQueryWords();
  const navigate = useNavigate();
  const signIn: Submit = async ({ password = '' }, api) => {
    try {
      await api.sessions.create({ email, password, transport: 'cookie' });
    } catch (error) {
      // session.factor_required, session.enrolment_required: the step that comes next tells them apart.
      if (!(error instanceof BailiwickError && /^session.+_required/.test(error.code))) throw error;
      onHalf({ email, problem: error.problem });
      return;
    }
    queryClient.clear();
    await navigate({ href: safeNext(next) });
  };
  return (
    <>
      <Form submit={t`Sign in`} onSubmit={signIn} secondary={secondary}>
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <PasswordField name="password" label={t`Password`} autoComplete="current-password" />
      </Form>
      <p className="section" />
      <p>
        <Link to="/forgot-password">
          <Trans>Forgot the password?</Trans>
        </Link>
      </p>
    </>
  );
}

/** Signing in: the address first, then what its domain signs in with. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useQueryWords } from '../../address.ts';
import { bailiwick, queryClient, safeNext } from '../../api.ts';
import { Button, PasswordField, TextField } from '../../ui/controls.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';

/** By the domain alone: it tells nothing about who has a login. */
interface Ways {
  readonly email: string;
  readonly sso: boolean;
  readonly password: boolean;
}

export function SignIn() {
  const [ways, setWays] = useState<Ways | null>(null);
  const [insists, setInsists] = useState(false);
  const startAnew = () => {
    setWays(null);
    setInsists(false);
  };
  if (ways === null) return <AskAddress onAnswer={setWays} />;
  const other = (
    <Button onPress={startAnew}>
      <Trans>Use another address</Trans>
    </Button>
  );
  if (!ways.sso)
    return (
      <PlainPage help="signing-in" title={t`Sign in`} lead={ways.email}>
        <WithPassword email={ways.email} secondary={other} />
      </PlainPage>
    );
  return (
    <PlainPage help="signing-in" title={t`Sign in`} lead={ways.email}>
      <WithSso email={ways.email} secondary={other} />
      <p className="section" />
      {insists ? (
        <WithPassword email={ways.email} />
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

function AskAddress({ onAnswer }: { onAnswer: (ways: Ways) => void }) {
  return (
    <PlainPage help="signing-in" title={t`Sign in`}>
      <Form
        asks
        submit={t`Continue`}
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

function WithPassword({ email, secondary }: WayProps) {
  const { next } = useQueryWords();
  const navigate = useNavigate();
  const signIn: Submit = async ({ password = '' }, api) => {
    await api.sessions.create({ email, password, transport: 'cookie' });
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

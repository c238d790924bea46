/** Signing in: the address first, then what it signs in with. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQueryWords } from '../../address.ts';
import { bailiwick, queryClient, safeNext } from '../../api.ts';
import { Button, PasswordField, TextField } from '../../ui/controls.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';

export function SignIn() {
  const [email, setEmail] = useState<string | null>(null);
  const { next } = useQueryWords();
  const navigate = useNavigate();
  if (email === null) {
    return (
      <PlainPage help="signing-in" title={t`Sign in`}>
        <Form
          asks
          submit={t`Continue`}
          onSubmit={async (values) => {
            const typed = (values['email'] ?? '').trim();
            await bailiwick.sessions.options({ email: typed });
            setEmail(typed);
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
  const signIn: Submit = async ({ password = '' }, api) => {
    await api.sessions.create({ email, password, transport: 'cookie' });
    queryClient.clear();
    await navigate({ href: safeNext(next) });
  };
  return (
    <PlainPage help="signing-in" title={t`Sign in`} lead={email}>
      <Form
        submit={t`Sign in`}
        onSubmit={signIn}
        secondary={
          <Button onPress={() => setEmail(null)}>
            <Trans>Use another address</Trans>
          </Button>
        }
      >
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <PasswordField name="password" label={t`Password`} autoComplete="current-password" />
      </Form>
      <p className="section" />
      <p>
        <Link to="/forgot-password">
          <Trans>Forgot the password?</Trans>
        </Link>
      </p>
    </PlainPage>
  );
}

/** Signing in: the address first, then what it signs in with. */
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
      <PlainPage help="signing-in" title="Sign in">
        <Form
          asks
          submit="Continue"
          onSubmit={async (values) => {
            const typed = (values['email'] ?? '').trim();
            await bailiwick.sessions.options({ email: typed });
            setEmail(typed);
          }}
        >
          <TextField
            name="email"
            label="E-mail address"
            type="email"
            autoComplete="username"
            inputMode="email"
            autoFocus
          />
        </Form>
        <p className="section" />
        <p>
          New here? <Link to="/sign-up">Sign up</Link>
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
    <PlainPage help="signing-in" title="Sign in" lead={email}>
      <Form
        submit="Sign in"
        onSubmit={signIn}
        secondary={<Button onPress={() => setEmail(null)}>Use another address</Button>}
      >
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <PasswordField name="password" label="Password" autoComplete="current-password" />
      </Form>
      <p className="section" />
      <p>
        <Link to="/forgot-password">Forgot the password?</Link>
      </p>
    </PlainPage>
  );
}

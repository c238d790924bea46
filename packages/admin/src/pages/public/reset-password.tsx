/** A new password by mail: asking for the link, and using it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, takeToken } from '../../api.ts';
import { PasswordField, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';

export function ForgotPassword() {
  const [sent, setSent] = useState<string | null>(null);
  if (sent !== null) {
    return (
      <PlainPage
        help="signing-in"
        title="Look at your mail"
        lead={`If there is a login with ${sent}, a link to set a new password is on its way. It works for an hour.`}
      >
        <Link to="/sign-in">Back to sign in</Link>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      help="signing-in"
      title="Set a new password"
      lead="We send a link to the address of your login."
    >
      <Form
        submit="Send the link"
        onSubmit={async ({ email = '' }, api) =>
          setSent((await api.passwordResets.create({ email: email.trim() })).email)
        }
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
      <Link to="/sign-in">Back to sign in</Link>
    </PlainPage>
  );
}

export function ResetPassword() {
  const [token] = useState(takeToken);
  const [done, setDone] = useState(false);
  const check = useQuery({
    queryKey: ['password-reset', token],
    queryFn: () => bailiwick.passwordResets.check({ token: token ?? '' }),
    enabled: token !== null,
  });
  if (done) {
    return (
      <PlainPage
        help="signing-in"
        title="Your password is set"
        lead="Every session has ended. Sign in with the new password."
      >
        <Link to="/sign-in">Sign in</Link>
      </PlainPage>
    );
  }
  if (token === null || check.isError) {
    return (
      <PlainPage help="signing-in" title="This link does not work">
        {check.isError ? (
          <ProblemSummary problem={problemOf(check.error)} />
        ) : (
          <p className="section">The link is incomplete. Open it again from the mail.</p>
        )}
        <Link to="/forgot-password">Ask for a new link</Link>
      </PlainPage>
    );
  }
  const save: Submit = async (values, api) => {
    await api.passwordResets.complete({ token, new_password: values['new_password'] ?? '' });
    setDone(true);
  };
  return (
    <PlainPage
      help="signing-in"
      title="Set a new password"
      lead={check.data?.email ?? 'Looking at the link…'}
    >
      <Form submit="Set the password" onSubmit={save}>
        <input
          type="hidden"
          name="email"
          autoComplete="username"
          value={check.data?.email ?? ''}
          readOnly
        />
        <PasswordField
          name="new_password"
          label="New password"
          autoComplete="new-password"
          help="At least 15 characters. A few unrelated words are easy to remember and hard to guess."
        />
      </Form>
    </PlainPage>
  );
}

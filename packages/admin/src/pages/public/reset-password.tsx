/** A new password by mail: asking for the link, and using it. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
        title={t`Look at your mail`}
        lead={t`If there is a login with ${sent}, a link to set a new password is sent there, at most five an hour. If no new one comes, use the newest that you have: it works for an hour.`}
      >
        <Link to="/sign-in">
          <Trans>Back to sign in</Trans>
        </Link>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      help="signing-in"
      title={t`Set a new password`}
      lead={t`We send a link to the address of your login.`}
    >
      <Form
        submit={t`Send the link`}
        onSubmit={async ({ email = '' }, api) =>
          setSent((await api.passwordResets.create({ email: email.trim() })).email)
        }
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
      <Link to="/sign-in">
        <Trans>Back to sign in</Trans>
      </Link>
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
        title={t`Your password is set`}
        lead={t`Every session has ended. Sign in with the new password.`}
      >
        <Link to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
      </PlainPage>
    );
  }
  if (token === null || check.isError) {
    return (
      <PlainPage key="failed" help="signing-in" title={t`This link does not work`}>
        {check.isError ? (
          <ProblemSummary problem={problemOf(check.error)} />
        ) : (
          <p className="section">
            <Trans>The link is incomplete. Open it again from the mail.</Trans>
          </p>
        )}
        <Link to="/forgot-password">
          <Trans>Ask for a new link</Trans>
        </Link>
      </PlainPage>
    );
  }
  if (check.data === undefined)
    return (
      <PlainPage
        key="waits"
        help="signing-in"
        title={t`Set a new password`}
        lead={t`Looking at the link…`}
      >
        {null}
      </PlainPage>
    );
  const { email, password_rule: rule } = check.data;
  const save: Submit = async (values, api) => {
    await api.passwordResets.complete({ token, new_password: values['new_password'] ?? '' });
    setDone(true);
  };
  return (
    <PlainPage key="works" help="signing-in" title={t`Set a new password`} lead={email}>
      <Form submit={t`Set the password`} onSubmit={save}>
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <PasswordField
          name="new_password"
          label={t`New password`}
          autoComplete="new-password"
          help={rule.sentence}
        />
      </Form>
    </PlainPage>
  );
}

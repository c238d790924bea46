/** The operator's first start, by the link that the server printed, and signing in. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient, takeToken } from '../../api.ts';
import { PasswordField, TextField } from '../../ui/controls.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { Notice } from '../../ui/parts.tsx';

export function OperatorSetUp() {
  const [token] = useState(takeToken);
  const navigate = useNavigate();
  const make: Submit = async (values, api) => {
    await api.operators.bootstrap({
      token: token ?? '',
      email: (values['email'] ?? '').trim(),
      password: values['password'] ?? '',
    });
    queryClient.clear();
    await navigate({ to: '/operator' });
  };
  return (
    <PlainPage
      help="operator"
      title={t`Become the operator`}
      scope="instance"
      lead={t`The operator looks after this instance. It is a login of its own: it belongs to no organization.`}
    >
      {token === null ? (
        <Notice tone="warn">
          <Trans>The link is incomplete. Open it as the server printed it.</Trans>
        </Notice>
      ) : null}
      <Form submit={t`Become the operator`} onSubmit={make}>
        <TextField
          name="email"
          label={t`E-mail address`}
          type="email"
          autoComplete="username"
          autoFocus
        />
        <PasswordField
          name="password"
          label={t`Password`}
          autoComplete="new-password"
          help={t`At least 15 characters.`}
        />
      </Form>
    </PlainPage>
  );
}

export function OperatorSignIn() {
  const navigate = useNavigate();
  const signIn: Submit = async (values, api) => {
    await api.operatorSessions.create({
      email: (values['email'] ?? '').trim(),
      password: values['password'] ?? '',
    });
    queryClient.clear();
    await navigate({ to: '/operator' });
  };
  return (
    <PlainPage help="operator" title={t`Operator sign-in`} scope="instance">
      <Form submit={t`Sign in`} onSubmit={signIn}>
        <TextField
          name="email"
          label={t`E-mail address`}
          type="email"
          autoComplete="username"
          autoFocus
        />
        <PasswordField name="password" label={t`Password`} autoComplete="current-password" />
      </Form>
    </PlainPage>
  );
}

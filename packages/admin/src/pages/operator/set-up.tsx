/** The ways to a password of an operator: the first start, an invitation, being helped back in, and signing in. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { isRefusal, queryClient, takeToken } from '../../api.ts';
import { PasswordField, TextField } from '../../ui/controls.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { Notice } from '../../ui/parts.tsx';

/** The password is right; what is left is the second factor, or adding the first. */
function useSecondStep() {
  const navigate = useNavigate();
  return async () => {
    queryClient.clear();
    await navigate({ to: '/operator/second-step' });
  };
}

const EmailField = () => (
  <TextField
    name="email"
    label={t`E-mail address`}
    type="email"
    autoComplete="username"
    autoFocus
  />
);

const NewPassword = () => (
  <PasswordField
    name="password"
    label={t`Password`}
    autoComplete="new-password"
    help={t`At least 15 characters.`}
  />
);

const CurrentPassword = () => (
  <PasswordField name="password" label={t`Password`} autoComplete="current-password" />
);

interface LinkProps {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  readonly incomplete: ReactNode;
  readonly children: ReactNode;
  readonly send: (
    api: BailiwickClient,
    sent: { token: string; email: string; password: string },
  ) => Promise<unknown>;
}

function ByLink({ title, lead, submit, incomplete, children, send }: LinkProps) {
  const [token] = useState(takeToken);
  const goOn = useSecondStep();
  const act: Submit = async ({ email = '', password = '' }, api) => {
    await send(api, { token: token ?? '', email: email.trim(), password });
    await goOn();
  };
  return (
    <PlainPage help="operator" title={title} scope="instance" lead={lead}>
      {token === null ? <Notice tone="warn">{incomplete}</Notice> : null}
      <Form submit={submit} onSubmit={act}>
        {children}
      </Form>
    </PlainPage>
  );
}

const PieceOfPrinted = () => (
  <Trans>The link is incomplete. Open it as the server printed it.</Trans>
);
const PieceOfMailed = () => (
  <Trans>The link is incomplete. Open it as it stands in the mail.</Trans>
);

export const OperatorSetUp = () => (
  <ByLink
    title={t`Become the operator`}
    lead={t`The operator looks after this instance. It is a login of its own: it belongs to no organization.`}
    submit={t`Become the operator`}
    incomplete={<PieceOfPrinted />}
    send={(api, sent) => api.operators.bootstrap(sent)}
  >
    <EmailField />
    <NewPassword />
  </ByLink>
);

export const OperatorJoin = () => (
  <ByLink
    title={t`Become an operator`}
    lead={t`You look after this instance together with whoever asked you. It is a login of its own: it belongs to no organization.`}
    submit={t`Become an operator`}
    incomplete={<PieceOfMailed />}
    send={(api, { token, password }) => api.operatorInvitations.accept({ token, password })}
  >
    <NewPassword />
  </ByLink>
);

export const OperatorReset = () => (
  <ByLink
    title={t`Replace your second factor`}
    lead={t`With your password, passkeys, authenticator app and recovery codes of your operator login are removed. You add a new second factor right after.`}
    submit={t`Remove what I lost`}
    incomplete={<PieceOfMailed />}
    send={(api, { token, password }) => api.operatorResets.complete({ token, password })}
  >
    <CurrentPassword />
  </ByLink>
);

export const OperatorRecover = () => (
  <ByLink
    title={t`Get back in`}
    lead={t`Choose a new password for your operator login. What you had as a second factor is removed, and you add a new one right after.`}
    submit={t`Set the password`}
    incomplete={<PieceOfPrinted />}
    send={(api, { token, password }) => api.operatorRecoveries.complete({ token, password })}
  >
    <NewPassword />
  </ByLink>
);

export function OperatorSignIn() {
  const goOn = useSecondStep();
  const signIn: Submit = async ({ email = '', password = '' }, api) => {
    try {
      await api.operatorSessions.create({ email: email.trim(), password });
    } catch (error) {
      // A password alone never signs an operator in: this is the right one.
      if (!isRefusal(error, 'operator.factor_required')) throw error;
    }
    await goOn();
  };
  return (
    <PlainPage help="operator" title={t`Operator sign-in`} scope="instance">
      <Form submit={t`Sign in`} onSubmit={signIn}>
        <EmailField />
        <CurrentPassword />
      </Form>
    </PlainPage>
  );
}

/** The page behind the link of an invitation. Opening it uses nothing up; only accepting does. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas, takeToken } from '../../api.ts';
import { ButtonLink, PasswordField, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../ui/form.tsx';
import { InvitationFacts, invitationTitle } from '../../ui/invitation.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { Notice } from '../../ui/parts.tsx';

export function InvitationPage() {
  const [token] = useState(takeToken);
  const found = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => bailiwick.invitations.lookUp({ token: token ?? '' }),
    enabled: token !== null,
  });
  if (token === null)
    return (
      <PlainPage
        help="signing-in"
        title={t`This link is incomplete`}
        lead={t`Open it again from the mail.`}
      >
        <Link to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
      </PlainPage>
    );
  if (found.isError) {
    return (
      <PlainPage key="failed" help="signing-in" title={t`This invitation does not work`}>
        <ProblemSummary problem={problemOf(found.error)} />
        <Link to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
      </PlainPage>
    );
  }
  if (found.data === undefined)
    return (
      <PlainPage help="signing-in" title={t`One moment…`}>
        {null}
      </PlainPage>
    );
  return <Invited invitation={found.data} token={token} />;
}

function Invited({
  invitation,
  token,
}: {
  invitation: Schemas['LinkedInvitation'];
  token: string;
}) {
  const navigate = useNavigate();
  const title = invitationTitle(invitation);
  if (invitation.has_login) {
    return (
      <PlainPage help="signing-in" title={title}>
        <InvitationFacts invitation={invitation} />
        <Notice>
          <Trans>
            There is a login with {ph({ email: invitation.email })}. Sign in with it: the invitation
            waits for your answer in the Console.
          </Trans>
        </Notice>
        <ButtonLink kind="primary" to="/sign-in" search={{ next: '/console' }}>
          <Trans>Sign in to answer</Trans>
        </ButtonLink>
      </PlainPage>
    );
  }
  const accept: Submit = async (values, api) => {
    await api.invitations.accept({
      token,
      first_name: (values['first_name'] ?? '').trim(),
      last_name: (values['last_name'] ?? '').trim(),
      password: values['password'] ?? '',
      transport: 'cookie',
    });
    queryClient.clear();
    await navigate({ to: '/console' });
  };
  return (
    <PlainPage help="signing-in" title={title}>
      <InvitationFacts invitation={invitation} />
      <Form submit={t`Accept and sign in`} onSubmit={accept}>
        <input
          type="hidden"
          name="email"
          autoComplete="username"
          value={invitation.email}
          readOnly
        />
        <TextField name="first_name" label={t`First name`} autoComplete="given-name" autoFocus />
        <TextField
          name="last_name"
          label={t`Last name`}
          autoComplete="family-name"
          required={false}
        />
        <PasswordField
          name="password"
          label={t`Password`}
          autoComplete="new-password"
          help={invitation.password_rule.sentence}
        />
      </Form>
    </PlainPage>
  );
}

/** The page behind the link of an invitation. Opening it uses nothing up; only accepting does. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas, takeToken } from '../../api.ts';
import { ButtonLink, PasswordField, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { Ledger, Notice } from '../../ui/parts.tsx';

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
        title="This link is incomplete"
        lead="Open it again from the mail."
      >
        <Link to="/sign-in">Sign in</Link>
      </PlainPage>
    );
  if (found.isError) {
    return (
      <PlainPage help="signing-in" title="This invitation does not work">
        <ProblemSummary problem={problemOf(found.error)} />
        <Link to="/sign-in">Sign in</Link>
      </PlainPage>
    );
  }
  if (found.data === undefined)
    return (
      <PlainPage help="signing-in" title="One moment…">
        {null}
      </PlainPage>
    );
  return <Invited invitation={found.data} token={token} />;
}

/** What one is asked, as the heading of the question. */
export function invitationTitle({ kind, from }: Schemas['ReceivedInvitation']): string {
  if (kind === 'account_transfer') return `Bring your account ${from} along`;
  if (kind === 'account_hand_over' || kind === 'account_release') return `Own the account ${from}`;
  return `You are invited to ${from}`;
}

export function InvitationFacts({ invitation }: { invitation: Schemas['ReceivedInvitation'] }) {
  return (
    <>
      <Ledger
        title={`From ${invitation.invited_by}`}
        rows={[
          ['For', invitation.email],
          ['You will be', invitation.roles.join(', ')],
        ]}
      />
      {invitation.consequences.map((text) => (
        <p className="section" key={text}>
          {text}
        </p>
      ))}
    </>
  );
}

function Invited({
  invitation,
  token,
}: {
  invitation: Schemas['ReceivedInvitation'];
  token: string;
}) {
  const navigate = useNavigate();
  const title = invitationTitle(invitation);
  if (invitation.has_login) {
    return (
      <PlainPage help="signing-in" title={title}>
        <InvitationFacts invitation={invitation} />
        <Notice>
          There is a login with {invitation.email}. Sign in with it: the invitation waits for your
          answer in the Console.
        </Notice>
        <ButtonLink kind="primary" to="/sign-in" search={{ next: '/console' }}>
          Sign in to answer
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
      <Form submit="Accept and sign in" onSubmit={accept}>
        <input
          type="hidden"
          name="email"
          autoComplete="username"
          value={invitation.email}
          readOnly
        />
        <TextField name="first_name" label="First name" autoComplete="given-name" autoFocus />
        <TextField name="last_name" label="Last name" autoComplete="family-name" required={false} />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="new-password"
          help="At least 15 characters. A few unrelated words are easy to remember and hard to guess."
        />
      </Form>
    </PlainPage>
  );
}

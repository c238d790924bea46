/** The old address takes the login back: opened by the link of its mail, done by a press, never by opening alone. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { takeToken } from '../../api.ts';
import { Form } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';

export function UndoEmailChange() {
  const [token] = useState(takeToken);
  const [email, setEmail] = useState<string | null>(null);
  if (email !== null) {
    return (
      <PlainPage
        help="mailed-links"
        title={t`Your address is back`}
        lead={t`You sign in with ${email} again. Every session has ended, and a link for a new password is on its way there.`}
      >
        <Link to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
      </PlainPage>
    );
  }
  if (token === null) {
    return (
      <PlainPage help="mailed-links" title={t`This link does not work`}>
        <p className="section">
          <Trans>The link is incomplete. Open it again from the mail.</Trans>
        </p>
        <Link to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      help="mailed-links"
      title={t`Undo the change of your address`}
      lead={t`Your login gets its old address back. Every session ends, and a link for a new password goes to that address.`}
    >
      <Form
        submit={t`Undo the change`}
        onSubmit={async (_values, api) => setEmail((await api.emailChanges.undo({ token })).email)}
      >
        {null}
      </Form>
    </PlainPage>
  );
}

/** The kit's page without navigation: a form that is refused at its fields. */
import { t } from '@lingui/core/macro';
import { BailiwickError } from '../api.ts';
import { PasswordField, TextField } from '../ui/controls.tsx';
import { Form } from '../ui/form.tsx';
import { PlainPage } from '../ui/page.tsx';

function refuse(): Promise<void> {
  return Promise.reject(
    new BailiwickError({
      type: 'about:blank',
      title: t`Some fields need another look`,
      status: 400,
      code: 'request.invalid',
      detail: t`The address is not one that can receive mail.`,
      remedy: t`Correct the fields and send the form again.`,
      request_id: 'RQ0123456789',
      errors: [
        {
          pointer: '/email',
          detail: t`Write the address with an @ and a domain, like ada@northwind.example.`,
        },
        { pointer: '/password', detail: t`Use at least 15 characters.` },
      ],
    }),
  );
}

export function PlainState() {
  return (
    <PlainPage
      help="signing-in"
      title={t`Sign in`}
      lead={t`With the address that your organization knows.`}
    >
      <Form submit={t`Continue`} onSubmit={refuse}>
        <TextField
          name="email"
          label={t`E-mail address`}
          type="text"
          autoComplete="username"
          autoFocus
        />
        <PasswordField
          name="password"
          label={t`Password`}
          autoComplete="current-password"
          help={t`At least 15 characters.`}
        />
      </Form>
    </PlainPage>
  );
}

/** The kit's page without navigation: a form that is refused at its fields. */
import { BailiwickError } from '../api.ts';
import { PasswordField, TextField } from '../ui/controls.tsx';
import { Form } from '../ui/form.tsx';
import { PlainPage } from '../ui/page.tsx';

function refuse(): Promise<void> {
  return Promise.reject(
    new BailiwickError({
      type: 'about:blank',
      title: 'Some fields need another look',
      status: 400,
      code: 'request.invalid',
      detail: 'The address is not one that can receive mail.',
      remedy: 'Correct the fields and send the form again.',
      request_id: 'RQ0123456789',
      errors: [
        {
          pointer: '/email',
          detail: 'Write the address with an @ and a domain, like ada@northwind.example.',
        },
        { pointer: '/password', detail: 'Use at least 15 characters.' },
      ],
    }),
  );
}

export function PlainState() {
  return (
    <PlainPage
      help="signing-in"
      title="Sign in"
      lead="With the address that your organization knows."
    >
      <Form submit="Continue" onSubmit={refuse}>
        <TextField
          name="email"
          label="E-mail address"
          type="text"
          autoComplete="username"
          autoFocus
        />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="current-password"
          help="At least 15 characters."
        />
      </Form>
    </PlainPage>
  );
}

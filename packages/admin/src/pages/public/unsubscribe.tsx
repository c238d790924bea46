/** Turning off mails by the link in one. Opening it changes nothing: programs that look at links would turn them off. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { takeToken } from '../../api.ts';
import { Form } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';

export function Unsubscribe() {
  const [token] = useState(takeToken);
  const [done, setDone] = useState<string | null>(null);
  if (done !== null) {
    return (
      <PlainPage
        help="mailed-links"
        title="These mails are turned off"
        lead={`You get no more mails about: ${done}. You can turn them on again in your profile.`}
      >
        <Link to="/console/profile">Open your profile</Link>
      </PlainPage>
    );
  }
  if (token === null) {
    return (
      <PlainPage
        help="mailed-links"
        title="This link turns nothing off"
        lead="Open the link of the mail itself, or choose in your profile which mails you get."
      >
        <Link to="/console/profile">Open your profile</Link>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      help="mailed-links"
      title="Turn off mails of this kind"
      lead="You keep getting mails about your login, and about what you answer for."
    >
      <Form
        submit="Turn them off"
        onSubmit={async (_values, api) =>
          setDone((await api.notifications.unsubscribe({ token })).title)
        }
      >
        {null}
      </Form>
    </PlainPage>
  );
}

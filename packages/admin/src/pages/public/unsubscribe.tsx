/** Turning off mails by the link in one. Opening it changes nothing: programs that look at links would turn them off. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
        title={t`These mails are turned off`}
        lead={t`You get no more mails about: ${done}. You can turn them on again in your profile.`}
      >
        <Link to="/console/profile">
          <Trans>Open your profile</Trans>
        </Link>
      </PlainPage>
    );
  }
  if (token === null) {
    return (
      <PlainPage
        help="mailed-links"
        title={t`This link turns nothing off`}
        lead={t`Open the link of the mail itself, or choose in your profile which mails you get.`}
      >
        <Link to="/console/profile">
          <Trans>Open your profile</Trans>
        </Link>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      help="mailed-links"
      title={t`Turn off mails of this kind`}
      lead={t`You keep getting mails about your login, and about what you answer for.`}
    >
      <Form
        submit={t`Turn them off`}
        onSubmit={async (_values, api) =>
          setDone((await api.notifications.unsubscribe({ token })).title)
        }
      >
        {null}
      </Form>
    </PlainPage>
  );
}

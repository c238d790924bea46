/** One session beside the list: everything that is known of it, its person, and ending it. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../ui/controls.tsx';
import { Facts } from '../../../ui/list.tsx';
import { ExactTime } from '../../../ui/parts.tsx';
import { methodWords, programWords } from '../../../ui/sign-in-words.ts';
import { EndSheet } from './ending.tsx';
import type { OrganizationSession } from './sessions-data.ts';

const factorWords: Readonly<Record<OrganizationSession['factor'], MessageDescriptor>> = {
  none: msg`Nothing`,
  code: msg`Code of an app, or a recovery code`,
  passkey: msg`Passkey`,
};

export function OneSession({ row }: { row: OrganizationSession }) {
  return (
    <>
      <div className="section">
        <Facts
          facts={[
            [t`Address`, row.user.email],
            [
              t`Signed in by`,
              methodWords({
                method: row.method,
                hasSecondFactor: row.second_factor,
                ssoName: row.sso_profile?.name,
              }),
            ],
            [t`Proven beside a password`, i18n._(factorWords[row.factor])],
            [t`Program`, programWords(row)],
            [
              t`It says of itself`,
              <span key="agent" className="mono small">
                {row.user_agent}
              </span>,
            ],
            [
              t`From the address`,
              <span key="address" className="mono">
                {row.client_address}
              </span>,
            ],
            [t`Signed in`, <ExactTime key="begun" at={row.created_at} />],
            [t`Last used`, <ExactTime key="last" at={row.last_seen_at} />],
            [t`Ends at the latest`, <ExactTime key="end" at={row.expires_at} />],
          ]}
        />
      </div>
      <p className="section">
        <Link to="/admin/users/$userSid" params={{ userSid: row.user.sid }}>
          <Trans>Open the page of {ph({ name: row.user.name })}</Trans>
        </Link>
      </p>
      <End row={row} />
    </>
  );
}

function End({ row }: { row: OrganizationSession }) {
  const [isOpen, setOpen] = useState(false);
  if (row.is_current)
    return (
      <p className="small muted">
        <Trans>This is the session that you are using. Sign out to end it.</Trans>
      </p>
    );
  return (
    <div className="form-foot section">
      <Button kind="danger" onPress={() => setOpen(true)}>
        <Trans>End the session…</Trans>
      </Button>
      {isOpen ? <EndSheet sessions={[row.sid]} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

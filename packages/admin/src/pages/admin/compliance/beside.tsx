/** One person beside the list: every policy that they do not meet, and reminding them. */
import { i18n } from '@lingui/core';
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../ui/controls.tsx';
import { Facts } from '../../../ui/list.tsx';
import { ExactTime, Stamp } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type NonCompliance, stateWords } from './compliance-data.ts';
import { RemindSheet } from './remind.tsx';

const timeOr = (at: string | null, otherwise: string) =>
  at === null ? otherwise : <ExactTime at={at} />;

export function Lacking({ row }: { row: NonCompliance }) {
  const { may } = useOrganization();
  const [reminds, setReminds] = useState(false);
  const { word, tone } = stateWords[row.state];
  return (
    <>
      <p className="section">{row.standing}</p>
      <Facts
        facts={[
          [t`Address`, row.email],
          [
            t`State`,
            <Stamp key="state" tone={tone}>
              {i18n._(word)}
            </Stamp>,
          ],
          [
            row.state === 'planned' ? t`From when on` : t`Since`,
            <ExactTime key="s" at={row.since} />,
          ],
          [t`Last sign-in`, timeOr(row.last_sign_in_at, t`never`)],
          ...(row.state === 'owing'
            ? [[t`Signed in since`, row.signed_in_since ? t`yes` : t`no`] as const]
            : []),
          [t`Reminded`, timeOr(row.reminded_at, t`never`)],
        ]}
      />
      <h3 className="section">
        <Trans>What is asked of them</Trans>
      </h3>
      <ul className="section">
        {row.policies.map((policy) => (
          <li key={`${policy.account_sid ?? ''} ${policy.state}`}>
            {policy.sentence}{' '}
            {policy.state === 'planned' ? (
              <Trans>
                From <ExactTime at={policy.since} /> on.
              </Trans>
            ) : (
              <Trans>
                Since <ExactTime at={policy.since} />.
              </Trans>
            )}{' '}
            <Link
              to="/admin/security-policies"
              search={policy.account_sid === null ? {} : { account: policy.account_sid }}
            >
              {policy.account_sid === null
                ? t`Policy of the organization`
                : t`Policy of ${{ name: policy.account_name ?? '' }}`}
            </Link>
          </li>
        ))}
      </ul>
      <p className="section">
        <Link to="/admin/users/$userSid" params={{ userSid: row.user_sid }}>
          <Trans>Open the page of {ph({ name: row.name })}</Trans>
        </Link>
      </p>
      {may('compliance/remind') ? (
        <Button onPress={() => setReminds(true)}>
          <Trans>Remind by mail…</Trans>
        </Button>
      ) : null}
      {reminds ? (
        <RemindSheet whom={{ users: [row.user_sid] }} count={1} onClose={() => setReminds(false)} />
      ) : null}
    </>
  );
}

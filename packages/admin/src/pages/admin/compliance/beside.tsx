/** One person beside the list: every policy that they do not meet, and what can be done about it. */
import { i18n } from '@lingui/core';
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../ui/controls.tsx';
import { Facts } from '../../../ui/list.tsx';
import { ExactTime, Stamp } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { isFactor, type NonCompliance, stateWords } from './compliance-data.ts';
import { HoldSheet, LiftSheet } from './hold.tsx';
import { RemindSheet } from './remind.tsx';

const timeOr = (at: string | null, otherwise: string) =>
  at === null ? otherwise : <ExactTime at={at} />;

export function Lacking({ row }: { row: NonCompliance }) {
  const { word, tone } = stateWords[row.state];
  return (
    <>
      <p className="section">{row.standing}</p>
      <div className="section">
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
              <ExactTime key="since" at={row.since} />,
            ],
            [t`Last sign-in`, timeOr(row.last_sign_in_at, t`never`)],
            ...(row.state === 'planned'
              ? []
              : [[t`Signed in since`, row.signed_in_since ? t`yes` : t`no`] as const]),
            [t`Reminded`, timeOr(row.reminded_at, t`never`)],
          ]}
        />
      </div>
      <Asked policies={row.policies} />
      <p className="section">
        <Link to="/admin/users/$userSid" params={{ userSid: row.user_sid }}>
          <Trans>Open the page of {ph({ name: row.name })}</Trans>
        </Link>
      </p>
      <Acts row={row} />
    </>
  );
}

function Asked({ policies }: Pick<NonCompliance, 'policies'>) {
  return (
    <>
      <h3>
        <Trans>What is asked of them</Trans>
      </h3>
      <ul className="section">
        {policies.map((policy) => (
          <li key={`${policy.account_sid ?? ''} ${policy.missing}`}>
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
    </>
  );
}

/** Only managed people are put on hold, and only for what signing in leads them through. */
function Acts({ row }: { row: NonCompliance }) {
  const { may } = useOrganization();
  const [act, setAct] = useState<'remind' | 'hold' | 'lift'>();
  const close = () => setAct(undefined);
  const mayHold =
    may('compliance/hold') &&
    row.kind === 'managed' &&
    row.policies.some(({ missing }) => isFactor(missing));
  const users = [row.user_sid];
  return (
    <div className="form-foot section">
      {may('compliance/remind') ? (
        <Button onPress={() => setAct('remind')}>
          <Trans>Remind by mail…</Trans>
        </Button>
      ) : null}
      {mayHold && row.state !== 'suspended' ? (
        <Button kind="danger" onPress={() => setAct('hold')}>
          <Trans>Hold until met…</Trans>
        </Button>
      ) : null}
      {mayHold && row.state === 'suspended' ? (
        <Button onPress={() => setAct('lift')}>
          <Trans>Lift the hold…</Trans>
        </Button>
      ) : null}
      {act === 'remind' ? <RemindSheet whom={{ users }} count={1} onClose={close} /> : null}
      {act === 'hold' ? <HoldSheet users={users} onClose={close} /> : null}
      {act === 'lift' ? <LiftSheet users={users} onClose={close} /> : null}
    </div>
  );
}

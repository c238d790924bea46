/** What can be done with people of a domain who are chosen: to ask them, or to capture them, with its impact first. */

import type { BailiwickClient } from '@bailiwick/sdk';
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { Button } from '../../ui/controls.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import type { Choosing } from '../../ui/list.tsx';
import { type MailChoice, MailChoices } from './mail-choice.tsx';
import { useOrganization } from './organization.ts';
import { tryOut } from './trial.ts';

type DomainUse = Schemas['DomainUse'];
type Whom = Parameters<BailiwickClient['domainPeople']['capture']>[2];
type Way = 'ask' | 'capture';

function whomOf(chosen: Choosing): Whom {
  if (chosen.matching === undefined) return { users: [...chosen.keys] };
  const choice = { ...chosen.matching, expected_count: chosen.count };
  return { choice };
}

interface Props {
  readonly chosen: Choosing;
  readonly use: DomainUse;
}

export function JoinActs({ chosen, use }: Props) {
  const organization = useOrganization();
  const [way, setWay] = useState<Way>();
  const mayCapture = organization.may('domain-people/capture');
  return (
    <>
      {organization.may('invitations/create') ? (
        <Button kind="primary" small onPress={() => setWay('ask')}>
          <Trans>Ask to join…</Trans>
        </Button>
      ) : null}
      {mayCapture && use.capture.possible ? (
        <Button kind="danger" small onPress={() => setWay('capture')}>
          <Trans>Capture…</Trans>
        </Button>
      ) : null}
      {mayCapture && !use.capture.possible ? (
        <span className="small">
          <Trans>Capturing is off: {ph({ reason: use.capture.reason ?? '' })}</Trans>
        </span>
      ) : null}
      {way === undefined ? null : (
        <Sheet {...{ way, chosen, use }} onClose={() => setWay(undefined)} />
      )}
    </>
  );
}

const undoOf: Readonly<Record<Way, MessageDescriptor>> = {
  ask: msg`You can revoke an invitation until it is accepted.`,
  capture: msg`You can remove somebody again: the login is their own then, and the accounts that they own go with them or get a new owner.`,
};

function Sheet({ way, chosen, use, onClose }: Props & { way: Way; onClose: () => void }) {
  const { sid, friendly_name: organization } = useOrganization();
  const navigate = useNavigate();
  const [mail, setMail] = useState<MailChoice>('');
  const [tried, setTried] = useState(0);
  const { count } = chosen;
  const looked = formatNumber(tried);
  const whom = whomOf(chosen);
  const button =
    way === 'ask'
      ? plural(count, { one: 'Ask # person to join', other: 'Ask # people to join' })
      : plural(count, { one: 'Capture # person', other: 'Capture # people' });
  const isWaiting = way === 'ask' && mail === '';
  return (
    <FarReachingAct
      title={button}
      button={button}
      danger={way === 'capture'}
      inputs={[way, JSON.stringify(whom)]}
      waiting={isWaiting ? t`Choose first whether they are told by mail.` : undefined}
      progress={plural(count, {
        one: `Looking at what it would change… ${looked} of # person`,
        other: `Looking at what it would change… ${looked} of # people`,
      })}
      preview={async (signal) => {
        setTried(0);
        const onLook = (trial: Schemas['Operation']) => setTried(trial.done_rows);
        const start = () => bailiwick.domainPeople.check(sid, use.domain_sid, { way, ...whom });
        const words = { already: t`people are asked or belong here already` };
        const impact = await tryOut(sid, start, words, { signal, onLook });
        return { ...impact, undo: { sentence: i18n._(undoOf[way]), until: null } };
      }}
      run={async (api) => {
        const { domainPeople } = api;
        const { sid: operationSid } =
          way === 'ask'
            ? await domainPeople.ask(sid, use.domain_sid, { ...whom, notify: mail === 'mail' })
            : await domainPeople.capture(sid, use.domain_sid, whom);
        chosen.clear();
        await queryClient.invalidateQueries();
        await navigate({ to: '/admin/operations/$operationSid', params: { operationSid } });
      }}
      onClose={onClose}
    >
      {way === 'ask' ? (
        <>
          <p>
            <Trans>
              Each decides alone. Whoever accepts is a Standard User of {organization}, and the
              accounts that they own come along.
            </Trans>
          </p>
          <MailChoices value={mail} onChange={setMail} />
        </>
      ) : (
        <p>
          <Trans>
            Nobody is asked. {organization} manages their logins at once, with the accounts that
            they own. They stay signed in, and everybody concerned is told by mail: the people,
            those who hold a role on their accounts, and whoever answers for {organization}.
          </Trans>
        </p>
      )}
    </FarReachingAct>
  );
}

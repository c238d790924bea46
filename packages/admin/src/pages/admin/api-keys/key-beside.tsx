/** One API key beside the list: what it is worth now, and what can be done with it. */
import { i18n } from '@lingui/core';
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { useSession } from '../../../session.ts';
import { Button, SelectField, TextField } from '../../../ui/controls.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../../ui/form.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { Facts } from '../../../ui/list.tsx';
import { CopyButton, ExactTime, Stamp } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { overlaps } from '../programs/overlap.ts';
import { Worth } from '../programs/worth.tsx';
import { type ApiKey, keyOfKeys, keyStates, refreshKeys, useKeyPermissions } from './key-data.ts';
import { type Shown, ShownKey } from './shown-key.tsx';
import '../../../styles/api-keys.css';

type Act = 'rename' | 'roll' | 'revoke';

const timeOr = (at: string | null, otherwise: string) =>
  at === null ? otherwise : <ExactTime at={at} />;

export function KeyBeside({ row }: { row: ApiKey }) {
  const { word, tone } = keyStates[row.state];
  return (
    <>
      <p className="section">{row.sentence}</p>
      <Facts
        facts={[
          [
            t`State`,
            <Stamp key="state" tone={tone}>
              {i18n._(word)}
            </Stamp>,
          ],
          [t`Begins with`, <code key="start">{row.starts_with}</code>],
          [t`Made by`, <bdi key="by">{row.made_by}</bdi>],
          [t`Made`, <ExactTime key="made" at={row.created_at} />],
          [t`Last used`, timeOr(row.last_used_at, t`never`)],
          ...(row.last_used_from === null
            ? []
            : [[t`From`, <code key="from">{row.last_used_from}</code>] as const]),
          [
            t`Ends`,
            row.ended_at === null
              ? timeOr(row.expires_at, t`without an end`)
              : timeOr(row.ended_at, ''),
          ],
          ...(row.old_secret_works_until === null
            ? []
            : [
                [
                  t`Secret before`,
                  <Trans key="old">
                    works until <ExactTime at={row.old_secret_works_until} />
                  </Trans>,
                ] as const,
              ]),
          [
            t`SID`,
            <span key="sid">
              <code>{row.sid}</code> <CopyButton text={row.sid} what={t`SID`} />
            </span>,
          ],
        ]}
      />
      <Acts row={row} />
      <KeyWorth row={row} />
      <Link to="/admin/audit-log" search={{ actor_sid: row.sid }}>
        <Trans>What it did, in the audit log</Trans>
      </Link>
    </>
  );
}

function KeyWorth({ row }: { row: ApiKey }) {
  const { sid } = useOrganization();
  const words = useKeyPermissions(sid);
  const details = useQuery({
    queryKey: [...keyOfKeys(sid), row.sid],
    queryFn: () => bailiwick.apiKeys.get(sid, row.sid),
  });
  if (details.isError)
    return <ProblemSummary problem={problemOf(details.error)} takesFocus={false} />;
  return (
    <Worth
      words={words.data?.items ?? []}
      given={row.permissions}
      inForce={row.state === 'active' ? details.data?.in_force : undefined}
    />
  );
}

function Acts({ row }: { row: ApiKey }) {
  const { may } = useOrganization();
  const session = useSession();
  const [act, setAct] = useState<Act | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  if (row.state !== 'active') return null;
  const isOwn = session.data?.user.sid === row.made_by_sid;
  const close = () => setAct(null);
  return (
    <>
      {shown === null ? null : <ShownKey shown={shown} />}
      <p className="form-foot section">
        {may('api-keys/update') ? (
          <Button small onPress={() => setAct('rename')}>
            <Trans>Rename</Trans>
          </Button>
        ) : null}
        {may('api-keys/update') && isOwn ? (
          <Button small onPress={() => setAct('roll')}>
            <Trans>New secret</Trans>
          </Button>
        ) : null}
        {may('api-keys/revoke') ? (
          <Button small kind="danger" onPress={() => setAct('revoke')}>
            <Trans>Revoke</Trans>
          </Button>
        ) : null}
      </p>
      {may('api-keys/update') && !isOwn ? (
        <p className="small muted">
          <Trans>
            A new secret is for <bdi>{ph({ name: row.made_by })}</bdi> alone: the key acts within
            their access.
          </Trans>
        </p>
      ) : null}
      {act === 'rename' ? <Rename row={row} onClose={close} /> : null}
      {act === 'roll' ? <Roll row={row} onClose={close} onRolled={setShown} /> : null}
      {act === 'revoke' ? <Revoke row={row} onClose={close} /> : null}
    </>
  );
}

const Cancel = ({ onClose }: { onClose: () => void }) => (
  <Button onPress={onClose}>
    <Trans>Cancel</Trans>
  </Button>
);

function Rename({ row, onClose }: { row: ApiKey; onClose: () => void }) {
  const { sid } = useOrganization();
  const rename: Submit = async (values, api) => {
    await api.apiKeys.update(sid, row.sid, { name: (values['name'] ?? '').trim() });
    await refreshKeys(sid);
    onClose();
  };
  return (
    <Dialog title={t`Rename the API key ${{ name: row.name }}`} onClose={onClose}>
      <Form submit={t`Rename`} onSubmit={rename} secondary={<Cancel onClose={onClose} />}>
        <TextField name="name" label={t`Name`} defaultValue={row.name} maxLength={64} autoFocus />
      </Form>
    </Dialog>
  );
}

function Roll({
  row,
  onClose,
  onRolled,
}: {
  row: ApiKey;
  onClose: () => void;
  onRolled: (shown: Shown) => void;
}) {
  const { sid } = useOrganization();
  const roll: Submit = async (values, api) => {
    const hours = Number(values['old_works_for_hours'] ?? '24');
    const { key } = await api.apiKeys.roll(sid, row.sid, { old_works_for_hours: hours });
    onRolled({ name: row.name, key });
    await refreshKeys(sid);
    onClose();
  };
  return (
    <Dialog title={t`Give ${{ name: row.name }} a new secret`} onClose={onClose}>
      <p>
        <Trans>
          Its name, permissions and end stay. Put the new secret in place while both work. If the
          old one got out, let it end at once.
        </Trans>
      </p>
      <Form submit={t`Make a new secret`} onSubmit={roll} secondary={<Cancel onClose={onClose} />}>
        <SelectField
          name="old_works_for_hours"
          label={t`The old secret works for`}
          options={overlaps()}
          defaultValue={row.old_secret_works_until === null ? '24' : '0'}
        />
      </Form>
    </Dialog>
  );
}

function Revoke({ row, onClose }: { row: ApiKey; onClose: () => void }) {
  const { sid } = useOrganization();
  return (
    <FarReachingAct
      title={t`Revoke the API key ${{ name: row.name }}`}
      button={t`Revoke the API key`}
      preview={() => bailiwick.apiKeys.revokeDryRun(sid, row.sid)}
      run={async (api) => {
        await api.apiKeys.revoke(sid, row.sid);
        await refreshKeys(sid);
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        {row.last_used_at === null ? (
          t`Nothing has used it yet.`
        ) : (
          <Trans>
            It was last used <ExactTime at={row.last_used_at} />.
          </Trans>
        )}
      </p>
    </FarReachingAct>
  );
}

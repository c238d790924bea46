/** One OAuth app beside the list: what it is worth now, and what can be done with it. */
import { i18n } from '@lingui/core';
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { useSession } from '../../../session.ts';
import { Button, ButtonLink, SelectField } from '../../../ui/controls.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../../ui/form.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { Facts } from '../../../ui/list.tsx';
import { CopyButton, ExactTime, Stamp } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { overlaps } from '../programs/overlap.ts';
import { Worth } from '../programs/worth.tsx';
import {
  appStates,
  minutesOf,
  type OAuthApp,
  refreshApps,
  useApp,
  useAppPermissions,
} from './app-data.ts';
import { ShownClient, type ShownSecret } from './shown-client.tsx';

export function AppBeside({ row }: { row: OAuthApp }) {
  const { sid } = useOrganization();
  const words = useAppPermissions(sid);
  const details = useApp(sid, row.sid);
  return (
    <>
      <p className="section">{row.sentence}</p>
      {row.description === '' ? null : <p>{row.description}</p>}
      <AppFacts row={row} tokenUrl={details.data?.token_url ?? ''} />
      <Acts row={row} />
      {details.isError ? (
        <ProblemSummary problem={problemOf(details.error)} takesFocus={false} />
      ) : (
        <Worth
          words={words.data?.items ?? []}
          given={row.permissions}
          inForce={row.state === 'active' ? details.data?.in_force : undefined}
        />
      )}
      <Link to="/admin/audit-log" search={{ actor_sid: row.sid }}>
        <Trans>What it did, in the audit log</Trans>
      </Link>
    </>
  );
}

const Copied = ({ text, what }: { text: string; what: string }) => (
  <span>
    <code>{text}</code> <CopyButton text={text} what={what} />
  </span>
);

function AppFacts({ row, tokenUrl }: { row: OAuthApp; tokenUrl: string }) {
  const { word, tone } = appStates[row.state];
  return (
    <Facts
      facts={[
        [
          t`State`,
          <Stamp key="state" tone={tone}>
            {i18n._(word)}
          </Stamp>,
        ],
        [t`Client id`, <Copied key="id" text={row.sid} what={t`Client id`} />],
        ...(tokenUrl === ''
          ? []
          : [
              [
                t`Token address`,
                <Copied key="url" text={tokenUrl} what={t`Token address`} />,
              ] as const,
            ]),
        [t`Secret begins with`, <code key="start">{row.starts_with}</code>],
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
        [t`Tokens work for`, minutesOf(row.access_token_seconds)],
        [t`Made by`, <bdi key="by">{row.made_by}</bdi>],
        [t`Made`, <ExactTime key="made" at={row.created_at} />],
        [
          t`Last token`,
          row.last_used_at === null ? t`never` : <ExactTime key="used" at={row.last_used_at} />,
        ],
        ...(row.last_used_from === null
          ? []
          : [[t`From`, <code key="from">{row.last_used_from}</code>] as const]),
        ...(row.ended_at === null
          ? []
          : [[t`Ends`, <ExactTime key="ended" at={row.ended_at} />] as const]),
      ]}
    />
  );
}

function Acts({ row }: { row: OAuthApp }) {
  const { may } = useOrganization();
  const session = useSession();
  const [act, setAct] = useState<'roll' | 'revoke' | null>(null);
  const [shown, setShown] = useState<ShownSecret | null>(null);
  if (row.state !== 'active') return null;
  const isOwn = session.data?.user.sid === row.made_by_sid;
  const close = () => setAct(null);
  return (
    <>
      {shown === null ? null : <ShownClient shown={shown} />}
      <p className="form-foot section">
        {may('oauth-apps/update') ? (
          <ButtonLink
            small
            to="/admin/oauth-apps/$oauthAppSid/edit"
            params={{ oauthAppSid: row.sid }}
          >
            <Trans>Change</Trans>
          </ButtonLink>
        ) : null}
        {may('oauth-apps/update') && isOwn ? (
          <Button small onPress={() => setAct('roll')}>
            <Trans>New secret</Trans>
          </Button>
        ) : null}
        {may('oauth-apps/revoke') ? (
          <Button small kind="danger" onPress={() => setAct('revoke')}>
            <Trans>Revoke</Trans>
          </Button>
        ) : null}
      </p>
      {may('oauth-apps/update') && !isOwn ? (
        <p className="small muted">
          <Trans>
            A new secret is for <bdi>{ph({ name: row.made_by })}</bdi> alone: the app acts within
            their access.
          </Trans>
        </p>
      ) : null}
      {act === 'roll' ? <Roll row={row} onClose={close} onRolled={setShown} /> : null}
      {act === 'revoke' ? <Revoke row={row} onClose={close} /> : null}
    </>
  );
}

function Roll({
  row,
  onClose,
  onRolled,
}: {
  row: OAuthApp;
  onClose: () => void;
  onRolled: (shown: ShownSecret) => void;
}) {
  const { sid } = useOrganization();
  const roll: Submit = async (values, api) => {
    const hours = Number(values['old_works_for_hours'] ?? '24');
    const { oauth_app, client_secret } = await api.oauthApps.roll(sid, row.sid, {
      old_works_for_hours: hours,
    });
    onRolled({ app: oauth_app, secret: client_secret });
    await refreshApps(sid);
    onClose();
  };
  return (
    <Dialog title={t`Give ${{ name: row.name }} a new secret`} onClose={onClose}>
      <p>
        <Trans>
          Its client id and permissions stay. Put the new secret in place while both work. If the
          old one got out, let it end at once: the tokens that are out end with it.
        </Trans>
      </p>
      <Form
        submit={t`Make a new secret`}
        onSubmit={roll}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
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

function Revoke({ row, onClose }: { row: OAuthApp; onClose: () => void }) {
  const { sid } = useOrganization();
  return (
    <FarReachingAct
      title={t`Revoke the OAuth app ${{ name: row.name }}`}
      button={t`Revoke the OAuth app`}
      preview={() => bailiwick.oauthApps.revokeDryRun(sid, row.sid)}
      run={async (api) => {
        await api.oauthApps.revoke(sid, row.sid);
        await refreshApps(sid);
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        {row.last_used_at === null ? (
          t`It never got a token.`
        ) : (
          <Trans>
            It last got a token <ExactTime at={row.last_used_at} />.
          </Trans>
        )}
      </p>
    </FarReachingAct>
  );
}

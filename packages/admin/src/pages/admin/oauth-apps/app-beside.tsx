/** One OAuth app beside the list: what it is worth now, and what can be done with it. */
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
import { ExactTime } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { overlaps } from '../programs/overlap.ts';
import { Worth } from '../programs/worth.tsx';
import { type OAuthApp, refreshApps, useApp, useAppPermissions } from './app-data.ts';
import { AppFacts } from './app-facts.tsx';
import { asksPeople } from './grant-types.ts';
import { ShownClient, type ShownSecret } from './shown-client.tsx';

export function AppBeside({ row }: { row: OAuthApp }) {
  const { sid } = useOrganization();
  const words = useAppPermissions(sid);
  const details = useApp(sid, row.sid);
  return (
    <>
      <p className="section">{row.sentence}</p>
      {row.description === '' ? null : <p className="section">{row.description}</p>}
      <AppFacts row={row} details={details.data} />
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

function Acts({ row }: { row: OAuthApp }) {
  const { may } = useOrganization();
  const session = useSession();
  const [act, setAct] = useState<'roll' | 'end' | 'revoke' | null>(null);
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
        {may('oauth-apps/revoke') && row.people > 0 ? (
          <Button small kind="danger" onPress={() => setAct('end')}>
            <Trans>Stop for everybody</Trans>
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
          {asksPeople(row) ? (
            <Trans>
              A new secret is for <bdi>{ph({ name: row.made_by })}</bdi> alone, who made the app.
            </Trans>
          ) : (
            <Trans>
              A new secret is for <bdi>{ph({ name: row.made_by })}</bdi> alone: the app acts within
              their access.
            </Trans>
          )}
        </p>
      ) : null}
      {act === 'roll' ? <Roll row={row} onClose={close} onRolled={setShown} /> : null}
      {act === 'end' ? <EndGrants row={row} onClose={close} /> : null}
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

function EndGrants({ row, onClose }: { row: OAuthApp; onClose: () => void }) {
  const { sid } = useOrganization();
  return (
    <FarReachingAct
      title={t`Stop ${{ name: row.name }} from acting for anybody`}
      button={t`Stop for everybody`}
      preview={() => bailiwick.oauthApps.endGrantsDryRun(sid, row.sid)}
      run={async (api) => {
        await api.oauthApps.endGrants(sid, row.sid);
        await refreshApps(sid);
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        <Trans>
          Its tokens for people are dead at once. The app itself stays as it is, with its secret.
        </Trans>
      </p>
    </FarReachingAct>
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

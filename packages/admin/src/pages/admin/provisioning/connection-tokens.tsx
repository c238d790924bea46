/** The tokens of a connection: two at most, so that one can take the place of the other. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, SelectField } from '../../../ui/controls.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form, type Submit } from '../../../ui/form.tsx';
import { ExactTime, Time } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import {
  type Connection,
  keepConnection,
  refreshConnection,
  tokenLifetimes,
} from './connection-data.ts';
import { ShownToken } from './shown-token.tsx';

type Token = Connection['tokens'][number];

const tokensAtMost = 2;

export function ConnectionTokens({ connection }: { connection: Connection }) {
  const { may } = useOrganization();
  const [shown, setShown] = useState<string | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const { tokens } = connection;
  return (
    <section className="section" aria-label={t`Tokens`}>
      <h2>
        <Trans>Tokens</Trans>
      </h2>
      {shown === null ? null : <ShownToken name={connection.name} token={shown} />}
      {tokens.length === 0 ? (
        <p>
          <Trans>None works: your identity provider cannot send anything.</Trans>
        </p>
      ) : (
        <ul className="ruled">
          {tokens.map((token) => (
            <li key={token.sid} className="provisioning-token">
              <TokenFacts token={token} />
              {may('provisioning-connections/update') ? (
                <Button
                  small
                  kind="danger"
                  label={t`Revoke ${{ start: token.starts_with }}`}
                  onPress={() => setRevoking(token)}
                >
                  <Trans>Revoke</Trans>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {!may('provisioning-connections/create') ? null : tokens.length >= tokensAtMost ? (
        <p className="small muted">
          <Trans>
            Two tokens work, which is the most. Put the newer one in place, then revoke the older.
          </Trans>
        </p>
      ) : (
        <div className="form-foot">
          <Button onPress={() => setMaking(true)}>
            <Trans>Make a token</Trans>
          </Button>
        </div>
      )}
      {isMaking ? (
        <MakeToken connection={connection} onMade={setShown} onClose={() => setMaking(false)} />
      ) : null}
      {revoking === null ? null : (
        <RevokeToken connection={connection} token={revoking} onClose={() => setRevoking(null)} />
      )}
    </section>
  );
}

function TokenFacts({ token }: { token: Token }) {
  return (
    <div>
      <code>{token.starts_with}…</code>
      <div className="small muted">
        <Trans>
          Works until <ExactTime at={token.expires_at} />
        </Trans>
        {' · '}
        {token.last_used_at === null ? (
          t`never used`
        ) : (
          <Trans>
            last used <Time at={token.last_used_at} />
          </Trans>
        )}
      </div>
    </div>
  );
}

const Cancel = ({ onClose }: { onClose: () => void }) => (
  <Button onPress={onClose}>
    <Trans>Cancel</Trans>
  </Button>
);

function MakeToken({
  connection,
  onMade,
  onClose,
}: {
  connection: Connection;
  onMade: (token: string) => void;
  onClose: () => void;
}) {
  const { sid } = useOrganization();
  const make: Submit = async (values, api) => {
    const made = await api.provisioningConnections.createToken(sid, connection.sid, {
      expires_in_days: Number(values['expires_in_days']),
    });
    onMade(made.token);
    await keepConnection(sid, made.connection);
    onClose();
  };
  return (
    <Dialog title={t`Make a token for ${{ name: connection.name }}`} onClose={onClose}>
      <p>
        <Trans>The token before goes on working until you revoke it, or it ends.</Trans>
      </p>
      <Form submit={t`Make a token`} onSubmit={make} secondary={<Cancel onClose={onClose} />}>
        <SelectField
          name="expires_in_days"
          label={t`It works for`}
          options={tokenLifetimes()}
          defaultValue="365"
        />
      </Form>
    </Dialog>
  );
}

function RevokeToken({
  connection,
  token,
  onClose,
}: {
  connection: Connection;
  token: Token;
  onClose: () => void;
}) {
  const { sid } = useOrganization();
  const revoke: Submit = async (_values, api) => {
    await api.provisioningConnections.revokeToken(sid, connection.sid, token.sid);
    await refreshConnection(sid, connection.sid);
    onClose();
  };
  return (
    <Dialog title={t`Revoke the token ${{ start: token.starts_with }}…`} onClose={onClose}>
      <p>
        {connection.tokens.length > 1
          ? t`Whoever sends with it is refused from this moment on. The other token goes on working.`
          : t`It is the last one: nothing arrives any more until you make another and put it into your identity provider.`}
      </p>
      <p>
        <Trans>People stay as they are. A revoked token cannot be brought back.</Trans>
      </p>
      <Form
        submit={t`Revoke the token`}
        danger
        onSubmit={revoke}
        secondary={<Cancel onClose={onClose} />}
      >
        {null}
      </Form>
    </Dialog>
  );
}

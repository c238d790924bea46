/**
 * The other side of the token benchmark: `oidc-provider` as it comes, with an adapter that keeps its documents in PostgreSQL. Its client
 * is one of those documents, as ours is a row; its tokens are JWTs signed with Ed25519, as ours are.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Adapter, type AdapterPayload } from 'oidc-provider';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['BENCH_DATABASE_URL'], max: 10 });

/** All statements are prepared, each by a name of its own. */
async function rowsOf(name: string, text: string, values: unknown[]) {
  const { rows } = await pool.query<{ payload: AdapterPayload; consumed: boolean }>({
    name,
    text,
    values,
  });
  return rows;
}

const living =
  'select payload, consumed from bench_oidc where model = $1 and (expires_at is null or expires_at > now())';

function adapterOf(model: string): Adapter {
  const find = async (name: string, text: string, value: string) => {
    const [row] = await rowsOf(name, text, [model, value]);
    return row?.consumed === true ? { ...row.payload, consumed: true } : row?.payload;
  };
  const change = async (name: string, text: string, values: unknown[]) => {
    await rowsOf(name, text, [model, ...values]);
  };
  return {
    upsert: (id, payload, expiresIn) =>
      change(
        'upsert',
        `insert into bench_oidc (model, id, payload, expires_at) values ($1, $2, $3, now() + make_interval(secs => $4))
          on conflict (model, id) do update set payload = excluded.payload, expires_at = excluded.expires_at`,
        [id, JSON.stringify(payload), expiresIn ?? null],
      ),
    find: (id) => find('find', `${living} and id = $2`, id),
    findByUid: (uid) => find('by-uid', `${living} and payload->>'uid' = $2`, uid),
    findByUserCode: (code) => find('by-code', `${living} and payload->>'userCode' = $2`, code),
    consume: (id) =>
      change('consume', 'update bench_oidc set consumed = true where model = $1 and id = $2', [id]),
    destroy: (id) => change('destroy', 'delete from bench_oidc where model = $1 and id = $2', [id]),
    revokeByGrantId: (grantId) =>
      change('revoke', "delete from bench_oidc where model = $1 and payload->>'grantId' = $2", [
        grantId,
      ]),
  };
}

await pool.query(`create table bench_oidc (model text, id text, payload jsonb not null, consumed boolean not null default false,
  expires_at timestamptz, primary key (model, id))`);

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const { privateKey } = generateKeyPairSync('ed25519');

const provider = new Provider(url, {
  adapter: adapterOf,
  jwks: {
    keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'bench', use: 'sig', alg: 'EdDSA' }],
  },
  cookies: { keys: ['of this benchmark'] },
  enabledJWA: { idTokenSigningAlgValues: ['EdDSA'] },
  clientDefaults: { id_token_signed_response_alg: 'EdDSA' },
  ttl: { ClientCredentials: 3_600 },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => url,
      getResourceServerInfo: () => ({
        scope: '',
        audience: url,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'EdDSA' } },
      }),
    },
  },
});

const client = { client_id: 'bench', client_secret: randomBytes(32).toString('hex') };
await adapterOf('Client').upsert(client.client_id, {
  ...client,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  token_endpoint_auth_method: 'client_secret_basic',
});
const handle = provider.callback();
server.on('request', (request, response) => void handle(request, response));

process.stdout.write(
  `${JSON.stringify({ url: `${url}/token`, id: client.client_id, secret: client.client_secret })}\n`,
);
process.once('SIGTERM', () => process.exit(0));

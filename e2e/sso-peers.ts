/**
 * The identity providers of a company in a browser: both behind https under names of their own, as the product wants it. They
 * know whom they talk to once a profile is there, since its values are in the addresses.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HttpsHost, startHttpsHost } from '../packages/server/src/testing/https-host.ts';
import { startOidcOp } from '../packages/server/src/testing/oidc-op.ts';
import {
  type SamlIdp,
  type SamlUser,
  startSamlIdp,
} from '../packages/server/src/testing/saml-idp.ts';

const samlName = 'idp-of-northwind.test';
const oidcName = 'op-of-northwind.test';

export interface SsoPeers extends AsyncDisposable {
  readonly saml: SamlIdp;
  readonly metadataUrl: string;
  /** Where the SAML provider is asked by browsers. */
  readonly samlOrigin: string;
  /** What an instance has to be started with, so that it reaches them. */
  readonly settings: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  /** From now on there is an OpenID provider, with a client of ours. */
  startOidc(redirectUri: string, logoutUri: string): { issuer: string; id: string; secret: string };
}

/** Everything but its metadata, which has to name the addresses that browsers reach. */
function frontOf(idp: SamlIdp, origin: string) {
  const metadata = idp.metadata
    .replaceAll(`${idp.origin}/sso`, `${origin}/sso`)
    .replaceAll(`${idp.origin}/slo`, `${origin}/slo`);
  return (incoming: IncomingMessage, response: ServerResponse) => {
    if (incoming.url === '/metadata') {
      response.writeHead(200, { 'content-type': 'application/samlmetadata+xml' }).end(metadata);
      return;
    }
    const { method = 'GET', headers } = incoming;
    const onward = request(`${idp.origin}${incoming.url ?? '/'}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', (error) => response.writeHead(502).end(String(error)));
    incoming.pipe(onward);
  };
}

export async function startSsoPeers(users: Readonly<Record<string, SamlUser>>): Promise<SsoPeers> {
  const [host, saml, directory]: [HttpsHost, SamlIdp, string] = await Promise.all([
    startHttpsHost(),
    startSamlIdp({ users }),
    mkdtemp(join(tmpdir(), 'bailiwick-sso-')),
  ]);
  const caFile = join(directory, 'authority.pem');
  await writeFile(caFile, host.caPem);
  const samlOrigin = `https://${samlName}:${host.port}`;
  host.mount(samlName, frontOf(saml, samlOrigin));
  return {
    saml,
    samlOrigin,
    metadataUrl: `${samlOrigin}/metadata`,
    names: [samlName, oidcName],
    settings: {
      BAILIWICK_OUTBOUND_CA_FILE: caFile,
      BAILIWICK_ALLOW_PRIVATE_NETWORK: host.address,
    },
    startOidc(redirectUri, logoutUri) {
      const id = 'us';
      const secret = randomBytes(24).toString('base64url');
      const { issuer } = startOidcOp({
        host,
        name: oidcName,
        clients: [
          {
            client_id: id,
            client_secret: secret,
            redirect_uris: [redirectUri],
            post_logout_redirect_uris: [logoutUri],
            grant_types: ['authorization_code'],
            response_types: ['code'],
          },
        ],
        users: Object.fromEntries(
          Object.entries(users).map(([name, { email }]) => [
            name,
            { email, email_verified: true, given_name: name, family_name: 'Of the provider' },
          ]),
        ),
      });
      return { issuer, id, secret };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([saml.stop(), host.stop()]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A company whose people can sign in at real identity providers, and the database behind it. */
import pg from 'pg';
import { type Company, startCompany } from './company.ts';
import { type SsoPeers, startSsoPeers } from './sso-peers.ts';

export interface SsoCompany extends AsyncDisposable {
  readonly company: Company;
  readonly peers: SsoPeers;
  readonly database: pg.Client;
}

/**
 * @param people whom the providers know
 * @param name of the host; passkeys are bound to one, and browsers take `localhost` without TLS
 */
export async function startSsoCompany(
  people: Parameters<typeof startSsoPeers>[0],
  { name }: { readonly name?: string } = {},
): Promise<SsoCompany> {
  const peers = await startSsoPeers(people);
  const { settings } = peers;
  const company = await startCompany(undefined, {
    settings,
    ...(name === undefined ? {} : { name }),
  });
  for (const host of peers.names) company.instance.dns.set(host, 'A', ['127.0.0.1']);
  const database = new pg.Client({ connectionString: company.instance.databaseUrl });
  await database.connect();
  return {
    company,
    peers,
    database,
    async [Symbol.asyncDispose]() {
      await database.end();
      await company[Symbol.asyncDispose]();
      await peers[Symbol.asyncDispose]();
    },
  };
}

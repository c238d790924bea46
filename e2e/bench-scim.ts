/**
 * `node e2e/bench-scim.ts`: what an identity provider asks for: somebody by a filter, somebody new, and one member more or less in
 * a group of ten and in one of 100,000. `npm run bench` runs it too.
 */
import { createClient } from '@bailiwick/sdk';
import pg from 'pg';
import { type Percentiles, percentiles, say, signUp, type Target, uuidOf } from './bench-parts.ts';
import { type Instance, startInstance } from './instance.ts';

const many = Number(process.env['BENCH_MEMBERS'] ?? 100_000);
/** All calls together stay below what a connection may send in a minute. */
const calls = 300;
const domain = 'of-the-directory.com';
const urns = {
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
};

interface Directory {
  readonly headers: Record<string, string>;
  readonly url: string;
  readonly organizationId: string;
  readonly connectionId: string;
}

async function connect(instance: Instance): Promise<Directory> {
  const { token } = await signUp(instance, 'ada-of-the-directory@founders-mail.com');
  const sdk = createClient({ baseUrl: instance.url, token });
  const { sid } = await sdk.organizations.create({ friendly_name: 'Of the directory' });
  const added = await sdk.domains.create(sid, { name: domain });
  instance.dns.set(added.record.name, 'TXT', [added.record.value]);
  await sdk.domains.verify(sid, added.sid, { method: 'dns' });
  const made = await sdk.provisioningConnections.create(sid, {
    name: 'Directory',
    adopts_people: false,
    brake_percent: 100,
  });
  return {
    headers: { authorization: `Bearer ${made.token}` },
    url: `${instance.url}/scim/v2`,
    organizationId: uuidOf(sid),
    connectionId: uuidOf(made.connection.sid),
  };
}

async function makeGroup({ url, headers }: Directory, displayName: string): Promise<string> {
  const answer = await fetch(`${url}/Groups`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/scim+json' },
    body: JSON.stringify({ schemas: [urns.group], displayName }),
  });
  const { id } = (await answer.json()) as { id: string };
  return id;
}

/** People of the connection as rows, all of them in one group and ten in the other. Answers somebody who is in neither. */
async function fill(
  instance: Instance,
  { organizationId, connectionId }: Directory,
  groups: { readonly small: string; readonly large: string },
): Promise<string> {
  const client = new pg.Client({ connectionString: instance.databaseUrl });
  await client.connect();
  await client.query(
    `insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by)
      select gen_random_uuid(), $1, 'p' || n || '@' || $2, 'p' || n || '@' || $2, 'Person ' || n, 'O', 'scim' from generate_series(0, $3::int) n`,
    [organizationId, domain, many],
  );
  await client.query(
    `insert into scim_users (user_id, organization_id, connection_id, user_name, external_id)
      select id, organization_id, $2, email, email from users where organization_id = $1 and joined_by = 'scim'`,
    [organizationId, connectionId],
  );
  const join = `insert into group_members (organization_id, group_id, user_id)
    select $1, $2, id from users where organization_id = $1 and joined_by = 'scim' and email <> 'p0@${domain}' limit $3`;
  await client.query(join, [organizationId, uuidOf(groups.large), many]);
  await client.query(join, [organizationId, uuidOf(groups.small), 10]);
  const { rows } = await client.query<{ id: string }>('select id from users where email = $1', [
    `p0@${domain}`,
  ]);
  await client.query('analyze');
  await client.end();
  return `US${(rows[0]?.id ?? '').replaceAll('-', '')}`;
}

/** Comes and goes by turns, so that each call changes something. */
function member({ url, headers }: Directory, groupId: string, value: string): Target {
  let turn = 0;
  return {
    url: `${url}/Groups/${groupId}`,
    method: 'PATCH',
    headers,
    body: () => {
      turn += 1;
      const operation =
        turn % 2 === 1
          ? { op: 'add', path: 'members', value: [{ value }] }
          : { op: 'remove', path: `members[value eq "${value}"]` };
      return { schemas: [urns.patch], Operations: [operation] };
    },
  };
}

async function tell(name: string, target: Target): Promise<Percentiles> {
  await percentiles(target, 10);
  const times = await percentiles(target, calls);
  const cells = [times.p50, times.p95, times.p99].map((one) => one.toFixed(1)).join(' / ');
  say(`  ${name.padEnd(34)} ${cells}`);
  return times;
}

export async function scimLaws(instance: Instance): Promise<void> {
  const directory = await connect(instance);
  const groups = {
    small: await makeGroup(directory, 'Small'),
    large: await makeGroup(directory, 'Large'),
  };
  const nobodys = await fill(instance, directory, groups);
  const { url, headers } = directory;
  let number = 0;
  say(`\nSCIM with ${many} people, one at a time, ms (p50 / p95 / p99), goal p99 ≤ 20`);
  const filter = encodeURIComponent(`userName eq "p${Math.floor(many / 2)}@${domain}"`);
  await tell('GET by filter', { url: `${url}/Users?filter=${filter}`, method: 'GET', headers });
  await tell('POST', {
    url: `${url}/Users`,
    method: 'POST',
    headers,
    body: () => {
      number += 1;
      const userName = `new${number}@${domain}`;
      const name = { givenName: 'New', familyName: 'One' };
      return { schemas: [urns.user], userName, externalId: userName, name, active: true };
    },
  });
  const small = await tell(
    'PATCH of a member: group of 10',
    member(directory, groups.small, nobodys),
  );
  const large = await tell(
    `PATCH of a member: group of ${many}`,
    member(directory, groups.large, nobodys),
  );
  say(`  ${'large to small, p50'.padEnd(34)} ${(large.p50 / small.p50).toFixed(2)}×   goal ≤ 1.2×`);
}

if (import.meta.main) {
  const instance = await startInstance({
    settings: { NODE_ENV: 'production', BAILIWICK_LOG_LEVEL: 'warn' },
  });
  try {
    await scimLaws(instance);
  } finally {
    await instance.stop();
  }
  process.exit(0);
}

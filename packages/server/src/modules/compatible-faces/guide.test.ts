/** The programs of the guide, as they stand in it, against a running instance. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Founded, TestApp } from '../../testing/app.ts';
import { type ConnectProxy, startConnectProxy } from '../../testing/connect-proxy.ts';
import { createReachableApp, makeKey } from '../../testing/helper-library.ts';

const root = new URL('../../../../../', import.meta.url);

interface User {
  readonly id: string;
  readonly userName: string;
  readonly active: boolean;
}

interface Guide {
  connect(at: { url: string; key: string }): unknown;
  connectAsApp(at: { url: string; clientId: string; clientSecret: string }): unknown;
  listEverything(
    client: unknown,
    organizationSid: string,
  ): Promise<{ accounts: unknown[]; account: { accountSid: string }; users: User[] }>;
  hire(
    client: unknown,
    whom: { organizationSid: string; accountSid: string; email: string },
  ): Promise<{ user: User; assignment: { scope: string; identity: string } }>;
  leave(client: unknown, who: { organizationSid: string; userSid: string }): Promise<void>;
  permissionsOf(client: unknown, roleSid: string): Promise<string[]>;
  whyNot(
    client: unknown,
    organizationSid: string,
  ): Promise<{ code: number; message: string; reason: string }>;
}

/** The programs in one file of its own, beside the packages of this repository. */
async function fileOf(language: 'js' | 'mjs'): Promise<string> {
  const page = await readFile(new URL('docs/guides/twilio-libraries.md', root), 'utf8');
  const programs = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))];
  const directory = await mkdtemp(join(tmpdir(), 'bailiwick-guide-'));
  await symlink(fileURLToPath(new URL('node_modules', root)), join(directory, 'node_modules'));
  const file = join(directory, 'program.mjs');
  await writeFile(file, programs.map(([, code = '']) => code).join('\n'));
  return file;
}

const programsOfGuide = async () =>
  (await import(/* @vite-ignore */ pathToFileURL(await fileOf('js')).href)) as Guide;

let app: TestApp;
let founded: Founded;
let guide: Guide;
let client: unknown;
let oauthApp: { readonly clientId: string; readonly clientSecret: string };

beforeAll(async () => {
  app = await createReachableApp();
  [founded, guide] = [await app.found(), await programsOfGuide()];
  const { items } = await founded.owner.client.apiKeys.listPermissions(founded.organizationSid);
  const key = await makeKey(
    founded,
    items.map(({ name }) => name.replace('/bailiwick/', '')),
  );
  client = guide.connect({ url: app.url, key });
  const made = await founded.owner.client.oauthApps.create(founded.organizationSid, {
    name: 'Reader',
    permissions: ['organization-accounts', 'organization-users', 'role-assignments'].map(
      (resource) => `/bailiwick/iam/${resource}/read`,
    ),
  });
  oauthApp = { clientId: made.oauth_app.sid, clientSecret: made.client_secret };
});
afterAll(() => app.close());

it('somebody comes and goes', async () => {
  const { organizationSid, accountSid, domain } = founded;
  const email = `grace@${domain}`;
  const { user, assignment } = await guide.hire(client, { organizationSid, accountSid, email });
  expect(user.userName).toBe(email);
  expect(assignment).toMatchObject({ scope: accountSid, identity: user.id });
  const listed = await guide.listEverything(client, organizationSid);
  expect(listed.accounts).toHaveLength(1);
  expect(listed.account.accountSid).toBe(accountSid);
  expect(listed.users.map(({ id }) => id)).toContain(user.id);
  await guide.leave(client, { organizationSid, userSid: user.id });
  const left = (await guide.listEverything(client, organizationSid)).users;
  expect(left.find(({ id }) => id === user.id)?.active).toBe(false);
});

it('roles say what they hold, and refusals why', async () => {
  const permissions = await guide.permissionsOf(client, 'IX00000000000000000000000000000103');
  expect(permissions).toContain('/bailiwick/account/accounts/read');
  expect(await guide.whyNot(client, founded.organizationSid)).toMatchObject({
    code: 25017,
    message: expect.stringContaining('nowhere.example'),
    reason: 'scim.domain_unverified',
  });
});

it('an OAuth app reads with its own tokens', async () => {
  const connected = guide.connectAsApp({ url: app.url, ...oauthApp });
  const { account } = await guide.listEverything(connected, founded.organizationSid);
  expect(account.accountSid).toBe(founded.accountSid);
  const wrong = guide.connectAsApp({ url: app.url, ...oauthApp, clientSecret: 'wrong' });
  await expect(guide.listEverything(wrong, founded.organizationSid)).rejects.toThrow(
    'Failed to fetch access token',
  );
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** In a process of its own, which knows nothing of this instance but the proxy. */
async function runUnchanged(
  proxy: ConnectProxy,
  secret: string = oauthApp.clientSecret,
): Promise<Ended> {
  const file = await fileOf('mjs');
  const authority = join(dirname(file), 'authority.pem');
  await writeFile(authority, proxy.caPem);
  const child = spawn(process.execPath, [file], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HTTP_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: authority,
      CLIENT_ID: oauthApp.clientId,
      CLIENT_SECRET: secret,
      ORGANIZATION_SID: founded.organizationSid,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, output, errors };
}

describe('a program without a changed line', () => {
  const hosts = ['oauth.twilio.com', 'preview-iam.twilio.com', 'iam.twilio.com'];
  const start = () => startConnectProxy(hosts, Number(new URL(app.url).port));

  it('gets its tokens, turns pages and reads', async () => {
    for (const friendly_name of ['Second', 'Third'])
      await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
        friendly_name,
      });
    await using proxy = await start();
    const { code, output, errors } = await runUnchanged(proxy);
    expect([code, errors]).toEqual([0, '']);
    const lines = output.trim().split('\n');
    expect(lines.slice(0, 3).map((line) => line.slice(35))).toEqual([
      'Production',
      'Second',
      'Third',
    ]);
    expect(output).toContain(`${founded.owner.userSid} ${founded.owner.email}`);
    expect(lines.at(-1)).toMatch(/^\d+ permissions$/);
    expect(new Set(proxy.asked)).toEqual(new Set(hosts));
  });

  it('is told when its secret is wrong', async () => {
    await using proxy = await start();
    const { code, errors } = await runUnchanged(proxy, `${oauthApp.clientSecret}x`);
    expect(code).toBe(1);
    expect(errors).toContain('Failed to fetch access token');
    expect(proxy.asked).toEqual(['oauth.twilio.com']);
  });
});

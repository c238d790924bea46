/** The programs of the guide, as they stand in it, against a running instance. */
import { mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Founded, TestApp } from '../../testing/app.ts';
import { createReachableApp, makeKey } from '../../testing/helper-library.ts';

const root = new URL('../../../../../', import.meta.url);

interface User {
  readonly id: string;
  readonly userName: string;
  readonly active: boolean;
}

interface Guide {
  connect(at: { url: string; key: string }): unknown;
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

/** All of them in one file, beside the packages of this repository. */
async function programsOfGuide(): Promise<Guide> {
  const text = await readFile(new URL('docs/guides/twilio-libraries.md', root), 'utf8');
  const programs = [...text.matchAll(/^```js\n(?<code>.*?)^```$/gms)];
  const code = programs.map(({ groups }) => groups?.['code'] ?? '').join('\n');
  const directory = await mkdtemp(join(tmpdir(), 'bailiwick-guide-'));
  await symlink(fileURLToPath(new URL('node_modules', root)), join(directory, 'node_modules'));
  const file = join(directory, 'guide.mjs');
  await writeFile(file, code);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Guide;
}

let app: TestApp;
let founded: Founded;
let guide: Guide;
let client: unknown;

beforeAll(async () => {
  app = await createReachableApp();
  [founded, guide] = [await app.found(), await programsOfGuide()];
  const { items } = await founded.owner.client.apiKeys.listPermissions(founded.organizationSid);
  const key = await makeKey(
    founded,
    items.map(({ name }) => name.replace('/bailiwick/', '')),
  );
  client = guide.connect({ url: app.url, key });
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

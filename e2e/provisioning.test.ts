/**
 * Provisioning in a browser: a connection is made after a fresh proof and its token shown once; an identity provider
 * sends people, first as a trial; the brake is let go; a group says who keeps it; a token is replaced; the connection ends.
 * Then the same by commands.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import {
  type Company,
  domain,
  enterPasswordAgain,
  expectSound,
  password,
  startCompany,
} from './company.ts';

let company: Company;
let owner: TestPage;
let token: string;

beforeAll(async () => {
  company = await startCompany();
  owner = await company.signIn(company.owner.email);
  owner.page.setDefaultTimeout(10_000);
  await owner.page.setViewportSize({ width: 1360, height: 860 });
});
afterAll(() => company[Symbol.asyncDispose]());

const open = (path: string) => owner.page.goto(`${company.instance.url}${path}`);

/** As an identity provider sends it. */
async function send(method: string, path: string, body: object) {
  const answer = await fetch(`${company.instance.url}/scim/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}
const create = (localPart: string) =>
  send('POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `${localPart}@${domain}`,
    name: { givenName: 'Grace', familyName: 'Hopper' },
    password: 'a password that nobody keeps',
  });
const deactivate = (id: unknown) =>
  send('PATCH', `/Users/${String(id)}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', value: { active: false } }],
  });
const shownToken = () => owner.page.locator('.shown-key').innerText();

it('is set up as a trial, with a token that is shown once', async () => {
  const { page } = owner;
  await open('/admin');
  await page.getByRole('link', { name: 'Provisioning' }).click();
  await page.getByText('No directory is connected yet').waitFor();
  await expectSound(owner, 'provisioning-empty');
  await page.getByRole('link', { name: 'Set up provisioning' }).first().click();
  await page.getByRole('heading', { name: 'Set up provisioning', level: 1 }).waitFor();
  expect(await page.getByLabel(/^Trial/).isChecked()).toBe(true);
  await page.getByLabel('Name', { exact: true }).fill('Okta');
  await page.getByLabel('Brake, in percent').fill('0');
  await company.ageSessions();
  await page.getByRole('button', { name: 'Create the connection' }).click();
  await page.getByRole('alert').getByText('This cannot be taken as it is').waitFor();
  await page.getByLabel('Brake, in percent').fill('10');
  await page.getByRole('button', { name: 'Create the connection' }).click();
  await enterPasswordAgain(owner, 'provisioning-proof');
  await page.getByText('It is shown this once', { exact: false }).waitFor();
  await expectSound(owner, 'provisioning-token');
  token = await shownToken();
  expect(token).toMatch(/^bwp_[\w-]{43}$/);
  await page.getByRole('link', { name: 'I have stored it' }).click();
  await page.getByText(`${company.instance.url}/scim/v2`).waitFor();
  await expectSound(owner, 'provisioning-waiting');
  expect(await page.content()).not.toContain(token);
  await page.getByRole('link', { name: 'JumpCloud' }).click();
  await page.getByText('Token Key', { exact: true }).waitFor();
  expect(page.url()).toContain('provider=jumpcloud');
  await page.getByRole('link', { name: 'What it sent' }).click();
  await page.getByText('Nothing came in the last week').waitFor();
  await expectSound(owner, 'provisioning-nothing-sent');
});

it('tells in the trial what would happen, and does it when the trial is over', async () => {
  const { page } = owner;
  const tried = await create('grace');
  expect(tried.status).toBe(403);
  await page.reload();
  await page.getByText('It is tried out', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Show POST /scim/v2/Users beside the list' }).click();
  const beside = page.getByRole('complementary');
  await beside.getByText('scim.dry_run', { exact: true }).waitFor();
  await beside.getByText(`"userName": "grace@${domain}"`).waitFor();
  expect(await beside.innerText()).not.toContain('nobody keeps');
  await expectSound(owner, 'provisioning-trial');
  await beside.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: 'Connection', exact: true }).click();
  await page.getByLabel(/^Trial/).uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('It works. The token ends', { exact: false }).waitFor();
  expect((await create('grace')).status).toBe(201);
  const { items } = await company.owner.client.organizationUsers.list(company.organizationSid, {
    search: 'grace',
  });
  expect(items.map(({ email }) => email)).toEqual([`grace@${domain}`]);
  await page.getByRole('link', { name: 'What it sent' }).click();
  await page.reload();
  const rows = page.getByRole('table', { name: 'Requests' });
  await rows.getByText('done', { exact: true }).waitFor();
  await rows.getByText('tried', { exact: true }).waitFor();
});

it('shows what would become of the newest request, and then reads a name from elsewhere', async () => {
  const { page } = owner;
  await page.getByRole('link', { name: 'Attributes', exact: true }).click();
  await page.getByText('Everything is read as usual').waitFor();
  await page.getByText('Grace Hopper is here already', { exact: false }).waitFor();
  await page.getByLabel('First name', { exact: true }).fill('name.first');
  await page.getByRole('button', { name: 'Try it, without saving' }).click();
  await page.getByText('name.first is known in no schema here').first().waitFor();
  await page.getByLabel('First name', { exact: true }).fill('userName');
  await page.getByRole('button', { name: 'Try it, without saving' }).click();
  const tried = page.getByRole('region', { name: 'What would become of somebody' });
  await tried.getByText('It is Grace now.').waitFor();
  await tried.getByLabel('Tried with').selectOption('pasted');
  await tried.getByLabel('Person, as JSON').fill('{ "userName": ');
  await tried.getByRole('button', { name: 'Try it, without saving' }).click();
  await tried.getByText('This is no object in JSON.').waitFor();
  const pasted = { userName: 'ada@elsewhere.example', displayName: 'Ada Okafor' };
  await tried.getByLabel('Person, as JSON').fill(JSON.stringify(pasted));
  await tried.getByRole('button', { name: 'Try it, without saving' }).click();
  await tried.getByText('is no verified domain', { exact: false }).first().waitFor();
  await page.getByLabel('First name', { exact: true }).fill('displayName title');
  await tried.getByRole('button', { name: 'Try it, without saving' }).click();
  await tried.getByText('Ada Okafor', { exact: true }).first().waitFor();
  await expectSound(owner, 'provisioning-attributes');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('1 field is read from what you chose', { exact: false }).waitFor();
  const made = await send('POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `ruth@${domain}`,
    displayName: 'Ruth the First',
    name: { givenName: 'Ruth', familyName: 'Teitelbaum' },
  });
  expect(made.json).toMatchObject({ name: { givenName: 'Ruth' } });
  const { items } = await company.owner.client.organizationUsers.list(company.organizationSid, {
    search: 'ruth',
  });
  expect(items.map(({ name }) => name)).toEqual(['Ruth the First Teitelbaum']);
  await page.reload();
  await page.getByText('Ruth the First Teitelbaum is here already', { exact: false }).waitFor();
  await expectSound(owner, 'provisioning-attributes-saved');
  await page.getByLabel('First name', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Everything is read as usual').waitFor();
  await page.getByRole('link', { name: 'What it sent' }).click();
});

it('holds when too many would lose their access, until an administrator lets it go', async () => {
  const { page } = owner;
  const ids: unknown[] = [];
  for (const name of ['hal', 'ida', 'jan', 'kim', 'liv', 'mia', 'ned'])
    ids.push((await create(name)).json['id']);
  const answers: number[] = [];
  for (const id of ids) answers.push((await deactivate(id)).status);
  expect(answers).toEqual([200, 200, 200, 200, 200, 429, 429]);
  await page.reload();
  await page.getByText('The brake holds', { exact: false }).waitFor();
  await expectSound(owner, 'provisioning-held');
  await page.getByRole('button', { name: 'Let it go', exact: true }).click();
  const asking = page.getByRole('dialog');
  await asking.getByText('people lose their access', { exact: false }).waitFor();
  await expectSound(owner, 'provisioning-release');
  await asking.getByRole('button', { name: 'Let it go for a day' }).click();
  await asking.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Connection', exact: true }).click();
  await page.getByText('let go until', { exact: false }).waitFor();
  for (const id of ids) expect((await deactivate(id)).status).toBe(200);
});

it('keeps a group, which says so and what is left to decide here', async () => {
  const { page } = owner;
  const person = await create('olga');
  const made = await send('POST', '/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'Sales of the North, South, East and West with all of their assistants',
    externalId: '00g1',
    members: [{ value: person.json['id'] }],
  });
  expect(made.status).toBe(201);
  const back = page.url();
  await open('/admin/groups');
  await page.getByRole('table', { name: 'Groups' }).getByText('by Okta', { exact: true }).waitFor();
  await expectSound(owner, 'provisioned-groups');
  await page.getByRole('link', { name: 'Sales of the North', exact: false }).click();
  await page.getByText('Okta keeps this group', { exact: false }).waitFor();
  await page.getByText(`olga@${domain}`).waitFor();
  expect(await page.getByRole('button', { name: 'Remove' }).count()).toBe(0);
  await expectSound(owner, 'provisioned-group');
  await page.getByRole('link', { name: 'About the group' }).click();
  await page.getByText('by Okta', { exact: true }).waitFor();
  expect(await page.getByLabel('Name of the group').count()).toBe(0);
  await expectSound(owner, 'provisioned-group-about');
  await page.getByRole('link', { name: 'Access', exact: true }).last().click();
  await page.getByRole('button', { name: /Give/ }).first().waitFor();
  await page.getByRole('link', { name: 'See the connection' }).click();
  await page.getByRole('heading', { name: 'Okta', level: 1 }).waitFor();
  await page.goto(back);
});

it('changes its token without a gap', async () => {
  const { page } = owner;
  const tokens = page.getByRole('region', { name: 'Tokens' });
  await tokens.getByRole('button', { name: 'Make a token' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make a token' }).click();
  await tokens.getByText('It is shown this once', { exact: false }).waitFor();
  const before = token;
  token = await shownToken();
  await tokens.getByText('Two tokens work', { exact: false }).waitFor();
  await expectSound(owner, 'provisioning-tokens');
  await tokens.getByRole('button', { name: `Revoke ${before.slice(0, 12)}` }).click();
  await page.getByText('The other token goes on working', { exact: false }).waitFor();
  await expectSound(owner, 'provisioning-revoke');
  await page.getByRole('button', { name: 'Revoke the token' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await create('lea')).status).toBe(201);
  token = before;
  expect((await create('max')).status).toBe(401);
});

it('ends after its name is typed', async () => {
  const { page } = owner;
  await page.getByRole('button', { name: 'End the connection' }).click();
  const asking = page.getByRole('dialog');
  await asking.getByText('tokens of the connection end').waitFor();
  await asking.getByLabel('Type Okta to go on').fill('okta');
  await asking.getByRole('button', { name: 'End the connection' }).click();
  await asking.getByText('That is not the name', { exact: false }).waitFor();
  await expectSound(owner, 'provisioning-end');
  await asking.getByLabel('Type Okta to go on').fill('Okta');
  await asking.getByRole('button', { name: 'End the connection' }).click();
  await page.getByText('No directory is connected yet').waitFor();
});

it('is made, tried, given another token and ended by commands', async () => {
  const { url } = company.instance;
  const cli = fileURLToPath(new URL('../packages/cli/bin/bailiwick.mjs', import.meta.url));
  const session = await createClient({ baseUrl: url }).sessions.create({
    email: company.owner.email,
    password,
    transport: 'bearer',
  });
  const env = { ...process.env, BAILIWICK_URL: url, BAILIWICK_TOKEN: session.token ?? '' };
  const run = async (...words: string[]) => {
    const all = [cli, 'provisioning-connections', ...words];
    const { stdout } = await promisify(execFile)(process.execPath, all, { env });
    return stdout === '' ? undefined : (JSON.parse(stdout) as Record<string, unknown>);
  };
  const made = await run('create', 'Entra ID', '--brake-percent', '20', '--days', '30');
  expect(made).toMatchObject({ base_url: `${url}/scim/v2` });
  const [sid, first] = [String(made?.['sid']), String(made?.['token'])];
  expect(await run('list')).toMatchObject([
    { sid, name: 'Entra ID', state: 'waiting', is_trial: true, tokens: 1 },
  ]);
  token = first;
  expect((await create('entra-nora')).status).not.toBe(201);
  const changed = await run('update', sid, '--trial', 'no', '--takes-over', 'yes');
  expect(changed).toMatchObject({ is_dry_run: false, adopts_people: true, brake_percent: 20 });
  expect((await create('entra-nora')).status).toBe(201);
  expect(await run('requests', sid)).toMatchObject([
    { method: 'POST', address: '/scim/v2/Users', status: 201, refusal: null },
    { method: 'POST', address: '/scim/v2/Users' },
  ]);

  const next = await run('create-token', sid);
  const tokens = next?.['tokens'] as readonly { sid: string; starts_with: string }[];
  const old = tokens.find(({ starts_with }) => first.startsWith(starts_with));
  await run('revoke-token', sid, old?.sid ?? '');
  expect((await create('entra-olga')).status).toBe(401);
  token = String(next?.['token']);
  const olga = await create('entra-olga');
  expect(olga.status, JSON.stringify(olga.json)).toBe(201);
  expect(await run('show', sid)).toMatchObject({
    state: 'working',
    tokens: [{ sid: tokens.find((one) => one !== old)?.sid }],
  });

  await expect(run('release', sid, '--yes')).rejects.toThrow('provisioning_connection.not_held');
  await expect(run('update', sid)).rejects.toMatchObject({ code: 2 });
  await expect(run('update', sid, '--trial', 'perhaps')).rejects.toMatchObject({ code: 2 });
  await expect(run('end', sid)).rejects.toThrow('look at it by --dry-run');
  expect(await run('end', sid, '--dry-run')).toMatchObject([{ count: 1 }]);
  expect((await create('entra-petra')).status).toBe(201);
  await run('end', sid, '--yes');
  expect(await run('list')).toEqual([]);
  expect((await create('entra-rita')).status).toBe(401);
}, 60_000);

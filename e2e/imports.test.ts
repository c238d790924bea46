/** Importing people in a browser: a file with some rows that are wrong, and people who already use a domain. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import {
  type Company,
  domain,
  enterPasswordAgain,
  expectSound,
  handOf,
  type Somebody,
  startCompany,
} from './company.ts';

let company: Company;
let shown: TestPage;
let imogen: Somebody;
let nour: Somebody;
let folder: string;

const longName = 'Wolfeschlegelsteinhausenbergerdorff Hubert Blaine de la Fuente y Montenegro';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bailiwick-imports-'));
  company = await startCompany(
    async (signUp) => {
      imogen = await signUp(`imogen@${domain}`, 'Imogen Ilić');
      nour = await signUp(`nour@${domain}`, 'نور حداد');
      await signUp(`hubert.blaine.wolfeschlegelsteinhausenbergerdorff@${domain}`, longName);
      await signUp(`priya@${domain}`, 'Priya Raman');
    },
    { settings: { BAILIWICK_ALLOW_CAPTURE: 'yes' } },
  );
  shown = await company.signIn(company.owner.email);
});
afterAll(async () => {
  await company[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});
const picker = () => shown.page.getByLabel('A CSV file of people');
const open = async (path: string, title: string | RegExp) => {
  await shown.page.goto(`${company.instance.url}${path}`);
  await shown.page.getByRole('heading', { name: title, level: 1 }).waitFor();
};
const row = (name: string | RegExp) => shown.page.getByRole('row', { name });

const people = [
  'E-Mail;First Name;Last Name;Role;Shoe size;Accounts',
  `grace@${domain};Grace;Hopper;Administrator;38;`,
  `zoe@${domain};زوي;Ilić-Marsh;;;`,
  `mistyped@northwind-trader.com;;;;;`,
  `emperor@${domain};;;Adminstrator;;`,
  `;Nobody;;;;`,
].join('\r\n');

describe('a file of people', () => {
  it('is begun at the list of people, and what is no table is said at once', async () => {
    const { page } = shown;
    await open('/admin/users', 'Users');
    await page.getByText(/4 people use your domains/).waitFor();
    await expectSound(shown, 'imports-1-users');
    await page.getByRole('link', { name: 'Import people' }).click();
    await page.getByRole('heading', { name: 'Import people', level: 1 }).waitFor();
    await expectSound(shown, 'imports-2-choose');
    const [template] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download a template' }).click(),
    ]);
    expect(await readFile(await template.path(), 'utf8')).toContain(`ada@${domain}`);
    await picker().setInputFiles(file('empty.csv', ''));
    await page.getByText('empty.csv is empty.').waitFor();
    await picker().setInputFiles(file('phones.csv', 'name;phone\nAda;1\n'));
    await page.getByText(/No column is called email/).waitFor();
    await expectSound(shown, 'imports-3-unreadable');
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await picker().setInputFiles(file('wrong.csv', 'email\nnobody\n'));
    await page.getByText('No row can be imported as it is.').waitFor();
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await picker().waitFor();
  });

  it('is tried, its wrong rows explained, and imported in three actions', async () => {
    const { page } = shown;
    const hand = handOf();
    await open('/admin/users/import', 'Import people');
    await picker().setInputFiles(file('people.csv', people));
    await page.getByText('2 people can be imported. 3 rows are wrong and are left out.').waitFor();
    await page.getByText('not used').waitFor();
    await row(/Did you mean mistyped@northwind-traders.com\?/).waitFor();
    await row(/Did you mean Administrator\?/).waitFor();
    await expectSound(shown, 'imports-4-checked');
    await page.reload();
    await row(/Did you mean Administrator\?/).waitFor();
    const [errors] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the errors' }).click(),
    ]);
    expect((await readFile(await errors.path(), 'utf8')).trim().split('\n')).toHaveLength(4);
    await page.getByRole('button', { name: 'Import 2 people' }).click();
    await page.getByText('Choose first whether the people who are invited').waitFor();
    await hand.press(page.getByRole('radio', { name: /Mail every invitation now/ }));
    await hand.press(page.getByRole('button', { name: 'Import 2 people' }));
    await page.getByText('2 rows are done. Refused: 3, with the reasons below.').waitFor();
    expect(hand.actions()).toBe(2);
    await expectSound(shown, 'imports-5-done');
    await company.instance.smtp.waitFor(`grace@${domain}`, { subject: /invited/i });
    await open('/admin/users/import', 'Import people');
    await picker().setInputFiles(file('people.csv', people.split('\r\n').slice(0, 3).join('\n')));
    await page.getByText('Nothing would change').waitFor();
    expect(await page.getByRole('button', { name: /^Import / }).count()).toBe(0);
  });
});

describe('people who already use a domain', () => {
  const use = () => open('/admin/users/of-your-domains', 'People who already use your domains');

  it('are counted, looked through, and asked in four actions; whoever accepts comes along', async () => {
    const { page } = shown;
    const hand = handOf();
    await open('/admin/domains', 'Domains');
    await page.getByRole('link', { name: domain }).click();
    await page.getByText('4 people already use this domain. They own 4 accounts.').waitFor();
    await expectSound(shown, 'imports-6-domain');
    await use();
    await expectSound(shown, 'imports-7-uses');
    await page.getByRole('link', { name: domain }).click();
    await row(/نور حداد/).waitFor();
    await expectSound(shown, 'imports-8-people');
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    expect((await readFile(await csv.path(), 'utf8')).trim().split('\n')).toHaveLength(5);
    await page.getByRole('checkbox', { name: 'Choose Imogen Ilić' }).check();
    await hand.press(page.getByRole('checkbox', { name: `Choose ${longName}` }));
    await hand.press(page.getByRole('button', { name: 'Ask to join…' }));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Choose first whether they are told by mail.').waitFor();
    await hand.press(dialog.getByRole('radio', { name: /Mail every invitation now/ }));
    await dialog.getByText(/people are asked; nothing changes for them/).waitFor();
    await expectSound(shown, 'imports-9-ask');
    await hand.press(dialog.getByRole('button', { name: 'Ask 2 people to join' }));
    await page.getByText('2 rows are done, and none was refused.').waitFor();
    expect(hand.actions()).toBe(4);
    const [received] = (await imogen.client.receivedInvitations.list()).items;
    await imogen.client.receivedInvitations.accept(received?.sid ?? '');
    const joined = await company.owner.client.organizationUsers.get(
      company.organizationSid,
      imogen.sid,
    );
    expect(joined).toMatchObject({ kind: 'managed', owned_accounts: 1 });
    await use();
    await page.getByRole('link', { name: domain }).click();
    await page.getByText('1 of them is asked and has not answered.').waitFor();
    await page.getByRole('link', { name: /^Asked/ }).click();
    await row(new RegExp(longName)).waitFor();
    await page.getByRole('link', { name: 'Declined' }).click();
    await page.getByText('Nothing matches').waitFor();
  });

  it('are captured where the operator allows it, after the impact and a fresh proof', async () => {
    const { page } = shown;
    await use();
    await page.getByRole('link', { name: domain }).click();
    await page.getByRole('checkbox', { name: 'Choose نور حداد' }).check();
    await company.ageSessions();
    await page.getByRole('button', { name: 'Capture…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/people are managed by you from then on/).waitFor();
    await expectSound(shown, 'imports-10-capture');
    await dialog.getByRole('button', { name: 'Capture 1 person' }).click();
    await enterPasswordAgain(shown, 'imports-11-again');
    await page.getByText('1 row is done, and none was refused.').waitFor();
    const mail = await company.instance.smtp.waitFor(nour.email, { subject: /manages your login/ });
    expect(mail.text).toContain('The account of نور');
    await page.getByRole('link', { name: nour.email }).click();
    await page.getByRole('heading', { name: 'نور حداد' }).waitFor();
  });
});

/** The command line, as its own process. */
async function cli(...words: string[]) {
  const token = await company.owner.client.sessions.create({
    email: company.owner.email,
    password: 'seven green lanterns float',
    transport: 'bearer',
  });
  return new Promise<{ code: number; out: string; err: string }>((resolve) =>
    execFile(
      process.execPath,
      [join(import.meta.dirname, '../packages/cli/bin/bailiwick.mjs'), ...words],
      {
        env: {
          HOME: folder,
          BAILIWICK_URL: company.instance.url,
          BAILIWICK_TOKEN: token.token ?? '',
        },
      },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  );
}

describe('the command line', () => {
  it('imports a file: says how it is read, which rows are wrong, and what became of it', async () => {
    const path = join(folder, 'people.csv');
    await writeFile(path, `email,role\ncli@${domain},\nother@nortwind-traders.com,\n`);
    const trial = await cli('users', 'import', path, '--dry-run');
    expect(trial.code).toBe(0);
    expect(trial.err).toContain('Columns are read: email as email, role as organization_role');
    expect(trial.err).toContain(
      `row 3, other@nortwind-traders.com: email “other@nortwind-traders.com”`,
    );
    expect(trial.err).toContain(`Did you mean other@${domain}?`);
    expect(JSON.parse(trial.out)).toContainEqual({
      count: 1,
      what: 'people are invited',
      names: [],
    });
    expect(await cli('users', 'import', path)).toMatchObject({ code: 2 });
    const done = await cli('users', 'import', path, '--yes');
    expect(JSON.parse(done.out)).toMatchObject({ state: 'SUCCEEDED', created: 1, error: 1 });
    expect(await cli('users', 'import', join(folder, 'none.csv'), '--yes')).toMatchObject({
      code: 2,
    });
    await writeFile(path, 'name\nAda\n');
    expect(await cli('users', 'import', path, '--yes')).toMatchObject({ code: 1 });
    expect(await cli('users', 'import', '--yes')).toMatchObject({ code: 2 });
  });

  it('counts, lists, exports and asks people of a domain', async () => {
    const [counts] = JSON.parse((await cli('domains', 'people', 'count')).out) as [object];
    expect(counts).toMatchObject({ name: domain, people: '2', accounts: '2', asked: '1' });
    const exported = await cli('domains', 'people', 'export', domain, '--standing', 'not_asked');
    expect(exported.out.trim().split('\r\n')).toHaveLength(2);
    const path = join(folder, 'reviewed.csv');
    await writeFile(path, exported.out);
    const asked = ['domains', 'people', 'ask', domain, '--file', path];
    const trial = await cli(...asked, '--dry-run');
    expect(trial.out).toContain('people are asked');
    expect(JSON.parse((await cli(...asked, '--yes')).out)).toMatchObject({ created: 1 });
    const listed = await cli('domains', 'people', 'list', domain, '--standing', 'asked');
    expect(JSON.parse(listed.out)).toHaveLength(2);
    expect(await cli('domains', 'people', 'ask', domain, '--yes')).toMatchObject({ code: 2 });
    expect(await cli('domains', 'people', 'list', 'elsewhere.com')).toMatchObject({ code: 2 });
    const captured = await cli('domains', 'people', 'capture', domain, '--all', '--yes');
    expect(JSON.parse(captured.out)).toMatchObject({ state: 'SUCCEEDED', updated: 2 });
  });
});

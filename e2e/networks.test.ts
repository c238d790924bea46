/**
 * The networks of an organization by hand: from the page on which its Owner lists them, is kept from shutting themselves out, looks
 * first at who comes from outside, and then lets the list count; to whoever comes from another address of this machine.
 */
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, expectSound, password, type Somebody, startCompany } from './company.ts';

const elsewhere = '127.0.0.2';

let company: Company;
let owner: TestPage;
let nora: Somebody;
let noras: TestPage;
let proxy: Server;

/** Sends on what browsers ask for, from another address of this machine. */
async function startProxyAt(localAddress: string): Promise<Server> {
  const server = createServer((asked, answer) => {
    const { hostname, port, pathname, search } = new URL(asked.url ?? '');
    const { method, headers } = asked;
    const onward = request(
      { hostname, port, path: pathname + search, method, headers, localAddress },
      (got) => {
        answer.writeHead(got.statusCode ?? 502, got.rawHeaders);
        got.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

beforeAll(async () => {
  company = await startCompany();
  nora = await company.join('nora', 'Nora Haddad');
  owner = await company.signIn(company.owner.email);
  proxy = await startProxyAt(elsewhere);
  const { port } = proxy.address() as AddressInfo;
  noras = await company.browser.newPage({
    proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
  });
});
afterAll(async () => {
  await company[Symbol.asyncDispose]();
  proxy.closeAllConnections();
  proxy.close();
});

const at = (path: string) => `${company.instance.url}${path}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const section = (page: Page) => page.getByRole('region', { name: 'Networks', exact: true });
const edit = (page: Page) => press(page, 'Edit: Networks');
const dialogOf = (page: Page) =>
  page.getByRole('dialog', { name: 'Change from where one may come' });

async function signIn(page: Page): Promise<void> {
  await page.goto(at('/sign-in'));
  await page.getByLabel('E-mail address').fill(nora.email);
  await press(page, 'Continue');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign in');
}

/** In the form that is open. */
async function save(page: Page): Promise<void> {
  await press(page, 'See what changes');
  await dialogOf(page).getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. It counts from now on.').waitFor();
}

const chooseMode = (page: Page, name: string | RegExp) =>
  dialogOf(page).getByRole('radio', { name }).check();
const fillList = (page: Page, list: string) =>
  dialogOf(page).getByLabel('Networks, one a line').fill(list);

it('a list without one’s own address is refused, and the address is offered', async () => {
  const { page } = owner;
  await page.goto(at('/admin/security-policies'));
  await section(page).getByText('Access is open from everywhere.').waitFor();
  await edit(page);
  await dialogOf(page).getByText('You come from 127.0.0.1.').waitFor();
  await fillList(page, '198.51.100.0/24\n\n203.0.113.7/24 Office in Berlin');
  await chooseMode(page, 'from the networks of the list alone');
  await expectSound(owner, 'networks-list');
  await press(page, 'See what changes');
  const alert = dialogOf(page).getByRole('alert');
  await alert.getByText('Line 3: 203.0.113.7/24 has bits beyond its prefix').waitFor();
  expect(await alert.innerText()).not.toContain('/networks/');
  await expectSound(owner, 'networks-line-refused');
  await press(page, 'Close');
  await fillList(page, '203.0.113.0/24 Office in Berlin');
  await press(page, 'See what changes');
  await alert.getByText('You would shut yourself out').waitFor();
  await alert.getByText('You come from 127.0.0.1, and the list does not have it.').waitFor();
  await expectSound(owner, 'networks-shut-out');
  await press(page, 'Close');
  await press(page, 'Add it to the list');
  await dialogOf(page).getByText('The list has it.').waitFor();
  await press(page, 'See what changes');
  await dialogOf(page).getByText('You come from 127.0.0.1, which is in the list').waitFor();
  await expectSound(owner, 'networks-impact');
  await press(page, 'Cancel');
});

it('while it is only reported, who comes from outside is let in and named', async () => {
  const { page } = owner;
  await chooseMode(page, /^from everywhere, and write down/);
  await save(page);
  await section(page).getByText('is written down').waitFor();
  await signIn(noras.page);
  await noras.page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
  await page.reload();
  await section(page)
    .getByText('1 person came from outside in the last 30 days, and was let in.')
    .waitFor();
  const row = section(page).getByRole('row', { name: /Nora Haddad/ });
  expect(await row.innerText()).toContain(elsewhere);
  expect(Number(await row.getByRole('cell').last().innerText())).toBeGreaterThan(0);
  await expectSound(owner, 'networks-reported');
});

it('once it counts, whoever comes from elsewhere can leave, and nothing else', async () => {
  await edit(owner.page);
  await chooseMode(owner.page, 'from the networks of the list alone');
  await save(owner.page);
  await section(owner.page).getByText('Access is open from 2 networks alone.').waitFor();
  await expectSound(owner, 'networks-enforced');
  const { page } = noras;
  await page.getByRole('link', { name: 'Profile and sessions' }).click();
  await page.getByRole('heading', { level: 1, name: 'You cannot go on from here' }).waitFor();
  await page.getByText(`You come from ${elsewhere}.`).waitFor();
  await expectSound(noras, 'networks-outside');
  expect(await page.getByRole('button').allInnerTexts()).toEqual(['Sign out']);
  await press(page, 'Sign out');
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await signIn(page);
  await page.getByRole('alert').getByText(`You come from ${elsewhere}.`).waitFor();
  await expectSound(noras, 'networks-sign-in');
});

it('an account has a list of its own, which is found from that of the organization', async () => {
  const { page } = owner;
  await page.goto(at(`/admin/security-policies?account=${company.accountSid}`));
  await edit(page);
  await fillList(page, '127.0.0.1');
  await chooseMode(page, 'from the networks of the list alone');
  await save(page);
  await section(page).getByText('Production is open from 1 network alone.').waitFor();
  await expectSound(owner, 'networks-account');
  await page.getByRole('link', { name: 'All policies' }).click();
  await section(page).getByRole('link', { name: 'Production' }).waitFor();
});

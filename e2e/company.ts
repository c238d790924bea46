/**
 * A small company in a running product, for journeys in a browser: people, a proven domain and accounts are made over
 * the API; what the journey is about is done by hand, with every action counted.
 */
import assert from 'node:assert/strict';
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import pg from 'pg';
import type { Locator } from 'playwright-core';
import {
  findViolations,
  launchBrowser,
  overflowOf,
  type TestBrowser,
  type TestPage,
} from '../packages/server/src/testing/browser.ts';
import { type Instance, type InstanceOptions, startInstance } from './instance.ts';

export const password = 'seven green lanterns float';
export const domain = 'northwind-traders.com';

export interface Somebody {
  readonly email: string;
  readonly sid: string;
  readonly client: BailiwickClient;
}

/** Does in the page what a person does, and counts it: a press, a choice, a text typed in. */
export interface Hand {
  press(target: Locator): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
  /** A text and the Enter key behind it. */
  enter(target: Locator, text: string): Promise<void>;
  choose(target: Locator, value: string): Promise<void>;
  /** Since the last time this was asked. */
  actions(): number;
}

export interface Company extends AsyncDisposable {
  readonly instance: Instance;
  readonly browser: TestBrowser;
  readonly owner: Somebody;
  readonly organizationSid: string;
  /** The account that the Owner brought along: Production. */
  readonly accountSid: string;
  /** An independent person with an account named after them. */
  signUp(email: string, name: string): Promise<Somebody>;
  prove(name: string): Promise<void>;
  /** A managed user, by an invitation. */
  join(localPart: string, name: string, role?: string): Promise<Somebody>;
  /** Somebody with an address of a proven domain, who waits to be let in; needs a policy that lets them ask. */
  askToJoin(email: string, name: string): Promise<void>;
  /** Managed users of one family name who never sign in. */
  addMany(count: number, lastName: string): Promise<void>;
  /** A page of the browser in which somebody has signed in. */
  signIn(email: string): Promise<TestPage>;
  /** The page of the link in the newest mail to somebody. */
  openMail(address: string, subject: RegExp): Promise<TestPage>;
  /** A page of somebody who is not signed in. */
  visit(address: string): Promise<TestPage>;
  /** As the days would have it: times are moved in the database, and the job that looks at them runs now. */
  passTime(statement: string, job: string, payload?: object): Promise<void>;
  /** Lets a session be so old that far-reaching acts want the password again. */
  ageSessions(): Promise<void>;
}

export function handOf(): Hand {
  let count = 0;
  const counted = async (act: Promise<unknown>) => {
    count += 1;
    await act;
  };
  return {
    press: (target) => counted(target.click()),
    type: (target, text) => counted(target.fill(text)),
    enter: (target, text) => counted(target.fill(text).then(() => target.press('Enter'))),
    choose: (target, value) => counted(target.selectOption(value)),
    actions() {
      const so = count;
      count = 0;
      return so;
    },
  };
}

/** No violation, nothing sideways, nothing from outside: as it is, dark, and on a small phone. */
export async function expectSound(shown: TestPage, name: string): Promise<void> {
  const { page } = shown;
  await page.waitForLoadState('networkidle');
  const before = page.viewportSize() ?? { width: 1360, height: 860 };
  for (const [look, width] of [
    ['light', before.width],
    ['dark', 320],
  ] as const) {
    await page.emulateMedia({ colorScheme: look });
    await page.setViewportSize({ width, height: before.height });
    await shown.screenshot(`${name}-${look}`);
    assert.deepEqual(await findViolations(page), [], `${name} ${look}`);
    assert.equal(await overflowOf(page), 0, `${name} ${look} is wider than the window`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(before);
  assert.deepEqual(shown.outsideRequests, [], name);
  const complaints = shown.consoleErrors.filter((line) => !/status of 4\d\d/.test(line));
  assert.deepEqual(complaints, [], name);
}

/** A far-reaching act wants a fresh proof: a wrong password first, then the right one. */
export async function enterPasswordAgain(shown: TestPage, name: string): Promise<void> {
  const asking = shown.page.getByRole('dialog', { name: 'Enter your password again' });
  await asking.getByLabel('Password', { exact: true }).fill('not my password at all');
  await asking.getByRole('button', { name: 'Continue' }).click();
  await asking.getByRole('alert').waitFor();
  await expectSound(shown, name);
  await asking.getByLabel('Password', { exact: true }).fill(password);
  await asking.getByRole('button', { name: 'Continue' }).click();
  await asking.waitFor({ state: 'detached' });
}

interface Tools {
  readonly instance: Instance;
  readonly anybody: BailiwickClient;
}

const somebody = (
  instance: Instance,
  email: string,
  { user, token }: { user: { sid: string }; token: string | null },
): Somebody => ({
  email,
  sid: user.sid,
  client: createClient({ baseUrl: instance.url, ...(token === null ? {} : { token }) }),
});

/** As far as the proof that the address is theirs. */
async function proveAddress({ instance, anybody }: Tools, email: string, name: string) {
  const [first_name = '', ...rest] = name.split(' ');
  const { sid } = await anybody.signUps.create({ email });
  const mail = await instance.smtp.waitFor(email, { subject: /code/i });
  const code = /\b\d{6}\b/.exec(mail.text)?.[0] ?? '';
  const { proof } = await anybody.signUps.verify(sid, { code });
  return { sid, person: { proof, first_name, last_name: rest.join(' ') } };
}

async function signUp(tools: Tools, email: string, name: string) {
  const { sid, person } = await proveAddress(tools, email, name);
  const answer = await tools.anybody.signUps.complete(sid, {
    ...person,
    password,
    account_name: email.startsWith('ada@') ? 'Production' : `The account of ${person.first_name}`,
    transport: 'bearer',
  });
  return somebody(tools.instance, email, answer);
}

async function linkIn(instance: Instance, address: string, subject: RegExp): Promise<string> {
  const mail = await instance.smtp.waitFor(address, { subject });
  const link = mail.links.find((candidate) => candidate.includes('#token='));
  if (link === undefined) throw new Error(`no link in the mail to ${address}`);
  return link;
}

async function signIn(instance: Instance, browser: TestBrowser, email: string) {
  const shown = await browser.newPage({ viewport: { width: 1360, height: 860 } });
  const { page } = shown;
  await page.goto(`${instance.url}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  return shown;
}

async function write(instance: Instance, sql: string, values: unknown[] = []): Promise<void> {
  const database = new pg.Client({ connectionString: instance.databaseUrl });
  await database.connect();
  await database.query(sql, values);
  await database.end();
}

const ageSessions = (instance: Instance) =>
  write(
    instance,
    `with operators_too as (
      update operator_sessions set authenticated_at = authenticated_at - interval '30 minutes')
    update sessions set authenticated_at = authenticated_at - interval '30 minutes'`,
  );

const addMany = (instance: Instance, organizationSid: string, count: number, lastName: string) =>
  write(
    instance,
    `insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by)
      select gen_random_uuid(), $1::uuid, e, e, 'No ' || n, $3, 'invitation'
      from generate_series(1, $2::int) n, lateral (select lower($3) || n || '@' || $4 as e) mail`,
    [organizationSid.slice(2), count, lastName, domain],
  );

const passTime = async (
  instance: Instance,
  statement: string,
  [job, payload]: readonly [job: string, payload: object],
): Promise<void> => {
  await write(instance, statement);
  await write(instance, 'select graphile_worker.add_job($1, $2)', [job, payload]);
};

/**
 * @param before who is there before there is an organization
 * @param options settings of the instance
 */
export async function startCompany(
  before: (signUp: Company['signUp']) => Promise<void> = () => Promise.resolve(),
  options: InstanceOptions = {},
): Promise<Company> {
  const [instance, browser] = await Promise.all([startInstance(options), launchBrowser()]);
  const tools: Tools = { instance, anybody: createClient({ baseUrl: instance.url }) };
  const bySignUp: Company['signUp'] = (email, name) => signUp(tools, email, name);
  await before(bySignUp);
  const owner = await bySignUp('ada@founders-mail.com', 'Ada Okafor');
  const { client } = owner;
  const accountSid = (await client.accounts.list()).items[0]?.sid ?? '';
  const friendly_name = 'Northwind Traders';
  const { sid: organizationSid } = await client.organizations.create({ friendly_name });
  const prove = async (name: string) => {
    const added = await client.domains.create(organizationSid, { name });
    instance.dns.set(added.record.name, 'TXT', [added.record.value]);
    const proven = await client.domains.verify(organizationSid, added.sid, { method: 'dns' });
    assert.equal(proven.state, 'verified');
  };
  await prove(domain);
  const visit = async (address: string) => {
    const shown = await browser.newPage();
    await shown.page.goto(address);
    return shown;
  };
  return {
    instance,
    browser,
    owner,
    organizationSid,
    accountSid,
    signUp: bySignUp,
    prove,
    async join(localPart, name, role) {
      const email = `${localPart}@${domain}`;
      const given = role === undefined ? {} : { organization_role_sid: role };
      await client.invitations.create(organizationSid, { emails: [email], ...given });
      const token = (await linkIn(instance, email, /invited/i)).split('#token=')[1] ?? '';
      const [first_name = '', ...rest] = name.split(' ');
      const person = { first_name, last_name: rest.join(' '), password };
      const { invitations } = tools.anybody;
      const answer = await invitations.accept({ token, ...person, transport: 'bearer' });
      return somebody(instance, email, answer);
    },
    async askToJoin(email, name) {
      const { sid, person } = await proveAddress(tools, email, name);
      await tools.anybody.signUps.requestToJoin(sid, person);
    },
    addMany: (count, lastName) => addMany(instance, organizationSid, count, lastName),
    signIn: (email) => signIn(instance, browser, email),
    openMail: async (address, subject) => visit(await linkIn(instance, address, subject)),
    visit,
    passTime: (statement, job, payload = {}) => passTime(instance, statement, [job, payload]),
    ageSessions: () => ageSessions(instance),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await instance.stop();
    },
  };
}

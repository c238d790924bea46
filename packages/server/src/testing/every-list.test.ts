/**
 * What holds for every list that takes `q`, made from the list of routes: each field filters and denies, each order
 * runs both ways through the pages, what is not understood is refused with its place, and a stranger's rows are not
 * found by any field. A list that gets a filter is in it without a line here but its examples.
 */
import { waitForOperation } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { definitionOf, type FilterField } from '../kernel/list-filter.ts';
import type { RouteDefinition } from '../kernel/route.ts';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
  uniqueDomain,
} from './app.ts';
import { addApp } from './factors.ts';
import { examplesOfLists, uniform } from './list-examples.ts';
import { lackFactors } from './policies.ts';
import { makePrograms } from './programs.ts';

type Query = Readonly<Record<string, string | number>>;
interface Answer {
  readonly items: readonly Record<string, unknown>[];
  readonly page: {
    readonly next_token: string | null;
    readonly previous_token: string | null;
    readonly count: { readonly value: number } | null;
  };
}

let app: TestApp;
let ours: Founded;
let stranger: Founded;
let guest: Person;
/** Of each organization, a group with people in it. */
const groups = new Map<string, string>();
/** Of each organization, a domain that was in use before it was proven. */
const usedDomains = new Map<string, string>();
let definitions: ReadonlyMap<string, RouteDefinition>;

const developer = 'IX00000000000000000000000000000103';
const administrator = 'IX00000000000000000000000000000002';

async function askToJoin(localPart: string, at: string): Promise<void> {
  const email = `${localPart}@${at}`;
  const { signUps } = app.client();
  const { sid } = await signUps.create({ email });
  const { proof } = await signUps.verify(sid, { code: await app.codeFor(email) });
  await signUps.requestToJoin(sid, { proof, first_name: localPart, last_name: 'Asking' });
}

async function settle(founded: Founded): Promise<Person> {
  const { client } = founded.owner;
  const at = founded.organizationSid;
  await addApp(client);
  const accounts = [];
  for (const name of ['Staging', 'Payments EU', 'Payments US', 'Archive'])
    accounts.push(await client.organizationAccounts.create(at, { friendly_name: name }));
  await client.accounts.setTags(accounts[1]?.sid ?? '', { tags: ['team:payments'] });
  await client.subaccounts.create(founded.accountSid, { friendly_name: 'Below' });
  await client.organizationAccounts.suspend(at, accounts[3]?.sid ?? '');
  await client.domains.create(at, { name: `${unique('second-')}.com` });
  const to = { account_sid: accounts[1]?.sid ?? '', role_sid: developer };
  const zoe = await app.join(founded, { localPart: unique('zoe'), accounts: [to] });
  const left = await app.join(founded, { localPart: unique('carl'), role: administrator });
  await makePrograms(app, founded, left);
  for (const friendly_name of ['On-call', 'Everybody', 'Nobody', 'Reviewers']) {
    const { sid } = await client.groups.create(at, { friendly_name });
    if (friendly_name === 'Nobody') continue;
    await client.groupMembers.add(at, sid, {
      user_sids: [zoe.userSid, left.userSid, founded.owner.userSid],
    });
    await client.groupRoleAssignments.create(at, { group_sid: sid, ...to });
    groups.set(at, sid);
  }
  await client.organizationUsers.deactivate(at, left.userSid);
  await client.invitations.create(at, {
    emails: [`waiting@${founded.domain}`, `waiting2@${founded.domain}`],
    accounts: [to],
  });
  await client.signUpPolicy.update(at, { policy: 'APPROVAL_REQUIRED' });
  for (const localPart of ['asking', 'asking2', 'asking3', 'asking4'])
    await askToJoin(localPart, founded.domain);
  const [latest] = (await client.joinRequests.list(at)).items;
  await client.joinRequests.decline(at, latest?.sid ?? '');
  await client.bulkChanges.check(at, { act: 'end_sessions', users: [founded.owner.userSid] });
  await client.bulkChanges.check(at, { act: 'deactivate', users: [left.userSid] });
  const used = uniqueDomain();
  const before = await app.signUp(`already@${used}`, 'Already There');
  for (const name of ['Bo Beck', 'Cleo Conti']) await app.signUp(`${unique('also')}@${used}`, name);
  const usedSid = await app.prove(founded.owner, at, used);
  usedDomains.set(at, usedSid);
  const asked = { users: [before.userSid], notify: false };
  const { sid } = await client.domainPeople.ask(at, usedSid, asked);
  await waitForOperation(client, at, sid, { everyMs: 20 });
  const somebody = await app.signUp();
  await client.accountInvitations.create(founded.accountSid, {
    emails: [somebody.email],
    role_sid: developer,
  });
  const [received] = (await somebody.client.receivedInvitations.list()).items;
  await somebody.client.receivedInvitations.accept(received?.sid ?? '');
  await lackFactors(founded, accounts[1]?.sid ?? '', zoe);
  return somebody;
}

beforeAll(async () => {
  app = await createTestApp();
  [ours, stranger] = [await app.found('Ours'), await app.found('Theirs')];
  [guest] = [await settle(ours), await settle(stranger)];
  definitions = new Map(
    app.app.modules
      .flatMap((module) => module.routes(app.app.kernel))
      .map(({ definition }) => [definition.id, definition]),
  );
}, 60_000);
afterAll(() => app.close());

const lists = [
  'organizationUsers.list',
  'organizationAccounts.list',
  'roleAssignments.list',
  'domains.list',
  'invitations.list',
  'joinRequests.list',
  'auditEvents.list',
  'operations.list',
  'domainPeople.list',
  'apiKeys.list',
  'oauthApps.list',
  'groups.list',
  'groupMembers.list',
  'compliance.list',
  'dormantPeople.list',
  'organizationSessions.list',
] as const;

const filterOf = (definition: RouteDefinition | undefined) =>
  definitionOf(definition?.query?.shape['q']);

function definitionCalled(id: string): RouteDefinition {
  const found = definitions.get(id);
  if (found === undefined) throw new Error(`there is no route ${id}`);
  return found;
}

async function ask(id: string, query: Query, by: Founded = ours) {
  const definition = definitionCalled(id);
  const path = definition.path
    .replace('{organization_sid}', by.organizationSid)
    .replace('{group_sid}', groups.get(by.organizationSid) ?? '')
    .replace('{domain_sid}', usedDomains.get(by.organizationSid) ?? '');
  const words = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const response = await fetch(`${app.url}${path}?${words.toString()}`, {
    headers: { authorization: `Bearer ${by.owner.token}` },
  });
  return { status: response.status, body: await response.json() };
}

async function list(id: string, query: Query, by: Founded = ours): Promise<Answer> {
  const { status, body } = await ask(id, query, by);
  expect(status, `${id} ${JSON.stringify(query)} ${JSON.stringify(body)}`).toBe(200);
  return body as Answer;
}

/** Rows by what they are: an ownership has no SID of its own. */
const keyOf = (row: Record<string, unknown>) =>
  typeof row['sid'] === 'string' ? row['sid'] : JSON.stringify(row);
const keysOf = (answer: Answer) => answer.items.map(keyOf);

/** Without the defaults of other parameters. */
const everything: Readonly<Record<string, Query>> = {
  'organizationAccounts.list': { kind: 'all' },
  'invitations.list': { state: 'all' },
  'joinRequests.list': { state: 'all' },
};
const all = (id: string, query: Query = {}) =>
  list(id, { page_size: 200, ...everything[id], ...query });

const sortsOf = (id: string) => {
  const sort = definitionCalled(id).query?.shape['sort'] as z.ZodDefault<z.ZodEnum> | undefined;
  return (sort?.unwrap().options ?? []).map(String);
};

const examplesOf = (id: string) =>
  examplesOfLists(ours, guest)[id] as Readonly<Record<string, string>>;

it('is about every list of an organization that takes a filter', () => {
  const taking = [...definitions.values()].filter(
    (definition) =>
      filterOf(definition) !== undefined &&
      definition.paged === true &&
      definition.access.kind === 'organization',
  );
  expect(taking.map((definition) => definition.id).toSorted()).toEqual(lists.toSorted());
});

const others = (keys: readonly string[], without: readonly string[]) =>
  keys.filter((key) => !without.includes(key));

describe.each(lists)('%s', (id) => {
  it('filters by each field, and denied finds exactly the others', async () => {
    const { fields } = filterOf(definitionCalled(id)) as { fields: Record<string, FilterField> };
    const examples = examplesOf(id);
    expect(Object.keys(examples).toSorted()).toEqual(Object.keys(fields).toSorted());
    for (const [name, example] of Object.entries(examples)) {
      const value =
        example === '' ? `${(ours.owner.email.split('@')[0] ?? '').slice(0, 2)}*` : example;
      const whole = keysOf(await all(id));
      const found = keysOf(await all(id, { q: `${name}:${value}` }));
      const denied = keysOf(await all(id, { q: `-${name}:${value}` }));
      expect(found.toSorted(), `${name}:${value}`).toEqual(others(whole, denied).toSorted());
      expect(found.length + denied.length).toBe(whole.length);
      if (uniform.has(`${id} ${name}`)) continue;
      expect(found.length, `${name}:${value} finds something`).toBeGreaterThan(0);
      expect(denied.length, `${name}:${value} leaves something out`).toBeGreaterThan(0);
    }
  });

  it('takes several terms, values and words, all at once', async () => {
    const { fields } = filterOf(definitionCalled(id)) as { fields: Record<string, FilterField> };
    for (const [name, field] of Object.entries(fields)) {
      const values = field.values?.join(',') ?? (field.kind === 'time' ? '2020-01..' : undefined);
      if (values === undefined) continue;
      const any = await all(id, { q: `${name}:${values}` });
      expect(any.items.length, `${name}:${values}`).toBeLessThanOrEqual(
        (await all(id)).items.length,
      );
    }
    const combined = Object.entries(examplesOf(id))
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `-${name}:${value}`)
      .join(' ');
    await all(id, { q: `${combined} a "b c" -zzz` });
  });

  it('has each order, forwards and backwards through the pages', async () => {
    for (const sort of sortsOf(id)) {
      const whole = keysOf(await all(id, { sort }));
      const opposite = sort.startsWith('-') ? sort.slice(1) : `-${sort}`;
      expect(keysOf(await all(id, { sort: opposite })), sort).toEqual(whole.toReversed());
      for (const q of ['', '-zzz']) {
        const asked = { page_size: 2, ...everything[id], sort, ...(q === '' ? {} : { q }) };
        const forwards: string[] = [];
        let page = await list(id, asked);
        expect(page.page.previous_token).toBeNull();
        forwards.push(...keysOf(page));
        while (page.page.next_token !== null) {
          page = await list(id, { ...asked, page_token: page.page.next_token });
          forwards.push(...keysOf(page));
        }
        expect(forwards, `${sort} ${q}`).toEqual(whole);
        const backwards = keysOf(page);
        while (page.page.previous_token !== null) {
          page = await list(id, { ...asked, page_token: page.page.previous_token });
          backwards.unshift(...keysOf(page));
        }
        expect(backwards, `${sort} ${q} backwards`).toEqual(whole);
      }
    }
  });

  it('counts all that match when it is asked to, and on the next page too', async () => {
    const whole = await all(id);
    const count = { value: whole.items.length, exact: true };
    const asked = { page_size: 1, ...everything[id], count: 'exact' };
    const first = await list(id, asked);
    expect(first.page.count).toEqual(count);
    const { count: _count, ...without } = asked;
    const next = await list(id, { ...without, page_token: first.page.next_token ?? '' });
    expect(keysOf(next)).toEqual(keysOf(whole).slice(1, 2));
    expect((await ask(id, { count: 'about' })).status).toBe(400);
  });

  it('binds a page token to its filter', async () => {
    const first = await list(id, { page_size: 1, ...everything[id], q: '-zzz' });
    const token = first.page.next_token ?? '';
    expect(token).not.toBe('');
    const { status } = await ask(id, {
      page_size: 1,
      ...everything[id],
      q: '-zzy',
      page_token: token,
    });
    expect(status).toBe(400);
  });

  it.each([
    ['nope:1', /at character 1: there is no field "nope"\. Fields: /],
    ['a "b', /at character 3: a quotation mark/],
    ['"a" b:', /at character 5/],
    ['x '.repeat(600), /1000|1,000|long|most/i],
  ])('refuses %s', async (q, expected) => {
    const { status, body } = await ask(id, { q });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'request.invalid' });
    const [problem] = (body as { errors: { pointer: string; detail: string }[] }).errors;
    expect(problem?.pointer).toBe('query/q');
    expect(problem?.detail).toMatch(expected);
  });

  it('finds nothing of a stranger by any field, nor by their words', async () => {
    const own = keysOf(await all(id));
    for (const [name, value] of Object.entries(examplesOf(id))) {
      if (value === '') continue;
      const theirs = await list(
        id,
        { page_size: 200, ...everything[id], q: `${name}:${value}` },
        stranger,
      );
      expect(
        keysOf(theirs).filter((key) => own.includes(key)),
        `${name}:${value}`,
      ).toEqual([]);
    }
    const { items } = await list(id, { ...everything[id], q: `"${ours.domain}"` }, stranger);
    expect(items).toEqual([]);
  });
});

describe('what the words mean', () => {
  const find = async (id: string, q: string) => (await list(id, { page_size: 200, q })).items;

  it('of people', async () => {
    const emails = async (q: string) =>
      (await find('organizationUsers.list', q)).map((row) => row['email']);
    expect(await emails('kind:independent')).toEqual([guest.email]);
    expect(await emails(`account:"payments eu" kind:independent`)).toEqual([]);
    expect(await emails('role:owner')).toEqual([ours.owner.email]);
    expect(await emails(`role:none`)).toEqual([guest.email]);
    expect(await emails('state:inactive role:admin*')).toHaveLength(1);
    expect(await emails(guest.userSid)).toEqual([guest.email]);
    expect(await emails('last_sign_in:>1d')).toEqual([]);
    expect(await emails('created:<1d -kind:managed')).toEqual([guest.email]);
  });

  it('of accounts: a kind in the filter stands over what is shown by itself', async () => {
    const names = async (q: string) =>
      (await find('organizationAccounts.list', q)).map((row) => row['friendly_name']);
    expect(await names('kind:subaccount')).toEqual(['Below']);
    expect(await names('payments')).toEqual(['Payments EU', 'Payments US']);
    expect(await names('team:payments'.replace(/^/, 'tag:'))).toEqual(['Payments EU']);
    expect(await names('payments -tag:team:*')).toEqual(['Payments US']);
    expect(await names('name:payments*,staging')).toEqual([
      'Payments EU',
      'Payments US',
      'Staging',
    ]);
  });

  it('of invitations: a state in the filter stands over what is shown by itself', async () => {
    expect(await find('invitations.list', '')).toHaveLength(3);
    expect(await find('invitations.list', 'state:accepted')).not.toEqual([]);
    expect(
      await find('invitations.list', 'state:pending,accepted account:"Payments EU"'),
    ).toHaveLength(3);
  });

  it('names the roles there are when one is unknown', async () => {
    const { status, body } = await ask('organizationUsers.list', { q: 'x role:King' });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      errors: [
        {
          pointer: 'query/q',
          detail: expect.stringMatching(
            /at character 3: there is no role "King"\. Roles: Owner/,
          ) as string,
        },
      ],
    });
  });
});

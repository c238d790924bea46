/** People who already use a domain: counted, listed, taken out, asked and captured. */
import { type BailiwickClient, waitForOperation } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
  uniqueDomain,
} from '../../testing/app.ts';
import { brokenInvariants } from '../../testing/invariants.ts';
import { signInOperator } from '../../testing/operator.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let client: BailiwickClient;
let at: string;

beforeAll(async () => {
  app = await createTestApp({ mayCapturePeople: true });
  founded = await app.found();
  ({ client } = founded.owner);
  at = founded.organizationSid;
});
afterAll(() => app.close());

interface Used {
  readonly domain: string;
  readonly domainSid: string;
  readonly people: readonly Person[];
}

/** A domain of which some had a login before it was proven. */
async function use(names: readonly string[], by: Founded = founded): Promise<Used> {
  const domain = uniqueDomain();
  const people: Person[] = [];
  for (const name of names) people.push(await app.signUp(`${unique('user')}@${domain}`, name));
  const domainSid = await app.prove(by.owner, by.organizationSid, domain);
  return { domain, domainSid, people };
}

type Operation = Awaited<ReturnType<typeof waitForOperation>>;
type Starting = Promise<{ sid: string }>;

async function ended(starting: Starting): Promise<Operation> {
  const { sid } = await starting;
  return waitForOperation(client, at, sid, { everyMs: 20 });
}

const rowsOf = async (operation: Operation) =>
  (await client.operations.listRows(at, operation.sid, { page_size: 200 })).items;
const codesOf = async (operation: Operation) =>
  (await rowsOf(operation)).map((row) => row.code ?? row.outcome);
const countsOf = (operation: Operation) =>
  Object.fromEntries(operation.changes.map((line) => [line.what, line.count]));
const sidsOf = (people: readonly Person[]) => people.map((person) => person.userSid);
const first = (people: readonly Person[]) => people[0] as Person;
const organizationOf = async (person: Person) => (await person.client.user.get()).organization_sid;

const useOf = async (domainSid: string) =>
  (await client.domainPeople.count(at)).items.find((item) => item.domain_sid === domainSid);

async function accept(person: Person): Promise<void> {
  const [received] = (await person.client.receivedInvitations.list()).items;
  await person.client.receivedInvitations.accept(received?.sid ?? '');
}

describe('who uses a domain', () => {
  it('is counted with what they own, and listed by exactly the domain', async () => {
    const { domain, domainSid, people } = await use(['Ada Zeta', 'Imogen Beta', 'نور حداد']);
    await first(people).client.accounts.create({ friendly_name: 'Staging' });
    await app.signUp(`elsewhere@eng.${domain}`);
    expect(await useOf(domainSid)).toMatchObject({
      name: domain,
      people: { value: 3, exact: true },
      accounts: { value: 4, exact: true },
      asked: { value: 0, exact: true },
      capture: { possible: true, reason: null },
    });
    const details = await client.domains.get(at, domainSid);
    expect(details.people).toMatchObject({ independent: 3, accounts: 4 });
    const { items, page } = await client.domainPeople.list(at, domainSid);
    expect(items.map((row) => row.name)).toEqual(['Ada Zeta', 'Imogen Beta', 'نور حداد']);
    expect(page.count).toEqual({ value: 3, exact: true });
    expect(items[0]).toMatchObject({ owned_accounts: 2, standing: 'not_asked', asked_at: null });
    const backwards = await client.domainPeople.list(at, domainSid, {
      sort: '-email',
      page_size: 2,
    });
    expect(backwards.items).toHaveLength(2);
    const rest = await client.domainPeople.list(at, domainSid, {
      sort: '-email',
      page_size: 2,
      page_token: backwards.page.next_token ?? '',
    });
    expect(rest.items).toHaveLength(1);
    const found = await client.domainPeople.list(at, domainSid, { search: 'imogen' });
    expect(found.items.map((row) => row.name)).toEqual(['Imogen Beta']);
    const filtered = await client.domainPeople.list(at, domainSid, {
      q: '-name:ada* standing:not_asked',
    });
    expect(filtered.items).toHaveLength(2);
  });

  it('is nobody of a domain that another organization holds, and that is not proven', async () => {
    const other = await app.found('Contoso');
    const theirs = await use(['Grace Hopper'], other);
    const sub = `eng.${theirs.domain}`;
    const person = await app.signUp(`${unique('sub')}@${sub}`);
    const subSid = await app.prove(founded.owner, at, sub);
    expect(
      (await other.owner.client.domainPeople.list(other.organizationSid, theirs.domainSid)).items,
    ).toHaveLength(1);
    expect((await client.domainPeople.list(at, subSid)).items.map((row) => row.sid)).toEqual([
      person.userSid,
    ]);
    const foreign = client.domainPeople.list(at, theirs.domainSid);
    expect((await refusalOf(foreign)).code).toBe('request.not_found');
    const claimed = await client.domains.create(at, { name: uniqueDomain() });
    for (const call of [
      () => client.domainPeople.list(at, claimed.sid),
      () => client.domainPeople.ask(at, claimed.sid, { choice: {}, notify: true }),
      () => client.domainPeople.check(at, claimed.sid, { way: 'ask', choice: {} }),
      () => client.domainPeople.export(at, claimed.sid, {}),
    ])
      expect(await outcomeOf(call())).toBe('domain_people.domain_not_verified');
    expect(await useOf(claimed.sid)).toBeUndefined();
  });

  it('is nobody while the proof is in doubt, and after it lapsed', async () => {
    const { domainSid } = await use(['Grace Hopper']);
    for (const state of ['verified_uncertain', 'lapsed']) {
      await app.superuser.query(
        `update domains set state = $2, uncertain_since = case when $2 = 'verified_uncertain' then now() end, lapsed_at = case when $2 = 'lapsed' then now() end where id = $1`,
        [domainSid.slice(2), state],
      );
      expect(await useOf(domainSid), state).toBeUndefined();
      expect(await outcomeOf(client.domainPeople.list(at, domainSid))).toBe(
        'domain_people.domain_not_verified',
      );
      expect((await client.domains.get(at, domainSid)).people).toBeNull();
    }
  });

  it('is taken out as a file that a spreadsheet does not calculate', async () => {
    const { domain, domainSid, people } = await use(['=cmd()']);
    const answer = await client.domainPeople.export(at, domainSid, {});
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines).toEqual([
      'sid,email,first_name,last_name,owned_accounts,standing',
      `${first(people).userSid},${first(people).email},'=cmd(),,1,not_asked`,
    ]);
    expect(answer.headers.get('content-disposition')).toContain(`people-of-${domain}.csv`);
  });

  it('is for those who may see it, and for nobody of another organization', async () => {
    const { domainSid } = await use(['Grace Hopper']);
    const auditor = await app.join(founded, { role: roleSids.auditor });
    expect((await auditor.client.domainPeople.list(at, domainSid)).items).toHaveLength(1);
    const member = await app.join(founded);
    const stranger = (await app.found('Contoso')).owner;
    for (const [who, code] of [
      [auditor, 'request.forbidden'],
      [member, 'request.forbidden'],
      [stranger, 'request.not_found'],
    ] as const) {
      expect(
        await outcomeOf(who.client.domainPeople.ask(at, domainSid, { choice: {}, notify: false })),
      ).toBe(code);
      expect(await outcomeOf(who.client.domainPeople.capture(at, domainSid, { choice: {} }))).toBe(
        code,
      );
      expect(
        await outcomeOf(
          who.client.domainPeople.check(at, domainSid, { way: 'capture', choice: {} }),
        ),
      ).toBe(code);
    }
    expect(await outcomeOf(member.client.domainPeople.list(at, domainSid))).toBe(
      'request.forbidden',
    );
    expect(await outcomeOf(member.client.domainPeople.count(at))).toBe('request.forbidden');
  });
});

describe('asking them', () => {
  it('is tried first, then invites each once, and whoever accepts comes with their accounts', async () => {
    const { domainSid, people } = await use(['Ada Zeta', 'Imogen Beta']);
    const [ada, imogen] = people as [Person, Person];
    const choice = { expected_count: 2 };
    const trial = await ended(client.domainPeople.check(at, domainSid, { way: 'ask', choice }));
    expect(trial).toMatchObject({ state: 'SUCCEEDED', dry_run: true, outcomes: { created: 2 } });
    expect(countsOf(trial)).toEqual({ people_asked: 2, accounts_would_join: 2 });
    expect((await useOf(domainSid))?.asked.value).toBe(0);
    const done = await ended(client.domainPeople.ask(at, domainSid, { choice, notify: true }));
    expect(done).toMatchObject({
      label: 'ask people of a domain to join',
      outcomes: { created: 2, error: 0 },
    });
    expect((await app.mailTo(ada.email)).subject).toBe('You are invited to Northwind Traders');
    expect((await useOf(domainSid))?.asked.value).toBe(2);
    expect(await organizationOf(ada)).toBeNull();
    await accept(ada);
    expect(await organizationOf(ada)).toBe(at);
    const { items: accounts } = await ada.client.accounts.list();
    expect(accounts.map((account) => account.organization?.friendly_name)).toEqual([
      'Northwind Traders',
    ]);
    const again = await ended(
      client.domainPeople.ask(at, domainSid, { users: sidsOf(people), notify: false }),
    );
    expect(await codesOf(again)).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect((await rowsOf(again)).map((row) => row.reason)).toEqual([
      'They belong here already.',
      'An invitation is waiting for their answer.',
    ]);
    const left = (await client.domainPeople.list(at, domainSid, { standing: 'asked' })).items;
    expect(left.map((row) => row.sid)).toEqual([imogen.userSid]);
  });

  it('mails nobody when that was chosen; they find it when they sign in', async () => {
    const { domainSid, people } = await use(['Ada Zeta']);
    await ended(client.domainPeople.ask(at, domainSid, { users: sidsOf(people), notify: false }));
    expect((await app.mailTo(first(people).email)).subject).not.toContain('invited');
    expect((await first(people).client.receivedInvitations.list()).items).toHaveLength(1);
  });

  it('respects a no for 30 days', async () => {
    const { domainSid, people } = await use(['Ada Zeta']);
    const ask = () =>
      ended(client.domainPeople.ask(at, domainSid, { users: sidsOf(people), notify: false }));
    await ask();
    const [received] = (await first(people).client.receivedInvitations.list()).items;
    await first(people).client.receivedInvitations.decline(received?.sid ?? '');
    const refusedAsk = await ask();
    expect(await codesOf(refusedAsk)).toEqual(['domain_people.declined_recently']);
    const [row] = (await client.domainPeople.list(at, domainSid)).items;
    expect(row).toMatchObject({ standing: 'declined' });
    await app.superuser.query(
      `update invitations set answered_at = answered_at - interval '30 days' where email = $1`,
      [first(people).email],
    );
    expect((await ask()).outcomes.created).toBe(1);
  });

  it('says of each who cannot be asked why, and of strangers nothing', async () => {
    const { domain, domainSid, people } = await use([
      'Ada Zeta',
      'Moved Away',
      'Stopped By',
      'Own Organization',
    ]);
    const [, moved, stopped, owner] = people as [Person, Person, Person, Person];
    await app.superuser.query(`update users set email = $2, email_as_typed = $2 where id = $1`, [
      uuidOf(moved),
      `${unique('moved')}@elsewhere-mail.com`,
    ]);
    const operator = await signInOperator(app);
    await operator.operatedUsers.suspend(stopped.userSid);
    await owner.client.organizations.create({ friendly_name: 'Of their own' });
    const outsider = await app.signUp();
    const done = await ended(
      client.domainPeople.ask(at, domainSid, {
        users: [...sidsOf(people), outsider.userSid, `US${'0'.repeat(32)}`],
        notify: false,
      }),
    );
    expect(await codesOf(done)).toEqual([
      'CREATED',
      'domain_people.not_in_domain',
      'domain_people.not_possible',
      'domain_people.managed_elsewhere',
      'domain_people.not_in_domain',
      'domain_people.not_in_domain',
    ]);
    const rows = await rowsOf(done);
    expect(rows[4]).toMatchObject({
      key: outsider.userSid,
      reason: `Nobody with an address at ${domain} has this SID.`,
      target_sid: null,
    });
    expect(
      (await client.domainPeople.list(at, domainSid)).items.map((row) => row.name),
    ).not.toContain('Own Organization');
  });

  it('refuses a choice that is none, that is not whole, and that others fit by now', async () => {
    const { domainSid } = await use(['Ada Zeta']);
    const ask = (body: object) =>
      outcomeOf(client.domainPeople.ask(at, domainSid, { notify: false, ...body }));
    expect(await ask({})).toBe('request.invalid');
    expect(await ask({ users: [founded.owner.userSid], choice: {} })).toBe('request.invalid');
    expect(await ask({ users: [] })).toBe('request.invalid');
    expect(await ask({ choice: { search: 'nobody at all' } })).toBe('bulk_change.nobody');
    expect(await ask({ choice: { expected_count: 2 } })).toBe('bulk_change.selection_changed');
  });
});

const uuidOf = (person: Person) =>
  person.userSid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

describe('capturing them', () => {
  it('makes them managed with their accounts at once, tells everybody, and leaves them signed in', async () => {
    const { domain, domainSid, people } = await use(['Ada Zeta']);
    const ada = first(people);
    const [account] = (await ada.client.accounts.list()).items;
    const accountSid = account?.sid ?? '';
    const guest = await app.signUp();
    await ada.client.accountInvitations.create(accountSid, {
      emails: [guest.email],
      role_sid: roleSids.developer,
    });
    await accept(guest);
    await ended(client.domainPeople.ask(at, domainSid, { users: sidsOf(people), notify: false }));
    const administrator = await app.join(founded, { role: roleSids.organizationAdministrator });

    const trial = await ended(
      administrator.client.domainPeople.check(at, domainSid, {
        way: 'capture',
        users: sidsOf(people),
      }),
    );
    expect(countsOf(trial)).toEqual({
      people_captured: 1,
      accounts_join: 1,
      invitations_revoked: 1,
    });
    expect(JSON.stringify(trial)).not.toContain('Production');
    expect(await organizationOf(ada)).toBeNull();

    const done = await ended(
      administrator.client.domainPeople.capture(at, domainSid, { users: sidsOf(people) }),
    );
    expect(done).toMatchObject({ state: 'SUCCEEDED', outcomes: { updated: 1, error: 0 } });
    expect(countsOf(done)).toEqual(countsOf(trial));
    const person = await client.organizationUsers.get(at, ada.userSid);
    expect(person).toMatchObject({
      kind: 'managed',
      state: 'active',
      owned_accounts: 1,
      organization_role: { name: 'Standard User' },
    });
    expect(await organizationOf(ada)).toBe(at);
    expect((await guest.client.accounts.get(accountSid)).organization).not.toBeNull();
    expect((await ada.client.receivedInvitations.list()).items).toEqual([]);

    const told = await app.mailTo(ada.email);
    expect(told.subject).toBe('Northwind Traders manages your login now');
    expect(told.text).toContain('Production');
    expect((await app.mailTo(founded.owner.email)).subject).toBe(
      `Northwind Traders takes in 1 person of ${domain}`,
    );
    await expect
      .poll(async () => (await app.mailTo(guest.email)).subject)
      .toBe('The account Production belongs to Northwind Traders now');
    const { items } = await client.auditEvents.list(at, { page_size: 30 });
    const captured = items.find((event) => event.event === 'domain_people.captured');
    expect(captured).toMatchObject({ target: { sid: ada.userSid }, actor: { kind: 'user' } });
    expect(await brokenInvariants(app.superuser)).toEqual({});
  });

  it('never touches whom another organization manages, an operator, or whoever is stopped', async () => {
    const operator = await signInOperator(app);
    const { domainSid, people } = await use(['An Owner', 'Of Staff', 'Stopped By']);
    const [owner, staff, stopped] = people as [Person, Person, Person];
    const { sid: theirs } = await owner.client.organizations.create({ friendly_name: 'Of Own' });
    await app.superuser.query(
      `insert into operators (id, email, password_hash) values (gen_random_uuid(), $1, 'x')`,
      [staff.email],
    );
    await operator.operatedUsers.suspend(stopped.userSid);
    const done = await ended(client.domainPeople.capture(at, domainSid, { users: sidsOf(people) }));
    expect(await codesOf(done)).toEqual([
      'domain_people.managed_elsewhere',
      'domain_people.not_possible',
      'domain_people.not_possible',
    ]);
    expect((await client.domains.get(at, domainSid)).people).toMatchObject({
      managed: 0,
      elsewhere: 1,
      independent: 2,
    });
    expect(await organizationOf(owner)).toBe(theirs);
  });

  it('needs DNS, a fresh proof of who asks, and the permission', async () => {
    const { domainSid, people } = await use(['Ada Zeta']);
    const capture = (by: BailiwickClient) =>
      outcomeOf(by.domainPeople.capture(at, domainSid, { users: sidsOf(people) }));
    const inviter = await app.join(founded, { role: roleSids.billingViewer });
    expect(await capture(inviter.client)).toBe('request.forbidden');
    await app.superuser.query(`update domains set method = 'https' where id = $1`, [
      domainSid.slice(2),
    ]);
    expect(await capture(client)).toBe('domain_people.capture_needs_dns');
    expect((await useOf(domainSid))?.capture).toMatchObject({ possible: false });
    await app.superuser.query(`update domains set method = 'dns' where id = $1`, [
      domainSid.slice(2),
    ]);
    await app.superuser.query(
      `update sessions set authenticated_at = authenticated_at - interval '1 hour'`,
    );
    expect(await capture(client)).toBe('request.step_up_required');
    expect(await organizationOf(first(people))).toBeNull();
  });
});

it('where the operator does not allow it, nobody is captured', async () => {
  await using plain = await createTestApp();
  const by = await plain.found();
  const domain = uniqueDomain();
  const person = await plain.signUp(`${unique('user')}@${domain}`);
  const domainSid = await plain.prove(by.owner, by.organizationSid, domain);
  const { domainPeople } = by.owner.client;
  const call = domainPeople.capture(by.organizationSid, domainSid, { users: [person.userSid] });
  const refusal = await refusalOf(call);
  expect(refusal.code).toBe('domain_people.capture_not_allowed');
  expect(refusal.problem.who_can).toContain('operator');
  const check = domainPeople.check(by.organizationSid, domainSid, { way: 'capture', choice: {} });
  expect((await refusalOf(check)).code).toBe('domain_people.capture_not_allowed');
  const [item] = (await domainPeople.count(by.organizationSid)).items.filter(
    (one) => one.name === domain,
  );
  expect(item?.capture.possible).toBe(false);
  expect(await organizationOf(person)).toBeNull();
});

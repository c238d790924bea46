/**
 * A company as companies are, for looking at every page: long names, names from right to left, emoji; none, one and many
 * of everything; domains in every state, invitations, requests, operations, offers; somebody whose organization is
 * empty; an operator. Everything is made over the API; only the passing of time is written into the database.
 */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@bailiwick/sdk';
import pg from 'pg';
import type { TestPage } from '../../packages/server/src/testing/browser.ts';
import { giveEdition } from '../../packages/server/src/testing/editions.ts';
import { addApp } from '../../packages/server/src/testing/factors.ts';
import { makeSamlKey } from '../../packages/server/src/testing/saml-messages.ts';
import { type Company, domain, password, type Somebody, startCompany } from '../company.ts';
import { type MadeOperator, makeOperator, visitAsOperator } from '../operator.ts';

/** Who looks at a page. */
export type Who = 'visitor' | 'owner' | 'operator';

export interface Seed extends AsyncDisposable {
  readonly company: Company;
  /** Somebody whose organization has nothing in it. */
  readonly newcomer: Somebody;
  /** What stands in the parts of addresses, each with every kind of thing that looks different. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** The newest link with a token in a mail that opens this page. */
  mailedLinkTo(path: string): string | undefined;
  /** A page of the browser in which they are signed in. */
  open(who: Who | 'newcomer'): Promise<TestPage>;
}

export const people = {
  plain: { at: 'imogen', name: 'Imogen Ilić' },
  rightToLeft: { at: 'nour', name: 'نور حداد' },
  emoji: { at: 'zoe', name: '🦜 Zoë Þórðardóttir' },
  long: {
    at: 'a.very.long.address.of.somebody.called.like.nobody.else',
    name: 'Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh-Cholmondeley',
  },
} as const;

const accountNames = [
  'Staging',
  'חשבון הפיתוח',
  '📦 Warehouse',
  'The account with the longest name that anybody could have given',
  ...Array.from({ length: 12 }, (_, index) => `Region ${index + 1}`),
];

const manyPeople = 60;

const administrator = 'IX00000000000000000000000000000002';

/** Of the editions that are there from the beginning. */
const enterpriseSid = 'ED019abf00000070008000000000000004';
const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

interface Domains {
  readonly waiting: string;
  readonly proven: string;
  readonly uncertain: string;
  readonly lapsed: string;
}

async function makeDomains(company: Company): Promise<Domains> {
  const { owner, organizationSid, instance } = company;
  const { domains } = owner.client;
  const names = {
    uncertain: 'northwind-freight.com',
    lapsed: 'northwind-holidays.org',
    waiting: 'northwind-of-the-far-far-north-and-all-its-many-subsidiaries.com',
  };
  await company.prove(names.uncertain);
  await company.prove(names.lapsed);
  await company.prove('bücher-von-northwind.de');
  const { sid: waiting, record } = await domains.create(organizationSid, { name: names.waiting });
  instance.dns.set(record.name, 'TXT', ['v=spf1 -all', `${record.value.slice(0, -1)}x`]);
  await domains.verify(organizationSid, waiting, { method: 'dns' });
  const { items } = await domains.list(organizationSid, { page_size: 50 });
  const sidOf = (name: string) => items.find((row) => row.name === name)?.sid ?? '';
  const found = {
    waiting,
    proven: sidOf(domain),
    uncertain: sidOf(names.uncertain),
    lapsed: sidOf(names.lapsed),
  };
  const age = async (sid: string, name: string, days: number) => {
    instance.dns.del(`_bailiwick.${name}`);
    await company.passTime(
      `update domains set state = 'verified_uncertain', uncertain_since = now() - interval '${days} days' where name = '${name}'`,
      'domains.check',
      { domain_id: uuidOf(sid), organization_id: uuidOf(organizationSid) },
    );
  };
  await age(found.lapsed, names.lapsed, 31);
  await age(found.uncertain, names.uncertain, 24);
  return found;
}

async function makeAccounts({ owner, organizationSid, accountSid }: Company): Promise<string> {
  const { organizationAccounts, subaccounts, accounts } = owner.client;
  for (const friendly_name of accountNames)
    await organizationAccounts.create(organizationSid, { friendly_name });
  const { sid } = await subaccounts.create(accountSid, { friendly_name: 'Below production' });
  const { version } = await accounts.get(accountSid);
  await accounts.setTags(accountSid, { tags: ['live', 'eu'] }, { ifMatch: version });
  return sid;
}

/** What waits for somebody: invitations in every state, requests, offers, hand-overs. */
async function makeWaiting(company: Company, colleague: Somebody): Promise<void> {
  const { owner, organizationSid, accountSid, instance } = company;
  const { client } = owner;
  const invited = Array.from({ length: 14 }, (_, index) => `invited${index + 1}@${domain}`);
  await client.invitations.create(organizationSid, {
    emails: invited,
    accounts: [{ account_sid: accountSid, role_sid: 'IX00000000000000000000000000000103' }],
  });
  const { items } = await client.invitations.list(organizationSid, { page_size: 1 });
  await client.invitations.revoke(organizationSid, items[0]?.sid ?? '');
  await client.signUpPolicy.update(
    organizationSid,
    { policy: 'APPROVAL_REQUIRED', contact: `it@${domain}` },
    { ifMatch: (await client.signUpPolicy.get(organizationSid)).version },
  );
  await company.askToJoin(`yuki@${domain}`, 'Yuki Tanabe');
  const guest = await company.signUp('gustav@guests-mail.com', 'Gustav Lindqvist');
  await client.accountInvitations.create(accountSid, {
    emails: [guest.email],
    role_sid: 'IX00000000000000000000000000000105',
  });
  const [received] = (await guest.client.receivedInvitations.list()).items;
  await guest.client.receivedInvitations.accept(received?.sid ?? '');
  const reached = (await guest.client.accounts.list()).items;
  const theirs = reached.find((account) => account.friendly_name === 'The account of Gustav');
  await guest.client.accountInvitations.create(theirs?.sid ?? '', {
    emails: [owner.email],
    role_sid: 'IX00000000000000000000000000000105',
  });
  await client.ownershipTransfers.create(organizationSid, { user_sid: colleague.sid });
  await createClient({ baseUrl: instance.url }).passwordResets.create({ email: colleague.email });
}

/** One that is filled and gives something, and one at its beginning with a name as long as it may be. */
async function makeGroups(company: Company, members: readonly Somebody[]): Promise<string[]> {
  const { owner, organizationSid, accountSid } = company;
  const { groups, groupMembers, groupRoleAssignments } = owner.client;
  const { sid: filled } = await groups.create(organizationSid, {
    friendly_name: 'On-call',
    description: 'Whoever answers at night, and on holidays in the countries that have none.',
  });
  await groupMembers.add(organizationSid, filled, { user_sids: members.map(({ sid }) => sid) });
  await groupRoleAssignments.create(organizationSid, {
    group_sid: filled,
    account_sid: accountSid,
    role_sid: 'IX00000000000000000000000000000105',
  });
  const { sid: empty } = await groups.create(organizationSid, {
    friendly_name: 'Wolfeschlegelsteinhausenbergerdorff’s colleagues, all of them',
  });
  return [filled, empty];
}

/** An act on many of which some are refused, and a file of people with rows that are wrong. */
async function makeOperations({ owner, organizationSid }: Company): Promise<string[]> {
  const { bulkChanges, imports, operations } = owner.client;
  const act = await bulkChanges.run(organizationSid, {
    act: 'deactivate',
    choice: { search: 'crowd5' },
  });
  const text = `email;first_name;last_name\nnew1@${domain};New;One\nnot an address;X;Y\n`;
  const file = await imports.create(organizationSid, {
    file_name: 'people.csv',
    size_bytes: Buffer.byteLength(text),
  });
  await imports.append(organizationSid, file.sid, { offset_bytes: 0, text });
  const tried = await imports.check(organizationSid, file.sid);
  for (const { sid } of [act, tried]) {
    for (let looks = 0; looks < 100; looks += 1) {
      const { state } = await operations.get(organizationSid, sid);
      if (state === 'SUCCEEDED' || state === 'FAILED') break;
      await sleep(100);
    }
  }
  return [act.sid, tried.sid];
}

/** One that is under a domain, and one at its beginning. No provider is asked: what it would tell is typed in. */
async function makeSso(company: Company, domainSid: string): Promise<string[]> {
  const { owner, organizationSid, instance } = company;
  const database = new pg.Client({ connectionString: instance.databaseUrl });
  await database.connect();
  await giveEdition({ superuser: database }, organizationSid, 'security');
  await database.end();
  const { ssoProfiles } = owner.client;
  const { sid: ready } = await ssoProfiles.create(organizationSid, {
    name: 'Okta of Northwind',
    protocol: 'saml',
    provider_kind: 'okta',
  });
  const { certificatePem } = await makeSamlKey('rsa');
  await ssoProfiles.updateProvider(organizationSid, ready, {
    saml: {
      entity_id: 'https://idp.northwind.example/entity',
      sign_on_url: 'https://idp.northwind.example/sso',
      certificates: [certificatePem],
    },
  });
  await ssoProfiles.addDomain(organizationSid, ready, { domain_sid: domainSid });
  const { sid: begun } = await ssoProfiles.create(organizationSid, {
    name: 'The OpenID provider of a part of the company that was bought',
    protocol: 'oidc',
    provider_kind: 'generic_oidc',
  });
  return [ready, begun];
}

/** One whose brake holds, after it sent something; and one that waits, with a name as long as it may be. */
async function makeProvisioning({ owner, organizationSid, instance }: Company): Promise<string[]> {
  const { provisioningConnections } = owner.client;
  const { connection: busy, token } = await provisioningConnections.create(organizationSid, {
    name: 'Okta of Northwind',
    adopts_people: false,
    brake_percent: 1,
  });
  const send = async (method: string, path: string, body: object) => {
    const answer = await fetch(`${instance.url}/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as { readonly id?: string };
  };
  for (const name of ['petra', 'quentin', 'rosa', 'sami', 'tove', 'ugo', 'vera']) {
    const { id } = await send('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: `${name}@${domain}`,
      name: { givenName: name, familyName: 'Directory' },
    });
    assert.ok(id !== undefined);
    await send('PATCH', `/Users/${id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', value: { active: false } }],
    });
  }
  const { connection: waiting } = await provisioningConnections.create(organizationSid, {
    name: 'The directory of the part of the company that was bought in May',
    adopts_people: true,
    is_dry_run: true,
  });
  return [busy.sid, waiting.sid, `${busy.sid}?tab=requests`, `${busy.sid}?tab=mapping`];
}

/** One that works, one that is over, and one that asks people. */
async function makeOAuthApps({ owner, organizationSid }: Company): Promise<string[]> {
  const { oauthApps } = owner.client;
  const permissions = ['/bailiwick/iam/organization-users/read'];
  const { oauth_app: working } = await oauthApps.create(organizationSid, {
    name: 'The warehouse of data of the part of the company that was bought',
    description: 'Loads the list of people every night, and compares it with what personnel has.',
    permissions,
  });
  const { oauth_app: over } = await oauthApps.create(organizationSid, {
    name: 'Old report',
    permissions,
  });
  await oauthApps.revoke(organizationSid, over.sid);
  const { oauth_app: asking } = await oauthApps.create(organizationSid, {
    name: 'The dashboard of people that everybody opens in the morning 📊',
    description: 'Shows who works where, and since when.',
    permissions: [...permissions, '/bailiwick/iam/domains/read'],
    grant_type: 'authorization_code',
    redirect_uris: [
      'https://dashboard.of-the-part-that-was-bought.northwind-traders.com/signed-in/by/bailiwick',
      'http://127.0.0.1/back',
    ],
    company_name: 'شركة كونتوسو للتحليلات',
    homepage_url: 'https://analytics.contoso.example',
    terms_url: 'https://analytics.contoso.example/terms',
  });
  return [working.sid, over.sid, asking.sid];
}

/** Something will be asked that nobody but one has: the others are in the list of compliance. Some were reminded. */
async function planSecondFactor(company: Company, reminded: readonly Somebody[]): Promise<void> {
  const { organizationSid } = company;
  const { client } = await company.join('sasha', 'Sasha Secure', administrator);
  await addApp(client);
  await client.securityPolicies.updateSecondFactor(organizationSid, {
    required_of: 'everyone',
    starts_at: new Date(Date.now() + 30 * 86_400_000).toISOString(),
  });
  await client.compliance.remind(organizationSid, { users: reminded.map(({ sid }) => sid) });
}

/** The first was warned, the others will be or never came: in the list of who does not come. */
async function letSomeStayAway(company: Company, away: readonly Somebody[]): Promise<void> {
  const { instance, organizationSid, owner } = company;
  const database = new pg.Client({ connectionString: instance.databaseUrl });
  await database.connect();
  for (const [index, { sid }] of away.entries())
    await database.query(
      'update people_activity set counted_from = $2::timestamptz, last_active_at = case when $3::boolean then $2::timestamptz end, last_active_through = case when $3::boolean then last_active_through end where user_id = $1',
      [uuidOf(sid), new Date(Date.now() - (200 - 70 * index) * 86_400_000), index < 2],
    );
  await owner.client.dormantPeople.update(organizationSid, { idle_days: 180 });
  await database.query("select graphile_worker.add_job('dormant_people.run')");
  await database.end();
  for (let look = 0; look < 300; look += 1) {
    if ((await owner.client.dormantPeople.get(organizationSid)).warned > 0) return;
    await sleep(100);
  }
  throw new Error('nobody was warned within 30 seconds');
}

/** From a phone, from a desk, with something unknown, and once with a wrong password: on the page of a person. */
async function makeSignIns({ instance }: Company, email: string): Promise<void> {
  const from = async (userAgent: string, typed: string) => {
    const answer = await fetch(`${instance.url}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': userAgent },
      body: JSON.stringify({ email, password: typed, transport: 'bearer' }),
    });
    assert.equal(answer.status, typed === password ? 201 : 401);
  };
  await from('Mozilla/5.0 (iPhone) Version/18.1 Mobile/15E148 Safari/604.1', password);
  await from('Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0', password);
  await from('The program of the part of the company that was bought in May', password);
  await from('curl/8.14.1', 'not the right password');
}

async function openAsOperator(company: Company, operator: MadeOperator): Promise<TestPage> {
  const shown = await visitAsOperator(company, operator);
  await shown.page.setViewportSize({ width: 1360, height: 860 });
  await shown.page.getByRole('heading', { name: 'Newest mails' }).waitFor();
  return shown;
}

export async function startSeed(): Promise<Seed> {
  const company = await startCompany();
  const { owner, organizationSid, accountSid } = company;
  const operator = await makeOperator(company, { isOnTheWay: true });
  const subaccount = await makeAccounts(company);
  const joined: Somebody[] = [];
  for (const { at, name } of Object.values(people)) joined.push(await company.join(at, name));
  const [colleague, ...others] = joined;
  assert.ok(colleague !== undefined);
  await company.addMany(manyPeople, 'Crowd');
  for (const somebody of [colleague, ...others.slice(0, 2)])
    await owner.client.roleAssignments.create(organizationSid, {
      user_sid: somebody.sid,
      account_sid: accountSid,
      role_sid: 'IX00000000000000000000000000000103',
    });
  const groupSid = await makeGroups(company, joined);
  const domains = await makeDomains(company);
  await makeWaiting(company, colleague);
  const operations = await makeOperations(company);
  await planSecondFactor(company, joined);
  await letSomeStayAway(company, others);
  await makeSignIns(company, colleague.email);
  const newcomer = await company.signUp('nora@starts-anew.com', 'Nora Newcomer');
  await newcomer.client.organizations.create({ friendly_name: 'Empty Rooms' });
  return {
    company,
    newcomer,
    parts: {
      accountSid: [accountSid, subaccount],
      userSid: [colleague.sid, others.at(-1)?.sid ?? '', owner.sid],
      groupSid,
      domainSid: Object.values(domains),
      operationSid: operations,
      profileSid: await makeSso(company, domains.proven),
      connectionSid: await makeProvisioning(company),
      oauthAppSid: await makeOAuthApps(company),
      step: ['app', 'provider', 'test', 'people', 'enforce'],
      organizationSid: [organizationSid],
      editionSid: [enterpriseSid],
    },
    mailedLinkTo: (path) =>
      company.instance.smtp.inbox
        .flatMap((mail) => mail.links)
        .findLast((link) => link.startsWith(`${company.instance.url}${path}#token=`)),
    open(who) {
      if (who === 'owner') return company.signIn(owner.email);
      if (who === 'newcomer') return company.signIn(newcomer.email);
      if (who === 'operator') return openAsOperator(company, operator);
      return company.visit(`${company.instance.url}/sign-in`);
    },
    [Symbol.asyncDispose]: () => company[Symbol.asyncDispose](),
  };
}

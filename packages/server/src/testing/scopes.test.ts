/**
 * Every function of a store takes a scope, the proof that somebody decided on whose behalf it may look; and every place
 * that reaches beyond one organization says why, and stands here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const modules = new URL('../modules/', import.meta.url);

const sources = readdirSync(modules, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(new URL(path, modules), 'utf8') }));

/** What a scope is made from is looked up without one; a savepoint is no look-up. */
const withoutScope = [
  'domains/store.ts attempt',
  'role-assignments/standing-store.ts readAccountStanding',
  'role-assignments/standing-store.ts readOrganizationStanding',
];

interface StoreFunction {
  readonly name: string;
  readonly takesScope: boolean;
}

function storeFunctions(text: string): StoreFunction[] {
  const pattern = /export (?:async )?function (\w+)(?:<[^>]*>)?\(([^)]*)\)/g;
  return [...text.matchAll(pattern)].map(([, name = '', parameters = '']) => ({
    name,
    takesScope: /^\s*db: Db,\s*_?\w+:\s*(?:\|?\s*\w*Scope\s*)+,?/.test(parameters),
  }));
}

it('recognizes a store function without a scope', () => {
  const text =
    'export function findAll(db: Db, name: string) {}\nexport async function find(\n  db: Db,\n  scope: OrganizationScope | AccountScope,\n  id: string,\n) {}';
  expect(storeFunctions(text)).toEqual([
    { name: 'findAll', takesScope: false },
    { name: 'find', takesScope: true },
  ]);
});

it('every store function takes a scope right after the handle', () => {
  const stores = sources.filter(({ path }) => /(^|[/-])store\.ts$/.test(path));
  expect(stores.length).toBeGreaterThan(10);
  const all = stores.flatMap(({ path, text }) =>
    storeFunctions(text).map((found) => ({ ...found, path })),
  );
  expect(all.length).toBeGreaterThan(70);
  const missing = all
    .filter((found) => !found.takesScope)
    .map(({ path, name }) => `${path} ${name}`);
  expect(missing.toSorted()).toEqual(withoutScope);
});

it('each reach beyond one organization says why, and stands here', () => {
  const reasons = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/platformScope\(\s*'([^']+)'/g)].map(
      ([, because = '']) => `${path.split('/')[0] ?? ''}: ${because}`,
    ),
  );
  expect(reasons.toSorted()).toMatchInlineSnapshot(`
    [
      "accounts: the operator suspends accounts of anybody",
      "accounts: the schedule closes accounts of everybody",
      "api-keys: a key names its organization; nothing is known before it is looked up",
      "api-keys: the clock tells everybody whose credentials a policy ends",
      "audit-log: one job seals the logs of everybody, in one chain",
      "audit-log: retention is a setting of the instance, for the logs of everybody",
      "audit-log: the operator verifies the logs of everybody",
      "domains: a domain is held by one organization among all",
      "domains: the schedule looks at the domains of everybody",
      "dormant-people: rules about dormant people of every organization are carried out",
      "editions: an edition is changed for all organizations that have it",
      "editions: editions are the same for all organizations",
      "editions: the clock ends the editions of everybody",
      "editions: the operator looks after the editions of everybody",
      "email-changes: the link names its change; nobody is signed in",
      "factors: a passkey names its owner; nobody is known before it is looked up",
      "imports: uploaded files of everybody are deleted when their time is over",
      "invitations: accounts change hands and are closed wherever they stand",
      "invitations: the clock ends the invitations of everybody",
      "invitations: the invited person stands outside the organization that invites",
      "invitations: whoever asks for an account by its SID does not manage it yet",
      "network-policies: old findings of every organization are deleted",
      "network-policies: whoever comes from outside is written down by their own organization",
      "notifications: a mail goes to an address, whosever it is",
      "oauth-server: a client id names its organization; nothing is known before it is looked up",
      "oauth-server: a code or a refresh token names its grant; nothing is known before it is looked up",
      "oauth-server: a token names its app; nothing is known before it is looked up",
      "oauth-server: an app that asks a person is looked up before it is known whether it is of their organization",
      "oauth-server: grants that are over are forgotten by the clock, whosever they were",
      "oauth-server: one set of keys signs the access tokens of everybody",
      "operations: operations of everybody go on, and are forgotten",
      "operators: a secret names the operator on the way; nobody is known before",
      "operators: half sessions of all operators are deleted when they are of no use",
      "operators: operators look after each other, across the instance",
      "operators: operators look after the whole instance",
      "operators: who is an operator is a matter of the whole instance",
      "operators: whoever signs in as operator is not known yet; an address is",
      "organization-merges: an offer is between two organizations",
      "organization-merges: the clock ends the offers of everybody",
      "organizations: the clock ends the organizations of everybody",
      "ownership-transfers: the clock ends the waiting of everybody",
      "ownership-transfers: the person named, the operator and the link stand outside the scope",
      "provisioning-connections: a token names its organization; nothing is known before it is looked up",
      "provisioning-connections: what was sent is forgotten by the clock, whosever it is",
      "role-assignments: accounts are closed for good wherever they stand",
      "role-assignments: callers may always be told what they hold themselves",
      "role-assignments: each pair is answered only after the caller was shown to be allowed to ask about it",
      "role-assignments: since when history is kept is the same for everybody",
      "sessions: a code names its session; nobody is known before it is looked up",
      "sessions: a secret names its user; nobody is known before it is looked up",
      "sessions: a secret names who began to sign in; nobody is known before",
      "sessions: old sessions of everybody are deleted",
      "sessions: whoever signs in is not known yet; an address is",
      "sign-up-policies: an address may be governed by any organization",
      "sign-ups: who signs up belongs to nobody yet",
      "sso-profiles: an identity provider names a profile, whosever it is",
      "sso-profiles: the clock looks after the profiles of everybody",
      "sso-profiles: whoever signs in is not known yet; the domain of the address is",
      "sso-setup-links: a set-up link names its profile; nobody is signed in",
      "sso-sign-ins: a browser on its way names its request, not an organization",
      "sso-sign-ins: old requests and tests of everybody are deleted",
      "sso-sign-ins: the clock looks at the sign-ins of everybody",
      "users: an address is unique over all logins",
      "users: logins of everybody are erased when their time has come",
    ]
  `);
});

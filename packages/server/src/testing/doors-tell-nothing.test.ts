/**
 * Nobody learns at a door whether an address has a login, or in what state (AU-07): signing in, signing up, a new password, an
 * invitation, and the question how an address signs in answer alike in status, headers and body, and do the same work: as many
 * statements, round trips and hashes. What differs by domain (whose it is, and by what its people sign in) is told to everybody.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp, unique } from './app.ts';

const developer = 'IX00000000000000000000000000000103';

let app: TestApp;
let founded: Founded;
/** Somebody with an account that no organization has. */
let outsider: Person & { readonly accountSid: string };
beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  const person = await app.signUp();
  const { items } = await person.client.accounts.list();
  outsider = { ...person, accountSid: items[0]?.sid ?? '' };
});
afterAll(() => app.close());

const people: Record<string, () => Promise<string>> = {
  'has an independent login': async () => (await app.signUp()).email,
  'is managed, and active': async () => (await app.join(founded)).email,
  'is managed, and deactivated': async () => {
    const { email, userSid } = await app.join(founded);
    await founded.owner.client.organizationUsers.deactivate(founded.organizationSid, userSid);
    return email;
  },
  'was invited, and has no login': async () => {
    const email = `${unique('nora')}@${founded.domain}`;
    await founded.owner.client.invitations.create(founded.organizationSid, { emails: [email] });
    return email;
  },
};

const doors: Record<string, (email: string) => { url: string; payload: unknown }> = {
  'signing in': (email) => ({
    url: '/v1/sessions',
    payload: { email, password: 'not the right password' },
  }),
  'signing up': (email) => ({ url: '/v1/sign-ups', payload: { email } }),
  'a new password': (email) => ({ url: '/v1/password-resets', payload: { email } }),
  'an invitation to an account': (email) => ({
    url: `/v1/accounts/${outsider.accountSid}/invitations`,
    payload: { emails: [email], role_sid: developer },
  }),
  'how an address signs in': (email) => ({ url: '/v1/sign-in-options', payload: { email } }),
};

/** What one call answers and costs, without what is new each time. */
async function seenAt(door: keyof typeof doors, email: string) {
  const { url, payload } = doors[door]?.(email) ?? { url: '', payload: {} };
  const { kernel } = app.app;
  const hashed = kernel.passwords.computed;
  const authorization = `Bearer ${outsider.token}`;
  const headers = url.includes('/accounts/') ? { authorization } : {};
  const { result, cost } = await kernel.database.measure(() =>
    app.app.inject({ method: 'POST', url, headers, payload: payload as Record<string, unknown> }),
  );
  const body = result.body
    .replaceAll(email, '<address>')
    .replaceAll(/\b[A-Z]{2}[0-9a-f]{32}\b/g, '<sid>')
    .replaceAll(/"request_id":"[^"]*"/g, '"request_id":"<id>"');
  return {
    status: result.statusCode,
    headers: Object.keys(result.headers).toSorted(),
    cookies: result.headers['set-cookie'],
    body,
    statements: cost.statements,
    roundTrips: cost.roundTrips,
    commits: cost.commits,
    hashes: kernel.passwords.computed - hashed,
  };
}

const withoutLogin = (email: string) => `${unique('nobody')}@${email.split('@')[1] ?? ''}`;

describe.each(Object.keys(doors))('%s', (door) => {
  it.each(Object.keys(people))('answers the same for somebody who %s', async (whose) => {
    const email = (await people[whose]?.()) ?? '';
    // The first statement of a kind is prepared, which is no part of what it answers.
    await seenAt(door, withoutLogin(email));
    const nobody = await seenAt(door, withoutLogin(email));
    const somebody = await seenAt(door, email);
    expect(somebody).toEqual(nobody);
    expect(nobody.statements.length).toBeGreaterThan(0);
  });
});

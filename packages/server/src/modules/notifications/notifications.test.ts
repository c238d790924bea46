/** Which mails a person gets: what they turn off stays off, what concerns their login cannot be, and links do one thing. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { listMails } from '../../kernel/mail-queue.ts';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let side: Founded;
beforeAll(async () => {
  app = await createTestApp();
  side = await app.found();
});
afterAll(() => app.close());

const share = (person: Person, roleSid: string = roleSids.developer) =>
  side.owner.client.roleAssignments.create(side.organizationSid, {
    user_sid: person.userSid,
    role_sid: roleSid,
    account_sid: side.accountSid,
  });

const countTo = async (address: string) => {
  const mails = await listMails(app.app.kernel.database.db, 2_000);
  return mails.filter((mail) => mail.recipient === address).length;
};

const linkIn = async (address: string) => {
  const { text } = await app.mailTo(address);
  return /\/unsubscribe#token=(\S+)/.exec(text)?.[1] ?? '';
};

const isOn = async (person: Person, name: string) =>
  (await person.client.user.getNotifications()).kinds.find((kind) => kind.name === name)?.is_on;

/** As the mail program of a mail server does it: a form, from nowhere, without a credential. */
const oneClick = (token: string, body = 'List-Unsubscribe=One-Click') =>
  fetch(`${app.url}/v1/unsubscribe?token=${encodeURIComponent(token)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });

describe('a person chooses which mails they get', () => {
  it('from a closed list: the optional ones can be turned off, those about the login cannot', async () => {
    const member = await app.join(side);
    const { kinds } = await member.client.user.getNotifications();
    expect(kinds.filter((kind) => kind.is_optional).map((kind) => kind.name)).toEqual([
      'domains_proven',
      'accounts_joined',
      'join_requests',
      'roles',
    ]);
    expect(kinds.every((kind) => kind.is_on)).toBe(true);
    const change = (name: string, is_on: boolean) =>
      outcomeOf(member.client.user.updateNotifications({ kinds: [{ name, is_on }] }));
    expect(await change('sign_in', false)).toBe('notification.not_optional');
    expect(await change('weather', false)).toBe('notification.unknown_kind');
    expect(await change('', true)).toBe('request.invalid');
    expect(await isOn(member, 'sign_in')).toBe(true);
  });

  it('what is turned off is not written any more, until it is turned on again', async () => {
    const member = await app.join(side);
    await share(member);
    expect((await app.mailTo(member.email)).subject).toContain('Developer on Production');
    const before = await countTo(member.email);
    await member.client.user.updateNotifications({ kinds: [{ name: 'roles', is_on: false }] });
    await share(member, roleSids.support);
    expect(await countTo(member.email)).toBe(before);
    await member.client.user.updateNotifications({ kinds: [{ name: 'roles', is_on: true }] });
    await share(member, roleSids.billingManager);
    expect(await countTo(member.email)).toBe(before + 1);
  });

  it('mails about the login come whatever is turned off', async () => {
    const member = await app.join(side);
    const optional = (await member.client.user.getNotifications()).kinds.filter(
      (kind) => kind.is_optional,
    );
    await member.client.user.updateNotifications({
      kinds: optional.map(({ name }) => ({ name, is_on: false })),
    });
    await side.owner.client.organizationUsers.deactivate(side.organizationSid, member.userSid);
    const mail = await app.mailTo(member.email);
    expect(mail.subject).toBe('Your login was deactivated');
    expect(mail.text).not.toContain('/unsubscribe');
  });
});

describe('the link of a mail', () => {
  it('turns its kind off with one click of a mail program, without signing in, as often as it is used', async () => {
    const member = await app.join(side);
    await share(member);
    const token = await linkIn(member.email);
    for (let time = 0; time < 2; time += 1) {
      const answer = await oneClick(token);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({ title: 'Your roles' });
    }
    expect(await isOn(member, 'roles')).toBe(false);
    expect(await isOn(member, 'join_requests')).toBe(true);
  });

  it('is not opened by looking at it: reading changes nothing', async () => {
    const member = await app.join(side);
    await share(member);
    const token = await linkIn(member.email);
    const looked = await fetch(`${app.url}/v1/unsubscribe?token=${token}`);
    expect(looked.status).toBeGreaterThanOrEqual(400);
    expect(await isOn(member, 'roles')).toBe(true);
  });

  it('changed, cut or made up it does nothing, and tells nothing', async () => {
    const [member, other] = [await app.join(side), await app.join(side)];
    await share(member);
    const token = await linkIn(member.email);
    const bytes = Buffer.from(token, 'base64url');
    // Somebody else's id under a signature that was made for this one.
    const theirs = Buffer.concat([
      bytes.subarray(0, 24),
      Buffer.from((uuidOfSid('US', other.userSid) ?? '').replaceAll('-', ''), 'hex'),
      bytes.subarray(40),
    ]);
    const kindOfLogin = Buffer.concat([bytes.subarray(0, 40), Buffer.from('login')]);
    for (const wrong of [theirs, kindOfLogin, bytes.subarray(0, 44), Buffer.alloc(60)]) {
      const answer = await oneClick(wrong.toString('base64url'));
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'notification.link_dead' });
    }
    expect((await oneClick('short')).status).toBe(400);
    expect(await isOn(other, 'roles')).toBe(true);
    expect(await isOn(member, 'roles')).toBe(true);
  });

  it('ends with the login', async () => {
    const member = await app.join(side);
    await share(member);
    const token = await linkIn(member.email);
    await sql`update users set state = 'erased', erased_at = now() where id = ${uuidOfSid('US', member.userSid)}`.execute(
      app.app.kernel.database.db,
    );
    expect((await oneClick(token)).status).toBe(404);
  });

  it('a form is never read as the body of another call', async () => {
    const answer = await fetch(`${app.url}/v1/sign-ups`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=somebody@corp.example',
    });
    expect(answer.status).toBe(400);
  });
});

/** Invitations that nobody answers: expired from the second on, written down once, with one event each. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

const run = () => app.runJob('invitations.expire');

async function invite(email: string): Promise<string> {
  const { results } = await founded.owner.client.invitations.create(founded.organizationSid, {
    emails: [email],
  });
  return results[0]?.invitation_sid ?? '';
}

const newAddress = () => `${unique('mira')}@${founded.domain}`;

/** Their seven days are over. */
const endTime = (...sids: readonly string[]) =>
  app.superuser.query('update invitations set expires_at = now() where id = any($1)', [
    sids.map((sid) => uuidOfSid('NF', sid)),
  ]);

async function eventsOf(sid: string) {
  const { rows } = await app.superuser.query<Record<string, unknown>>(
    `select log_id, actor_kind, actor_name, account_id, target_name, after->>'kind' as kind from audit_events
      where event = 'invitation.expired' and target_sid = $1`,
    [sid],
  );
  return rows;
}

const noted = async (sid: string) => {
  const { rows } = await app.superuser.query<{ state: string; isNoted: boolean }>(
    `select state, expiry_noted_at is not null as "isNoted" from invitations where id = $1`,
    [uuidOfSid('NF', sid)],
  );
  return rows[0];
};

describe('an invitation that nobody answered', () => {
  it('cannot be accepted any more before the clock has come round, and is in the log after it', async () => {
    const email = newAddress();
    const sid = await invite(email);
    const token = await app.tokenFor(email);
    await endTime(sid);
    expect(await outcomeOf(app.client().invitations.lookUp({ token }))).toBe(
      'invitation.link_dead',
    );
    expect(await noted(sid)).toEqual({ state: 'pending', isNoted: false });
    await run();
    expect(await noted(sid)).toEqual({ state: 'expired', isNoted: true });
    expect(await eventsOf(sid)).toEqual([
      {
        log_id: uuidOfSid('OR', founded.organizationSid),
        actor_kind: 'system',
        actor_name: 'invitations.expire',
        account_id: null,
        target_name: email,
        kind: 'organization',
      },
    ]);
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      event: 'invitation.expired',
    });
    expect(items[0]?.sentence).toBe(`Nobody answered the invitation of ${email} in time`);
  });

  it('is written down once by the clocks of many processes, each of a long list', async () => {
    const emails = Array.from({ length: 120 }, newAddress);
    const { results } = await founded.owner.client.invitations.create(founded.organizationSid, {
      emails,
    });
    const sids = results.map(({ invitation_sid: sid }) => sid ?? '');
    await endTime(...sids);
    await Promise.all([run(), run(), run(), run()]);
    const { rows } = await app.superuser.query<{ sid: string }>(
      `select target_sid as sid from audit_events where event = 'invitation.expired' and target_sid = any($1)`,
      [sids],
    );
    expect(rows.map(({ sid }) => sid).toSorted()).toEqual(sids.toSorted());
  });

  it('makes room for a new one before the clock has come round, and is in the log all the same', async () => {
    const email = newAddress();
    const first = await invite(email);
    await endTime(first);
    const second = await invite(email);
    expect(second).not.toBe(first);
    expect(await noted(first)).toEqual({ state: 'expired', isNoted: false });
    await run();
    expect(await eventsOf(first)).toHaveLength(1);
    expect(await eventsOf(second)).toEqual([]);
    expect((await noted(second))?.state).toBe('pending');
  });

  it('is not sent again by somebody who was a moment too late, and no mail goes out', async () => {
    const email = newAddress();
    const sid = await invite(email);
    const token = await app.tokenFor(email);
    const id = uuidOfSid('NF', sid);
    const { superuser } = app;
    await superuser.query(
      `update invitations set last_sent_at = now() - interval '6 minutes' where id = $1`,
      [id],
    );
    await superuser.query('begin');
    await superuser.query(
      `update invitations set state = 'expired', expires_at = now() where id = $1`,
      [id],
    );
    const sending = outcomeOf(
      founded.owner.client.invitations.resend(founded.organizationSid, sid),
    );
    const isWaiting = async () => {
      const { rowCount } = await superuser.query(
        'select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))',
      );
      return rowCount !== 0;
    };
    for (let look = 0; look < 2_000 && !(await isWaiting()); look += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await superuser.query('commit');
    expect(await sending).toBe('invitation.resend_expired');
    expect(await app.tokenFor(email)).toBe(token);
  });

  it('leaves one that was answered or sent again alone', async () => {
    const email = newAddress();
    const sid = await invite(email);
    await app.superuser.query(
      `update invitations set last_sent_at = now() - interval '6 minutes' where id = $1`,
      [uuidOfSid('NF', sid)],
    );
    await founded.owner.client.invitations.resend(founded.organizationSid, sid);
    const revoked = await invite(newAddress());
    await founded.owner.client.invitations.revoke(founded.organizationSid, revoked);
    await endTime(revoked);
    await run();
    expect(await noted(sid)).toEqual({ state: 'pending', isNoted: false });
    expect(await noted(revoked)).toEqual({ state: 'revoked', isNoted: false });
  });
});

describe('an account', () => {
  it('outside every organization has the event in its own log', async () => {
    const person = await app.signUp();
    const [account] = (await person.client.accounts.list()).items;
    const accountSid = account?.sid ?? '';
    const { results } = await person.client.accountInvitations.create(accountSid, {
      emails: [`${unique('guest')}@${unique('mail-')}.com`],
      role_sid: roleSids.developer,
    });
    const sid = results[0]?.invitation_sid ?? '';
    await endTime(sid);
    await run();
    const accountId = uuidOfSid('AC', accountSid);
    expect(await eventsOf(sid)).toMatchObject([
      { log_id: accountId, account_id: accountId, kind: 'account' },
    ]);
  });

  it('that is only asked for does not show in the log of whoever asked', async () => {
    const { client } = founded.owner;
    await client.signUpPolicy.update(founded.organizationSid, { policy: 'NO_MEMBERSHIP' });
    const outside = await app.signUp(newAddress());
    const [account] = (await outside.client.accounts.list()).items;
    const offer = await client.organizationAccounts.add(founded.organizationSid, {
      account_sid: account?.sid ?? '',
    });
    await endTime(offer.sid);
    await run();
    expect(await eventsOf(offer.sid)).toMatchObject([
      { account_id: null, target_name: outside.email, kind: 'account_transfer' },
    ]);
  });
});

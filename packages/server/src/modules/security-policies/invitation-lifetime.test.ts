/** How long invitations wait: new ones, those that wait, from a moment on, by every reader of the link. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { planIsDue } from '../../testing/policies.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const auditor = 'IX00000000000000000000000000000006';
const developer = 'IX00000000000000000000000000000103';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const limit = ({ owner, organizationSid }: Founded, days: number | null, starts_at?: string) =>
  owner.client.securityPolicies.updateInvitations(organizationSid, {
    lifetime_days: days,
    ...(starts_at === undefined ? {} : { starts_at }),
  });
const daysUntil = (at: string | undefined) =>
  Math.round((Date.parse(at ?? '') - Date.now()) / 86_400_000);

async function invite({ owner, organizationSid, domain }: Founded) {
  const email = `${unique('mira')}@${domain}`;
  const { results } = await owner.client.invitations.create(organizationSid, { emails: [email] });
  const sid = results[0]?.invitation_sid ?? '';
  return { sid, email, token: await app.tokenFor(email) };
}
async function read({ owner, organizationSid }: Founded, sid: string) {
  const { items } = await owner.client.invitations.list(organizationSid, { state: 'all' });
  return items.find((item) => item.sid === sid);
}
/** As if the mail had gone out so many days ago. */
const age = (sid: string, days: number) =>
  app.superuser.query(
    `update invitations set last_sent_at = last_sent_at - make_interval(days => $2), expires_at = expires_at - make_interval(days => $2) where id = $1`,
    [uuidOfSid('NF', sid), days],
  );
const show = (token: string) => outcomeOf(app.client().invitations.lookUp({ token }));

describe('a new invitation', () => {
  it('waits as long as the policy allows, and so does one that is sent again', async () => {
    const founded = await app.found();
    expect(daysUntil((await read(founded, (await invite(founded)).sid))?.expires_at)).toBe(7);
    await limit(founded, 2);
    const { sid, email } = await invite(founded);
    expect(daysUntil((await read(founded, sid))?.expires_at)).toBe(2);
    expect((await app.mailTo(email)).text).toContain('works once, and for 2 days');
    await age(sid, 1);
    await founded.owner.client.invitations.resend(founded.organizationSid, sid);
    expect(daysUntil((await read(founded, sid))?.expires_at)).toBe(2);
    const guest = await app.signUp();
    await founded.owner.client.accountInvitations.create(founded.accountSid, {
      emails: [guest.email],
      role_sid: developer,
    });
    const received = await guest.client.receivedInvitations.list();
    expect(daysUntil(received.items[0]?.expires_at)).toBe(2);
    await limit(founded, null);
    expect(daysUntil((await read(founded, (await invite(founded)).sid))?.expires_at)).toBe(7);
  });
});

describe('one that waits', () => {
  it('is over once it is older, and is not brought back by an easier rule', async () => {
    const founded = await app.found();
    const [old, young] = [await invite(founded), await invite(founded)];
    await age(old.sid, 3);
    expect(await show(old.token)).toBe('done');
    await limit(founded, 2);
    expect(await show(old.token)).toBe('invitation.link_dead');
    expect(await show(young.token)).toBe('done');
    expect((await read(founded, old.sid))?.state).toBe('expired');
    await limit(founded, null);
    expect(await show(old.token)).toBe('invitation.link_dead');
    // The place is free for another one.
    const again = await founded.owner.client.invitations.create(founded.organizationSid, {
      emails: [old.email],
    });
    expect(again.results[0]?.outcome).toBe('invited');
  });

  it('ends with a planned start, by the reading of the link alone', async () => {
    const founded = await app.found();
    const { sid, token } = await invite(founded);
    await age(sid, 3);
    await limit(founded, 2, new Date(Date.now() + 86_400_000).toISOString());
    expect(await show(token)).toBe('done');
    await planIsDue(app, founded);
    expect(await show(token)).toBe('invitation.link_dead');
    const { items } = await founded.owner.client.invitations.list(founded.organizationSid, {
      q: 'state:expired',
    });
    expect(items.map((item) => item.sid)).toEqual([sid]);
  });

  it('of another organization waits on', async () => {
    const [founded, other] = [await app.found(), await app.found('Contoso')];
    const { sid, token } = await invite(other);
    await age(sid, 6);
    await limit(founded, 1);
    expect(await show(token)).toBe('done');
  });
});

describe('deciding', () => {
  it('shows before which are over and which end sooner, and changes nothing', async () => {
    const founded = await app.found();
    const [old] = [await invite(founded), await invite(founded)];
    await age(old.sid, 3);
    const shown = await founded.owner.client.securityPolicies.updateInvitationsDryRun(
      founded.organizationSid,
      { lifetime_days: 2 },
    );
    expect(shown.changes.map(({ what, count, names }) => [what, count, names])).toEqual([
      ['invitations_over', 1, [old.email]],
      ['invitations_sooner', 1, []],
    ]);
    expect(await show(old.token)).toBe('done');
  });

  it('is for those who may, in days that there are', async () => {
    const founded = await app.found();
    const at = founded.organizationSid;
    const reader = await app.join(founded, { role: auditor });
    const other = await app.found('Contoso');
    const by = ({ client }: typeof reader, lifetime_days: number) =>
      outcomeOf(client.securityPolicies.updateInvitations(at, { lifetime_days }));
    expect(await by(reader, 3)).toBe('request.forbidden');
    expect(await by(other.owner, 3)).toBe('request.not_found');
    expect(await by(founded.owner, 0)).toBe('request.invalid');
    expect(await by(founded.owner, 8)).toBe('request.invalid');
    expect(await by(founded.owner, 3)).toBe('done');
    const { invitations } = await reader.client.securityPolicies.get(at);
    expect(invitations.sentence).toBe('The link of an invitation works for 3 days.');
  });
});

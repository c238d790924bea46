/** Limits as in production: how often one network, one person's mailbox and one domain may be tried, and that nobody else is touched by it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from './app.ts';
import { clientFrom, elsewhere, fetchFrom, here } from './networks.ts';
import { outcomeOf, refusalOf } from './refusal.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ rateLimitMultiplier: 1, trustedProxies: [here] });
});
afterAll(() => app.close());

const developer = 'IX00000000000000000000000000000103';

/** How many mails of one subject went to an address. */
async function mailsTo(address: string, subject: string): Promise<number> {
  const { rows } = await app.superuser.query<{ count: number }>(
    'select count(*)::int as count from mails where recipient = $1 and subject like $2',
    [address, subject],
  );
  return rows[0]?.count ?? 0;
}

describe('a route that anybody may call', () => {
  const askFrom = async (address: string) => {
    const answer = await fetchFrom(address)(`${app.url}/v1/sign-in-options`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'somebody@nowhere-at-all.com' }),
    });
    return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')) };
  };

  it('is refused to a network after its number of calls, until a moment that is told, and to no other', async () => {
    // Of IPv6 all addresses of one subscriber count together.
    const inside = (index: number) => `2001:db8:0:1::${(index + 1).toString(16)}`;
    const answers = [];
    for (let call = 0; call < 103; call += 1) answers.push(await askFrom(inside(call)));
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array<number>(100).fill(200),
      ...Array<number>(3).fill(429),
    ]);
    const retryAfter = answers.at(-1)?.retryAfter ?? 0;
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(900);
    expect((await askFrom('2001:db8:0:2::1')).status).toBe(200);
    expect((await askFrom(elsewhere)).status).toBe(200);
  });
});

describe('a mailbox', () => {
  it('gets five codes of sign-ups an hour, whoever asks and from wherever, and every answer is the same', async () => {
    const email = `${unique('nobody')}@nowhere-at-all.com`;
    const answers: object[] = [];
    for (let index = 0; index < 7; index += 1) {
      const answer = await clientFrom(app, `198.51.${index}.1`).signUps.create({ email });
      answers.push({ ...answer, sid: '' });
    }
    expect(answers).toEqual(Array.from({ length: 7 }, () => answers[0]));
    expect(await mailsTo(email, '%')).toBe(5);
  });

  it('gets five invitations a day from all organizations together; who invites is told, and others get theirs', async () => {
    const guest = await app.signUp();
    const [one, two] = [await app.found(), await app.found('Contoso')];
    const invite = async ({ owner, accountSid }: Founded, email = guest.email) => {
      const { results } = await owner.client.accountInvitations.create(accountSid, {
        emails: [email],
        role_sid: developer,
      });
      const [result] = results;
      if (result?.outcome === 'invited')
        await owner.client.accountInvitations.revoke(accountSid, result.invitation_sid ?? '');
      return result;
    };
    for (const by of [one, two, one, two, one]) expect((await invite(by))?.outcome).toBe('invited');
    for (const by of [one, two])
      expect(await invite(by)).toMatchObject({
        outcome: 'refused',
        reason: 'This person has had five invitations today. Try tomorrow.',
      });
    expect(await mailsTo(guest.email, '%invite%')).toBe(5);
    expect((await invite(one, (await app.signUp()).email))?.outcome).toBe('invited');
  });
});

describe('a domain', () => {
  it('is looked at 150 times an hour, and by no more of whoever has it looked at', async () => {
    const founded = await app.found();
    const { client } = founded.owner;
    const added = await client.domains.create(founded.organizationSid, {
      name: `${unique('corp-')}.com`,
    });
    const look = () => client.domains.verify(founded.organizationSid, added.sid, { method: 'dns' });
    expect(await outcomeOf(look())).toBe('done');
    // A look of a moment ago is answered without another one.
    await app.travel({ minutes: 1 });
    await app.superuser.query('update rate_limits set count = 150');
    const refused = await refusalOf(look());
    expect(refused.code).toBe('request.too_many');
    expect(refused.message).toContain('checked often enough');
    const other = await client.domains.create(founded.organizationSid, {
      name: `${unique('corp-')}.com`,
    });
    expect(
      await outcomeOf(client.domains.verify(founded.organizationSid, other.sid, { method: 'dns' })),
    ).toBe('done');
  });
});

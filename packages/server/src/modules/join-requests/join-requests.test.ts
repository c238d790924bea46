/** The life of a request to join, as its table says: asking, asking again, deciding once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 8);

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

/** Proves the address, and asks. */
async function ask(email: string, note: string, side = founded): Promise<string> {
  const anybody = app.client();
  const started = await anybody.signUps.create({ email });
  const { proof } = await anybody.signUps.verify(started.sid, { code: await app.codeFor(email) });
  const person = { proof, first_name: 'Ida', last_name: 'Lund', note };
  await anybody.signUps.requestToJoin(started.sid, person);
  const { items } = await side.owner.client.joinRequests.list(side.organizationSid, {
    state: 'all',
  });
  return items.find((one) => one.email === email && one.state === 'pending')?.sid ?? '';
}

const newAddress = ({ domain } = founded) => `${unique('ida')}@${domain}`;
const read = async (sid: string) => {
  const { items } = await founded.owner.client.joinRequests.list(founded.organizationSid, {
    state: 'all',
  });
  return items.find((one) => one.sid === sid);
};

it('who asks again while it waits has one request, with the newer words, and the log names that one', async () => {
  const email = newAddress();
  const first = await ask(email, 'Please');
  const second = await ask(email, 'I start on Monday');
  expect(second).toBe(first);
  expect(await read(first)).toMatchObject({ note: 'I start on Monday', state: 'pending' });
  const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
    event: 'join_request.created',
  });
  const asked = items.filter(({ target }) => target.name === email);
  expect(asked.map(({ target }) => target.sid)).toEqual([first, first]);
});

it('is decided once, and who was declined may ask anew', async () => {
  const email = newAddress();
  const sid = await ask(email, 'Please');
  const { joinRequests } = founded.owner.client;
  await joinRequests.decline(founded.organizationSid, sid);
  for (const decide of ['approve', 'decline'] as const)
    expect(await outcomeOf(joinRequests[decide](founded.organizationSid, sid, {}))).toBe(
      'join_request.decided',
    );
  const again = await ask(email, 'Please, after all');
  expect(again).not.toBe(sid);
  expect((await read(sid))?.state).toBe('declined');
  expect((await read(again))?.state).toBe('pending');
});

it('is decided by those of its organization who may', async () => {
  const sid = await ask(newAddress(), 'Please');
  const stranger = await app.found('Elsewhere');
  const standard = await app.join(founded);
  const at = founded.organizationSid;
  expect(await outcomeOf(stranger.owner.client.joinRequests.approve(at, sid, {}))).toBe(
    'request.not_found',
  );
  const theirs = stranger.organizationSid;
  expect(await outcomeOf(stranger.owner.client.joinRequests.decline(theirs, sid))).toBe(
    'request.not_found',
  );
  expect(await outcomeOf(standard.client.joinRequests.decline(at, sid))).toBe('request.forbidden');
  expect((await read(sid))?.state).toBe('pending');
});

it(`of an approval and a refusal at once one happens, ${rounds} rounds`, async () => {
  const sids: string[] = [];
  const { joinRequests } = founded.owner.client;
  const outcomes = await race(rounds, async () => {
    const sid = await ask(newAddress(), 'Please');
    sids.push(sid);
    return [
      () => outcomeOf(joinRequests.approve(founded.organizationSid, sid, {})),
      () => outcomeOf(joinRequests.decline(founded.organizationSid, sid)),
    ];
  });
  for (const round of outcomes)
    expect(
      round.map((one) => (one.status === 'fulfilled' ? one.value : 'failed')).toSorted(),
    ).toEqual(['done', 'join_request.decided']);
  for (const sid of sids) expect((await read(sid))?.state).not.toBe('pending');
}, 600_000);

it('ends declined when its organization is gone', async () => {
  const side = await app.found('Ending');
  const sid = await ask(newAddress(side), 'Please', side);
  await side.owner.client.organizations.delete(side.organizationSid);
  await app.superuser.query(
    `update organizations set deletion_due_at = now() where state = 'pending_deletion'`,
  );
  await app.runJob('organizations.end_deletions');
  const { rows } = await app.superuser.query<{ state: string; decided_by: string | null }>(
    `select state, decided_by from join_requests where 'JR' || replace(id::text, '-', '') = $1`,
    [sid],
  );
  expect(rows).toEqual([{ state: 'declined', decided_by: null }]);
});

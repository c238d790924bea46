/** A domain whose proof stays away: uncertain, warned about, lapsed, its people released; and proven anew. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { listMails } from '../../kernel/mail-queue.ts';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 8);

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** Sessions end in the days that a test lets go by. */
const ownerOf = (side: Founded) => app.signIn(side.owner.email);

const read = async (side: Founded) => {
  const { client } = await ownerOf(side);
  return (await client.domains.get(side.organizationSid, side.domainSid)).domain;
};

/** As the clock does. */
const lookNow = (side: Founded) =>
  app.runJob('domains.check', {
    domain_id: uuidOfSid('DN', side.domainSid),
    organization_id: uuidOfSid('OR', side.organizationSid),
  });

async function loseProof(side: Founded): Promise<string> {
  const { record } = await read(side);
  app.dns.del(record.name);
  return record.name;
}

/** Three looks on three days. */
async function becomeUncertain(side: Founded): Promise<void> {
  await loseProof(side);
  for (let day = 0; day < 3; day += 1) {
    await lookNow(side);
    if (day < 2) await app.travel({ days: 1 });
  }
  expect((await read(side)).state).toBe('verified_uncertain');
}

const release = (side: Founded) =>
  app.runJob('organization_users.release_domain', {
    organization_id: uuidOfSid('OR', side.organizationSid),
    domain_id: uuidOfSid('DN', side.domainSid),
    domain_name: side.domain,
  });

const subjectsTo = async (address: string) => {
  const mails = await listMails(app.app.kernel.database.db, 2_000);
  return mails.filter((mail) => mail.recipient === address).map((mail) => mail.subject);
};

async function lapse(side: Founded): Promise<void> {
  await becomeUncertain(side);
  await app.travel({ days: 30 });
  await lookNow(side);
  expect((await read(side)).state).toBe('lapsed');
  await release(side);
}

describe('while it is uncertain', () => {
  it('those who look after it see the days left, and are warned at 30, 14, 7 and 1, each once', async () => {
    const side = await app.found();
    await becomeUncertain(side);
    expect(await read(side)).toMatchObject({ days_left: 30, whose_move: 'yours' });
    const seen: string[][] = [];
    for (const days of [15, 2, 7, 5.5]) {
      await app.travel({ hours: days * 24 });
      await Promise.all([app.runJob('domains.warn'), app.runJob('domains.warn')]);
      await app.runJob('domains.warn');
      seen.push(
        (await subjectsTo(side.owner.email)).filter((subject) => /lapses in/.test(subject)),
      );
    }
    expect(seen.map((subjects) => subjects.length)).toEqual([0, 1, 2, 3]);
    expect(seen.at(-1)?.toSorted()).toEqual([
      `${side.domain} lapses in 1 day`,
      `${side.domain} lapses in 13 days`,
      `${side.domain} lapses in 6 days`,
    ]);
  });

  it('it lapses after 30 days and not before, and not while we cannot ask', async () => {
    const side = await app.found();
    await becomeUncertain(side);
    const { record } = await read(side);
    await app.travel({ days: 29 });
    await lookNow(side);
    expect((await read(side)).state).toBe('verified_uncertain');
    app.dns.fail(record.name, 'servfail');
    await app.travel({ days: 5 });
    await lookNow(side);
    expect((await read(side)).state).toBe('verified_uncertain');
    app.dns.fail(record.name, undefined);
    app.dns.set(record.name, 'TXT', [record.value]);
    await lookNow(side);
    expect(await read(side)).toMatchObject({ state: 'verified', lapses_at: null, days_left: null });
  });

  it('a person who has it checked at the deadline does not make it lapse: only the clock does', async () => {
    const side = await app.found();
    await becomeUncertain(side);
    await app.travel({ days: 30 });
    const { client } = await ownerOf(side);
    await client.domains.verify(side.organizationSid, side.domainSid, { method: 'dns' });
    expect((await read(side)).state).toBe('verified_uncertain');
    await lookNow(side);
    expect((await read(side)).state).toBe('lapsed');
  });
});

describe('when it lapsed', () => {
  it('its people are independent, their accounts the Owner’s, and everybody is told', async () => {
    const side = await app.found('Northwind Traders');
    const accounts = [{ account_sid: side.accountSid, role_sid: roleSids.developer }];
    const member = await app.join(side, { role: roleSids.organizationAdministrator, accounts });
    const own = await member.client.accounts.create({ friendly_name: 'Their own' });
    await lapse(side);
    const { client } = await ownerOf(side);
    expect(await read(side)).toMatchObject({ people_released: 1, whose_move: 'yours' });
    expect((await client.organizationUsers.list(side.organizationSid, {})).items).toMatchObject([
      { kind: 'managed', sid: side.owner.userSid },
    ]);
    expect((await client.accounts.get(own.sid)).owner?.user_sid).toBe(side.owner.userSid);
    const again = await app.signIn(member.email);
    expect((await again.client.user.get()).organization_sid).toBeNull();
    expect((await again.client.accounts.list()).items).toEqual([]);
    expect((await app.mailTo(member.email)).text).toContain('Their own');
    expect(await subjectsTo(side.owner.email)).toContain(`${side.domain} has lapsed`);
    const log = await client.auditEvents.list(side.organizationSid, {});
    const events = log.items.map((event) => event.event);
    expect(events).toEqual(expect.arrayContaining(['domain.lapsed', 'organization_user.released']));
  });

  it('nobody of another domain, nor of a subdomain, nor the Owner is released', async () => {
    const side = await app.found();
    const second = `eng.${side.domain}`;
    await app.prove(side.owner, side.organizationSid, second);
    const other = await app.join({ ...side, domain: second });
    await lapse(side);
    for (const person of [await app.signIn(other.email), await ownerOf(side)])
      expect((await person.client.user.get()).organization_sid).toBe(side.organizationSid);
  });

  it('it is free for another organization, and governs nobody', async () => {
    const side = await app.found();
    await lapse(side);
    const other = await app.found();
    await app.prove(other.owner, other.organizationSid, side.domain);
    expect((await read(side)).state).toBe('lapsed');
  });

  it('proven anew it inherits nobody, and those who are still to be released hold it up', async () => {
    const side = await app.found();
    const member = await app.join(side);
    await lapse(side);
    const { client } = await ownerOf(side);
    const renewed = await client.domains.renewChallenge(side.organizationSid, side.domainSid);
    expect(renewed).toMatchObject({ state: 'unverified', verified_at: null });
    app.dns.set(renewed.record.name, 'TXT', [renewed.record.value]);
    const { db } = app.app.kernel.database;
    const id = uuidOfSid('DN', side.domainSid);
    await sql`update domains set release_pending = true where id = ${id}`.execute(db);
    await lookNow(side);
    expect(await read(side)).toMatchObject({ state: 'unverified', whose_move: 'ours' });
    await release(side);
    await lookNow(side);
    expect((await read(side)).state).toBe('verified');
    const again = await app.signIn(member.email);
    expect((await again.client.user.get()).organization_sid).toBeNull();
  });

  it(`two jobs at once, and accounts that are made meanwhile, leave nobody behind: ${rounds} rounds`, async () => {
    const { db } = app.app.kernel.database;
    await race<unknown>(rounds, async () => {
      const side = await app.found();
      const people = await Promise.all([app.join(side), app.join(side), app.join(side)]);
      await loseProof(side);
      await sql`update domains set state = 'verified_uncertain', uncertain_since = now() - interval '31 days'
        where id = ${uuidOfSid('DN', side.domainSid)}`.execute(db);
      return [
        () => lookNow(side).then(() => release(side)),
        () => lookNow(side).then(() => release(side)),
        ...people.map(
          ({ client }) =>
            () =>
              outcomeOf(client.accounts.create({ friendly_name: 'Meanwhile' })),
        ),
      ];
    });
    const { rows } = await sql<{ lapsed: number; behind: number }>`
      select count(distinct d.id) as lapsed, count(u.id) filter (where u.id <> o.owner_user_id) as behind
      from domains d join organizations o on o.id = d.organization_id
      left join users u on u.email_domain = d.name and u.organization_id = o.id where d.state = 'lapsed'`.execute(
      db,
    );
    expect(Number(rows[0]?.lapsed)).toBeGreaterThanOrEqual(rounds);
    expect(Number(rows[0]?.behind)).toBe(0);
  }, 600_000);
});

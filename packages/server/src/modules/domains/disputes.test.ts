/** Two organizations prove one domain: who keeps it, who gets it, when, and what each learns about the other. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { listMails } from '../../kernel/mail-queue.ts';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 8);

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** A domain on the list of an organization: held, or claimed. */
interface Side {
  readonly founded: Founded;
  readonly domainSid: string;
  readonly name: string;
  readonly value: string;
}

const read = async ({ founded, domainSid }: Side) => {
  const { client } = await app.signIn(founded.owner.email);
  return (await client.domains.get(founded.organizationSid, domainSid)).domain;
};

const payloadOf = ({ founded, domainSid }: Side) => ({
  domain_id: uuidOfSid('DN', domainSid),
  organization_id: uuidOfSid('OR', founded.organizationSid),
});
const lookNow = (side: Side) => app.runJob('domains.check', payloadOf(side));
const settleNow = (side: Side) => app.runJob('domains.settle', payloadOf(side));

const recordOf = (name: string) => `_bailiwick.${name}`;
const publish = (name: string, ...sides: Side[]) =>
  app.dns.set(
    recordOf(name),
    'TXT',
    sides.map((side) => side.value),
  );

async function hold(): Promise<Side> {
  const founded = await app.found('Holder Holdings');
  const { domainSid, domain: name } = founded;
  const { client } = founded.owner;
  const details = await client.domains.get(founded.organizationSid, domainSid);
  return { founded, domainSid, name, value: details.domain.record.value };
}

async function claim(name: string): Promise<Side> {
  const founded = await app.found('Claimant Company');
  const { client } = founded.owner;
  const added = await client.domains.create(founded.organizationSid, { name });
  return { founded, domainSid: added.sid, name, value: added.record.value };
}

/** The holder's proof is gone, the claimant's is there, and the deadline runs. */
async function dispute(): Promise<{ holder: Side; claimant: Side }> {
  const holder = await hold();
  const claimant = await claim(holder.name);
  publish(holder.name, claimant);
  await lookNow(claimant);
  await lookNow(holder);
  return { holder, claimant };
}

/** The newest mail about a domain, once it was written by its job. */
async function mailAbout(side: Side, subject: string): Promise<string> {
  const { db } = app.app.kernel.database;
  for (let look = 0; look < 300; look += 1) {
    const mails = await listMails(db, 2_000);
    const found = mails.find(
      (mail) => mail.recipient === side.founded.owner.email && mail.subject === subject,
    );
    if (found !== undefined) return (await app.app.openMail(found.id))?.text ?? '';
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nobody told ${side.founded.owner.email}: ${subject}`);
}

describe('a second organization proves a domain', () => {
  it('whose holder’s proof stands: it is refused with that reason, both are told, and neither learns of the other', async () => {
    const holder = await hold();
    const claimant = await claim(holder.name);
    publish(holder.name, holder, claimant);
    await lookNow(claimant);
    await lookNow(holder);
    const [theirs, ours] = [await read(claimant), await read(holder)];
    expect(theirs).toMatchObject({
      state: 'unverified',
      held_by_another: true,
      dispute: { side: 'claimant', state: 'refused', restore_until: null },
      whose_move: 'nobody',
    });
    expect(ours).toMatchObject({ state: 'verified', dispute: null });
    const told = await mailAbout(claimant, `${holder.name} stays with another organization`);
    const toldHolder = await mailAbout(holder, `${holder.name} stays yours`);
    for (const text of [told, JSON.stringify(theirs)])
      for (const secret of ['Holder', holder.founded.owner.email, holder.founded.organizationSid])
        expect(text).not.toContain(secret);
    for (const secret of ['Claimant', claimant.founded.owner.email])
      expect(toldHolder).not.toContain(secret);
  });

  it('the log of the holder does not say who has it checked on the other side', async () => {
    const { holder } = await dispute();
    await mailAbout(holder, `${holder.name} will pass to another organization`);
    const { client } = await app.signIn(holder.founded.owner.email);
    const log = await client.auditEvents.list(holder.founded.organizationSid, {});
    const about = log.items.filter((event) => event.event === 'domain.claimed_by_another');
    expect(about).toHaveLength(1);
    expect(about[0]?.actor).toMatchObject({ kind: 'system' });
    expect(JSON.stringify(log)).not.toContain('Claimant');
  });

  it('is refused again within a day without a second dispute; a day later the holder is looked at anew', async () => {
    const holder = await hold();
    const claimant = await claim(holder.name);
    publish(holder.name, holder, claimant);
    const { db } = app.app.kernel.database;
    const count = async () => {
      const { rows } = await sql<{ count: number }>`select count(*) as count from domain_disputes
        where claimant_domain_id = ${uuidOfSid('DN', claimant.domainSid)}`.execute(db);
      return Number(rows[0]?.count);
    };
    for (const expected of [1, 1]) {
      await lookNow(claimant);
      await lookNow(holder);
      expect(await count()).toBe(expected);
    }
    await app.travel({ hours: 25 });
    await lookNow(claimant);
    expect(await count()).toBe(2);
  });

  it('an outage is held against nobody: the holder is looked at again in ten minutes', async () => {
    const holder = await hold();
    const claimant = await claim(holder.name);
    publish(holder.name, claimant);
    // A proven claim has the holder looked at in the background at once: that look may be the first, and must fail too.
    app.dns.failAfterNext(recordOf(holder.name), 'servfail');
    await lookNow(claimant);
    await lookNow(holder);
    const ours = await read(holder);
    expect(ours).toMatchObject({ state: 'verified', dispute: { state: 'checking' } });
    const wait = new Date(ours.next_check_at ?? 0).getTime() - Date.now();
    expect(wait).toBeLessThan(11 * 60_000);
    expect((await read(claimant)).whose_move).toBe('ours');
  });
});

describe('when the proof of the holder is gone', () => {
  it('it has seven days, both sides see the deadline, and nobody can be added meanwhile', async () => {
    const { holder, claimant } = await dispute();
    const [ours, theirs] = [await read(holder), await read(claimant)];
    expect(ours).toMatchObject({
      state: 'verified_uncertain',
      days_left: 7,
      whose_move: 'yours',
      dispute: { side: 'holder', state: 'restoring' },
    });
    expect(theirs).toMatchObject({
      state: 'unverified',
      whose_move: 'theirs',
      dispute: { side: 'claimant', state: 'restoring', restore_until: ours.lapses_at },
    });
    await mailAbout(holder, `${holder.name} will pass to another organization`);
    const { client } = await app.signIn(holder.founded.owner.email);
    const sent = await client.invitations.create(holder.founded.organizationSid, {
      emails: [`new@${holder.name}`],
    });
    expect(sent.results[0]).toMatchObject({ outcome: 'refused' });
  });

  it('a proof that is back refuses the claim', async () => {
    const { holder, claimant } = await dispute();
    await app.travel({ days: 6 });
    publish(holder.name, holder, claimant);
    await lookNow(holder);
    expect(await read(holder)).toMatchObject({ state: 'verified', dispute: null });
    expect(await read(claimant)).toMatchObject({
      state: 'unverified',
      dispute: { state: 'refused' },
    });
    await mailAbout(claimant, `${holder.name} stays with another organization`);
  });

  it('the domain passes after seven days, and the people of the holder are released', async () => {
    const holder = await hold();
    const member = await app.join(holder.founded);
    const claimant = await claim(holder.name);
    publish(holder.name, claimant);
    await lookNow(claimant);
    await lookNow(holder);
    await app.travel({ days: 6 });
    await settleNow(holder);
    expect((await read(holder)).state).toBe('verified_uncertain');
    await app.travel({ days: 1, hours: 1 });
    await settleNow(holder);
    expect((await read(holder)).state).toBe('lapsed');
    expect((await read(claimant)).state).toBe('verified');
    await app.runJob('organization_users.release_domain', {
      organization_id: uuidOfSid('OR', holder.founded.organizationSid),
      domain_id: uuidOfSid('DN', holder.domainSid),
      domain_name: holder.name,
    });
    const again = await app.signIn(member.email);
    expect((await again.client.user.get()).organization_sid).toBeNull();
  });

  it('a claimant whose own proof is gone at the deadline gets nothing, and the holder keeps its days', async () => {
    const { holder, claimant } = await dispute();
    app.dns.del(recordOf(holder.name));
    await app.travel({ days: 7, hours: 1 });
    await settleNow(holder);
    expect(await read(claimant)).toMatchObject({ state: 'unverified', dispute: null });
    const ours = await read(holder);
    expect(ours).toMatchObject({ state: 'verified_uncertain', dispute: null });
    expect(ours.days_left).toBeGreaterThan(20);
  });

  it('a claim that cannot be looked at is held against nobody: the next look at the holder settles it, and none before', async () => {
    const { holder, claimant } = await dispute();
    const { founded, domainSid } = claimant;
    // The last look at the claim is by a file, from a web server that is not there.
    await founded.owner.client.domains.verify(founded.organizationSid, domainSid, {
      method: 'https',
    });
    await app.travel({ days: 7, hours: 1 });
    await settleNow(holder);
    const { rowCount } = await app.superuser.query(
      `select 1 from graphile_worker.jobs where task_identifier = 'domains.settle'`,
    );
    expect(rowCount).toBe(0);
    expect(await read(holder)).toMatchObject({
      state: 'verified_uncertain',
      dispute: { state: 'restoring' },
    });
  });

  it('the look of the clock after the deadline settles by itself', async () => {
    const { holder, claimant } = await dispute();
    await app.travel({ days: 7, hours: 1 });
    await lookNow(holder);
    for (let look = 0; look < 200 && (await read(holder)).state !== 'lapsed'; look += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await read(claimant)).state).toBe('verified');
  });

  it('a holder who removes the domain leaves it to the claimant; a claimant who does ends the dispute', async () => {
    const first = await dispute();
    const { owner, organizationSid } = first.holder.founded;
    await owner.client.domains.remove(organizationSid, first.holder.domainSid);
    await lookNow(first.claimant);
    expect((await read(first.claimant)).state).toBe('verified');

    const second = await dispute();
    const { founded, domainSid } = second.claimant;
    await founded.owner.client.domains.remove(founded.organizationSid, domainSid);
    await mailAbout(second.holder, `Nobody else claims ${second.holder.name} any more`);
    expect(await read(second.holder)).toMatchObject({ state: 'verified_uncertain', dispute: null });
  });
});

describe(`two at once, ${rounds} rounds each`, () => {
  const holdersOf = async (name: string) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from domains
      where name = ${name} and state in ('verified', 'verified_uncertain')`.execute(
      app.app.kernel.database.db,
    );
    return Number(rows[0]?.count);
  };
  /** The deadline is over, without the days that would end everybody's sessions. */
  const endDays = ({ name }: Side) =>
    sql`update domain_disputes set restore_until = now() - interval '1 minute' where name = ${name}`.execute(
      app.app.kernel.database.db,
    );

  it('two claimants of a domain that its holder loses: one gets it', async () => {
    const names: string[] = [];
    await race(rounds, async () => {
      const { holder, claimant } = await dispute();
      const third = await claim(holder.name);
      publish(holder.name, claimant, third);
      await lookNow(third);
      await lookNow(holder);
      await endDays(holder);
      names.push(holder.name);
      return [
        () => settleNow(holder),
        () => settleNow(holder),
        () => lookNow(third),
        () => lookNow(claimant),
      ];
    });
    for (const name of names) expect(await holdersOf(name)).toBe(1);
  }, 600_000);

  it('a proof that comes back at the deadline: the domain is either’s, and never nobody’s or both’s', async () => {
    const sides: { holder: Side; claimant: Side }[] = [];
    await race<unknown>(rounds, async () => {
      const both = await dispute();
      const { holder, claimant } = both;
      await endDays(holder);
      sides.push(both);
      return [
        () => settleNow(holder),
        () => {
          publish(holder.name, holder, claimant);
          return lookNow(holder);
        },
      ];
    });
    for (const { holder, claimant } of sides) {
      const states = [(await read(holder)).state, (await read(claimant)).state];
      expect([
        ['verified', 'unverified'],
        ['lapsed', 'verified'],
        // Both looked while the other wrote: the next look decides.
        ['verified_uncertain', 'unverified'],
      ]).toContainEqual(states);
      expect(await holdersOf(holder.name)).toBe(1);
    }
  }, 600_000);

  it('removal by either side while it is settled: one holder at most, and no dispute stays open without a holder', async () => {
    await race<unknown>(rounds, async (round) => {
      const { holder, claimant } = await dispute();
      await endDays(holder);
      const { founded, domainSid } = round % 2 === 0 ? holder : claimant;
      return [
        () => settleNow(holder),
        () => outcomeOf(founded.owner.client.domains.remove(founded.organizationSid, domainSid)),
      ];
    });
    const { rows } =
      await sql`select 1 from domain_disputes x join domains h on h.id = x.holder_domain_id join domains c on c.id = x.claimant_domain_id
      where x.ended_at is null and (h.state not in ('verified', 'verified_uncertain') or c.state <> 'unverified')`.execute(
        app.app.kernel.database.db,
      );
    expect(rows).toEqual([]);
  }, 600_000);
});

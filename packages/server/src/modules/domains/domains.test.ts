/** Domains through HTTP, against a real DNS server in all its moods. */
import { BailiwickError } from '@bailiwick/sdk';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, uniqueDomain } from '../../testing/app.ts';
import { checkDue, checkOne } from './jobs.ts';

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

const codeOf = async (call: Promise<unknown>) => {
  try {
    await call;
    return 'done';
  } catch (error) {
    return error instanceof BailiwickError ? error.code : String(error);
  }
};

const add = (name = uniqueDomain()) =>
  founded.owner.client.domains.create(founded.organizationSid, { name });
/** The last look counts for 20 seconds: a test does not wait. */
const look = async (sid: string) => {
  await sql`update domain_checks set checked_at = checked_at - interval '1 minute'`
    .execute(app.app.kernel.database.db)
    .catch(() => undefined);
  return founded.owner.client.domains.verify(founded.organizationSid, sid, { method: 'dns' });
};
const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

describe('adding', () => {
  it.each([
    ['gmail.com', 'domain.shared_mail'],
    ['mailinator.com', 'domain.shared_mail'],
    ['qq.com', 'domain.shared_mail'],
    ['poczta.pl', 'domain.shared_mail'],
    ['co.uk', 'domain.public_suffix'],
    ['someone@corp.com', 'domain.not_a_domain'],
    ['1.2.3.4', 'domain.not_a_domain'],
    ['*.corp.com', 'domain.not_a_domain'],
    ['localhost', 'domain.not_a_domain'],
  ])('%s is refused: %s', async (name, code) => {
    expect(await codeOf(add(name))).toBe(code);
  });

  it('the same name in another spelling is on the list already', async () => {
    const name = uniqueDomain();
    await add(name);
    expect(await codeOf(add(name.toUpperCase()))).toBe('domain.already_added');
    expect(await codeOf(add(`${name}.`))).toBe('domain.already_added');
  });

  it('a name that looks like one that another organization has proven goes to the operator', async () => {
    const other = await app.found();
    await app.prove(other.owner, other.organizationSid, 'corporate-look.com');
    expect(await codeOf(add('c0rporate-look.com'))).toBe('domain.looks_like_another');
  });
});

describe('looking', () => {
  it.each([
    ['servfail', 'unknown'],
    ['refused', 'unknown'],
    ['unreadable', 'unknown'],
  ] as const)('%s is held against nobody', async (failure, outcome) => {
    const domain = await add();
    app.dns.fail(domain.record.name, failure);
    const seen = await look(domain.sid);
    expect(seen).toMatchObject({ state: 'unverified', last_check: { outcome } });
    expect(seen.sentence).toContain('held against nobody');
  });

  it.each(['substring', 'case', 'quotes', 'wildcard', 'split'] as const)(
    'only the whole record counts: %s',
    async (kind) => {
      const domain = await add();
      const { name, value } = domain.record;
      const parent = name.replace(/^[^.]+/, '*');
      if (kind === 'substring') app.dns.set(name, 'TXT', [`${value} and more`]);
      if (kind === 'case') app.dns.set(name, 'TXT', [value.toUpperCase()]);
      if (kind === 'quotes') app.dns.set(name, 'TXT', [`"${value}"`]);
      if (kind === 'wildcard') app.dns.set(parent, 'TXT', [value]);
      if (kind === 'split') app.dns.set(name, 'TXT', [[value.slice(0, 20), value.slice(20)]]);
      expect((await look(domain.sid)).state).toBe(kind === 'split' ? 'verified' : 'unverified');
    },
  );

  it('a token proves neither for another organization nor for another domain, nor after a new one', async () => {
    const other = await app.found();
    const name = uniqueDomain();
    const ours = await add(name);
    const theirs = await other.owner.client.domains.create(other.organizationSid, { name });
    app.dns.set(ours.record.name, 'TXT', [theirs.record.value]);
    expect((await look(ours.sid)).state).toBe('unverified');
    const second = await add();
    app.dns.set(second.record.name, 'TXT', [ours.record.value]);
    expect((await look(second.sid)).state).toBe('unverified');
    const renewed = await founded.owner.client.domains.renewChallenge(
      founded.organizationSid,
      second.sid,
    );
    expect(renewed).toMatchObject({ last_check: null, whose_move: 'yours' });
    expect(renewed.sentence).toMatch(/^Waiting for the record/);
    app.dns.set(second.record.name, 'TXT', [second.record.value]);
    expect((await look(second.sid)).state).toBe('unverified');
    app.dns.set(second.record.name, 'TXT', [renewed.record.value]);
    expect((await look(second.sid)).state).toBe('verified');
  });

  it('a look that began before the record was renewed decides nothing', async () => {
    const domain = await add();
    app.dns.set(domain.record.name, 'TXT', [domain.record.value]);
    const release = app.dns.hold(domain.record.name);
    const slow = codeOf(look(domain.sid));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await founded.owner.client.domains.renewChallenge(founded.organizationSid, domain.sid);
    release();
    expect(await slow).toBe('domain.changed_meanwhile');
  });

  it('a subdomain is another domain', async () => {
    const name = uniqueDomain();
    await app.prove(founded.owner, founded.organizationSid, name);
    const sent = await founded.owner.client.invitations.create(founded.organizationSid, {
      emails: [`a@eng.${name}`, `a@${name}.evil-of-tests.com`, `a@evil${name}`],
    });
    expect(sent.results.map((result) => result.outcome)).toEqual(['refused', 'refused', 'refused']);
  });

  it('is done by itself when it is due, and every look is kept', async () => {
    const domain = await add();
    app.dns.set(domain.record.name, 'TXT', [domain.record.value]);
    const { kernel } = app.app;
    await sql`update domains set next_check_at = now() - interval '1 second' where id = ${uuidOf(domain.sid)}`.execute(
      kernel.database.db,
    );
    await checkDue(kernel);
    await checkOne(kernel, {
      domain_id: uuidOf(domain.sid),
      organization_id: uuidOf(founded.organizationSid),
    });
    const { domain: after } = await founded.owner.client.domains.get(
      founded.organizationSid,
      domain.sid,
    );
    expect(after.state).toBe('verified');
    const checks = await founded.owner.client.domains.listChecks(
      founded.organizationSid,
      domain.sid,
    );
    expect(checks.items.at(-1)).toMatchObject({ asked_by: 'schedule', outcome: 'match' });
    expect((await app.mailTo(founded.owner.email)).subject).toContain(`${domain.name} is proven`);
  });

  it('a proof that is gone for three days makes it uncertain: nobody is added, everybody stays', async () => {
    const name = uniqueDomain();
    const sid = await app.prove(founded.owner, founded.organizationSid, name);
    const member = await app.join({ ...founded, domain: name });
    const { record } = (await founded.owner.client.domains.get(founded.organizationSid, sid))
      .domain;
    app.dns.del(record.name);
    for (let day = 0; day < 3; day += 1) {
      await look(sid);
      await sql`update domains set last_absence_at = last_absence_at - interval '1 day' where id = ${uuidOf(sid)}`.execute(
        app.app.kernel.database.db,
      );
    }
    expect(
      (await founded.owner.client.domains.get(founded.organizationSid, sid)).domain.state,
    ).toBe('verified_uncertain');
    const sent = await founded.owner.client.invitations.create(founded.organizationSid, {
      emails: [`new@${name}`],
    });
    expect(sent.results[0]).toMatchObject({ outcome: 'refused' });
    expect(await codeOf(member.client.user.get())).toBe('done');
    app.dns.set(record.name, 'TXT', [record.value]);
    expect((await look(sid)).state).toBe('verified');
  });

  it('tells how many people use it only once it is proven', async () => {
    const domain = await add();
    expect(
      (await founded.owner.client.domains.get(founded.organizationSid, domain.sid)).people,
    ).toBeNull();
    expect(
      (await founded.owner.client.domains.get(founded.organizationSid, founded.domainSid)).people,
    ).toMatchObject({ elsewhere: 0 });
  });
});

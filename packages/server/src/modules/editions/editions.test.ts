/** Editions through the API: the operator edits and gives them, organizations see what they have, the clock ends them. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMails } from '../../kernel/mail-queue.ts';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { signInOperator } from '../../testing/operator.ts';
import { race } from '../../testing/race.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let operator: BailiwickClient;
beforeAll(async () => {
  app = await createTestApp();
  operator = await signInOperator(app);
});
afterAll(() => app.close());

type Edition = Awaited<ReturnType<BailiwickClient['editions']['get']>>;

const bySlug = async (slug: string): Promise<Edition> => {
  const { items } = await operator.editions.list();
  const found = items.find((edition) => edition.slug === slug);
  if (found === undefined) throw new Error(`there is no edition ${slug}`);
  return found;
};

const create = (input: Partial<Parameters<BailiwickClient['editions']['create']>[0]> = {}) => {
  const slug = unique('edition-');
  return operator.editions.create({
    name: `Called ${slug}`,
    slug,
    features: [],
    limits: {},
    ...input,
  });
};

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const give = (
  { organizationSid }: Founded,
  edition: Pick<Edition, 'sid'>,
  more: { starts_at?: string; ends_at?: string | null; reference?: string } = {},
) => operator.editionAssignments.create(organizationSid, { edition_sid: edition.sid, ...more });

const usageOf = ({ owner, organizationSid }: Founded) => owner.client.usage.get(organizationSid);

const linesOf = (impact: { changes: { what: string; count: number; names: string[] }[] }) =>
  new Map(impact.changes.map(({ what, count, names }) => [what, { count, names }]));

/** Subjects of the mails about editions to somebody, the newest first. */
async function mailsTo(email: string): Promise<string[]> {
  const { items } = await operator.instance.listMails();
  return items
    .filter(({ recipient, subject }) => recipient === email && subject.includes('edition'))
    .map(({ subject }) => subject);
}

const eventsOf = async ({ owner, organizationSid }: Founded) =>
  (await owner.client.auditEvents.list(organizationSid)).items
    .filter(({ event }) => event.startsWith('edition.'))
    .map(({ event }) => event);

describe('the operator', () => {
  it('finds four editions, the first of which is the default, and what can be in one', async () => {
    const { items, settings, features, limits } = await operator.editions.list();
    expect(items.slice(0, 4).map(({ slug }) => slug)).toEqual([
      'community',
      'administration',
      'security',
      'enterprise',
    ]);
    expect(settings.default_edition_sid).toBe(items[0]?.sid);
    expect(items[0]).toMatchObject({ is_default: true, limits: { domains: 100, accounts: null } });
    expect(features.map(({ name }) => name)).toEqual(['sso', 'audit_log_export']);
    expect(limits.find(({ name }) => name === 'audit_retention_days')).toMatchObject({
      unit: 'days',
      at_least: 30,
    });
  });

  it('creates, changes and retires one; the log has it', async () => {
    const made = await create({ features: ['sso'] });
    const changed = await operator.editions.update(
      made.sid,
      { limits: { accounts: 5 } },
      { ifMatch: made.version },
    );
    expect(changed).toMatchObject({ features: ['sso'], limits: { accounts: 5, domains: null } });
    await operator.editions.retire(made.sid);
    await expect(operator.editions.get(made.sid)).rejects.toMatchObject({ status: 404 });
    // Its name is free again.
    await operator.editions.create({
      name: made.name,
      slug: made.slug,
      features: [],
      limits: {},
    });
    const { rows } = await app.superuser.query<{ event: string }>(
      `select event from audit_events where target_sid = $1 order by id`,
      [made.sid],
    );
    expect(rows.map(({ event }) => event)).toEqual([
      'edition.created',
      'edition.changed',
      'edition.retired',
    ]);
  });

  it('is refused what does not fit', async () => {
    const made = await create();
    const other = await create();
    await expect(
      operator.editions.create({ name: made.name, slug: unique('e'), features: [], limits: {} }),
    ).rejects.toMatchObject({ status: 409, code: 'edition.name_taken' });
    await expect(operator.editions.update(made.sid, { slug: other.slug })).rejects.toMatchObject({
      code: 'edition.name_taken',
    });
    await expect(
      operator.editions.update(made.sid, { name: 'Stale' }, { ifMatch: made.version + 1 }),
    ).rejects.toMatchObject({ status: 412 });
    for (const wrong of [
      { slug: 'Not a slug' },
      { limits: { accounts: 0 } },
      { limits: { audit_retention_days: 7 } },
      { features: ['flying'] },
      { limits: { flights: 3 } },
      { name: ' ' },
    ])
      await expect(
        operator.editions.update(made.sid, wrong as Parameters<typeof operator.editions.update>[1]),
        JSON.stringify(wrong),
      ).rejects.toMatchObject({ status: 400 });
    await expect(
      operator.editions.update(`ED${'0'.repeat(32)}`, { name: 'Nothing' }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('is the only one who may', async () => {
    const founded = await app.found();
    const { client } = founded.owner;
    await expect(client.editions.list()).rejects.toMatchObject({ status: 401 });
    await expect(
      client.editionAssignments.create(founded.organizationSid, {
        edition_sid: (await bySlug('enterprise')).sid,
      }),
    ).rejects.toMatchObject({ status: 401 });
  });

  it('sees which organizations lose what before an edition is changed, and nothing changes by that', async () => {
    const founded = await app.found(unique('Losing '));
    const made = await create({ features: ['sso'], limits: { accounts: 3 } });
    await give(founded, made);
    await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Second',
    });
    const lines = linesOf(
      await operator.editions.updateDryRun(made.sid, {
        features: ['audit_log_export'],
        limits: { accounts: 1, audit_retention_days: 90 },
      }),
    );
    const name = (await founded.owner.client.organizations.get(founded.organizationSid))
      .friendly_name;
    expect(lines.get('organizations_concerned')).toEqual({ count: 1, names: [name] });
    expect(lines.get('lost_sso')).toEqual({ count: 1, names: [name] });
    expect(lines.get('gained_audit_log_export')?.count).toBe(1);
    expect(lines.get('above_accounts')).toEqual({ count: 1, names: [name] });
    expect(lines.get('audit_events_removed')).toEqual({ count: 1, names: [name] });
    expect((await operator.editions.get(made.sid)).version).toBe(made.version);
    const listed = await operator.editions.listOrganizations(made.sid);
    expect(listed.items).toMatchObject([{ sid: founded.organizationSid, by_default: false }]);
  });

  it('says which is the default and whom to ask, after seeing whom that changes', async () => {
    const own = await createTestApp();
    const staff = await signInOperator(own);
    const founded = await own.found('Falling Back');
    const { items } = await staff.editions.list();
    const enterprise = items.find(({ slug }) => slug === 'enterprise');
    const input = { default_edition_sid: enterprise?.sid ?? '', contact: 'sales@vendor.example' };
    const lines = linesOf(await staff.editionSettings.updateDryRun(input));
    expect(lines.get('gained_sso')?.count).toBe(1);
    expect(lines.get('organizations_concerned')).toEqual({ count: 1, names: ['Falling Back'] });
    await staff.editionSettings.update(input);
    expect(await founded.owner.client.usage.get(founded.organizationSid)).toMatchObject({
      edition: { name: 'Enterprise', is_default: true },
      contact: 'sales@vendor.example',
    });
    await expect(staff.editions.retire(enterprise?.sid ?? '')).rejects.toMatchObject({
      status: 409,
      code: 'edition.in_use',
      message: 'Enterprise is the default edition.',
    });
    await own.close();
  });
});

describe('an organization', () => {
  it('gets an edition between two dates, is told, and has it in its log', async () => {
    const founded = await app.found();
    const enterprise = await bySlug('enterprise');
    const given = await give(founded, enterprise, { ends_at: inDays(90), reference: 'PO-117' });
    expect(given).toMatchObject({
      state: 'current',
      edition_name: 'Enterprise',
      reference: 'PO-117',
    });
    expect((await usageOf(founded)).edition).toMatchObject({
      name: 'Enterprise',
      is_default: false,
      reference: 'PO-117',
      ends_at: given.ends_at,
    });
    expect((await mailsTo(founded.owner.email))[0]).toMatch(/gets the edition Enterprise$/);
    expect(await eventsOf(founded)).toEqual(['edition.assigned']);
  });

  it('has what is given last, from when it begins; the past stays', async () => {
    const founded = await app.found();
    const [security, enterprise] = [await bySlug('security'), await bySlug('enterprise')];
    await give(founded, security);
    await give(founded, enterprise, { starts_at: inDays(10), ends_at: inDays(20) });
    const usage = await usageOf(founded);
    expect(usage.edition.name).toBe('Security');
    expect(usage.next?.name).toBe('Enterprise');
    expect(usage.sentence).toMatch(/has the edition Security until .*, then Enterprise\.$/);
    await give(founded, enterprise);
    const { items } = await operator.editionAssignments.list(founded.organizationSid);
    expect(items.map(({ edition_name, state }) => `${edition_name} ${state}`)).toEqual([
      'Enterprise replaced',
      'Enterprise current',
      'Security ended',
    ]);
  });

  it('is shown to the operator as what it would lose, before it gets less', async () => {
    const founded = await app.found();
    await give(founded, await bySlug('enterprise'));
    const less = await create({ limits: { domains: 1 } });
    await app.prove(founded.owner, founded.organizationSid, `${unique('second-')}.com`);
    const impact = await operator.editionAssignments.createDryRun(founded.organizationSid, {
      edition_sid: less.sid,
    });
    expect(linesOf(impact).get('losses')).toEqual({
      count: 3,
      names: [
        'Single sign-on becomes read-only: what is enforced goes on, and nothing of it can be changed.',
        'The audit log as a file becomes read-only: what is enforced goes on, and nothing of it can be changed.',
        'Domains: 2 are used and 1 would be allowed. All of them stay, and none can be added.',
      ],
    });
    expect(linesOf(impact).get('assignments_replaced')).toEqual({
      count: 1,
      names: ['Enterprise'],
    });
    expect((await usageOf(founded)).edition.name).toBe('Enterprise');
  });

  it('is given nothing for times that cannot be, and nothing that was retired', async () => {
    const founded = await app.found();
    const enterprise = await bySlug('enterprise');
    const impossible = { status: 400, code: 'edition.dates_not_possible' };
    await expect(give(founded, enterprise, { starts_at: inDays(-1) })).rejects.toMatchObject(
      impossible,
    );
    await expect(give(founded, enterprise, { ends_at: inDays(-1) })).rejects.toMatchObject(
      impossible,
    );
    await expect(
      give(founded, enterprise, { starts_at: inDays(3), ends_at: inDays(2) }),
    ).rejects.toMatchObject(impossible);
    const retired = await create();
    await operator.editions.retire(retired.sid);
    await expect(give(founded, retired)).rejects.toMatchObject({ status: 404 });
    await expect(
      operator.editionAssignments.create(`OR${'0'.repeat(32)}`, { edition_sid: enterprise.sid }),
    ).rejects.toMatchObject({ status: 404 });
    expect((await operator.editionAssignments.list(founded.organizationSid)).items).toEqual([]);
  });

  it('loses it when the operator withdraws it, with what was planned', async () => {
    const founded = await app.found();
    await expect(
      operator.editionAssignments.withdraw(founded.organizationSid),
    ).rejects.toMatchObject({ status: 409, code: 'edition.none_assigned' });
    await give(founded, await bySlug('security'), { ends_at: inDays(10) });
    await give(founded, await bySlug('enterprise'), { starts_at: inDays(10) });
    const impact = await operator.editionAssignments.withdrawDryRun(founded.organizationSid);
    expect(linesOf(impact).get('assignments_replaced')?.names).toEqual(['Security', 'Enterprise']);
    await operator.editionAssignments.withdraw(founded.organizationSid);
    expect(await usageOf(founded)).toMatchObject({
      edition: { name: 'Community', is_default: true },
      next: null,
    });
    // The clock has nothing to add to what the operator did.
    await app.runJob('editions.tell_ends');
    expect(await eventsOf(founded)).toEqual([
      'edition.withdrawn',
      'edition.assigned',
      'edition.assigned',
    ]);
  });

  it('shows its usage to whoever may see it, and to nobody else', async () => {
    const founded = await app.found();
    const [viewer, standard, stranger] = [
      await app.join(founded, { role: roleSids.billingViewer }),
      await app.join(founded),
      await app.found(),
    ];
    const usage = await viewer.client.usage.get(founded.organizationSid);
    expect(usage.limits.find(({ name }) => name === 'managed_users')).toMatchObject({
      used: 3,
      allowed: null,
      title: 'Managed users',
    });
    await expect(standard.client.usage.get(founded.organizationSid)).rejects.toMatchObject({
      status: 403,
      problem: { missing_permission: '/bailiwick/iam/usage/read' },
    });
    await expect(stranger.owner.client.usage.get(founded.organizationSid)).rejects.toMatchObject({
      status: 404,
    });
    const seen = await operator.operatedOrganizations.getUsage(founded.organizationSid);
    expect(seen.limits).toEqual(usage.limits);
  });

  it('does not see editions that are not listed, unless it has one', async () => {
    const [one, other] = [await app.found(), await app.found()];
    const secret = await create({ is_listed: false });
    await give(one, secret);
    const namesOf = async (founded: Founded) =>
      (await usageOf(founded)).editions.map(({ name }) => name);
    expect(await namesOf(one)).toContain(secret.name);
    expect(await namesOf(other)).not.toContain(secret.name);
    const current = (await usageOf(one)).editions.find(({ is_current }) => is_current);
    expect(current).toMatchObject({ name: secret.name, would_break: [] });
  });

  it('takes its usage out as a file, which a spreadsheet does not calculate', async () => {
    const founded = await app.found();
    const made = await create();
    await give(founded, made, { reference: '=1+1' });
    const file = await founded.owner.client.usage.download(founded.organizationSid);
    const text = await file.text();
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('kind,name,title,used,allowed,starts_at,ends_at,reference');
    expect(lines[1]).toMatch(new RegExp(`^edition,${made.name},,,,[^,]+,,'=1\\+1$`));
    expect(lines).toContain('limit,domains,Domains,1,,,,');
    expect(lines).toContain('feature,sso,Single sign-on,,no,,,');
    expect((await eventsOf(founded))[0]).toBe('edition.usage_exported');
  });
});

describe('the clock', () => {
  it('warns the Owner 30, 7 and 1 days before the end, each once, and says when it is over', async () => {
    const own = await createTestApp();
    const staff = await signInOperator(own);
    const founded = await own.found();
    const { items } = await staff.editions.list();
    await staff.editionAssignments.create(founded.organizationSid, {
      edition_sid: items.find(({ slug }) => slug === 'enterprise')?.sid ?? '',
      ends_at: inDays(40),
    });
    // Nobody is signed in any more after days.
    const mails = async () =>
      (await listMails(own.app.kernel.database.db, 200)).filter(
        ({ recipient, subject }) =>
          recipient === founded.owner.email && /edition .* (ends on|has ended)/.test(subject),
      ).length;
    const seen: number[] = [];
    for (const days of [0, 11, 10, 13, 5, 1]) {
      await own.travel({ days });
      await own.runJob('editions.tell_ends');
      await own.runJob('editions.tell_ends');
      seen.push(await mails());
    }
    // After 0, 11, 21, 34, 39 and 40 days: 29 days are left at the second look, 6 at the fourth.
    expect(seen).toEqual([0, 1, 1, 2, 3, 4]);
    const owner = await own.signIn(founded.owner.email);
    expect((await owner.client.usage.get(founded.organizationSid)).edition.name).toBe('Community');
    const { items: events } = await owner.client.auditEvents.list(founded.organizationSid);
    expect(events.filter(({ event }) => event === 'edition.ended')).toHaveLength(1);
    await own.close();
  });

  it('does not warn of what is past when it is given, nor when another edition follows', async () => {
    const [short, followed] = [await app.found(), await app.found()];
    const enterprise = await bySlug('enterprise');
    await give(short, enterprise, { ends_at: inDays(5) });
    const end = inDays(20);
    await give(followed, enterprise, { ends_at: end });
    await give(followed, enterprise, { starts_at: end });
    await app.runJob('editions.tell_ends');
    for (const { owner } of [short, followed])
      expect((await mailsTo(owner.email)).filter((subject) => subject.includes('ends on'))).toEqual(
        [],
      );
  });
});

describe('two at once', () => {
  const rounds = 5;

  it('an edition is given or retired, not both', async () => {
    const founded = await app.found();
    const outcomes = await race<unknown>(rounds, async () => {
      const made = await create();
      return [() => give(founded, made), () => operator.editions.retire(made.sid)];
    });
    for (const round of outcomes)
      expect(round.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('an edition becomes the default or is retired, not both', async () => {
    const outcomes = await race<unknown>(rounds, async () => {
      const made = await create();
      return [
        () => operator.editionSettings.update({ default_edition_sid: made.sid }),
        () => operator.editions.retire(made.sid),
      ];
    });
    await operator.editionSettings.update({ default_edition_sid: (await bySlug('community')).sid });
    for (const round of outcomes)
      expect(round.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('of two that are given, the organization has one', async () => {
    const founded = await app.found();
    const [one, other] = [await bySlug('security'), await bySlug('enterprise')];
    await race(rounds, () => [() => give(founded, one), () => give(founded, other)]);
    const { items } = await operator.editionAssignments.list(founded.organizationSid);
    expect(items).toHaveLength(rounds * 2);
    expect(items.filter(({ state }) => state === 'current')).toHaveLength(1);
  });

  it('of two editions one gets the name', async () => {
    const outcomes = await race(rounds, () => {
      const slug = unique('same-');
      const make = () => operator.editions.create({ name: slug, slug, features: [], limits: {} });
      return [make, make];
    });
    for (const round of outcomes)
      expect(round.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

/** Use cases of domains: adding, checking, renewing, removing. */
import type { UserActor } from '../../kernel/actor.ts';
import { systemClock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database.ts';
import { skeleton } from '../../kernel/domain-name.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { type OrganizationScope, organizationScope, platformScope } from '../../kernel/scope.ts';
import { randomHex } from '../../kernel/secrets.ts';
import { isSharedMailDomain } from '../../kernel/shared-mail-domains.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { readEmail } from '../users/index.ts';
import { findProvider } from './dns-providers.ts';
import { lookForProof, type Proof } from './proofs.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import { domainErrors, domainEvents } from './vocabulary.ts';

const everyHolder = platformScope('a domain is held by one organization among all');
const domainsAtMost = 100;

function presentCheck(check: Omit<store.CheckRow, 'checkedAt'> & { checkedAt: Date | string }) {
  return {
    checked_at: new Date(check.checkedAt).toISOString(),
    asked_by: check.askedBy,
    method: check.method,
    outcome: check.outcome,
    expected: check.expected,
    found: check.found,
    closest: check.outcome === 'mismatch' ? rules.closestTo(check.expected, check.found) : null,
    sentence: rules.sentenceOfCheck(check),
    server: check.server,
    ttl_seconds: check.ttlSeconds,
    http_status: check.httpStatus,
  };
}

/** Where things stand and whose move it is, in one sentence. */
function sentenceOf(row: store.DomainRow): string {
  if (row.state === 'verified')
    return `Proven by ${row.method === 'https' ? 'a file' : 'DNS'}. We look again every day; leave the ${row.method === 'https' ? 'file' : 'record'} in place.`;
  if (row.state === 'verified_uncertain')
    return 'The proof is gone. Nobody can be added under this domain until it is back: it is your move.';
  if (row.lastCheck?.outcome === 'match' && row.heldByAnother)
    return 'Your proof is right, but another organization holds this domain, and its own proof stands. Both Owners were told.';
  if (row.isChallengeExpired)
    return 'The record is older than seven days. Ask for a new one: it is your move.';
  if (row.lastCheck === null)
    return 'Waiting for the record. Add it at your DNS provider: it is your move.';
  return rules.sentenceOfCheck(row.lastCheck);
}

export function presentDomain(kernel: Kernel, row: store.DomainRow) {
  const word = kernel.verificationName;
  return {
    sid: sid('DN', row.id),
    name: row.name,
    unicode_name: row.unicodeName,
    state: row.state === 'removed' ? ('unverified' as const) : row.state,
    method: row.method,
    sentence: sentenceOf(row),
    record: rules.recordFor(word, row.name, row.challenge),
    file: rules.fileFor(word, row.name, row.challenge),
    challenge_expires_at: row.challengeExpiresAt.toISOString(),
    last_check: row.lastCheck === null ? null : presentCheck(row.lastCheck),
    next_check_at: row.nextCheckAt?.toISOString() ?? null,
    held_by_another:
      row.state === 'unverified' && row.lastCheck?.outcome === 'match' && row.heldByAnother,
    added_by: row.addedBy,
    created_at: row.createdAt.toISOString(),
    verified_at: row.verifiedAt?.toISOString() ?? null,
    uncertain_since: row.uncertainSince?.toISOString() ?? null,
    version: row.version,
  };
}

/** @throws request.not_found */
export async function getDomain(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<store.DomainRow> {
  const row = await store.findDomain(db, scope, id, lock);
  if (row === undefined) throw requestErrors.not_found('There is no such domain here.');
  return row;
}

const targetOf = (row: { id: string; name: string }) => ({
  type: 'domain',
  sid: sid('DN', row.id),
  name: row.name,
});

/** Adds a domain. The organization's row is locked by the engine, so the limit holds. @throws domain.* */
export async function addDomain(
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  text: string,
): Promise<store.DomainRow> {
  const name = rules.readClaim(text);
  const at = (detail: string) => ({ errors: [{ pointer: '/name', detail }] });
  if (isSharedMailDomain(name.ascii)) {
    const detail = `${name.ascii} hands out addresses to everybody.`;
    throw domainErrors.shared_mail(detail, at(detail));
  }
  if ((await store.countDomains(work.db, scope)) >= domainsAtMost)
    throw domainErrors.limit_reached(`There are ${domainsAtMost} domains already.`);
  const looks = skeleton(name.unicode);
  if (
    await store.findLookalike(work.db, everyHolder, {
      name: name.ascii,
      skeleton: looks,
      organizationId: scope.organizationId,
    })
  ) {
    const detail = `${name.unicode} (${name.ascii}) looks like a domain that another organization has proven.`;
    throw domainErrors.looks_like_another(detail, {
      ...at(detail),
      whoCan: 'The operator of this instance',
    });
  }
  const id = newId();
  const made = await store.insertDomain(work.db, scope, {
    id,
    name: name.ascii,
    unicodeName: name.unicode,
    skeleton: looks,
    challenge: randomHex(16),
    addedBy: work.actor.userId,
  });
  if (!made)
    throw domainErrors.already_added(
      `${name.ascii} is on your list.`,
      at('is on your list already'),
    );
  work.audit({
    event: domainEvents.added,
    target: targetOf({ id, name: name.ascii }),
    organizationId: scope.organizationId,
    after: { name: name.ascii },
  });
  return getDomain(work.db, scope, id);
}

export interface Look {
  /** The row as it was when the look began. */
  readonly row: store.DomainRow;
  /** Undefined: the last look is so young that it stands. */
  readonly proof: Proof | undefined;
}

const youngMs = 20_000;
const looksPerHour = { name: 'domain-check', limit: 150, windowSeconds: 3_600 };

/** Before the transaction: looks at the Internet. @throws domain.challenge_expired, request.too_many */
export async function look(
  kernel: Kernel,
  db: Db,
  scope: OrganizationScope,
  id: string,
  method: 'dns' | 'https',
): Promise<Look> {
  const row = await getDomain(db, scope, id);
  if (row.state === 'unverified' && row.isChallengeExpired)
    throw domainErrors.challenge_expired(
      'Ask for a new record, and put it in place of the old one.',
    );
  const since =
    row.lastCheck === null
      ? Number.POSITIVE_INFINITY
      : systemClock.now().getTime() - new Date(row.lastCheck.checkedAt).getTime();
  if (since < youngMs && row.lastCheck?.method === method) return { row, proof: undefined };
  const counted = await kernel.rateLimits.consume(db, looksPerHour, id);
  if (!counted.allowed)
    throw requestErrors.too_many('This domain was checked often enough for this hour.', {
      retryAfterSeconds: counted.retryAfterSeconds,
    });
  return { row, proof: await lookForProof(kernel, row, method) };
}

/** Writes a look down and draws its consequence. A row that changed since the look began is left alone (DO-05). */
export async function recordLook(
  work: Work,
  scope: OrganizationScope,
  id: string,
  { row: before, proof }: Look,
  askedBy: string,
): Promise<store.DomainRow> {
  const row = await getDomain(work.db, scope, id, true);
  if (proof === undefined) return row;
  if (row.version !== before.version)
    throw domainErrors.changed_meanwhile('Somebody changed the domain while it was checked.');
  await store.insertCheck(work.db, scope, id, { id: newId(), askedBy, ...proof });
  const next = rules.afterCheck(
    { state: row.state, absences: row.absences, lastAbsenceAt: row.lastAbsenceAt },
    proof.outcome,
    work.now,
  );
  const isHeld = next.state === 'verified' && row.state === 'unverified' && row.heldByAnother;
  const claimed = !isHeld && (await tryUpdate(work, scope, row, next, proof));
  if (!claimed) await refuseHeld(work, scope, row);
  else if (next.state !== row.state) await tell(work, scope, row, next.state);
  return getDomain(work.db, scope, id);
}

/** False when another organization came to hold the name in this very moment: the unique index decides. */
async function tryUpdate(
  work: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
  next: rules.Standing,
  proof: Proof,
): Promise<boolean> {
  const nextCheckAt = rules.nextCheckAt(next.state, work.now, row.checkedUntil, row.id);
  const method = next.state === 'verified' && row.state !== 'verified' ? proof.method : row.method;
  return store.attempt(work.db, (db) =>
    store.updateChecked(db, scope, row.id, {
      ...next,
      method,
      nextCheckAt,
      hasChanged: next.state !== row.state,
    }),
  );
}

/** The proof is right, but the domain is another's: nothing changes hands, and both Owners are told once. */
async function refuseHeld(
  work: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
): Promise<void> {
  const nextCheckAt = rules.nextCheckAt('unverified', work.now, row.checkedUntil, row.id);
  await store.updateChecked(work.db, scope, row.id, { ...row, nextCheckAt, hasChanged: false });
  if (row.lastCheck?.outcome === 'match') return;
  work.audit({
    event: domainEvents.refused,
    target: targetOf(row),
    organizationId: scope.organizationId,
  });
  const holder = await store.findHolder(work.db, everyHolder, row.name);
  if (holder === undefined) return;
  const holderScope = organizationScope(holder.organizationId);
  const sides = [
    {
      to: await store.listWhoIsTold(work.db, scope, row.id),
      text: 'Your organization proved it, but another organization holds it and its proof stands. A domain belongs to one organization at a time.',
    },
    {
      to: await store.listWhoIsTold(work.db, holderScope, holder.domainId),
      text: 'Another organization has just proven it too. Nothing changed: you hold it. If that surprises you, look at who can edit its DNS.',
    },
  ];
  for (const side of sides) {
    for (const email of side.to) {
      work.mail({
        to: readEmail(email),
        subject: `${row.name}: two organizations claim this domain`,
        content: {
          heading: `${row.name} is claimed twice`,
          paragraphs: [side.text],
          footer: 'You get this mail because you look after this domain.',
        },
      });
    }
  }
}

async function tell(
  work: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
  state: rules.DomainState,
): Promise<void> {
  const verified = state === 'verified';
  work.audit({
    event: verified ? domainEvents.verified : domainEvents.uncertain,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { state: row.state },
    after: { state },
  });
  const text = verified
    ? 'You can invite people of this domain now, and decide what happens when somebody signs up with it.'
    : 'We looked three days running and the proof was not there. Put it back: until then nobody can be added under this domain. Everybody keeps their access.';
  for (const email of await store.listWhoIsTold(work.db, scope, row.id)) {
    work.mail({
      to: readEmail(email),
      subject: verified ? `${row.name} is proven` : `The proof of ${row.name} is gone`,
      content: {
        heading: verified ? `${row.name} is proven` : `The proof of ${row.name} is gone`,
        paragraphs: [text],
        footer: 'You get this mail because you look after this domain.',
      },
      organizationId: scope.organizationId,
    });
  }
}

/** A new challenge for an unproven domain; the old one is worth nothing from now on. */
export async function renewChallenge(
  work: Work,
  scope: OrganizationScope,
  id: string,
): Promise<store.DomainRow> {
  const row = await getDomain(work.db, scope, id, true);
  if (row.state !== 'unverified')
    throw domainErrors.changed_meanwhile('The domain is proven: its record must stay as it is.');
  await store.updateChallenge(work.db, scope, id, randomHex(16));
  work.audit({
    event: domainEvents.challenge_renewed,
    target: targetOf(row),
    organizationId: scope.organizationId,
  });
  return getDomain(work.db, scope, id);
}

export async function removeDomain(
  work: Work,
  scope: OrganizationScope,
  id: string,
): Promise<undefined> {
  const row = await getDomain(work.db, scope, id, true);
  await store.markRemoved(work.db, scope, id);
  work.audit({
    event: domainEvents.removed,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { name: row.name, state: row.state },
  });
  return undefined;
}

export async function listDomains(
  kernel: Kernel,
  db: Db,
  scope: OrganizationScope,
  page: PageRequest,
) {
  const rows = await store.listDomains(db, scope, page);
  return toPage(
    rows,
    page,
    (row) => [row.name, row.id],
    (row) => presentDomain(kernel, row),
  );
}

export async function listChecks(db: Db, scope: OrganizationScope, id: string, page: PageRequest) {
  await getDomain(db, scope, id);
  return toPage(await store.listChecks(db, scope, id, page), page, (row) => [row.id], presentCheck);
}

/** The domain with its DNS provider, and, once it is proven, with who uses it: before, that is nobody's business. */
export async function readDetails(
  kernel: Kernel,
  db: Db,
  scope: OrganizationScope,
  row: store.DomainRow,
) {
  const domain = presentDomain(kernel, row);
  const isProven = row.state === 'verified' || row.state === 'verified_uncertain';
  const servers = isProven ? [] : await kernel.dns.lookupNs(domain.record.zone);
  return {
    domain,
    provider: findProvider(servers) ?? null,
    people: isProven ? await store.countPeople(db, scope, row.name) : null,
  };
}

/** Who holds exactly this domain, proven: the question of every door that makes or moves a login. */
export function findHolder(db: Db, name: string): Promise<store.Holder | undefined> {
  return store.findHolder(db, everyHolder, name);
}

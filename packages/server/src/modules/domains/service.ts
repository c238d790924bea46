/** Use cases of domains: adding, renewing, removing, reading. */

import type { MemberActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { skeleton } from '../../kernel/domain-name.ts';
import { newId } from '../../kernel/ids.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { Kernel } from '../../kernel/module.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { randomHex } from '../../kernel/secrets.ts';
import { isSharedMailDomain } from '../../kernel/shared-mail-domains.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertWithinLimit } from '../editions/index.ts';
import * as disputes from './disputes.ts';
import { type DnsProvider, entryAt, findProvider, noteOf, possibleZones } from './dns-providers.ts';
import { endHolding } from './ending.ts';
import { changeState, everyHolder, getDomain, isHeld, targetOf } from './holding.ts';
import { presentCheck, presentDomain } from './presenting.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import { domainErrors, domainEvents } from './vocabulary.ts';

/** Adds a domain. The organization's row is locked by the engine, so the limit holds. @throws domain.* */
export async function addDomain(
  work: Work & { actor: MemberActor },
  scope: OrganizationScope,
  text: string,
): Promise<store.DomainRow> {
  const name = rules.readClaim(text);
  const at = (detail: Text) => ({ errors: [{ pointer: '/name', detail }] });
  if (isSharedMailDomain(name.ascii)) {
    const detail = say('{ascii} hands out addresses to everybody.', { ascii: name.ascii });
    throw domainErrors.shared_mail(detail, at(detail));
  }
  await assertWithinLimit(work, scope, {
    limit: 'domains',
    wanted: 1,
    refusal: domainErrors.limit_reached,
  });
  const looks = skeleton(name.unicode);
  if (
    await store.findLookalike(work.db, everyHolder, {
      name: name.ascii,
      skeleton: looks,
      organizationId: scope.organizationId,
    })
  ) {
    const detail = say(
      '{unicode} ({ascii}) looks like a domain that another organization has proven.',
      { unicode: name.unicode, ascii: name.ascii },
    );
    throw domainErrors.looks_like_another(detail, {
      ...at(detail),
      whoCan: say('The operator of this instance'),
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
      say('{ascii} is on your list.', { ascii: name.ascii }),
      at(say('is on your list already')),
    );
  work.audit({
    event: domainEvents.added,
    target: targetOf({ id, name: name.ascii }),
    organizationId: scope.organizationId,
    after: { name: name.ascii },
  });
  return getDomain(work.db, scope, id);
}

/**
 * A new record for a domain that is not proven, or lapsed; the old one is worth nothing from now on, and neither is a
 * claim that rested on it.
 * @throws domain.changed_meanwhile
 */
export async function renewChallenge(
  work: Work,
  scope: OrganizationScope,
  id: string,
): Promise<store.DomainRow> {
  const row = await getDomain(work.db, scope, id, true);
  if (isHeld(row.state))
    throw domainErrors.changed_meanwhile(
      say('The domain is proven: its record must stay as it is.'),
    );
  const state = row.state === 'lapsed' ? changeState(row.state, 'claimed_again') : row.state;
  await disputes.withdrawClaim(work, scope, row);
  await store.updateChallenge(work.db, scope, id, { challenge: randomHex(16), state });
  work.audit({
    event: domainEvents.challenge_renewed,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { state: row.state },
    after: { state },
  });
  return getDomain(work.db, scope, id);
}

/**
 * Gives a domain up. Whoever is managed under it would be left without one, so that is refused unless they are to be
 * released.
 * @throws domain.people_remain
 */
export async function removeDomain(
  work: Work,
  scope: OrganizationScope,
  asked: { id: string; releasesPeople: boolean },
): Promise<undefined> {
  const row = await getDomain(work.db, scope, asked.id, true);
  const under = await endHolding(work, scope, row, 'removed');
  if (under.people > 0 && !asked.releasesPeople)
    throw domainErrors.people_remain(
      say('{people, number} people are managed under {row}.', {
        people: under.people,
        row: row.name,
      }),
      { facts: { people: under.people, accounts: under.accounts } },
    );
  await disputes.holderLeft(work, scope, row);
  await disputes.withdrawClaim(work, scope, row);
  if (work.impact.isDryRun) await sayImpact(work, scope, row, under);
  work.audit({
    event: domainEvents.removed,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { name: row.name, state: row.state },
    after: { people_to_release: under.people, accounts_to_pass_on: under.accounts },
  });
  return undefined;
}

async function sayImpact(
  { db, impact }: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
  under: store.ManagedUnder,
): Promise<void> {
  const names =
    under.people === 0 ? [] : await store.listNamesManagedUnder(db, scope, row.name, namesShown);
  impact.line({
    what: 'people_released',
    label: say('managed people become independent'),
    count: under.people,
    names,
  });
  impact.line({
    what: 'accounts_passed_on',
    label: say('accounts that they own pass to the Owner'),
    count: under.accounts,
  });
  impact.line({
    what: 'sign_up_policies_ended',
    label: say('sign-up policy ends: whoever has an address there can sign up as they like'),
    count: isHeld(row.state) ? 1 : 0,
  });
  impact.undo(
    say(
      'You can add the domain again and prove it with a new record. Nobody comes back by that: people are invited again.',
    ),
  );
}

export async function listDomains(
  kernel: Kernel,
  db: Db,
  scope: OrganizationScope,
  { page, ...asked }: store.DomainListing & { page: PageRequest },
) {
  const rows = await store.listDomains(db, scope, asked, page);
  const count = await countFor(page, (ceiling) => store.countListed(db, scope, asked, ceiling), 0);
  return toPage(
    rows,
    page,
    (row) => [asked.sort.endsWith('name') ? row.name : row.createdKey, row.id],
    (row) => presentDomain(kernel, row),
    count,
  );
}

export async function listChecks(db: Db, scope: OrganizationScope, id: string, page: PageRequest) {
  await getDomain(db, scope, id);
  return toPage(await store.listChecks(db, scope, id, page), page, (row) => [row.id], presentCheck);
}

/** The zone that answers for a domain, and who runs it: the nearest above it that has name servers of its own. */
async function findZone(kernel: Kernel, domain: { name: string; record: { zone: string } }) {
  const zones = possibleZones(domain.name, domain.record.zone);
  const answers = await Promise.all(zones.map((zone) => kernel.dns.lookupNs(zone)));
  const index = answers.findIndex((servers) => servers.length > 0);
  return index === -1
    ? { zone: domain.record.zone, servers: [] }
    : { zone: zones[index] ?? domain.record.zone, servers: answers[index] ?? [] };
}

/** The domain with its DNS provider, and, while it is proven, with who uses it: otherwise that is nobody's business. */
export async function readDetails(
  kernel: Kernel,
  db: Db,
  scope: OrganizationScope,
  row: store.DomainRow,
) {
  const domain = presentDomain(kernel, row);
  const { record } = domain;
  const isProven = isHeld(row.state);
  const { zone, servers } = isProven
    ? { zone: record.zone, servers: [] }
    : await findZone(kernel, domain);
  const provider = findProvider(servers);
  const form = provider ?? { hostForm: 'relative', isQuoted: false };
  return {
    domain,
    provider: provider === undefined ? null : presentProvider(provider),
    entry: { zone, ...entryAt(form, { name: record.name, value: record.value, zone }) },
    people: row.state === 'verified' ? await store.countPeople(db, scope, row.name) : null,
  };
}

const presentProvider = (provider: DnsProvider) => ({
  name: provider.name,
  note: noteOf(provider),
  menu: [...provider.menu],
  host_label: provider.hostLabel,
  value_label: provider.valueLabel,
  appends_zone: provider.hostForm === 'relative',
  ttl: provider.ttl,
});

/** Who holds exactly this domain, proven: the question of every door that makes or moves a login. */
export function findHolder(db: Db, name: string): Promise<store.Holder | undefined> {
  return store.findHolder(db, everyHolder, name);
}

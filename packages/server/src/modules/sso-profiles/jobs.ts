/** What the clock does: planned starts, metadata read again every day, and warnings before certificates end. */
import { AppError } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, organizationScope, platformScope } from '../../kernel/scope.ts';
import { keepText, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import * as domains from './domains-store.ts';
import { certificateMail, refreshFailedMail, startFailedMail } from './mails.ts';
import { targetOf } from './presenting.ts';
import { daysUntil, dueWarning, firstFailure, trustOf, warnedAtDaysLeft } from './rules.ts';
import * as store from './store.ts';
import { assertMayClose, endSessionsJob } from './use-cases/enforcing.ts';
import { issuerOf, type Read, readSource } from './use-cases/provider.ts';
import { ssoProfileEvents } from './vocabulary.ts';

const everyProfile = platformScope('the clock looks after the profiles of everybody');
const atOnce = 100;

/** Whoever is told of what becomes of a profile. */
async function recipientsOf(work: Work, scope: OrganizationScope, profileId: string) {
  const { organizationId } = scope;
  const emails = await domains.listWhoIsTold(work.db, scope, profileId);
  return emails.map((email) => ({ email, organizationId }));
}

/** What is not as it was when somebody decided, in words; undefined: it starts. */
function obstacleOf(row: store.ProfileRow, domain: domains.DomainUnderProfile): Text | undefined {
  try {
    assertMayClose(row, domain);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.detail;
  }
  if (domain.plan?.configuration !== row.configuration)
    return say('{name} was changed after the start was planned, and has to be tested again.', {
      name: row.name,
    });
  return undefined;
}

async function startPlanned(work: Work, scope: OrganizationScope, domainId: string): Promise<void> {
  const domain = await domains.findDomain(work.db, scope, domainId);
  if (domain?.enforceAt === undefined || domain.enforceAt === null || domain.enforceAt > work.now)
    return;
  const row = await store.findProfile(work.db, scope, domain.profileId, true);
  if (row === undefined) return;
  const obstacle = obstacleOf(row, domain);
  const { organizationId } = scope;
  if (obstacle !== undefined) {
    await domains.updatePlan(work.db, scope, domainId, null);
    work.audit({
      event: ssoProfileEvents.enforcement_failed,
      target: targetOf(row),
      organizationId,
      after: { domain: domain.name, reason: obstacle.toString() },
    });
    const about = { profileName: row.name, domain: domain.name };
    for (const to of await recipientsOf(work, scope, row.id))
      work.mail(startFailedMail(to, about, obstacle));
    return;
  }
  const { by_user_id: by = null, ends_sessions: endsSessions = false } = domain.plan ?? {};
  await domains.updateMode(work.db, scope, domainId, { mode: 'enforced', by });
  if (endsSessions)
    work.enqueue({
      name: endSessionsJob,
      payload: {
        organization_id: organizationId,
        profile_id: row.id,
        domain_id: domainId,
        after: '00000000-0000-0000-0000-000000000000',
        pilots: null,
      },
    });
  work.audit({
    event: ssoProfileEvents.enforced,
    target: targetOf(row),
    organizationId,
    after: { domain: domain.name, planned: true, sessions: endsSessions ? 'end' : 'keep' },
  });
}

export async function enforceDue(kernel: Kernel): Promise<void> {
  const due = await domains.listDue(kernel.database.db, everyProfile, atOnce);
  for (const { domainId, organizationId } of due)
    await kernel.asSystem(
      'sso_profiles.enforce_due',
      { lockOrganizationId: organizationId },
      (work) => startPlanned(work, organizationScope(organizationId), domainId),
    );
}

/** Each profile is a job of its own: one provider that hangs holds up no other tenant (SS-22). */
export async function refreshDue(kernel: Kernel): Promise<void> {
  await kernel.asSystem('sso_profiles.refresh_due', {}, async (work) => {
    for (const { id, organizationId } of await domains.listToRefresh(work.db, everyProfile, atOnce))
      work.enqueue({
        name: 'sso_profiles.refresh',
        payload: { profile_id: id, organization_id: organizationId },
        key: `sso-refresh:${id}`,
        maxAttempts: 1,
      });
  });
}

async function keepFailure(
  work: Work,
  scope: OrganizationScope,
  { row, problem }: { row: store.ProfileRow; problem: Text },
): Promise<void> {
  await domains.noteRefreshFailed(work.db, scope, row.id, keepText(problem) ?? 'null');
  if (row.refreshFailedSince !== null) return;
  for (const to of await recipientsOf(work, scope, row.id))
    work.mail(refreshFailedMail(to, row, problem));
}

const tokenOrigin = (provider: store.ProfileRow['provider']): string | undefined =>
  provider === null || 'entityId' in provider ? undefined : new URL(provider.tokenEndpoint).origin;

/** Why what was read is not followed. Who it is, and whom our secret goes to, is for somebody to decide (SS-05). */
function problemOf(row: store.ProfileRow, { provider, checks }: Read): Text | undefined {
  if (provider === undefined) {
    const failed = firstFailure(checks);
    return say('{check}: {expected} was expected, and {found} was found.', {
      check: failed?.name ?? '',
      expected: failed?.expected ?? '',
      found: failed?.found ?? '',
    });
  }
  if (issuerOf(provider) !== row.issuer)
    return say('It names another provider than before: {issuer}.', { issuer: issuerOf(provider) });
  const origin = tokenOrigin(provider);
  return origin === tokenOrigin(row.provider)
    ? undefined
    : say('It names another server for tokens than before: {origin}.', { origin: origin ?? '' });
}

async function keepRead(
  work: Work,
  scope: OrganizationScope,
  { row, read }: { row: store.ProfileRow; read: Read },
): Promise<void> {
  const { provider, certificates, metadataUrl } = read;
  const problem = problemOf(row, read);
  if (problem !== undefined || provider === undefined)
    return keepFailure(work, scope, { row, problem: problem ?? say('There is nothing in it.') });
  const hasChanged = trustOf(provider) !== trustOf(row.provider);
  // What a provider publishes under the address that was trusted is trusted: roll-over needs no test and no new secret.
  await store.updateProvider(work.db, scope, row.id, {
    provider,
    issuer: issuerOf(provider),
    metadataUrl,
    certificates,
    isOtherTrust: false,
  });
  if (!hasChanged) return;
  work.audit({
    event: ssoProfileEvents.provider_refreshed,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { certificates: row.certificates.map(({ fingerprint }) => fingerprint) },
    after: { certificates: certificates.map(({ fingerprint }) => fingerprint) },
  });
}

export async function refresh(kernel: Kernel, payload: unknown): Promise<void> {
  const { profile_id: id, organization_id: organizationId } = payload as {
    profile_id: string;
    organization_id: string;
  };
  const scope = organizationScope(organizationId);
  const before = await store.findProfile(kernel.database.db, scope, id);
  if (before === undefined || before.metadataUrl === null) return;
  const read = await readSource(
    kernel,
    before.protocol,
    before.protocol === 'oidc'
      ? { issuer: before.metadataUrl }
      : { metadata_url: before.metadataUrl },
  );
  await kernel.asSystem('sso_profiles.refresh', {}, async (work) => {
    const row = await store.findProfile(work.db, scope, id, true);
    // Somebody brought another provider while we read this one.
    if (row?.metadataUrl !== before.metadataUrl || row.version !== before.version) return;
    await keepRead(work, scope, { row, read });
  });
}

async function warnSome(work: Work, days: number): Promise<number> {
  const ending = await domains.lockEnding(work.db, everyProfile, { days, limit: atOnce });
  for (const profile of ending) {
    const scope = organizationScope(profile.organizationId);
    const daysLeft = daysUntil(work.now, profile.endsAt);
    const due = dueWarning(daysLeft, profile.warnedDaysLeft) ?? days;
    for (const to of await recipientsOf(work, scope, profile.id))
      work.mail(certificateMail(to, profile, { at: profile.endsAt, daysLeft }));
    await domains.markWarned(work.db, scope, profile.id, due);
  }
  return ending.length;
}

/** The most urgent first: who is warned of one day left is not told of seven any more. */
export async function warnEnding(kernel: Kernel): Promise<void> {
  for (const days of warnedAtDaysLeft.toReversed()) {
    let warned = atOnce;
    while (warned === atOnce)
      warned = await kernel.asSystem('sso_profiles.warn', {}, (work) => warnSome(work, days));
  }
}

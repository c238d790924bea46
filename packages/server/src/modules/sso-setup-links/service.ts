/** Use cases of set-up links: an administrator gives one profile out of the house, and takes it back. */
import type { UserActor } from '../../kernel/actor.ts';
import { systemClock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database.ts';
import { newId, sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { findToken, issueToken, revokeTokens } from '../../kernel/one-time-tokens.ts';
import { type OrganizationScope, organizationScope, platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import {
  assertMayConfigure,
  getProfile,
  type ProfileRow,
  presentProfile,
  ssoProfileTarget,
} from '../sso-profiles/index.ts';
import { readTest } from '../sso-sign-ins/index.ts';
import { readEmail } from '../users/index.ts';
import { setupLinkMail } from './mails.ts';
import * as store from './store.ts';
import { setupLinkErrors, setupLinkEvents, setupLinkPurpose } from './vocabulary.ts';

const lifetimeSeconds = 7 * 86_400;
const whoeverHoldsIt = platformScope('a set-up link names its profile; nobody is signed in');

const stateOf = (row: store.SetupLinkRow) =>
  row.revokedAt !== null
    ? ('revoked' as const)
    : row.isOver
      ? ('expired' as const)
      : ('open' as const);

const presentLink = (row: store.SetupLinkRow) => ({
  sid: sid('JL', row.id),
  email: row.email,
  state: stateOf(row),
  created_by: row.createdBy,
  created_at: row.createdAt.toISOString(),
  expires_at: row.expiresAt.toISOString(),
  last_used_at: row.lastUsedAt?.toISOString() ?? null,
});

const dead = () =>
  setupLinkErrors.dead(say('The link was revoked, has run out, or its profile is gone.'));

/** Whoever changed the provider then could sign in as anybody there. @throws sso_setup_link.in_use */
function assertNobodySignsIn(row: ProfileRow): void {
  const [domain] = row.domains;
  if (domain === undefined) return;
  throw setupLinkErrors.in_use(
    say('{domain} is under {name}.', { domain: domain.name, name: row.name }),
    {
      whoCan: say('Administrators of {organization}', { organization: row.organizationName }),
    },
  );
}

/** @throws edition.feature_missing, sso_setup_link.in_use */
export async function createLink(
  kernel: Kernel,
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  asked: { readonly profileId: string; readonly email: string | undefined },
) {
  const row = await getProfile(work.db, scope, asked.profileId, true);
  await assertMayConfigure(work.db, scope);
  assertNobodySignsIn(row);
  const email = asked.email === undefined ? undefined : readEmail(asked.email);
  const id = newId();
  const { organizationId } = scope;
  await store.insertLink(work.db, scope, {
    id,
    profileId: row.id,
    email: email?.asTyped ?? null,
    createdBy: work.actor.userId,
    lifetimeSeconds,
  });
  const binding = { purpose: setupLinkPurpose, subjectId: id, organizationId };
  const token = await issueToken(work.db, binding, lifetimeSeconds);
  if (email !== undefined)
    work.mail(
      setupLinkMail(
        email,
        {
          organizationId,
          organizationName: row.organizationName,
          askedBy: work.actor.name,
          profileName: row.name,
        },
        token,
      ),
    );
  work.audit({
    event: setupLinkEvents.created,
    target: ssoProfileTarget(row),
    organizationId,
    after: { sso_setup_link_sid: sid('JL', id), email: email?.asTyped ?? null },
  });
  const made = await store.findLink(work.db, scope, id);
  if (made === undefined) throw new Error('an insert leaves its row');
  const url = new URL('/sso/set-up', kernel.publicUrl);
  url.hash = `token=${token}`;
  return { link: presentLink(made), url: url.href };
}

export async function listLinks(db: Db, scope: OrganizationScope, profileId: string) {
  await getProfile(db, scope, profileId);
  return { items: (await store.listLinks(db, scope, profileId)).map(presentLink) };
}

/** @throws request.not_found, sso_setup_link.dead */
export async function revokeLink(
  work: Work,
  scope: OrganizationScope,
  of: { readonly profileId: string; readonly id: string },
): Promise<undefined> {
  const row = await getProfile(work.db, scope, of.profileId);
  const link = await store.findLink(work.db, scope, of.id);
  if (link?.profileId !== row.id || !(await store.revokeLink(work.db, scope, of.id))) throw dead();
  await revokeTokens(work.db, setupLinkPurpose, of.id);
  work.audit({
    event: setupLinkEvents.revoked,
    target: ssoProfileTarget(row),
    organizationId: scope.organizationId,
    before: { sso_setup_link_sid: sid('JL', of.id), email: link.email },
  });
  return undefined;
}

export interface OpenLink {
  readonly link: store.SetupLinkRow;
  readonly scope: OrganizationScope;
  readonly row: ProfileRow;
}

/** Whom a link stands for, at every call anew. @throws sso_setup_link.dead */
export async function openLink(db: Db, token: string): Promise<OpenLink> {
  const found = await findToken(db, setupLinkPurpose, token);
  const link =
    found === undefined
      ? undefined
      : await store.findLinkAnywhere(db, whoeverHoldsIt, found.subjectId);
  if (link === undefined || link.isOver) throw dead();
  const scope = organizationScope(link.organizationId);
  const row = await getProfile(db, scope, link.profileId);
  return { link, scope, row };
}

/** The same for a change: the profile is locked, and nobody signs in through it yet. @throws sso_setup_link.in_use */
export async function openForChange(work: Work, token: string): Promise<OpenLink> {
  const open = await openLink(work.db, token);
  const row = await getProfile(work.db, open.scope, open.row.id, true);
  assertNobodySignsIn(row);
  await store.touchLink(work.db, open.scope, open.link.id);
  return { ...open, row };
}

/** As the audit log calls whoever holds the link. */
export const holderOf = ({ link }: OpenLink): string =>
  link.email ?? `set-up link ${sid('JL', link.id)}`;

export function presentSetup(kernel: Kernel, catalogue: RoleCatalogue, row: ProfileRow) {
  const all = presentProfile(kernel, catalogue, row, systemClock.now());
  return {
    sid: all.sid,
    name: all.name,
    protocol: all.protocol,
    provider_kind: all.provider_kind,
    provider_title: all.provider_title,
    sentence: all.sentence,
    setup: all.setup,
    ours: all.ours,
    form: all.form,
    theirs: all.theirs,
    client: all.client,
    keys: all.keys,
    options: all.options,
    is_freshly_tested: all.is_freshly_tested,
  };
}

export async function lookUp(kernel: Kernel, catalogue: RoleCatalogue, db: Db, token: string) {
  const { link, row } = await openLink(db, token);
  return {
    organization_name: row.organizationName,
    expires_at: link.expiresAt.toISOString(),
    can_change: row.domains.length === 0,
    profile: presentSetup(kernel, catalogue, row),
  };
}

/** A test as whoever holds a link reads it: what a sign-in would come to is for the organization to change. */
export async function readTestByLink(kernel: Kernel, db: Db, token: string, testId: string) {
  const { scope, row } = await openLink(db, token);
  const { test, raw } = await readTest(kernel, db, scope, { profileId: row.id, id: testId });
  const cure = say('Nothing of yours: {organization} decides which domains and people come in.', {
    organization: row.organizationName,
  });
  const checks = test.checks.map((check) =>
    check.name === 'person' && check.cure !== null ? { ...check, cure } : check,
  );
  return { test: { ...test, checks }, raw };
}

/** Of a deleted profile: its links die with it. */
export async function endLinks(
  work: Work,
  scope: OrganizationScope,
  profileId: string,
): Promise<void> {
  for (const id of await store.deleteLinks(work.db, scope, profileId))
    await revokeTokens(work.db, setupLinkPurpose, id);
}

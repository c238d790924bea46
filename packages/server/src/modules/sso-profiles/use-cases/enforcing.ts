/** Closing every other way to sign in for a domain: who is affected, what it needs, and the way back. */
import type { UserActor } from '../../../kernel/actor.ts';
import { namesShown } from '../../../kernel/impact.ts';
import type { OrganizationScope } from '../../../kernel/scope.ts';
import { userScope } from '../../../kernel/scope.ts';
import { minuteOf, say } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { assertOwnerGetsIn, findOwnedOrganization } from '../../organizations/index.ts';
import * as domains from '../domains-store.ts';
import * as people from '../people-store.ts';
import { targetOf } from '../presenting.ts';
import type { ProfileRow } from '../store.ts';
import { ssoProfileErrors, ssoProfileEvents } from '../vocabulary.ts';
import { assertUsable, getDomainOf, type ProfileDomain } from './domains.ts';
import { getManaged, putPersonRule } from './person-rules.ts';
import { assertMayConfigure, getProfile } from './profiles.ts';

type UserWork = Work & { readonly actor: UserActor };

export interface Enforcement extends ProfileDomain {
  readonly startsAt: Date | null;
  readonly pilotUserIds: readonly string[];
  readonly exemptUserIds: readonly string[];
  readonly exemptsMe: boolean;
  readonly endsSessions: boolean;
  readonly announcement: string | null;
}

/** What holds at the decision, and again when a planned time has come. @throws sso_profile.* */
export function assertMayClose(row: ProfileRow, domain: domains.DomainUnderProfile): void {
  assertUsable(row);
  if (!domain.isVerified)
    throw ssoProfileErrors.domain_not_verified(
      say('{name} is not proven at the moment.', { name: domain.name }),
    );
  if (domain.mode === 'enforced')
    throw ssoProfileErrors.already(
      say('Single sign-on is the only way to sign in at {name} already.', { name: domain.name }),
    );
}

async function putExceptions(
  work: UserWork,
  scope: OrganizationScope,
  asked: Enforcement,
): Promise<void> {
  const { actor } = work;
  const owned = await findOwnedOrganization(work.db, userScope(actor.userId));
  // The Owner is an exception without being written down as one.
  const isOwner = owned === scope.organizationId;
  const mine =
    asked.exemptsMe && !isOwner && actor.organizationId === scope.organizationId
      ? [actor.userId]
      : [];
  for (const userId of new Set([...mine, ...asked.exemptUserIds]))
    await putPersonRule(work, scope, { userId, rule: 'exempt', reason: '' });
  for (const userId of asked.pilotUserIds) {
    const user = await getManaged(work.db, scope, userId);
    await putPersonRule(work, scope, { userId: user.id, rule: 'required', reason: '' });
  }
}

/** Who is affected, counted after the exceptions were made: the same numbers that the act itself meets. */
async function sayImpact(
  work: UserWork,
  scope: OrganizationScope,
  asked: Enforcement,
): Promise<void> {
  const { impact, db } = work;
  const isPilot = asked.pilotUserIds.length > 0;
  const of = { profileId: asked.profileId, domainId: asked.domainId };
  const counted = await people.countPeople(db, scope, of);
  const names = (group: people.Group) =>
    impact.isDryRun
      ? people.listNames(db, scope, { ...of, group, limit: namesShown })
      : Promise.resolve([]);
  impact.line({ what: 'people', label: say('people have an address there'), count: counted.total });
  impact.line({
    what: 'people_closed',
    label: say('people sign in through single sign-on only'),
    count: isPilot ? asked.pilotUserIds.length : counted.governed,
  });
  impact.line({
    what: 'people_with_identity',
    label: say('people have signed in by it already'),
    count: counted.withIdentity,
    names: await names('with_identity'),
  });
  impact.line({
    what: 'people_without_identity',
    label: say('people have never signed in by it'),
    count: counted.governed - Math.min(counted.governed, counted.withIdentity),
    names: await names('without_identity'),
  });
  impact.line({
    what: 'people_exempt',
    label: say('people keep another way in'),
    count: counted.exempt,
    names: await names('exempt'),
  });
  impact.line({
    what: 'sessions_ended',
    label: say('sessions end'),
    count: asked.endsSessions && !isPilot ? await people.countOtherSessions(db, scope, of) : 0,
  });
  impact.line({
    what: 'mails',
    label: say('mails are sent'),
    count: asked.announcement === null ? 0 : isPilot ? asked.pilotUserIds.length : counted.governed,
  });
  impact.you(
    asked.exemptsMe
      ? say('You keep another way in.')
      : say('You sign in through single sign-on like everybody else, unless you are the Owner.'),
  );
  impact.undo(say('It can be withdrawn at any time: passwords work again as they are.'));
}

/** What is done for many people is done by jobs, after the commit. */
function enqueueFollowUps(work: UserWork, scope: OrganizationScope, asked: Enforcement): void {
  const isPilot = asked.pilotUserIds.length > 0;
  const payload = {
    organization_id: scope.organizationId,
    profile_id: asked.profileId,
    domain_id: asked.domainId,
    after: '00000000-0000-0000-0000-000000000000',
  };
  if (asked.announcement !== null)
    work.enqueue({
      name: announceJob,
      payload: {
        ...payload,
        text: asked.announcement,
        starts_at: asked.startsAt?.toISOString() ?? null,
        pilots: isPilot ? JSON.stringify(asked.pilotUserIds) : null,
      },
    });
  if (asked.endsSessions && asked.startsAt === null)
    work.enqueue({
      name: endSessionsJob,
      payload: { ...payload, pilots: isPilot ? JSON.stringify(asked.pilotUserIds) : null },
    });
}

export const announceJob = 'sso_profiles.announce';
export const endSessionsJob = 'sso_profiles.end_sessions';

/** @throws sso_profile.*, organization.owner_unusable */
export async function enforce(
  work: UserWork,
  scope: OrganizationScope,
  asked: Enforcement,
): Promise<ProfileRow> {
  const row = await getProfile(work.db, scope, asked.profileId, true);
  await assertMayConfigure(work.db, scope);
  const domain = await getDomainOf(work, scope, asked);
  assertMayClose(row, domain);
  if (!row.isFreshlyTested)
    throw ssoProfileErrors.not_tested(
      say('{name} has no successful test of the last 24 hours as it is set up now.', {
        name: row.name,
      }),
    );
  await putExceptions(work, scope, asked);
  const event = await close(work, scope, { asked, row });
  // The Owner is never closed out by the rule itself, but must have that other way.
  await sayImpact(work, scope, asked);
  await assertOwnerGetsIn(work, scope, 'single_sign_on');
  enqueueFollowUps(work, scope, asked);
  work.audit({
    event,
    target: targetOf(row),
    organizationId: scope.organizationId,
    after: {
      domain: domain.name,
      starts_at: asked.startsAt?.toISOString() ?? null,
      pilot_people: asked.pilotUserIds.length,
      exempt_people: asked.exemptUserIds.length + (asked.exemptsMe ? 1 : 0),
      sessions: asked.endsSessions ? 'end' : 'keep',
      announced: asked.announcement !== null,
    },
  });
  return getProfile(work.db, scope, asked.profileId);
}

async function close(
  work: UserWork,
  scope: OrganizationScope,
  { asked, row }: { asked: Enforcement; row: ProfileRow },
) {
  if (asked.pilotUserIds.length > 0) return ssoProfileEvents.pilot_started;
  if (asked.startsAt !== null && asked.startsAt > work.now) {
    const plan = {
      configuration: row.configuration,
      by_user_id: work.actor.userId,
      ends_sessions: asked.endsSessions,
    };
    await domains.updatePlan(work.db, scope, asked.domainId, { at: asked.startsAt, plan });
    return ssoProfileEvents.enforcement_scheduled;
  }
  await domains.updateMode(work.db, scope, asked.domainId, {
    mode: 'enforced',
    by: work.actor.userId,
  });
  return ssoProfileEvents.enforced;
}

/** @throws sso_profile.not_on_profile, sso_profile.already */
export async function withdraw(
  work: Work,
  scope: OrganizationScope,
  of: ProfileDomain,
): Promise<ProfileRow> {
  const row = await getProfile(work.db, scope, of.profileId, true);
  const domain = await getDomainOf(work, scope, of);
  if (domain.mode === 'offered' && domain.enforceAt === null)
    throw ssoProfileErrors.already(
      say('Passwords are open at {name}, and nothing is planned.', { name: domain.name }),
    );
  const { governed } = await people.countPeople(work.db, scope, of);
  await domains.updateMode(work.db, scope, of.domainId, { mode: 'offered', by: null });
  work.impact.line({
    what: 'people_opened',
    label: say('people can use their password again'),
    count: domain.mode === 'enforced' ? governed : 0,
  });
  work.impact.undo(say('Close the other ways again, after a fresh test.'));
  work.audit({
    event: ssoProfileEvents.withdrawn,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: {
      domain: domain.name,
      mode: domain.mode,
      planned: domain.enforceAt === null ? null : minuteOf(domain.enforceAt).at,
    },
  });
  return getProfile(work.db, scope, of.profileId);
}

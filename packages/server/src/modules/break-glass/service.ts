/** Use cases of the emergency access: giving it, ending it, and noting that its use was seen. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertOwnerStaysUsable, listAnswerable } from '../organizations/index.ts';
import { findUser, type UserRow, userTarget } from '../users/index.ts';
import { usesShown } from './contract.ts';
import { changedMail } from './mails.ts';
import * as store from './store.ts';
import { breakGlassErrors, breakGlassEvents } from './vocabulary.ts';

type UserWork = Work & { readonly actor: UserActor };

async function getStanding(db: Db, scope: OrganizationScope): Promise<store.Standing> {
  const standing = await store.readStanding(db, scope);
  if (standing === undefined) throw requestErrors.not_found(say('There is no such organization.'));
  return standing;
}

function sentenceOf(standing: store.Standing): Text {
  const { ownerName: name, namingId, isSsoEnforced, areNetworksEnforced } = standing;
  if (namingId !== null)
    return say(
      '{name} gets in past single sign-on and networks, by a passkey and by nothing less. Each time the Owner and the Administrators are told.',
      { name },
    );
  if (areNetworksEnforced)
    return say(
      'Nobody has it. When nobody can come from your networks any more, nobody gets in: {name} neither.',
      { name },
    );
  if (isSsoEnforced)
    return say(
      'Nobody has it. When your identity provider fails, {name} gets in by a password or a code, which can be phished.',
      { name },
    );
  return say(
    'Nobody has it, and nobody needs it yet: neither single sign-on nor networks close other ways in.',
  );
}

const presentOwners = (standing: store.Standing) =>
  standing.namingId === null || standing.namedBy === null || standing.namedAt === null
    ? []
    : [
        {
          user_sid: sid('US', standing.ownerId),
          name: standing.ownerName,
          email: standing.ownerEmail,
          named_by: standing.namedBy,
          named_at: standing.namedAt.toISOString(),
        },
      ];

export async function readBreakGlass(db: Db, scope: OrganizationScope) {
  const standing = await getStanding(db, scope);
  const uses = await store.listUses(db, scope, usesShown);
  return {
    sentence: sentenceOf(standing),
    owners: presentOwners(standing),
    owner: {
      user_sid: sid('US', standing.ownerId),
      name: standing.ownerName,
      has_passkey: standing.hasPasskey,
    },
    is_advised:
      standing.namingId === null && (standing.isSsoEnforced || standing.areNetworksEnforced),
    uses: uses.map((use) => ({
      name: use.name,
      past_sso: use.pastSso,
      past_networks: use.pastNetworks,
      client_address: use.clientAddress,
      used_at: use.usedAt.toISOString(),
      seen_by: use.seenBy,
    })),
    unseen: standing.unseen,
  };
}

/** Named in the path: a stranger is not found. @throws request.not_found */
async function getOwn(db: Db, scope: OrganizationScope, userId: string): Promise<UserRow> {
  const user = await findUser(db, userScope(userId));
  if (user?.organizationId !== scope.organizationId)
    throw requestErrors.not_found(say('There is no such managed user here.'));
  return user;
}

async function tell(
  work: UserWork,
  scope: OrganizationScope,
  about: { readonly user: UserRow; readonly organizationName: string },
  change: 'given' | 'ended',
): Promise<void> {
  const people = await listAnswerable(work.db, scope);
  const { organizationName, user } = about;
  const facts = { name: user.fullName, actor: work.actor.name, organizationName };
  for (const { email } of people)
    work.mail(changedMail({ email, organizationId: scope.organizationId }, facts, change));
  work.impact.line({
    what: 'people_told',
    label: say('people are told by mail'),
    count: people.length,
  });
}

/** @throws break_glass.not_owner, break_glass.no_passkey, break_glass.already, organization.owner_unusable */
export async function nameOwner(work: UserWork, scope: OrganizationScope, userId: string) {
  const user = await getOwn(work.db, scope, userId);
  const standing = await getStanding(work.db, scope);
  const { organizationName } = standing;
  if (standing.ownerId !== user.id)
    throw breakGlassErrors.not_owner(
      say('{name} does not own {organizationName}.', { name: user.fullName, organizationName }),
      { whoCan: say('The Owner, for themselves') },
    );
  await assertOwnerStaysUsable(work, scope);
  if (!standing.hasPasskey)
    throw breakGlassErrors.no_passkey(
      say('{name} has no passkey, and codes can be phished.', { name: user.fullName }),
      { whoCan: say('{name}, in the profile', { name: user.fullName }) },
    );
  if (standing.namingId !== null)
    throw breakGlassErrors.already(say('{name} has it already.', { name: user.fullName }));
  await store.insertNaming(work.db, scope, {
    id: newId(),
    userId: user.id,
    namedBy: work.actor.userId,
  });
  work.audit({
    event: breakGlassEvents.named,
    target: userTarget(user),
    organizationId: scope.organizationId,
  });
  await tell(work, scope, { user, organizationName }, 'given');
  work.impact.you(
    say(
      'Where single sign-on is enforced, your passkey is your only other way in: a password or a code does not open it any more. From outside of the networks it is the only one too.',
    ),
  );
  work.impact.undo(say('End it at any time, on the same page.'));
  const [named] = presentOwners(await getStanding(work.db, scope));
  // The passkey went at the same moment.
  if (named === undefined)
    throw breakGlassErrors.no_passkey(say('{name} has no passkey.', { name: user.fullName }));
  return named;
}

/** @throws request.not_found, break_glass.in_use */
export async function endNaming(
  work: UserWork,
  scope: OrganizationScope,
  userId: string,
): Promise<undefined> {
  const user = await getOwn(work.db, scope, userId);
  if (await store.isLetPast(work.db, userScope(work.actor.userId), work.actor.sessionId))
    throw breakGlassErrors.in_use(
      say('You come from outside of the networks, and would shut yourself out.'),
    );
  if (!(await store.deleteNaming(work.db, scope, user.id)))
    throw requestErrors.not_found(
      say('{name} does not have the emergency access.', { name: user.fullName }),
    );
  const standing = await getStanding(work.db, scope);
  work.audit({
    event: breakGlassEvents.ended,
    target: userTarget(user),
    organizationId: scope.organizationId,
  });
  await tell(work, scope, { user, organizationName: standing.organizationName }, 'ended');
  work.impact.you(sentenceOf(standing));
  work.impact.undo(say('Give it again at any time, on the same page.'));
  return undefined;
}

/** @throws break_glass.nothing_new */
export async function seeUses(work: UserWork, scope: OrganizationScope, until: string) {
  const seen = await store.markSeen(work.db, scope, { until, by: work.actor.userId });
  if (seen === 0)
    throw breakGlassErrors.nothing_new(say('Somebody noted it already, or it was never used.'));
  const standing = await getStanding(work.db, scope);
  work.audit({
    event: breakGlassEvents.seen,
    target: { type: 'user', sid: sid('US', standing.ownerId), name: standing.ownerName },
    organizationId: scope.organizationId,
    after: { uses: seen },
  });
  return readBreakGlass(work.db, scope);
}

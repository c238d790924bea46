/** Putting people on hold until they meet what is asked of them, and lifting that again. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import { sid } from '../../kernel/ids.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { actorName, getTarget } from '../organization-users/index.ts';
import { getOrganization } from '../organizations/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as holds from './holds-store.ts';
import { heldMail, liftedMail } from './mails.ts';
import { listNonCompliance, type NonComplianceRow } from './store.ts';
import { complianceErrors, complianceEvents } from './vocabulary.ts';
import { factorAt, isFactor } from './words.ts';

type UserWork = Work & { readonly actor: UserActor };

export interface Holding {
  readonly catalogue: RoleCatalogue;
  readonly scope: OrganizationScope;
  readonly held: Held;
  readonly userIds: readonly string[];
}

interface Target {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Each locked, in one order, and one on whom the caller may act. @throws what `getTarget` does */
async function getTargets(work: Work, { userIds, ...by }: Holding): Promise<readonly Target[]> {
  const targets: Target[] = [];
  for (const userId of [...new Set(userIds)].toSorted())
    targets.push(await getTarget(work, { ...by, userId }));
  return targets;
}

/** Read after the lock: whoever met it meanwhile is not held. @throws compliance.not_owing */
async function assertOwing(
  work: Work,
  scope: OrganizationScope,
  targets: readonly Target[],
): Promise<readonly NonComplianceRow[]> {
  const ids = targets.map(({ id }) => id);
  const asked = { choice: { ids }, sort: 'name' } as const;
  const rows = await listNonCompliance(work.db, scope, asked, { size: ids.length });
  for (const target of targets) {
    const row = rows.find(({ id }) => id === target.id);
    if (row === undefined)
      throw complianceErrors.not_owing(
        say('{name} meets what is asked of them, or cannot sign in.', { name: target.name }),
      );
    if (row.asked === 0)
      throw complianceErrors.not_owing(
        say('{name} lacks no second factor, and signing in leads through adding nothing else.', {
          name: target.name,
        }),
      );
    if (row.state === 'suspended')
      throw complianceErrors.not_owing(say('{name} is on hold already.', { name: target.name }));
  }
  return rows;
}

async function sayImpact(
  { db, impact }: Work,
  scope: OrganizationScope,
  rows: readonly NonComplianceRow[],
): Promise<void> {
  impact.line({
    what: 'people_held',
    label: say('people reach nothing until they add what is asked of them'),
    count: rows.length,
    names: rows.slice(0, namesShown).map(({ name }) => name),
  });
  const ids = rows.map(({ id }) => id);
  const { sessions, keys, keyNames, apps, appNames } = await holds.readWorth(db, scope, ids);
  impact.line({
    what: 'sessions_held',
    label: say('sessions of theirs are worth nothing until then'),
    count: sessions,
  });
  impact.line({
    what: 'api_keys_held',
    label: say('API keys of theirs are refused until then'),
    count: keys,
    names: keyNames,
  });
  impact.line({
    what: 'oauth_apps_held',
    label: say('OAuth apps of theirs get no tokens until then'),
    count: apps,
    names: appNames,
  });
  impact.undo(say('It ends by itself when they add it, and you can lift it at any time.'));
}

const targetOf = ({ id, name }: Target) => ({ type: 'user', sid: sid('US', id), name });

/**
 * Whatever of their policies is the strictest counts from now on, everywhere.
 * @throws compliance.yourself, compliance.not_owing, organization_user.not_managed, organization_user.is_owner, organization_user.above_own
 */
export async function holdPeople(work: UserWork, holding: Holding) {
  const { scope, userIds } = holding;
  if (userIds.includes(work.actor.userId)) throw complianceErrors.yourself(say('This is you.'));
  const rows = await assertOwing(work, scope, await getTargets(work, holding));
  await sayImpact(work, scope, rows);
  const { friendlyName: organizationName } = await getOrganization(work.db, scope);
  for (const row of rows) {
    // In their order factors come first, so that however many there are, they are among them.
    const strictest = row.policies.find(isFactor);
    if (strictest === undefined) throw new Error('whoever is held lacks a second factor');
    await holds.saveHold(work.db, scope, {
      userId: row.id,
      scopeId: strictest.scopeId,
      heldBy: work.actor.userId,
    });
    work.audit({
      event: complianceEvents.held,
      target: targetOf(row),
      organizationId: scope.organizationId,
      before: { state: row.state },
      after: { state: 'suspended', missing: factorAt(row.asked) },
    });
    work.mail(
      heldMail({
        to: row.email,
        organizationId: scope.organizationId,
        organizationName,
        actor: actorName(work),
        isPasskey: row.asked === 2,
      }),
    );
  }
  return { held: rows.length };
}

/** @throws compliance.not_held, organization_user.not_managed, organization_user.is_owner, organization_user.above_own */
export async function liftHolds(work: UserWork, holding: Holding) {
  const { scope } = holding;
  const targets = await getTargets(work, holding);
  const { friendlyName: organizationName } = await getOrganization(work.db, scope);
  work.impact.line({
    what: 'people_let_go',
    label: say('people are asked by the policies alone again'),
    count: targets.length,
    names: targets.slice(0, namesShown).map(({ name }) => name),
  });
  work.impact.undo(say('You can put them on hold again, as long as they lack it.'));
  for (const target of targets) {
    if (!(await holds.deleteHold(work.db, scope, target.id)))
      throw complianceErrors.not_held(say('{name} is not on hold.', { name: target.name }));
    work.audit({
      event: complianceEvents.hold_lifted,
      target: targetOf(target),
      organizationId: scope.organizationId,
      before: { state: 'suspended' },
    });
    work.mail(
      liftedMail({
        to: target.email,
        organizationId: scope.organizationId,
        organizationName,
        actor: actorName(work),
      }),
    );
  }
  return { lifted: targets.length };
}

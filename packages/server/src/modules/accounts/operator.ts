/** The operator's hand on accounts: suspends them beside their own state, and sees nothing of what is in them. */

import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { namesShown } from '../../kernel/impact.ts';
import { toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { scopeOf, tellConcerned } from './life.ts';
import * as lifeStore from './life-store.ts';
import { operatorSuspension } from './lifecycle.ts';
import { accountTarget, getAccount } from './service.ts';
import { type AccountRow, lockAccountAndOrganization } from './store.ts';
import { accountErrors, accountEvents } from './vocabulary.ts';

const everyAccount = platformScope('the operator suspends accounts of anybody');

export function presentOperated(row: AccountRow) {
  return {
    sid: sid('AC', row.id),
    friendly_name: row.friendlyName,
    state: row.state,
    organization_name: row.organizationName,
    suspended_by_operator_at: row.suspendedByOperatorAt?.toISOString() ?? null,
  };
}

export async function listOperated(db: Db, id: string | undefined, page: PageRequest) {
  return toPage(
    await lifeStore.listOperated(db, everyAccount, id, page),
    page,
    (row) => [row.suspendedKey, row.id],
    presentOperated,
  );
}

const done = {
  suspend: {
    audit: accountEvents.suspended_by_operator,
    subject: (name: string) => say('The account {name} is suspended by the operator', { name }),
    sentence: say(
      'Nobody can do anything in it. Only the operator of this service can lift that: write to them.',
    ),
    label: say('people can do nothing in it any more'),
    undo: say('Reactivate it at any time.'),
  },
  reactivate: {
    audit: accountEvents.reactivated_by_operator,
    subject: (name: string) =>
      say('The account {name} is not suspended by the operator any more', { name }),
    sentence: say('It is again in the state that its own people and its organization gave it.'),
    label: say('people have it back in the state that it has of its own'),
    undo: say('Suspend it again at any time.'),
  },
} as const;

/** @throws request.not_found, account.wrong_state */
export async function operate(
  work: Work,
  accountId: string,
  event: 'suspend' | 'reactivate',
): Promise<AccountRow> {
  const found = await lifeStore.findAnyAccount(work.db, everyAccount, accountId);
  if (found === undefined) throw requestErrors.not_found(say('There is no such account.'));
  const scope = scopeOf(found);
  await lockAccountAndOrganization(work.db, scope);
  const before = await getAccount(work.db, scope);
  const state = before.suspendedByOperatorAt === null ? 'none' : 'suspended';
  const next = operatorSuspension.next(state, event);
  if (next === undefined)
    throw accountErrors.wrong_state(
      state === 'none'
        ? say('The operator does not suspend it.')
        : say('The operator suspends it already.'),
    );
  if (before.life === 'closed') throw accountErrors.wrong_state(say('It was closed for good.'));
  await lifeStore.updateOperatorSuspension(work.db, scope, next === 'suspended');
  const affected = await lifeStore.readAffected(work.db, scope, namesShown);
  // The operator learns how many, not who.
  work.impact.line({ what: 'people_affected', label: done[event].label, count: affected.people });
  work.impact.line({
    what: 'subaccounts_covered',
    label: say('subaccounts with it'),
    count: affected.subaccounts,
  });
  work.impact.undo(done[event].undo);
  work.audit({
    event: done[event].audit,
    target: accountTarget(before),
    organizationId: before.organizationId,
    accountId,
    before: { operator_suspension: state },
    after: { operator_suspension: next },
  });
  await tellConcerned(work, before, {
    subject: done[event].subject(before.friendlyName),
    paragraphs: [done[event].sentence],
  });
  return getAccount(work.db, scope);
}

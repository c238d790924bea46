/** The use case by which an organization gives an account to another owner. */

import { sid } from '../../kernel/ids.ts';
import { namesShown } from '../../kernel/impact.ts';
import { type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getUserForUpdate, type UserRow } from '../users/index.ts';
import { nameOfActor, scopeOf, tellConcerned } from './life.ts';
import { readAffected } from './life-store.ts';
import { accountMail } from './mails.ts';
import { changeOwner } from './ownership.ts';
import { assertMayOwn } from './rules.ts';
import { accountTarget, getManagedAccount } from './service.ts';
import * as store from './store.ts';
import { accountErrors, accountEvents } from './vocabulary.ts';

export interface OwnerChoice {
  readonly accountId: string;
  readonly ownerUserId: string;
  readonly oldOwnerStays: boolean;
}

/** @throws account.subaccount_without_owner, account.wrong_state, account.already_owner */
function assertCanChange(row: store.AccountRow, ownerUserId: string): void {
  if (row.parentAccountId !== null)
    throw accountErrors.subaccount_without_owner(say('The owner of its main account owns it too.'));
  if (row.ownerUserId === null) throw accountErrors.wrong_state(say('It was closed for good.'));
  if (row.ownerUserId === ownerUserId)
    throw accountErrors.already_owner(
      say('{name} own the account already.', { name: row.ownerName ?? say('They') }),
    );
}

async function getCandidate(
  work: Work,
  scope: OrganizationScope,
  userId: string,
): Promise<UserRow> {
  const candidate = await store.isManagedBy(work.db, scope, userId);
  // Whoever is not ours is refused like somebody who does not exist.
  if (!candidate) assertMayOwn(undefined, scope.organizationId);
  return getUserForUpdate(work.db, userScope(userId));
}

async function sayImpact(
  work: Work,
  row: store.AccountRow,
  asked: { to: UserRow; oldOwnerStays: boolean },
): Promise<void> {
  const { to, oldOwnerStays } = asked;
  work.impact.line({
    what: 'owner_gained',
    label: say('person owns the account from now on'),
    count: 1,
    names: [to.fullName],
  });
  work.impact.line({
    what: oldOwnerStays ? 'owner_stays' : 'owner_leaves',
    label: oldOwnerStays
      ? say('old Owner stays, as an Administrator of the account')
      : say('old Owner has no role on it any more'),
    count: 1,
    names: [row.ownerName ?? ''],
  });
  if (work.impact.isDryRun) {
    const affected = await readAffected(work.db, scopeOf(row), namesShown);
    work.impact.line({
      what: 'subaccounts_along',
      label: say('subaccounts go along'),
      count: affected.subaccounts,
      names: affected.subaccountNames,
    });
  }
  if (work.actor.kind === 'user' && work.actor.userId === row.ownerUserId)
    work.impact.you(
      oldOwnerStays
        ? say('You are the old Owner: you become an Administrator of the account.')
        : say('You are the old Owner: you have no role of your own on the account any more.'),
    );
  work.impact.undo(say('Give it back the same way.'));
}

/** The organization's row is locked by the engine. @throws account.*, request.not_found */
export async function chooseOwner(
  work: Work,
  scope: OrganizationScope,
  choice: OwnerChoice,
): Promise<store.ManagedRow> {
  const row = await getManagedAccount(work.db, scope, choice.accountId);
  assertCanChange(row, choice.ownerUserId);
  const to = await getCandidate(work, scope, choice.ownerUserId);
  const { oldOwnerStays } = choice;
  const { before, after } = await changeOwner(work, scope, {
    accountId: row.id,
    to,
    oldOwnerStays,
  });
  await sayImpact(work, before, { to, oldOwnerStays });
  work.audit({
    event: accountEvents.owner_changed,
    target: accountTarget(before),
    organizationId: scope.organizationId,
    accountId: row.id,
    before: { owner_user_sid: sid('US', before.ownerUserId ?? '') },
    after: { owner_user_sid: sid('US', to.id), old_owner_stays: oldOwnerStays },
  });
  await tellOfOwner(work, { before, after, oldOwnerStays });
  return getManagedAccount(work.db, scope, row.id);
}

/** Tells the old and the new owner, and those who administer the account. */
export async function tellOfOwner(
  work: Work,
  change: { before: store.AccountRow; after: store.AccountRow; oldOwnerStays: boolean },
): Promise<void> {
  const { before, after, oldOwnerStays } = change;
  const names = {
    owner: before.ownerName ?? say('The old Owner'),
    actor: nameOfActor(work),
  };
  const mail = {
    subject: say('{owner} owns the account {name} now', {
      owner: after.ownerName ?? say('Somebody else'),
      name: after.friendlyName,
    }),
    paragraphs: [
      oldOwnerStays
        ? say('{owner} owned it before, and stays as an Administrator. By {actor}.', names)
        : say('{owner} owned it before, and has no role on it any more. By {actor}.', names),
    ],
  };
  await tellConcerned(work, after, mail);
  const isActor = work.actor.kind === 'user' && work.actor.userId === before.ownerUserId;
  if (!oldOwnerStays && !isActor && before.ownerEmail !== null)
    work.mail(
      accountMail({ to: before.ownerEmail, organizationId: after.organizationId, ...mail }),
    );
}

/** Use cases of the lives of accounts: suspended, closed and brought back, at whichever door. */

import type { MemberActor } from '../../kernel/actor.ts';
import type { AuditEventDefinition } from '../../kernel/audit.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { createHook } from '../../kernel/hooks.ts';
import { sid } from '../../kernel/ids.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { Permission } from '../../kernel/permissions.ts';
import { type AccountScope, accountScope, type OrganizationScope } from '../../kernel/scope.ts';
import { known, say, type Text, type TextValue } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { roleSids } from '../roles/index.ts';
import * as lifeStore from './life-store.ts';
import { type AccountEvent, closureDays } from './lifecycle.ts';
import { accountMail } from './mails.ts';
import { afterEvent, type Level } from './rules.ts';
import { accountTarget, getAccount, getManagedAccount } from './service.ts';
import * as store from './store.ts';
import { accountEvents, accountPermissions, organizationAccountPermissions } from './vocabulary.ts';

/** An account with its subaccounts is going to be closed: what waits for an answer there is ended in the same transaction. */
export const accountsClosing = createHook<{ readonly accountIds: readonly string[] }>();

const words: Record<
  AccountEvent,
  {
    audit: AuditEventDefinition;
    subject: (name: string) => Text;
    sentence: Text;
    label: Text;
    undo: Text;
  }
> = {
  suspend: {
    audit: accountEvents.suspended,
    subject: (name) => say('The account {name} is suspended', { name }),
    sentence: say(
      'Nobody can do anything in it until it is reactivated. Everything in it is kept.',
    ),
    label: say('people can do nothing in it any more'),
    undo: say('Reactivate it at any time: everything in it is kept.'),
  },
  reactivate: {
    audit: accountEvents.reactivated,
    subject: (name) => say('The account {name} is reactivated', { name }),
    sentence: say('Its people can work in it again.'),
    label: say('people can work in it again'),
    undo: say('Suspend it again at any time.'),
  },
  close: {
    audit: accountEvents.closing,
    subject: (name) => say('The account {name} is being closed', { name }),
    sentence: say(
      'Nobody can do anything in it any more. It can be restored for {closureDays} days; then it is closed for good.',
      { closureDays },
    ),
    label: say('people can do nothing in it any more'),
    undo: say('Restore it: it is then in the state that it has now.'),
  },
  restore: {
    audit: accountEvents.restored,
    subject: (name) => say('The account {name} is restored', { name }),
    sentence: say('It is in the state again that it had before it was closed.'),
    label: say('people have it back as it was'),
    undo: say('Close it again at any time.'),
  },
};

const coverLabels: Record<AccountEvent, Text> = {
  suspend: say('subaccounts are suspended with it'),
  reactivate: say('subaccounts are not covered any more'),
  close: say('subaccounts are closed with it'),
  restore: say('subaccounts are restored with it'),
};

async function sayImpact(work: Work, scope: AccountScope, event: AccountEvent): Promise<void> {
  if (!work.impact.isDryRun) return;
  const affected = await lifeStore.readAffected(work.db, scope, namesShown);
  work.impact.line({
    what: 'people_affected',
    label: words[event].label,
    count: affected.people,
    names: affected.peopleNames,
  });
  work.impact.line({
    what: 'subaccounts_covered',
    label: coverLabels[event],
    count: affected.subaccounts,
    names: affected.subaccountNames,
  });
}

/** Tells those whom it concerns, but not who did it. */
export async function tellConcerned(
  work: Work,
  row: store.AccountRow,
  mail: { readonly subject: Text; readonly paragraphs: readonly Text[] },
): Promise<void> {
  const people = await lifeStore.listConcerned(
    work.db,
    scopeOf(row),
    roleSids.accountAdministrator,
  );
  const url = `/console/accounts/${sid('AC', row.id)}`;
  const actorId = work.actor.kind === 'user' ? work.actor.userId : undefined;
  for (const person of people.filter(({ userId }) => userId !== actorId))
    work.mail(accountMail({ to: person.email, organizationId: row.organizationId, url, ...mail }));
}

export const scopeOf = (row: store.AccountRow): AccountScope =>
  accountScope({
    accountId: row.id,
    parentAccountId: row.parentAccountId,
    organizationId: row.organizationId,
  });

export function nameOfActor(work: Work): TextValue {
  if (work.actor.kind === 'user' || work.actor.kind === 'machine') return work.actor.name;
  return work.actor.kind === 'operator' ? say('The operator') : 'Bailiwick';
}

interface LifeChange {
  readonly event: AccountEvent;
  readonly level: Level;
}

/** The one place where the state of an account changes by a decision; its rows are locked. */
async function change(work: Work, scope: AccountScope, asked: LifeChange): Promise<void> {
  const { event, level } = asked;
  const before = await getAccount(work.db, scope);
  const next = afterEvent(before, event, { level, now: work.now });
  await sayImpact(work, scope, event);
  const subaccountIds = event === 'close' ? await store.listSubaccountIds(work.db, scope) : [];
  await lifeStore.updateLife(work.db, scope, next, closureDays);
  if (event === 'close')
    await accountsClosing.publish(work, { accountIds: [scope.accountId, ...subaccountIds] });
  const after = await getAccount(work.db, scope);
  work.impact.undo(words[event].undo, after.closesAt ?? undefined);
  sayToActor(work, before, event);
  work.audit({
    event: words[event].audit,
    target: accountTarget(before),
    organizationId: scope.organizationId,
    accountId: scope.accountId,
    before: { state: before.life },
    after: { state: after.life, by: level, closes_at: after.closesAt?.toISOString() ?? null },
  });
  await tellConcerned(work, after, {
    subject: words[event].subject(before.friendlyName),
    paragraphs: [
      say('By {actor}. {sentence}', { actor: nameOfActor(work), sentence: words[event].sentence }),
    ],
  });
}

function sayToActor(work: Work, row: store.AccountRow, event: AccountEvent): void {
  if (work.actor.kind !== 'user' || row.ownerUserId !== work.actor.userId) return;
  if (event === 'suspend')
    work.impact.you(say('You own it: you can still see it and reactivate it.'));
  if (event === 'close')
    work.impact.you(
      say('You own it: you can still see it and restore it, until it is closed for good.'),
    );
}

/** By the organization that manages it, whose row the engine locked. @throws request.not_found, account.* */
export async function changeManaged(
  work: Work,
  scope: OrganizationScope,
  accountId: string,
  event: AccountEvent,
): Promise<store.ManagedRow> {
  const account = scopeOf(await getManagedAccount(work.db, scope, accountId));
  await store.lockAccountAndOrganization(work.db, account);
  await change(work, account, { event, level: 'organization' });
  return getManagedAccount(work.db, scope, accountId);
}

/**
 * What the caller holds on an account, read again under its lock: whoever takes it away at the same moment comes before.
 * @throws request.not_found, request.forbidden, request.busy
 */
export async function lockAndHold(
  authorizer: Authorizer,
  work: Work & { actor: MemberActor },
  scope: AccountScope,
  permission: Permission,
): Promise<Held> {
  await store.lockAccountAndOrganization(work.db, scope);
  const standing = await authorizer.atAccount(work.db, work.actor, scope.accountId);
  if (standing === undefined)
    throw requestErrors.not_found(say('There is nothing here that you may see.'));
  if (standing.organizationId !== scope.organizationId)
    throw requestErrors.busy(say('The account is just moving from or to an organization.'), {
      retryAfterSeconds: 1,
    });
  if (!standing.held.has(permission))
    throw requestErrors.forbidden(
      say('You may not {allows} here.', { allows: known(permission.allows) }),
      {
        missingPermission: permission.name,
      },
    );
  return standing.held;
}

const permissionFor = (event: AccountEvent) =>
  event === 'suspend' || event === 'reactivate' ? 'suspend' : 'close';

/** At the account's own door. Who administers the organization above decides as the organization. @throws account.* */
export async function changeOwn(
  authorizer: Authorizer,
  work: Work & { actor: MemberActor },
  scope: AccountScope,
  event: AccountEvent,
): Promise<store.AccountRow> {
  const kind = permissionFor(event);
  const held = await lockAndHold(authorizer, work, scope, accountPermissions[kind]);
  const isIndependent = scope.organizationId === null && scope.parentAccountId === null;
  if (kind === 'close' && isIndependent && !held.isOwner) {
    throw requestErrors.forbidden(
      say('An independent account is closed and restored by its Owner.'),
      {
        whoCan: say('The Owner of the account'),
      },
    );
  }
  const level = held.has(organizationAccountPermissions[kind]) ? 'organization' : 'account';
  await change(work, scope, { event, level });
  return getAccount(work.db, scope);
}

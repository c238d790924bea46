/** The acts that can be done to many people, what each asks for, and what its impact is called. Pure. */

import { type AppError, type FieldProblem, requestErrors } from '../../kernel/errors.ts';
import type { ImpactLine } from '../../kernel/impact.ts';
import type { Permission } from '../../kernel/permissions.ts';
import { say, type Text } from '../../kernel/text.ts';
import {
  organizationUserErrors,
  organizationUserPermissions as users,
} from '../organization-users/index.ts';
import { roleAssignmentErrors, roleAssignmentPermissions } from '../role-assignments/index.ts';
import { bulkChangeErrors } from './vocabulary.ts';

export const acts = [
  'deactivate',
  'reactivate',
  'end_sessions',
  'offboard',
  'remove',
  'delete',
  'cancel_deletion',
  'give_role',
] as const;
export type BulkAct = (typeof acts)[number];

/** What whoever asks must hold: that of the act on one person. */
export const permissionOf: Readonly<Record<BulkAct, Permission>> = {
  deactivate: users.deactivate,
  reactivate: users.deactivate,
  end_sessions: users.end_sessions,
  offboard: users.offboard,
  remove: users.remove,
  delete: users.delete,
  cancel_deletion: users.delete,
  give_role: roleAssignmentPermissions.create,
};

/** As pages and the audit log call it. */
export const wordsOf: Readonly<Record<BulkAct, Text>> = {
  deactivate: say('deactivate people'),
  reactivate: say('let people back in'),
  end_sessions: say('end sessions of people'),
  offboard: say('offboard people'),
  remove: say('remove people from the organization'),
  delete: say('delete people'),
  cancel_deletion: say('cancel the deletion of people'),
  give_role: say('give people a role'),
};

const handsOver: ReadonlySet<BulkAct> = new Set(['offboard', 'remove', 'delete']);

/** These keep somebody out. */
const keepsOut: ReadonlySet<BulkAct> = new Set(['deactivate', ...handsOver]);

/** What is asked for, of each of the people. */
export interface Asked {
  readonly act: BulkAct;
  readonly role_id: string | null;
  readonly account_id: string | null;
  readonly heir_user_id: string | null;
}

/**
 * What nobody does in passing: to keep themselves out, to change their own role in the organization, or to let go of
 * whoever is to own the accounts of the others.
 * @throws bulk_change.yourself, bulk_change.heir
 */
export function assertNotInPassing(asked: Asked, userId: string, ownUserId: string): void {
  const { act, account_id: accountId, heir_user_id: heirUserId } = asked;
  const touchesThemselves = keepsOut.has(act) || (act === 'give_role' && accountId === null);
  if (userId === ownUserId && touchesThemselves)
    throw bulkChangeErrors.yourself(say('This is you.'));
  if (userId === heirUserId && handsOver.has(act))
    throw bulkChangeErrors.heir(say('They are named as the new owner of accounts.'));
}

/** In which state an act leaves a login: who is there has nothing to be done. */
const leavesIn: Readonly<Partial<Record<BulkAct, readonly string[]>>> = {
  deactivate: ['inactive'],
  reactivate: ['active'],
  delete: ['pending_deletion'],
  cancel_deletion: ['active', 'inactive'],
};

const soAlready: ReadonlySet<string> = new Set([
  roleAssignmentErrors.exists.code,
  bulkChangeErrors.nothing_open.code,
]);

/** Many are signed in nowhere: they get no mail about it. @throws bulk_change.nothing_open */
export function assertSomethingEnds(act: BulkAct, lines: readonly ImpactLine[]): void {
  if (act === 'end_sessions' && lines.every(({ count }) => count === 0))
    throw bulkChangeErrors.nothing_open(say('They are signed in nowhere.'));
}

/** Is it so already? Somebody whom another state keeps from the act is refused instead. */
export function isSoAlready(act: BulkAct, error: AppError): boolean {
  if (soAlready.has(error.code)) return true;
  if (error.code !== organizationUserErrors.already.code) return false;
  return leavesIn[act]?.includes(String(error.extras.facts?.['state'])) === true;
}

export const peopleAtMost = 10_000;

/**
 * @param expected how many whoever asked saw
 * @throws bulk_change.nobody, bulk_change.too_many_people, bulk_change.selection_changed
 */
export function assertChosen(count: number, expected: number | undefined): void {
  if (count === 0) throw bulkChangeErrors.nobody(say('Nobody fits the choice.'));
  if (count > peopleAtMost)
    throw bulkChangeErrors.too_many_people(say('More than 10,000 people fit the choice.'));
  if (expected !== undefined && count !== expected)
    throw bulkChangeErrors.selection_changed(
      say('{count, number} people fit the choice, and you saw {expected, number}.', {
        count,
        expected,
      }),
      { facts: { count } },
    );
}

/** What an act does not take must not be given with it. @throws request.invalid */
export function assertFits(asked: {
  readonly act: BulkAct;
  readonly users?: unknown;
  readonly choice?: unknown;
  readonly new_owner_user_sid?: unknown;
  readonly role_sid?: unknown;
  readonly account_sid?: unknown;
}): void {
  const { act } = asked;
  const problems: FieldProblem[] = [];
  const report = (field: string, detail: Text) => problems.push({ pointer: `/${field}`, detail });
  if ((asked.users === undefined) === (asked.choice === undefined))
    report('users', say('either this or choice has to be there, and not both'));
  if (asked.new_owner_user_sid !== undefined && !handsOver.has(act))
    report('new_owner_user_sid', say('is nothing that {act} takes', { act }));
  if (asked.role_sid === undefined && act === 'give_role') report('role_sid', say('is missing'));
  for (const field of ['role_sid', 'account_sid'] as const)
    if (asked[field] !== undefined && act !== 'give_role')
      report(field, say('is nothing that {act} takes', { act }));
  if (problems.length > 0)
    throw requestErrors.invalid(say('The change does not fit its act.'), { errors: problems });
}

/** What one act says of one person, in words for many. */
const labels: Readonly<Record<string, Text>> = {
  people_deactivated: say('people cannot sign in'),
  people_removed: say('people leave the organization, and keep their logins'),
  people_deleted: say('people cannot sign in, and are erased when the time is over'),
};

export const forMany = (lines: readonly ImpactLine[]): ImpactLine[] =>
  lines.map((line) => ({ ...line, label: labels[line.what] ?? line.label }));

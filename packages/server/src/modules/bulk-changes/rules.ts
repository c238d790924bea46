/** The acts that can be done to many people, what each asks for, and what its impact is called. Pure. */
import { requestErrors } from '../../kernel/errors.ts';
import type { ImpactLine } from '../../kernel/impact.ts';
import type { Permission } from '../../kernel/permissions.ts';
import { organizationUserPermissions as users } from '../organization-users/index.ts';
import { roleAssignmentPermissions } from '../role-assignments/index.ts';

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
export const wordsOf: Readonly<Record<BulkAct, string>> = {
  deactivate: 'deactivate people',
  reactivate: 'let people back in',
  end_sessions: 'end sessions of people',
  offboard: 'offboard people',
  remove: 'remove people from the organization',
  delete: 'delete people',
  cancel_deletion: 'cancel the deletion of people',
  give_role: 'give people a role',
};

/** These keep somebody out, so nobody does them to themselves in passing. */
export const keepsOut: ReadonlySet<BulkAct> = new Set([
  'deactivate',
  'offboard',
  'remove',
  'delete',
]);

const handsOver: ReadonlySet<BulkAct> = new Set(['offboard', 'remove', 'delete']);

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
  const problems: { pointer: string; detail: string }[] = [];
  const say = (field: string, detail: string) => problems.push({ pointer: `/${field}`, detail });
  if ((asked.users === undefined) === (asked.choice === undefined))
    say('users', 'either this or choice has to be there, and not both');
  if (asked.new_owner_user_sid !== undefined && !handsOver.has(act))
    say('new_owner_user_sid', `is nothing that ${act} takes`);
  if (asked.role_sid === undefined && act === 'give_role') say('role_sid', 'is missing');
  for (const field of ['role_sid', 'account_sid'] as const)
    if (asked[field] !== undefined && act !== 'give_role')
      say(field, `is nothing that ${act} takes`);
  if (problems.length > 0)
    throw requestErrors.invalid('The change does not fit its act.', { errors: problems });
}

/** What one act says of one person, in words for many. */
const labels: Readonly<Record<string, string>> = {
  people_deactivated: 'people cannot sign in',
  people_removed: 'people leave the organization, and keep their logins',
  people_deleted: 'people cannot sign in, and are erased when the time is over',
};

export const forMany = (lines: readonly ImpactLine[]): ImpactLine[] =>
  lines.map((line) => ({ ...line, label: labels[line.what] ?? line.label }));

/** What stands in a cell of the access matrix: a letter, how far the role reaches, where it comes from, and all of it in words. */
import { t } from '@lingui/core/macro';
import type { Schemas } from '../../../api.ts';
import { formatParts } from '../../../i18n/formats.ts';

export type Row = Schemas['AccessMatrixRow'];
export type Role = Schemas['Role'];
type CellHold = Row['cells'][number]['holds'][number];

/** The strongest way first: what is held on the account itself, then on the one above it, then on the organization. */
export type Source = 'direct' | 'parent' | 'organization';

export interface Mark {
  readonly letters: string;
  /** 1 to 5: how much of all permissions the role has. */
  readonly weight: number;
  readonly source: Source;
  /** More is held than the letters say. */
  readonly more: boolean;
  readonly words: string;
}

/** Where no role is held. */
export const nothing = '·';

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, 2);

/** The shortest letters that no role of another name has: the first, then the initials, then the first two or three. */
export function lettersOf(roles: readonly Role[]): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  const found = new Map<string, string>();
  const accountsFirst = [...roles].sort((a, b) =>
    a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0,
  );
  for (const role of accountsFirst) {
    const { name } = role;
    const options = [
      name.charAt(0).toUpperCase(),
      initials(name),
      name.slice(0, 2),
      name.slice(0, 3),
    ];
    const free = options.find((option) => (taken.get(option) ?? name) === name) ?? '?';
    taken.set(free, name);
    found.set(role.sid, free);
  }
  return found;
}

export function weightOf(roles: readonly Role[], roleSid: string): number {
  const inAccounts = (role: Role) =>
    role.permissions.filter((permission) => !permission.startsWith('/bailiwick/iam/')).length;
  const most = Math.max(1, ...roles.map(inAccounts));
  const role = roles.find(({ sid }) => sid === roleSid);
  return role === undefined ? 1 : Math.max(1, Math.ceil((5 * inAccounts(role)) / most));
}

export const holdsAt = (row: Row, accountSid: string): readonly CellHold[] =>
  row.cells.find((cell) => cell.account_sid === accountSid)?.holds ?? [];

/** Their own roles on the account itself: ownership is not given, and what a group gives is not taken from one member. */
export const directRoles = (row: Row, accountSid: string): readonly CellHold[] =>
  holdsAt(row, accountSid).filter(({ kind, group }) => kind === 'account_role' && group === null);

interface Held {
  readonly roleSid: string;
  readonly name: string;
  readonly source: Source;
  /** The group that it is held through; null: it is their own. */
  readonly group: Row['from_organization'][number]['group'];
}

/** All ways, in the order of `Source`. */
export function waysOf(row: Row, accountSid: string): readonly Held[] {
  const below = holdsAt(row, accountSid).map(({ kind, role_sid, role_name, group }) => ({
    roleSid: role_sid,
    name: role_name,
    group,
    source: kind.startsWith('account') ? ('direct' as const) : ('parent' as const),
  }));
  const above = row.from_organization
    .filter(({ reaches_accounts }) => reaches_accounts)
    .map(({ role_sid, role_name, group }) => ({
      roleSid: role_sid,
      name: role_name,
      group,
      source: 'organization' as const,
    }));
  const order: readonly Source[] = ['direct', 'parent', 'organization'];
  return order.flatMap((source) => [...below, ...above].filter((held) => held.source === source));
}

export function wordsOf({ name: role, source, group }: Held): string {
  if (group !== null) return wordsThrough(role, source, group.name);
  switch (source) {
    case 'direct':
      return t`${role} on the account`;
    case 'parent':
      return t`${role} from the account above`;
    case 'organization':
      return t`${role} from the organization`;
  }
}

function wordsThrough(role: string, source: Source, group: string): string {
  switch (source) {
    case 'direct':
      return t`${role} on the account, through the group ${group}`;
    case 'parent':
      return t`${role} from the account above, through the group ${group}`;
    case 'organization':
      return t`${role} from the organization, through the group ${group}`;
  }
}

/** @returns undefined where nothing is held */
export function markOf(
  row: Row,
  accountSid: string,
  roles: readonly Role[],
  letters: ReadonlyMap<string, string>,
): Mark | undefined {
  const ways = waysOf(row, accountSid);
  const source = ways[0]?.source;
  const [strongest] = ways
    .filter((held) => held.source === source)
    .toSorted((a, b) => weightOf(roles, b.roleSid) - weightOf(roles, a.roleSid));
  if (strongest === undefined) return undefined;
  return {
    letters: letters.get(strongest.roleSid) ?? '?',
    weight: weightOf(roles, strongest.roleSid),
    source: strongest.source,
    more: ways.length > 1,
    words: formatParts(ways.map(wordsOf)),
  };
}

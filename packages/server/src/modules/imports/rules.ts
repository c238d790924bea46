/** What a row of a file asks for. Pure. */
import { uuidOfSid } from '../../kernel/ids.ts';
import { nearestWord } from '../../kernel/nearest-word.ts';
import type { Role, RoleCatalogue } from '../roles/index.ts';
import { roleSids } from '../roles/index.ts';
import { firstName, lastName } from '../users/index.ts';

export const fields = [
  'email',
  'first_name',
  'last_name',
  'organization_role',
  'accounts',
] as const;
export type Field = (typeof fields)[number];

const spellings: Readonly<Record<string, Field>> = {
  email: 'email',
  e_mail: 'email',
  email_address: 'email',
  first_name: 'first_name',
  given_name: 'first_name',
  last_name: 'last_name',
  family_name: 'last_name',
  surname: 'last_name',
  organization_role: 'organization_role',
  role: 'organization_role',
  accounts: 'accounts',
};

/** The field that a heading names; undefined: the column is not used. */
export function fieldOf(heading: string): Field | undefined {
  return spellings[
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_')
  ];
}

/** `Email;First Name` → the field of each column. Says what is wrong with it as a text. */
export function readHeadings(headings: readonly string[]): readonly (Field | null)[] | string {
  const found = headings.map((heading) => fieldOf(heading) ?? null);
  if (!found.includes('email'))
    return `No column is called email. The first line reads: ${headings.join(' | ').slice(0, 200)}`;
  const twice = fields.find((field) => found.filter((one) => one === field).length > 1);
  return twice === undefined ? found : `Two columns mean ${twice}.`;
}

export interface AccountGrant {
  readonly accountId: string;
  readonly roleId: string;
}

export interface RowProblem {
  readonly column: Field | null;
  readonly value: string | null;
  readonly reason: string;
  /** How the row can be mended. */
  readonly suggestion?: string;
}

/** What one row asks for. An empty cell asks for nothing. */
export interface AskedPerson {
  readonly email: string;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly organizationRoleId: string | undefined;
  readonly accounts: readonly AccountGrant[];
}

function findRole(
  catalogue: RoleCatalogue,
  text: string,
  scopeKind: Role['scopeKind'],
): Role | undefined {
  const wanted = text.trim().toLowerCase();
  return catalogue.roles.find(
    (role) =>
      role.scopeKind === scopeKind &&
      (role.sid.toLowerCase() === wanted || role.name.toLowerCase() === wanted),
  );
}

const accountsAtMost = 50;

/** The role that was meant, or those that there are. */
function suggestRole(catalogue: RoleCatalogue, text: string, scopeKind: Role['scopeKind']): string {
  const names = catalogue.roles
    .filter((role) => role.scopeKind === scopeKind && role.grantable)
    .map((role) => role.name);
  const byLetters = new Map(names.map((name) => [name.toLowerCase(), name]));
  const nearest = nearestWord(text.trim().toLowerCase(), [...byLetters.keys()], 3);
  const meant = nearest === undefined ? undefined : byLetters.get(nearest);
  return meant === undefined ? `Use one of: ${names.join(', ')}` : `Did you mean ${meant}?`;
}

type CellProblem = Pick<RowProblem, 'reason' | 'suggestion'>;

/** `AC…:Developer|AC…:Support` */
function readAccounts(catalogue: RoleCatalogue, cell: string): AccountGrant[] | CellProblem {
  const parts = cell.split('|').map((part) => part.trim());
  if (parts.length > accountsAtMost)
    return { reason: `names more than ${accountsAtMost} accounts` };
  const grants: AccountGrant[] = [];
  for (const part of parts) {
    const [account = '', role = ''] = part.split(':', 2).map((text) => text.trim());
    const accountId = uuidOfSid('AC', account);
    if (accountId === undefined)
      return {
        reason: 'must read like AC…:Developer|AC…:Support, with the SID of each account',
        suggestion: 'The SID of an account stands in the list of accounts',
      };
    const found = findRole(catalogue, role, 'account');
    if (found === undefined)
      return {
        reason: `there is no role ${role || '(empty)'} on accounts`,
        suggestion: suggestRole(catalogue, role, 'account'),
      };
    grants.push({ accountId, roleId: found.sid });
  }
  return grants;
}

const isProblem = <T>(value: T): value is Extract<T, CellProblem> =>
  typeof value === 'object' && value !== null && 'reason' in value;

function readName(
  cell: string,
  column: 'first_name' | 'last_name',
): string | undefined | RowProblem {
  if (cell === '') return undefined;
  const read = (column === 'first_name' ? firstName : lastName).safeParse(cell.normalize('NFC'));
  if (read.success) return read.data;
  return { column, value: cell, reason: read.error.issues[0]?.message ?? 'cannot be used' };
}

/** Says what the row asks for, or the first thing that is wrong with it. */
export function readPerson(
  catalogue: RoleCatalogue,
  columns: readonly (Field | null)[],
  cells: readonly string[],
): AskedPerson | RowProblem {
  if (cells.length !== columns.length)
    return {
      column: null,
      value: null,
      reason: `has ${cells.length} cells, and the first line ${columns.length}`,
    };
  const cell = (field: Field) => (cells[columns.indexOf(field)] ?? '').trim();
  const broken = fields.find((field) => cell(field).includes('\uFFFD'));
  if (broken !== undefined)
    return { column: broken, value: cell(broken), reason: 'holds characters that are not UTF-8' };
  const email = cell('email');
  if (email === '') return { column: 'email', value: '', reason: 'is empty' };
  const first = readName(cell('first_name'), 'first_name');
  if (isProblem(first)) return first;
  const last = readName(cell('last_name'), 'last_name');
  if (isProblem(last)) return last;
  const roleText = cell('organization_role');
  const role = roleText === '' ? undefined : findRole(catalogue, roleText, 'organization');
  if (roleText !== '' && role === undefined)
    return {
      column: 'organization_role',
      value: roleText,
      reason: 'there is no such role in organizations',
      suggestion: suggestRole(catalogue, roleText, 'organization'),
    };
  const accountsText = cell('accounts');
  const accounts = accountsText === '' ? [] : readAccounts(catalogue, accountsText);
  if (isProblem(accounts)) return { column: 'accounts', value: accountsText, ...accounts };
  return { email, firstName: first, lastName: last, organizationRoleId: role?.sid, accounts };
}

/** An address in a domain of ours that was meant, or what an address here looks like. */
export function suggestAddress(typed: string, ownDomains: readonly string[]): string | undefined {
  const [localPart = '', domain = ''] = typed.trim().split('@', 2);
  if (ownDomains.length === 0) return 'Prove a domain first';
  if (ownDomains.includes(domain.toLowerCase())) return undefined;
  const meant = nearestWord(domain.toLowerCase(), ownDomains, 2);
  if (meant !== undefined) return `Did you mean ${localPart}@${meant}?`;
  return `Use an address at ${ownDomains.slice(0, 3).join(', ')}${ownDomains.length > 3 ? ', …' : ''}`;
}

export const isRowProblem = (row: AskedPerson | RowProblem): row is RowProblem => isProblem(row);

/** New people whose row names no role get this one. */
export const defaultRoleId = roleSids.standardUser;

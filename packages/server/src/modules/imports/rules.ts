/** What a row of a file asks for. Pure. */
import { collectFieldWords } from '../../kernel/field-words.ts';
import { uuidOfSid } from '../../kernel/ids.ts';
import { nearestWord } from '../../kernel/nearest-word.ts';
import { listOf, say, type Text } from '../../kernel/text.ts';
import type { Role, RoleCatalogue } from '../roles/index.ts';
import { isRoleCalled, roleSids } from '../roles/index.ts';
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
export function readHeadings(headings: readonly string[]): readonly (Field | null)[] | Text {
  const found = headings.map((heading) => fieldOf(heading) ?? null);
  if (!found.includes('email'))
    return say('No column is called email. The first line reads: {headings}', {
      headings: headings.join(' | ').slice(0, 200),
    });
  const twice = fields.find((field) => found.filter((one) => one === field).length > 1);
  return twice === undefined ? found : say('Two columns mean {field}.', { field: twice });
}

export interface AccountGrant {
  readonly accountId: string;
  readonly roleId: string;
}

export interface RowProblem {
  readonly column: Field | null;
  readonly value: string | null;
  readonly reason: Text;
  /** How the row can be mended. */
  readonly suggestion?: Text;
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
      (role.sid.toLowerCase() === wanted || isRoleCalled(role, (name) => name === wanted)),
  );
}

const accountsAtMost = 50;

/** The role that was meant, or those that there are, as a file has to name them: in English. */
function suggestRole(catalogue: RoleCatalogue, text: string, scopeKind: Role['scopeKind']): Text {
  const names = catalogue.roles
    .filter((role) => role.scopeKind === scopeKind && role.grantable)
    .map((role) => role.name);
  const byLetters = new Map(names.map((name) => [name.toLowerCase(), name]));
  const nearest = nearestWord(text.trim().toLowerCase(), [...byLetters.keys()], 3);
  const meant = nearest === undefined ? undefined : byLetters.get(nearest);
  return meant === undefined
    ? say('Use one of: {names}', { names: listOf(names) })
    : say('Did you mean {meant}?', { meant });
}

type CellProblem = Pick<RowProblem, 'reason' | 'suggestion'>;

/** `AC…:Developer|AC…:Support` */
function readAccounts(catalogue: RoleCatalogue, cell: string): AccountGrant[] | CellProblem {
  const parts = cell.split('|').map((part) => part.trim());
  if (parts.length > accountsAtMost)
    return { reason: say('names more than {count} accounts', { count: accountsAtMost }) };
  const grants: AccountGrant[] = [];
  for (const part of parts) {
    const [account = '', role = ''] = part.split(':', 2).map((text) => text.trim());
    const accountId = uuidOfSid('AC', account);
    if (accountId === undefined)
      return {
        reason: say('must read like AC…:Developer|AC…:Support, with the SID of each account'),
        suggestion: say('The SID of an account stands in the list of accounts'),
      };
    const found = findRole(catalogue, role, 'account');
    if (found === undefined)
      return {
        reason: say('there is no role {role} on accounts', {
          role: role === '' ? say('(empty)') : role,
        }),
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
  const words = collectFieldWords();
  const schema = column === 'first_name' ? firstName : lastName;
  const read = schema.safeParse(cell.normalize('NFC'), { error: words.error });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return {
    column,
    value: cell,
    reason: issue === undefined ? say('cannot be used') : words.textOf(issue),
  };
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
      reason: say('has {cells} cells, and the first line {columns}', {
        cells: cells.length,
        columns: columns.length,
      }),
    };
  const cell = (field: Field) => (cells[columns.indexOf(field)] ?? '').trim();
  const broken = fields.find((field) => cell(field).includes('\uFFFD'));
  if (broken !== undefined)
    return {
      column: broken,
      value: cell(broken),
      reason: say('holds characters that are not UTF-8'),
    };
  const email = cell('email');
  if (email === '') return { column: 'email', value: '', reason: say('is empty') };
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
      reason: say('there is no such role in organizations'),
      suggestion: suggestRole(catalogue, roleText, 'organization'),
    };
  const accountsText = cell('accounts');
  const accounts = accountsText === '' ? [] : readAccounts(catalogue, accountsText);
  if (isProblem(accounts)) return { column: 'accounts', value: accountsText, ...accounts };
  return { email, firstName: first, lastName: last, organizationRoleId: role?.sid, accounts };
}

/** An address in a domain of ours that was meant, or what an address here looks like. */
export function suggestAddress(typed: string, ownDomains: readonly string[]): Text | undefined {
  const [localPart = '', domain = ''] = typed.trim().split('@', 2);
  if (ownDomains.length === 0) return say('Prove a domain first');
  if (ownDomains.includes(domain.toLowerCase())) return undefined;
  const meant = nearestWord(domain.toLowerCase(), ownDomains, 2);
  if (meant !== undefined) return say('Did you mean {meant}?', { meant: `${localPart}@${meant}` });
  return say('Use an address at {domains}', {
    domains: listOf([...ownDomains.slice(0, 3), ...(ownDomains.length > 3 ? ['…'] : [])]),
  });
}

export const isRowProblem = (row: AskedPerson | RowProblem): row is RowProblem => isProblem(row);

/** New people whose row names no role get this one. */
export const defaultRoleId = roleSids.standardUser;

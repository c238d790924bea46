/** Letters, marks, pending changes and the file of the access matrix. */
import { describe, expect, it } from 'vitest';
import { listChanges, rolesThen, withoutChange, withWish } from './changes.ts';
import { csvField, matrixCsv } from './csv.ts';
import { lettersOf, markOf, type Role, type Row } from './marks.ts';

const role = (sid: string, name: string, scope: Role['scope'], permissions: number): Role => ({
  sid,
  name,
  scope,
  description: '',
  grantable: true,
  permissions: Array.from({ length: permissions }, (_value, index) => `/x/y/${index}`),
});
const roles = [
  role('o1', 'Administrator', 'organization', 10),
  role('o2', 'Auditor', 'organization', 4),
  role('o3', 'Billing Administrator', 'organization', 4),
  role('a1', 'Administrator', 'account', 10),
  role('a2', 'Developer', 'account', 6),
  role('a3', 'Billing Manager', 'account', 3),
];
const letters = lettersOf(roles);
const held = (kind: 'account_role' | 'parent_role', sid: string) => ({
  kind,
  assignment_sid: `IY-${sid}`,
  role_sid: sid,
  role_name: roles.find((one) => one.sid === sid)?.name ?? '',
  group: null,
});
const row = (cells: Row['cells'], organization: Row['from_organization'] = []): Row => ({
  user_sid: 'US1',
  name: 'Imogen Ilić',
  email: 'imogen@northwind.example',
  is_managed: true,
  state: 'active',
  from_organization: organization,
  cells,
  accounts_reached: { value: 1, exact: true },
});
const account = { sid: 'AC1', name: 'Production' };

describe('letters', () => {
  it('are the same for one name, and never for two', () => {
    expect(Object.fromEntries(letters)).toEqual({
      a1: 'A',
      a2: 'D',
      a3: 'B',
      o1: 'A',
      o2: 'Au',
      o3: 'BA',
    });
  });
});

describe('what is held through a group', () => {
  const throughGroup = { ...held('account_role', 'a2'), group: { sid: 'GR1', name: 'On-call' } };
  const both = row([{ account_sid: 'AC1', holds: [held('account_role', 'a3'), throughGroup] }]);

  it('is said, and is none of the roles that can be taken there', () => {
    expect(markOf(both, 'AC1', roles, letters)?.words).toContain('through the group On-call');
    expect([...rolesThen(new Map(), both, account)]).toEqual(['a3']);
    const emptied = withWish(new Map(), both, account, new Set());
    expect(listChanges(emptied).map(({ change }) => change)).toEqual([
      { action: 'take', role_assignment_sid: 'IY-a3' },
    ]);
  });
});

describe('a mark', () => {
  it('shows what is held on the account before what comes from above, and says all of it', () => {
    const all = row(
      [
        {
          account_sid: 'AC1',
          holds: [
            held('parent_role', 'a1'),
            held('account_role', 'a3'),
            held('account_role', 'a2'),
          ],
        },
      ],
      [
        {
          assignment_sid: 'IY1',
          role_sid: 'o2',
          role_name: 'Auditor',
          group: null,
          reaches_accounts: true,
        },
      ],
    );
    expect(markOf(all, 'AC1', roles, letters)).toEqual({
      letters: 'D',
      weight: 3,
      source: 'direct',
      more: true,
      words:
        'Billing Manager on the account, Developer on the account, Administrator from the account above, Auditor from the organization',
    });
    expect(markOf(all, 'AC2', roles, letters)).toMatchObject({ source: 'organization' });
    expect(markOf(row([]), 'AC1', roles, letters)).toBeUndefined();
  });
});

describe('the tray', () => {
  const holder = row([{ account_sid: 'AC1', holds: [held('account_role', 'a2')] }]);

  it('lists what is taken and given, and forgets what is as it was', () => {
    const wishes = withWish(new Map(), holder, account, new Set(['a1', 'a3']));
    const listed = listChanges(wishes);
    expect(listed.map(({ change }) => change)).toEqual([
      { action: 'take', role_assignment_sid: 'IY-a2' },
      { action: 'give', user_sid: 'US1', role_sid: 'a1', account_sid: 'AC1' },
      { action: 'give', user_sid: 'US1', role_sid: 'a3', account_sid: 'AC1' },
    ]);
    expect([...rolesThen(wishes, holder, account)]).toEqual(['a1', 'a3']);
    expect(withWish(wishes, holder, account, new Set(['a2'])).size).toBe(0);
  });

  it('gives up one change at a time', () => {
    let wishes = withWish(new Map(), holder, account, new Set(['a1']));
    for (const change of listChanges(wishes)) wishes = withoutChange(wishes, change);
    expect(wishes.size).toBe(0);
  });
});

describe('the file', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['=a"b', `"'=a""b"`],
    ['two\nlines', '"two\nlines"'],
  ])('%j becomes %j', (text, field) => {
    expect(csvField(text)).toBe(field);
  });

  it('puts the parts of a person together', () => {
    const parts = [
      { ...row([{ account_sid: 'AC1', holds: [held('account_role', 'a2')] }]), name: '=Imogen' },
      row([{ account_sid: 'AC2', holds: [held('parent_role', 'a1')] }]),
    ];
    const text = matrixCsv([account, { sid: 'AC2', name: '=cmd()' }], new Map([['US1', parts]]));
    const [head, line] = text.split('\r\n');
    expect(head).toContain("'=cmd() (AC2)");
    expect(line).toBe(
      "'=Imogen,imogen@northwind.example,US1,managed,active,,Developer on the account,Administrator from the account above",
    );
  });
});

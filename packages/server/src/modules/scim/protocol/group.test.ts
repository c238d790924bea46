/** Groups as clients send them (RFC 7643 §4.2, RFC 7644 §3.5.2): what Okta and Entra ID really send, and what is refused. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../kernel/errors.ts';
import { type GroupDue, readGroup, readGroupPatch } from './group.ts';
import { type Json, type JsonObject, urns } from './schema.ts';

const patch = (...operations: Json[]) =>
  readGroupPatch({ schemas: [urns.patch], Operations: operations });

/** In a form that can be compared. */
const told = ({ members, ...rest }: GroupDue) => ({
  ...rest,
  ...(members === undefined
    ? {}
    : {
        members: {
          begins: members.begins,
          added: [...members.added],
          removed: [...members.removed],
        },
      }),
});
const come = (...added: string[]) => ({ members: { begins: 'as_it_is', added, removed: [] } });
const go = (...removed: string[]) => ({ members: { begins: 'as_it_is', added: [], removed } });
const all = (...added: string[]) => ({ members: { begins: 'empty', added, removed: [] } });

describe('what a PATCH means', () => {
  it.each<[string, Json[], JsonObject]>([
    [
      'Okta renames, with its id in the value',
      [{ op: 'replace', value: { id: 'GR1', displayName: 'Sales' } }],
      { displayName: 'Sales' },
    ],
    [
      'Okta adds',
      [{ op: 'add', path: 'members', value: [{ value: 'US1', display: 'ada@x.example' }] }],
      come('US1'),
    ],
    ['Okta removes', [{ op: 'remove', path: 'members[value eq "US1"]' }], go('US1')],
    [
      'Okta replaces all',
      [{ op: 'replace', path: 'members', value: [{ value: 'US1' }, { value: 'US2' }] }],
      all('US1', 'US2'),
    ],
    [
      'Okta removes and adds in one',
      [
        { op: 'remove', path: 'members[value eq "US1"]' },
        { op: 'add', path: 'members', value: [{ value: 'US2' }] },
      ],
      { members: { begins: 'as_it_is', added: ['US2'], removed: ['US1'] } },
    ],
    [
      'Entra ID adds',
      [{ op: 'Add', path: 'members', value: [{ $ref: null, value: 'US1' }] }],
      come('US1'),
    ],
    [
      'Entra ID removes with a value: those only',
      [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: 'US1' }] }],
      go('US1'),
    ],
    [
      'Entra ID renames',
      [{ op: 'Replace', path: 'displayName', value: 'Sales' }],
      { displayName: 'Sales' },
    ],
    [
      'Entra ID sets its own id',
      [{ op: 'Add', path: 'externalId', value: '8aa1a0c0-c4c3' }],
      { externalId: '8aa1a0c0-c4c3' },
    ],
    [
      'Entra ID without a path',
      [{ op: 'Replace', value: { displayName: 'Sales', externalId: 'x' } }],
      { displayName: 'Sales', externalId: 'x' },
    ],
    [
      'in slices',
      [1, 2, 3].map((n) => ({ op: 'add', path: 'members', value: [{ value: `US${n}` }] })),
      come('US1', 'US2', 'US3'),
    ],
    ['add without a path', [{ op: 'add', value: { members: [{ value: 'US1' }] } }], come('US1')],
    [
      'replace without a path',
      [{ op: 'replace', value: { members: [{ value: 'US1' }] } }],
      all('US1'),
    ],
    [
      'one member that is no list',
      [{ op: 'add', path: 'members', value: { value: 'US1' } }],
      come('US1'),
    ],
    ['one member as text', [{ op: 'add', path: 'members', value: 'US1' }], come('US1')],
    ['keys in capitals', [{ OP: 'ADD', PATH: 'MEMBERS', VALUE: [{ VALUE: 'US1' }] }], come('US1')],
    ['remove of everybody', [{ op: 'remove', path: 'members' }], all()],
    ['remove of nobody', [{ op: 'remove', path: 'members', value: [] }], go()],
    [
      'two by one filter',
      [{ op: 'remove', path: 'members[value eq "US1" or value eq "US2"]' }],
      go('US1', 'US2'),
    ],
    [
      'the last word counts',
      [
        { op: 'add', path: 'members', value: [{ value: 'US1' }] },
        { op: 'remove', path: 'members', value: [{ value: 'US1' }] },
      ],
      go('US1'),
    ],
    [
      'and the other way round',
      [
        { op: 'remove', path: 'members[value eq "US1"]' },
        { op: 'add', path: 'members', value: [{ value: 'US1' }] },
      ],
      come('US1'),
    ],
    [
      'everybody out, one in',
      [
        { op: 'remove', path: 'members' },
        { op: 'add', path: 'members', value: [{ value: 'US1' }] },
      ],
      all('US1'),
    ],
    [
      'with the schema before the name',
      [{ op: 'replace', path: `${urns.group}:displayName`, value: 'A' }],
      { displayName: 'A' },
    ],
    ['an externalId that goes', [{ op: 'remove', path: 'externalId' }], { externalId: null }],
    ['what others keep', [{ op: 'add', path: 'urn:example:ext:mailNickname', value: 'x' }], {}],
  ])('%s', (_what, operations, due) => {
    expect(told(patch(...operations))).toEqual(due);
  });
});

describe('what is refused', () => {
  it.each<[string, Json, string]>([
    ['an unknown path', { op: 'add', path: 'nothing', value: 'x' }, 'invalid_path'],
    ['an unknown operation', { op: 'move', path: 'members', value: [] }, 'invalid_patch'],
    ['our id', { op: 'replace', path: 'id', value: 'x' }, 'mutability'],
    ['meta', { op: 'replace', path: 'meta.version', value: 'x' }, 'mutability'],
    [
      'a part of a member',
      { op: 'replace', path: 'members[value eq "US1"].display', value: 'x' },
      'mutability',
    ],
    [
      'a member that is changed',
      { op: 'replace', path: 'members[value eq "US1"]', value: { value: 'US2' } },
      'mutability',
    ],
    [
      'members by their names',
      { op: 'remove', path: 'members[display eq "Ada"]' },
      'invalid_filter',
    ],
    [
      'all members but one',
      { op: 'remove', path: 'members[not (value eq "US1")]' },
      'invalid_filter',
    ],
    ['a filter that is none', { op: 'remove', path: 'members[value]' }, 'invalid_filter'],
    [
      'a member without a value',
      { op: 'add', path: 'members', value: [{ display: 'Ada' }] },
      'invalid_value',
    ],
    ['a member that is a number', { op: 'add', path: 'members', value: [7] }, 'invalid_value'],
    ['a name that goes', { op: 'remove', path: 'displayName' }, 'invalid_value'],
    ['an empty name', { op: 'replace', path: 'displayName', value: ' ' }, 'invalid_value'],
    [
      'a name of another kind',
      { op: 'replace', path: 'displayName', value: { a: 1 } },
      'invalid_value',
    ],
    [
      'a name that is too long',
      { op: 'replace', path: 'displayName', value: 'a'.repeat(256) },
      'invalid_value',
    ],
    [
      'a name that turns lines round',
      { op: 'replace', path: 'displayName', value: 'a\u202eb' },
      'invalid_value',
    ],
    ['a remove of nothing', { op: 'remove' }, 'no_target'],
    ['no value', { op: 'add', path: 'members' }, 'invalid_value'],
    ['a text without a path', { op: 'replace', value: 'x' }, 'invalid_value'],
  ])('%s', (_what, operation, reason) => {
    expect(() => patch(operation)).toThrow(AppError);
    try {
      patch(operation);
    } catch (error) {
      expect((error as AppError).code).toBe(`scim.${reason}`);
    }
  });

  it('more than 1,000 operations', () => {
    const one = { op: 'add', path: 'members', value: [{ value: 'US1' }] };
    expect(told(patch(...Array.from({ length: 1_000 }, () => one)))).toEqual(come('US1'));
    expect(() => patch(...Array.from({ length: 1_001 }, () => one))).toThrow('more than 1000');
  });
});

describe('a whole group', () => {
  it('is read in our spelling; what is ours to set is passed over', () => {
    const body = {
      schemas: [urns.group],
      ID: 'GR1',
      DisplayName: ' Sales ',
      externalid: 'e1',
      Members: [{ value: 'US1', type: 'User', $ref: 'x' }, 'US2'],
      meta: { version: 'x' },
    };
    expect(told(readGroup(body))).toEqual({
      displayName: 'Sales',
      externalId: 'e1',
      ...all('US1', 'US2'),
    });
  });

  it('needs a name, and says nothing of members that it does not name', () => {
    expect(() => readGroup({ schemas: [urns.group], members: [] })).toThrow('displayName');
    expect(told(readGroup({ displayName: 'A' }))).toEqual({ displayName: 'A' });
    expect(told(readGroup({ displayName: 'A', members: [] }))).toEqual({
      displayName: 'A',
      ...all(),
    });
  });
});

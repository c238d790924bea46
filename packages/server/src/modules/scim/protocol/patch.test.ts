/** PATCH (RFC 7644 §3.5.2) on a user, with what Okta and Entra ID really send. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../kernel/errors.ts';
import { applyPatch } from './patch.ts';
import { keepOnly, readResource } from './reading.ts';
import { type Json, type JsonObject, urns } from './schema.ts';

const before = (): JsonObject => ({
  userName: 'ada@northwind.example',
  name: { givenName: 'Ada', familyName: 'Okafor' },
  displayName: 'Ada',
  active: true,
  emails: [{ value: 'ada@northwind.example', type: 'work', primary: true }],
  externalId: '00u1',
  [urns.enterprise]: { department: 'Sales', manager: { value: 'US1' } },
});

const message = (operations: Json): JsonObject => ({
  schemas: [urns.patch],
  Operations: operations,
});
const after = (...operations: Json[]) => keepOnly(applyPatch(before(), message(operations)));

describe('what it changes', () => {
  it.each<[string, Json, JsonObject]>([
    ['replaces', { op: 'replace', path: 'displayName', value: 'B' }, { displayName: 'B' }],
    ['in capitals', { op: 'Replace', path: 'displayName', value: 'B' }, { displayName: 'B' }],
    ['in all capitals', { op: 'REPLACE', path: 'DISPLAYNAME', value: 'B' }, { displayName: 'B' }],
    [
      'adds over what is there',
      { op: 'Add', path: 'displayName', value: 'B' },
      { displayName: 'B' },
    ],
    ['adds what is not there', { op: 'add', path: 'title', value: 'CTO' }, { title: 'CTO' }],
    ['a boolean', { op: 'replace', path: 'active', value: false }, { active: false }],
    [
      'a boolean as text, as Entra ID',
      { op: 'Replace', path: 'active', value: 'False' },
      { active: false },
    ],
    [
      'the same in small letters',
      { op: 'replace', path: 'active', value: 'false' },
      { active: false },
    ],
    ['the same by add', { op: 'Add', path: 'active', value: 'False' }, { active: false }],
    ['without a path, as Okta', { op: 'replace', value: { active: false } }, { active: false }],
    ['without a path, as text', { op: 'replace', value: { active: 'False' } }, { active: false }],
    ['without a path, by add', { op: 'add', value: { title: 'CTO' } }, { title: 'CTO' }],
    [
      'an empty path is none',
      { op: 'replace', path: '', value: { title: 'CTO' } },
      { title: 'CTO' },
    ],
    [
      'a part',
      { op: 'replace', path: 'name.givenName', value: 'B' },
      { name: { givenName: 'B', familyName: 'Okafor' } },
    ],
    [
      'some parts',
      { op: 'replace', path: 'name', value: { givenName: 'B' } },
      { name: { givenName: 'B', familyName: 'Okafor' } },
    ],
    [
      'keys with dots, as Entra ID',
      { op: 'replace', value: { 'name.givenName': 'B', displayName: 'C' } },
      { name: { givenName: 'B', familyName: 'Okafor' }, displayName: 'C' },
    ],
    [
      'one of many by a filter',
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'b@x.example' },
      { emails: [{ value: 'b@x.example', type: 'work', primary: true }] },
    ],
    [
      'the primary one',
      { op: 'replace', path: 'emails[primary eq true].value', value: 'b@x.example' },
      { emails: [{ value: 'b@x.example', type: 'work', primary: true }] },
    ],
    [
      'whatever the case',
      { op: 'replace', path: 'Emails[Type eq "WORK"].Value', value: 'b@x.example' },
      { emails: [{ value: 'b@x.example', type: 'work', primary: true }] },
    ],
    [
      'one that is not there is made',
      { op: 'Add', path: 'emails[type eq "home"].value', value: 'b@x.example' },
      {
        emails: [
          { value: 'ada@northwind.example', type: 'work', primary: true },
          { type: 'home', value: 'b@x.example' },
        ],
      },
    ],
    [
      'all of many',
      { op: 'replace', path: 'emails', value: [{ value: 'b@x.example', Primary: 'True' }] },
      { emails: [{ value: 'b@x.example', primary: true }] },
    ],
    [
      'one object for a list',
      { op: 'replace', path: 'emails', value: { value: 'b@x.example' } },
      { emails: [{ value: 'b@x.example' }] },
    ],
    [
      'the one value, by its part',
      { op: 'replace', path: 'emails.value', value: 'b@x.example' },
      { emails: [{ value: 'b@x.example', type: 'work', primary: true }] },
    ],
    [
      'adds one to many, which is the primary one then',
      { op: 'add', path: 'emails', value: [{ value: 'b@x.example', primary: true }] },
      {
        emails: [
          { value: 'ada@northwind.example', type: 'work', primary: false },
          { value: 'b@x.example', primary: true },
        ],
      },
    ],
    [
      'one that is there is not added again',
      { op: 'add', path: 'emails', value: [{ value: 'ada@northwind.example' }] },
      {},
    ],
    [
      'an extension by URN',
      { op: 'Replace', path: `${urns.enterprise}:department`, value: 'Ops' },
      { [urns.enterprise]: { department: 'Ops', manager: { value: 'US1' } } },
    ],
    [
      'an extension as a key',
      { op: 'replace', value: { [`${urns.enterprise}:department`]: 'Ops' } },
      { [urns.enterprise]: { department: 'Ops', manager: { value: 'US1' } } },
    ],
    [
      'an extension as an object',
      { op: 'replace', value: { [urns.enterprise]: { department: 'Ops' } } },
      { [urns.enterprise]: { department: 'Ops', manager: { value: 'US1' } } },
    ],
    [
      'an extension as a path',
      { op: 'add', path: urns.enterprise, value: { costCenter: '7' } },
      { [urns.enterprise]: { department: 'Sales', costCenter: '7', manager: { value: 'US1' } } },
    ],
    [
      'a manager as a bare text, as Entra ID',
      { op: 'Add', path: `${urns.enterprise}:manager`, value: 'US2' },
      { [urns.enterprise]: { department: 'Sales', manager: { value: 'US2' } } },
    ],
    ['a number becomes text', { op: 'replace', path: 'title', value: 7 }, { title: '7' }],
    [
      'a member that means nothing',
      { op: 'replace', name: 'x', path: 'title', value: 'T' },
      { title: 'T' },
    ],
    ['spaces around are no part', { op: 'replace', path: 'title', value: ' T ' }, { title: 'T' }],
    ['normal form C', { op: 'replace', path: 'title', value: 'cafe\u0301' }, { title: 'café' }],
    [
      'an id in the value, as Okta',
      { op: 'replace', value: { id: 'US9', title: 'T' } },
      { title: 'T' },
    ],
    [
      'schemas in the value',
      { op: 'add', value: { schemas: [urns.user], title: 'T' } },
      { title: 'T' },
    ],
    ['a password is not kept', { op: 'replace', value: { password: 'N3w!' } }, {}],
    [
      'phone numbers are not kept',
      { op: 'add', path: 'phoneNumbers[type eq "work"].value', value: '1' },
      {},
    ],
    ['addresses neither', { op: 'replace', path: 'addresses', value: [{ locality: 'x' }] }, {}],
    ['a middle name neither', { op: 'replace', path: 'name.middleName', value: 'M' }, {}],
    ['roles neither', { op: 'add', path: 'roles', value: [{ value: 'Owner' }] }, {}],
    [
      'extensions of others neither',
      { op: 'add', path: 'urn:acme:2.0:User:badge', value: '1' },
      {},
    ],
    ['a typing error without a path', { op: 'replace', value: { dispayName: 'x' } }, {}],
  ])('%s', (_what, operation, changed) => {
    expect(after(operation)).toEqual({ ...before(), ...changed });
  });

  it.each<[string, Json, string[]]>([
    ['an attribute', { op: 'remove', path: 'displayName' }, ['displayName']],
    ['in capitals', { op: 'Remove', path: 'externalId' }, ['externalId']],
    ['an extension', { op: 'remove', path: urns.enterprise }, [urns.enterprise]],
    ['by null', { op: 'replace', path: 'displayName', value: null }, ['displayName']],
    ['by an empty text', { op: 'replace', path: 'displayName', value: '' }, ['displayName']],
  ])('takes away %s', (_what, operation, gone) => {
    const rest = Object.entries(before()).filter(([name]) => !gone.includes(name));
    expect(after(operation)).toEqual(Object.fromEntries(rest));
  });

  it('takes those of many that a value or a filter names, and all without either', () => {
    const added = { op: 'add', path: 'emails', value: [{ value: 'b@x.example', type: 'home' }] };
    const work = before()['emails'];
    expect(
      after(added, { op: 'Remove', path: 'emails', value: [{ value: 'b@x.example' }] })['emails'],
    ).toEqual(work);
    expect(after(added, { op: 'remove', path: 'emails[type eq "home"]' })['emails']).toEqual(work);
    expect(after(added, { op: 'remove', path: 'emails' })['emails']).toEqual([]);
    expect(after({ op: 'remove', path: 'emails[type eq "work"].type' })['emails']).toEqual([
      { value: 'ada@northwind.example', type: null, primary: true },
    ]);
  });

  it('does one after the other, and leaves what it was given alone', () => {
    const given = before();
    const changed = applyPatch(
      given,
      message([
        { op: 'replace', path: 'displayName', value: 'B' },
        { op: 'replace', path: 'displayName', value: 'C' },
        { op: 'remove', path: 'name.familyName' },
      ]),
    );
    expect(changed['displayName']).toBe('C');
    expect(changed['name']).toEqual({ givenName: 'Ada', familyName: null });
    expect(given).toEqual(before());
  });
});

const refusalOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
};

describe('what it refuses', () => {
  it.each<[string, Json]>([
    ['scim.invalid_patch', { op: 'move', path: 'title', value: 'x' }],
    ['scim.invalid_patch', { path: 'title', value: 'x' }],
    ['scim.invalid_patch', 'replace'],
    ['scim.invalid_patch', null],
    ['scim.invalid_value', { op: 'replace', path: 'title' }],
    ['scim.invalid_value', { op: 'add' }],
    ['scim.invalid_value', { op: 'replace', value: 'x' }],
    ['scim.invalid_value', { op: 'replace', value: [1] }],
    ['scim.invalid_value', { op: 'replace', path: 'active', value: 'maybe' }],
    ['scim.invalid_value', { op: 'replace', path: 'active', value: 0 }],
    ['scim.invalid_value', { op: 'replace', path: 'title', value: { a: 1 } }],
    ['scim.invalid_value', { op: 'replace', path: 'title', value: ['x'] }],
    ['scim.invalid_value', { op: 'replace', path: 'title', value: 'x'.repeat(256) }],
    ['scim.invalid_value', { op: 'replace', path: 'title', value: 'a\nb' }],
    ['scim.invalid_value', { op: 'replace', path: 'title', value: 'a\u202eb' }],
    ['scim.invalid_value', { op: 'replace', path: 'name', value: 'Ada' }],
    ['scim.invalid_value', { op: 'replace', path: 'emails', value: [7] }],
    [
      'scim.invalid_value',
      { op: 'replace', path: 'emails', value: Array(51).fill({ value: 'x' }) },
    ],
    ['scim.invalid_path', { op: 'replace', path: 'dispayName', value: 'x' }],
    ['scim.invalid_path', { op: 'replace', path: 'name.nothing', value: 'x' }],
    ['scim.invalid_path', { op: 'replace', path: 'name.givenName.more', value: 'x' }],
    ['scim.invalid_path', { op: 'replace', path: `${urns.enterprise}:nothing`, value: 'x' }],
    ['scim.invalid_path', { op: 'replace', path: 'userName[type eq "x"]', value: 'x' }],
    ['scim.invalid_path', { op: 'replace', path: 'emails[type eq "work"].nothing', value: 'x' }],
    ['scim.invalid_path', { op: 'replace', path: 7, value: 'x' }],
    ['scim.invalid_filter', { op: 'replace', path: 'emails[type].value', value: 'x' }],
    ['scim.invalid_filter', { op: 'replace', path: 'emails[nothing eq "x"].value', value: 'x' }],
    ['scim.no_target', { op: 'remove' }],
    ['scim.no_target', { op: 'remove', path: 'emails[type eq "none"]' }],
    ['scim.mutability', { op: 'replace', path: 'id', value: 'x' }],
    ['scim.mutability', { op: 'remove', path: 'meta' }],
    ['scim.mutability', { op: 'replace', path: 'meta.version', value: 'x' }],
    ['scim.mutability', { op: 'add', path: 'schemas', value: ['x'] }],
  ])('%s: %j', (code, operation) => {
    expect(refusalOf(() => after(operation))).toBe(code);
  });

  it.each<[string, JsonObject]>([
    ['no schemas', { Operations: [{ op: 'remove', path: 'title' }] }],
    ['another schema', { schemas: [urns.user], Operations: [{ op: 'remove', path: 'title' }] }],
    ['no operations', { schemas: [urns.patch] }],
    ['an empty list', { schemas: [urns.patch], Operations: [] }],
    ['no list', { schemas: [urns.patch], Operations: { op: 'remove', path: 'title' } }],
    [
      'too many',
      { schemas: [urns.patch], Operations: Array(101).fill({ op: 'remove', path: 'title' }) },
    ],
  ])('a message with %s', (_what, body) => {
    expect(refusalOf(() => applyPatch(before(), body))).toBe('scim.invalid_patch');
  });

  it('takes the message whatever the case of its names', () => {
    const body = {
      Schemas: [urns.patch],
      operations: [{ Op: 'replace', Path: 'title', Value: 'x' }],
    };
    expect(applyPatch(before(), body)['title']).toBe('x');
  });
});

it('reads a whole resource: in our spelling, without what is not kept', () => {
  expect(
    readResource({
      schemas: [urns.user],
      id: 'x',
      meta: { version: 'x' },
      USERNAME: 'ada@northwind.example',
      Name: { GivenName: 'Ada', formatted: 'x', middleName: 'x' },
      adreses: 'x',
      password: 'x',
      groups: [],
      emails: { Value: 'ada@northwind.example', display: 'x' },
      [urns.enterprise.toLowerCase()]: { Manager: 'US1', nothing: 1 },
    }),
  ).toEqual({
    userName: 'ada@northwind.example',
    name: { givenName: 'Ada' },
    emails: [{ value: 'ada@northwind.example' }],
    [urns.enterprise]: { manager: { value: 'US1' } },
  });
});

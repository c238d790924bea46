/** The filter grammar (RFC 7644 §3.4.2.2): what is understood and as what, and what is refused. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../kernel/errors.ts';
import { randomHex } from '../../../kernel/secrets.ts';
import { type Filter, parseFilter } from './filter.ts';
import { spelled } from './schema.ts';

/** A tree as one line. */
function shown(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${shown(filter.left)} ${filter.kind} ${shown(filter.right)})`;
    case 'not':
      return `not ${shown(filter.inner)}`;
    case 'present':
      return `${spelled(filter.place)} pr`;
    case 'compare':
      return `${spelled(filter.place)} ${filter.operator} ${JSON.stringify(filter.value)}`;
    case 'value':
      return `${spelled(filter.place)}[${shown(filter.inner)}]`;
  }
}

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const user = 'urn:ietf:params:scim:schemas:core:2.0:User';

describe('what is understood', () => {
  it.each([
    ['userName eq "bjensen"', 'userName eq "bjensen"'],
    ['USERNAME EQ "bjensen"', 'userName eq "bjensen"'],
    ['name.familyName co "O\'Malley"', 'name.familyName co "O\'Malley"'],
    ['userName sw "J"', 'userName sw "J"'],
    [`${user}:userName sw "J"`, 'userName sw "J"'],
    ['title pr', 'title pr'],
    ['userName ew ".com"', 'userName ew ".com"'],
    ['meta.lastModified gt "2011-05-13T04:42:34Z"', 'meta.lastModified gt "2011-05-13T04:42:34Z"'],
    ['meta.lastModified ge "2011-05-13T04:42:34Z"', 'meta.lastModified ge "2011-05-13T04:42:34Z"'],
    ['meta.created lt "2011-05-13T04:42:34Z"', 'meta.created lt "2011-05-13T04:42:34Z"'],
    ['meta.created le "2011-05-13"', 'meta.created le "2011-05-13"'],
    ['title pr and userType eq "Employee"', '(title pr and userType eq "Employee")'],
    ['title pr or userType eq "Intern"', '(title pr or userType eq "Intern")'],
    [
      'userType eq "E" and (emails co "example.com" or emails.value co "example.org")',
      '(userType eq "E" and (emails.value co "example.com" or emails.value co "example.org"))',
    ],
    [
      'userType ne "E" and not (emails co "example.com")',
      '(userType ne "E" and not emails.value co "example.com")',
    ],
    [
      'userType eq "E" and emails[type eq "work" and value co "@example.com"]',
      '(userType eq "E" and emails[(emails.type eq "work" and emails.value co "@example.com")])',
    ],
    [
      'emails[type eq "work"].value eq "x"',
      'emails[(emails.type eq "work" and emails.value eq "x")]',
    ],
    ['title pr or title pr and title pr', '(title pr or (title pr and title pr))'],
    ['(title pr or title pr) and title pr', '((title pr or title pr) and title pr)'],
    ['not (title pr) and title pr', '(not title pr and title pr)'],
    ['active eq true', 'active eq true'],
    ['active eq "True"', 'active eq true'],
    ['active ne false', 'active ne false'],
    ['title eq null', 'title eq null'],
    ['id eq "US1"', 'id eq "US1"'],
    ['externalId eq "a"', 'externalId eq "a"'],
    ['displayName eq "caf\\u00e9"', 'displayName eq "café"'],
    ['displayName eq "a \\" b"', 'displayName eq "a \\" b"'],
    ['displayName eq ") or (active eq true"', 'displayName eq ") or (active eq true"'],
    [`${enterprise}:department eq "Sales"`, `${enterprise}:department eq "Sales"`],
    [`${enterprise}:manager.value eq "US1"`, `${enterprise}:manager.value eq "US1"`],
    [`${enterprise}:manager eq "US1"`, `${enterprise}:manager.value eq "US1"`],
    [`${enterprise.toUpperCase()}:Department pr`, `${enterprise}:department pr`],
    ['   userName   eq   "a"   ', 'userName eq "a"'],
    ['((((((title pr))))))', 'title pr'],
  ])('%s', (source, tree) => {
    expect(shown(parseFilter(source))).toBe(tree);
  });
});

const refusalOf = (source: string): string => {
  try {
    parseFilter(source);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
};

describe('what is refused', () => {
  it.each([
    '',
    '   ',
    'userName',
    'userName eq',
    'eq "a"',
    'userName eq bjensen',
    "userName eq 'bjensen'",
    'userName eq "unclosed',
    'userName xx "a"',
    'userName eq "a" userName eq "b"',
    'userName eq "a" and',
    'and userName eq "a"',
    'userName eq "a" or or userName eq "b"',
    '(userName eq "a"',
    'userName eq "a")',
    'not userName eq "a"',
    'not',
    'password sw "a"',
    'password pr',
    'nothing eq "a"',
    'name.nothing eq "a"',
    'name.givenName.more eq "a"',
    'roles.value eq "a"',
    'userName[type eq "a"]',
    'emails[',
    'emails[]',
    'emails[type eq "work"',
    'emails[type eq "work"] ]',
    'emails[emails[type eq "work"]]',
    'emails[nothing eq "work"]',
    'emails[type eq "work"].nothing eq "a"',
    'emails[type eq "work"].value',
    'active gt true',
    'active co "t"',
    'active eq "maybe"',
    'active eq 1',
    'userName eq true',
    'userName eq 1',
    'userName gt null',
    'meta.created eq "yesterday"',
    'meta.created co "2011"',
    'title eq "a\\x"',
    'title eq 01x',
    'userName eq "x" or 1 eq 1',
    'userName eq "x"; drop table users',
    'userName eq "x" -- ',
    'userName eq "x" || true',
    'urn:other:User:userName eq "a"',
    `${'('.repeat(9)}title pr${')'.repeat(9)}`,
    `${'not ('.repeat(9)}title pr${')'.repeat(9)}`,
    `userName eq "${'a'.repeat(1_024)}"`,
    `userName eq "${'é'.repeat(510)}"`,
    '\u0000',
    '[[[[[[',
  ])('%s', (source) => {
    expect(refusalOf(source)).toBe('scim.invalid_filter');
  });

  it('answers whatever is made of its own words by a tree or by that refusal, and fast', () => {
    const words = [
      ...['userName', 'emails', 'active', 'and', 'or', 'not', 'eq', 'pr', 'co', '(', ')', '[', ']'],
      ...['"a"', 'true', 'null', '.value', 'password', '"\\u0000"', '1', '"', '\\', ';'],
    ];
    const began = performance.now();
    for (let round = 0; round < 10_000; round += 1) {
      const bytes = Buffer.from(randomHex(12), 'hex');
      const source = [...bytes].map((byte) => words[byte % words.length] ?? '').join(' ');
      expect(['none', 'scim.invalid_filter']).toContain(refusalOf(source));
    }
    expect((performance.now() - began) / 10_000).toBeLessThan(50);
  });
});

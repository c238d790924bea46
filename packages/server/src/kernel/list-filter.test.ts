import { describe, expect, it } from 'vitest';
import { choice, readFilter, text, time } from './list-filter.ts';

const definition = {
  text: 'the name',
  fields: {
    kind: choice(['managed', 'independent'], 'Kind'),
    account: text('Account', 'Production', 'none'),
    last_sign_in: time('Last sign-in', { absent: 'never' }),
    expires: time('End', { isAhead: true }),
    members: { kind: 'number', description: 'How many', example: '>3' },
  },
} as const;

const read = (source: string) => readFilter(definition, source).terms;
const conditions = (source: string) => read(source).flatMap((term) => term.any);

describe('what is understood', () => {
  it('takes terms, values, text and denials apart', () => {
    expect(read(' kind:independent,MANAGED -account:"Pro, \\"A\\"" Ada "von Berg" ')).toEqual([
      {
        field: 'kind',
        isDenied: false,
        position: 2,
        any: [
          { kind: 'is', text: 'independent' },
          { kind: 'is', text: 'managed' },
        ],
      },
      {
        field: 'account',
        isDenied: true,
        position: 27,
        any: [{ kind: 'is', text: 'Pro, "A"' }],
      },
      { field: 'text', isDenied: false, position: 49, any: [{ kind: 'contains', text: 'Ada' }] },
      {
        field: 'text',
        isDenied: false,
        position: 53,
        any: [{ kind: 'contains', text: 'von Berg' }],
      },
    ]);
  });

  const at = (text: string) => ({ at: `${text}.000Z` });
  it.each([
    ['last_sign_in:never', { kind: 'absent' }],
    ['account:none', { kind: 'absent' }],
    ['account:"none"', { kind: 'is', text: 'none' }],
    ['account:prod*', { kind: 'begins', text: 'prod' }],
    ['last_sign_in:<90d', { kind: 'within', from: { secondsFromNow: -7_776_000 }, to: null }],
    ['last_sign_in:>2w', { kind: 'within', from: null, to: { secondsFromNow: -1_209_600 } }],
    ['expires:<7d', { kind: 'within', from: null, to: { secondsFromNow: 604_800 } }],
    ['expires:>1h', { kind: 'within', from: { secondsFromNow: 3_600 }, to: null }],
    [
      'last_sign_in:2026-08-24',
      { kind: 'within', from: at('2026-08-24T00:00:00'), to: at('2026-08-25T00:00:00') },
    ],
    [
      'last_sign_in:2026-12',
      { kind: 'within', from: at('2026-12-01T00:00:00'), to: at('2027-01-01T00:00:00') },
    ],
    ['last_sign_in:<2026-08-24', { kind: 'within', from: null, to: at('2026-08-24T00:00:00') }],
    ['last_sign_in:<=2026-08-24', { kind: 'within', from: null, to: at('2026-08-25T00:00:00') }],
    ['last_sign_in:>2026-08-24', { kind: 'within', from: at('2026-08-25T00:00:00'), to: null }],
    [
      'last_sign_in:>=2026-08-24T10:00:00+02:00',
      { kind: 'within', from: at('2026-08-24T08:00:00'), to: null },
    ],
    [
      'last_sign_in:2026-01..2026-03-15',
      { kind: 'within', from: at('2026-01-01T00:00:00'), to: at('2026-03-16T00:00:00') },
    ],
    ['last_sign_in:..2026', undefined],
    ['members:3', { kind: 'within', from: { number: 3 }, to: { number: 4 } }],
    ['members:>3', { kind: 'within', from: { number: 4 }, to: null }],
    ['members:3..', { kind: 'within', from: { number: 3 }, to: null }],
  ])('%s', (source, expected) => {
    if (expected === undefined) expect(() => conditions(source)).toThrow(/at character 16/);
    else expect(conditions(source)).toEqual([expected]);
  });
});

it.each([
  ['knd:managed', /at character 1: there is no field "knd"\. Fields: kind, account, last_sign_in/],
  ['Ada constructor:x', /at character 5: there is no field "constructor"/],
  ['https://a.example', /What is meant as text stands in quotation marks/],
  ['kind:guest', /at character 6: kind is one of managed, independent, not "guest"/],
  ['kind:managed,guest', /at character 14/],
  ['kind:', /at character 6: kind: needs a value, as kind:managed/],
  ['kind: managed', /needs a value/],
  ['kind:managed,', /needs a value/],
  ['kind:>managed', /cannot be compared by >/],
  ['account:"Production', /at character 9: a quotation mark is never closed/],
  ['account:"a"b', /at character 12: a space is missing here/],
  ['""', /nothing between/],
  ['last_sign_in:90d', /say <90d or >90d/],
  ['last_sign_in:2026-02-30', /takes a day/],
  ['last_sign_in:<yesterday', /not "yesterday"/],
  ['last_sign_in:..', /written from\.\.to/],
  ['members:many', /takes a whole number/],
  ['a '.repeat(21), /at most 20 terms/],
  [`account:${Array(21).fill('a').join(',')}`, /at most 20 values/],
])('refuses %s', (source, expected) => {
  expect(() => read(source)).toThrow(expected);
});

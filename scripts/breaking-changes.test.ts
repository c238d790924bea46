import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bare, breakingChanges } from './breaking-changes.ts';

const reference = new URL('../docs/reference/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, reference), 'utf8')) as object;

const schemas = {
  Thing: {
    type: 'object',
    required: ['sid', 'state'],
    properties: {
      sid: { type: 'string' },
      state: { type: 'string', enum: ['active', 'closed'] },
      note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      parts: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
    },
  },
};

const api = {
  paths: {
    '/v1/things/{sid}': {
      post: {
        operationId: 'things.change',
        'x-access': 'organization',
        'x-permission': '/things/change',
        parameters: [
          { $ref: '#/components/parameters/Size' },
          { name: 'kind', in: 'query', schema: { type: 'string', enum: ['a', 'b'] } },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: {
                  name: { type: 'string', minLength: 1, maxLength: 64 },
                  note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
                  amount: { type: ['integer', 'null'], minimum: 1, maximum: 9 },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          '400': { description: 'no' },
        },
      },
    },
  },
  components: {
    schemas,
    parameters: {
      Size: { name: 'page_size', in: 'query', schema: { type: 'integer', maximum: 200 } },
    },
  },
};

/** The description with another value at a path; without a value it is taken out. */
function changed(path: string, value?: unknown): object {
  const copy = structuredClone(api);
  const names = path.split(' ');
  const last = names.pop() ?? '';
  let target: unknown = copy;
  for (const name of names) target = (target as Record<string, unknown>)[name];
  if (typeof target !== 'object' || target === null) throw new Error(`nothing at ${path}`);
  if (value === undefined) Reflect.deleteProperty(target, last);
  else Reflect.set(target, last, value);
  return copy;
}

const where = 'POST /v1/things/{sid}';
const post = 'paths /v1/things/{sid} post';
const body = `${post} requestBody content application/json schema`;
const thing = 'components schemas Thing';

describe('what breaks programs', () => {
  it.each([
    ['an operation is gone', changed(post), `${where}: is gone`],
    ['a path is another', changed('paths', { '/v2/things/{sid}': {} }), `${where}: is gone`],
    [
      'an operation is renamed',
      changed(`${post} operationId`, 'things.set'),
      `${where}: is called things.set now`,
    ],
    [
      'another permission is asked for',
      changed(`${post} x-permission`, '/things/own'),
      `${where}: asks for /things/own instead of /things/change`,
    ],
    [
      'a fresh proof is asked for',
      changed(`${post} x-fresh-proof`, true),
      `${where}: asks for a fresh proof now`,
    ],
    [
      'a parameter is gone',
      changed(`${post} parameters`, []),
      `${where} query page_size: is not taken any more`,
    ],
    [
      'a parameter takes less',
      changed('components parameters Size schema maximum', 100),
      `${where} query page_size: maximum is lower`,
    ],
    [
      'a value of a parameter is gone',
      changed(`${post} parameters 1 schema enum`, ['a']),
      `${where} query kind: b is not taken any more`,
    ],
    [
      'a parameter is required',
      changed(`${post} parameters 1 required`, true),
      `${where} query kind: is required now`,
    ],
    [
      'a new parameter is required',
      changed(`${post} parameters 2`, { name: 'x', in: 'query', required: true, schema: {} }),
      `${where} query x: is required, and new`,
    ],
    [
      'a field of a request is gone',
      changed(`${body} properties note`),
      `${where} body.note: is not taken any more`,
    ],
    [
      'a field of a request is required',
      changed(`${body} required`, ['name', 'note']),
      `${where} body.note: is required now`,
    ],
    [
      'a new field of a request is required',
      changed(`${body} required`, ['name', 'why']),
      `${where} body.why: is required, and new`,
    ],
    [
      'a text may be less long',
      changed(`${body} properties name maxLength`, 32),
      `${where} body.name: maxLength is lower`,
    ],
    [
      'a text must be longer',
      changed(`${body} properties name minLength`, 2),
      `${where} body.name: minLength is higher`,
    ],
    [
      'a text must have a form',
      changed(`${body} properties name pattern`, '^a'),
      `${where} body.name: pattern is another`,
    ],
    [
      'a text must have another form',
      changed(`${body} properties name pattern`, '^(US|OE)[0-9a-f]{32}$'),
      `${where} body.name: pattern is another`,
    ],
    [
      'only some values are taken',
      changed(`${body} properties name enum`, ['a']),
      `${where} body.name: only some values are taken now`,
    ],
    [
      'null is not taken',
      changed(`${body} properties note`, { type: 'string' }),
      `${where} body.note: null is not taken any more`,
    ],
    [
      'null is not taken, as a type',
      changed(`${body} properties amount type`, 'integer'),
      `${where} body.amount: null is not taken any more`,
    ],
    [
      'another type is asked for',
      changed(`${body} properties name type`, 'integer'),
      `${where} body.name: string is not taken any more`,
    ],
    [
      'a status is another',
      changed(`${post} responses`, { '201': {} }),
      `${where}: does not answer 200 any more`,
    ],
    [
      'a field of an answer is gone',
      changed(`${thing} properties sid`),
      `${where} 200.sid: is gone`,
    ],
    [
      'a field of an answer may be missing',
      changed(`${thing} required`, ['sid']),
      `${where} 200.state: may be missing now`,
    ],
    [
      'a field of an answer can be null',
      changed(`${thing} properties sid`, { anyOf: [{ type: 'string' }, { type: 'null' }] }),
      `${where} 200.sid: can be null now`,
    ],
    [
      'a field of an answer has another type',
      changed(`${thing} properties sid type`, 'integer'),
      `${where} 200.sid: can be integer now`,
    ],
    [
      'a media type is gone',
      changed(`${post} responses 200 content`, { 'text/csv': {} }),
      `${where} 200: application/json is gone`,
    ],
  ])('%s', (_what, after, found) => {
    expect(breakingChanges(api, after)).toContain(found);
  });

  it.each([
    ['nothing', api],
    ['a new operation', changed('paths /v1/others', { get: {} })],
    ['a new field that may be left out', changed(`${body} properties extra`, { type: 'string' })],
    ['a new field of an answer', changed(`${thing} properties extra`, { type: 'string' })],
    [
      'a new value of an answer',
      changed(`${thing} properties state enum`, ['active', 'closed', 'lost']),
    ],
    ['a longer text', changed(`${body} properties name maxLength`, 128)],
    ['a field that may be left out now', changed(`${body} required`, [])],
    ['a field that is always there now', changed(`${thing} required`, ['sid', 'state', 'note'])],
    ['another description', changed(`${body} properties name description`, 'Other words')],
    ['anybody may now', changed(`${post} x-access`, 'public')],
  ])('not: %s', (_what, after) => {
    expect(breakingChanges(api, after)).toEqual([]);
  });
});

describe('the API', () => {
  const released = readdirSync(new URL('released/', reference)).filter((name) =>
    name.endsWith('.json'),
  );

  it('has been released', () => {
    expect(released.length).toBeGreaterThan(0);
  });

  it.each(released)('still keeps what %s promised', (name) => {
    expect(breakingChanges(read(`released/${name}`), read('openapi.json'))).toEqual([]);
  });

  it('would be found broken by what a release leaves of it', () => {
    const [operation] = Object.keys((read('openapi.json') as typeof api).paths);
    const copy = bare(read('openapi.json')) as { paths: Record<string, unknown> };
    const before = structuredClone(copy);
    Reflect.deleteProperty(copy.paths, operation ?? '');
    expect(breakingChanges(before, copy).length).toBeGreaterThan(0);
    expect(breakingChanges(before, before)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseStrictJson } from './strict-json.ts';

describe('parseStrictJson', () => {
  it.each([
    '{"a":[1,"x",{"b":null}],"c":"a\\"b:{"}',
    '[]',
    '"text"',
    '{"a":{"x":1},"b":{"x":2}}',
    '{"x":["x","x"]}',
  ])('reads %s as JSON.parse does', (text) => {
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['{"a":1,"a":2}', 'twice'],
    ['{"a":1,"\\u0061":2}', 'twice'],
    ['{"x":{"a":1,"a":2}}', 'twice'],
    ['{"__proto__":{"admin":true}}', 'not allowed'],
    ['{"a":{"constructor":{"prototype":1}}}', 'not allowed'],
    ['{"a":1e400}', 'too large'],
    ['{"a":"\\ud800"}', 'surrogate'],
    ['{"a":"\\u0000"}', 'NUL'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'deeper'],
    ['{"a":}', ''],
    ['{a:1}', ''],
    ['', ''],
  ])('refuses %s', (text, reason) => {
    expect(() => parseStrictJson(text)).toThrow(SyntaxError);
    expect(() => parseStrictJson(text)).toThrow(reason);
  });
});

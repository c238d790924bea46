import { describe, expect, it } from 'vitest';
import { AppError } from '../../kernel/errors.ts';
import { keyLifeDays, narrowedTo, planKeys, readClient } from './rules.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000);
const key = (id: string, from: number) => ({ id, signsFrom: day(from) });
const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'done';
};

describe('keys', () => {
  it('begin with one that signs and the next one', () => {
    expect(planKeys([], day(0))).toEqual({ make: [day(0), day(keyLifeDays)], end: [] });
  });

  it('are left alone while the next one waits', () => {
    expect(planKeys([key('a', 0), key('b', 30)], day(29))).toEqual({ make: [], end: [] });
  });

  it('get a next one when the last one signs, and lose the one before a day later', () => {
    const both = [key('a', 0), key('b', 30)];
    expect(planKeys(both, day(30.5))).toEqual({ make: [day(60)], end: [] });
    expect(planKeys([...both, key('c', 60)], day(31.5))).toEqual({ make: [], end: ['a'] });
  });

  it('publish the next one for a day at least, also after a long rest', () => {
    expect(planKeys([key('a', 0), key('b', 30)], day(200))).toEqual({
      make: [day(201)],
      end: ['a'],
    });
  });

  it('are two or more at any time, and one of them signs, whenever somebody looks', () => {
    let keys: { id: string; signsFrom: Date }[] = [];
    for (const at of [0, 1, 29.9, 30.1, 31.2, 59, 75, 200, 201.5, 230.1, 260]) {
      const { make, end } = planKeys(keys, day(at));
      keys = keys.filter(({ id }) => !end.includes(id));
      for (const signsFrom of make) keys.push({ id: String(signsFrom.getTime()), signsFrom });
      expect(keys.length, String(at)).toBeGreaterThanOrEqual(2);
      expect(
        keys.some(({ signsFrom }) => signsFrom <= day(at)),
        String(at),
      ).toBe(true);
      expect(
        keys.some(({ signsFrom }) => signsFrom > day(at)),
        String(at),
      ).toBe(true);
    }
  });
});

describe('how a client shows itself', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  it.each([
    [{ clientId: 'OQ1', clientSecret: 's' }, 'OQ1', 's'],
    [{ clientId: 'OQ1', clientSecret: 's', authorization: '' }, 'OQ1', 's'],
    [{ clientId: 'OQ1', clientSecret: 's', authorization: '  ' }, 'OQ1', 's'],
    [{ authorization: basic('OQ1:s') }, 'OQ1', 's'],
    [{ authorization: basic('OQ1:a%3Ab+c') }, 'OQ1', 'a:b c'],
    [{ authorization: basic('OQ1:s:t') }, 'OQ1', 's:t'],
    [{ authorization: basic('OQ1:s').replace('Basic', 'basic') }, 'OQ1', 's'],
    [{ authorization: basic('OQ1:s'), clientId: 'OQ1' }, 'OQ1', 's'],
  ])('reads %j', (shown, clientId, clientSecret) => {
    expect(readClient(shown)).toEqual({ clientId, clientSecret });
  });

  it.each([
    [{}, 'oauth.invalid_client'],
    [{ clientId: 'OQ1' }, 'oauth.invalid_client'],
    [{ clientSecret: 's' }, 'oauth.invalid_client'],
    [{ authorization: 'Bearer abc' }, 'oauth.invalid_client'],
    [{ authorization: 'Basic !!!' }, 'oauth.invalid_client'],
    [{ authorization: basic('OQ1') }, 'oauth.invalid_client'],
    [{ authorization: basic('OQ1:') }, 'oauth.invalid_client'],
    [{ authorization: basic(':s') }, 'oauth.invalid_client'],
    [{ authorization: basic('OQ1:%zz') }, 'oauth.invalid_client'],
    [{ authorization: basic('OQ1:s'), clientSecret: 's' }, 'request.invalid'],
    [{ authorization: basic('OQ1:s'), clientId: 'OQ2' }, 'request.invalid'],
  ])('refuses %j', (shown, code) => {
    expect(codeOf(() => readClient(shown))).toBe(code);
  });
});

describe('a scope', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['  ', undefined],
    ['a', ['a']],
    ['b a b', ['b', 'a']],
  ])('%j leaves %j', (scope, left) => {
    expect(narrowedTo(scope, ['a', 'b'])).toEqual(left);
  });

  it('is never wider', () => {
    expect(codeOf(() => narrowedTo('a c', ['a', 'b']))).toBe('oauth.invalid_scope');
  });
});

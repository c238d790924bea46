import { describe, expect, it } from 'vitest';
import { safeNext } from './api.ts';

const origin = 'https://id.vendor.example';

describe('where signing in leads', () => {
  it.each([
    ['/admin/users', '/admin/users'],
    ['/admin/users?kind=managed&search=ada', '/admin/users?kind=managed&search=ada'],
    ['/console/../admin', '/admin'],
  ])('to the page %s', (next, expected) => {
    expect(safeNext(next, origin)).toBe(expected);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '\\\\evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/console/..//evil.example',
    'admin/users',
    '',
    undefined,
    null,
    ['/admin'],
  ])('to the Console, not to %j', (next) => {
    expect(safeNext(next, origin)).toBe('/console');
  });
});

import { describe, expect, it } from 'vitest';
import { meaningOf } from './shortcut-keys.ts';

const pages = [
  { keys: 'u', label: 'Users', to: '/admin/users' },
  { keys: 'l', label: 'Audit log', to: '/admin/audit-log' },
];

describe('a key', () => {
  it.each([
    ['?', false, { act: 'help' }],
    ['/', false, { act: 'search' }],
    ['g', false, { act: 'wait' }],
    ['u', false, { act: 'none' }],
    ['u', true, { act: 'go', to: '/admin/users' }],
    ['U', true, { act: 'go', to: '/admin/users' }],
    ['z', true, { act: 'none' }],
    ['?', true, { act: 'none' }],
  ])('%s (after g: %s) means %j', (key, isWaiting, meaning) => {
    expect(meaningOf(key, isWaiting, pages)).toEqual(meaning);
  });
});

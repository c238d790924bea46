import { describe, expect, it } from 'vitest';
import { createVault, deriveKey, randomDigits, randomSalt, randomToken } from './secrets.ts';

const place = { table: 'mails', column: 'sealed', rowId: 'r1', organizationId: 'o1' };

describe('the vault', () => {
  const vault = createVault(randomSalt(32));
  const { wrapped } = vault.newDataKey();
  const sealed = vault.seal(wrapped, 'a secret', place);

  it('opens what it sealed, at the same place', () => {
    expect(vault.open(wrapped, sealed, place).toString()).toBe('a secret');
  });

  it.each([{ table: 'users' }, { column: 'other' }, { rowId: 'r2' }, { organizationId: 'o2' }])(
    'opens nothing at another place: %o',
    (other) => {
      expect(() => vault.open(wrapped, sealed, { ...place, ...other })).toThrow();
    },
  );

  it('opens nothing under another key, and nothing with a changed bit', () => {
    expect(() => vault.open(vault.newDataKey().wrapped, sealed, place)).toThrow();
    expect(() => createVault(randomSalt(32)).open(wrapped, sealed, place)).toThrow();
    for (const index of [0, 1, 13, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => vault.open(wrapped, changed, place), String(index)).toThrow();
    }
  });

  it('never writes the same thing twice alike', () => {
    expect(vault.seal(wrapped, 'a secret', place).equals(sealed)).toBe(false);
  });
});

it('a key of one purpose is another than that of any other', () => {
  const master = randomSalt(32);
  expect(deriveKey(master, 'cursors').equals(deriveKey(master, 'rate limits'))).toBe(false);
  expect(deriveKey(master, 'cursors').equals(deriveKey(master, 'cursors'))).toBe(true);
});

it('codes are digits, each as likely as the other', () => {
  const digits = randomDigits(20_000);
  expect(digits).toMatch(/^\d{20000}$/);
  for (let digit = 0; digit < 10; digit += 1) {
    const share = digits.split(String(digit)).length - 1;
    expect(share).toBeGreaterThan(1_700);
    expect(share).toBeLessThan(2_300);
  }
  expect(randomToken(32)).toMatch(/^[\w-]{43}$/);
});

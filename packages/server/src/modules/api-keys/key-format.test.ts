import { describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { randomHex } from '../../kernel/secrets.ts';
import { idOfKey, keyPattern, shownStart, writeKey } from './key-format.ts';

describe('how an API key is written', () => {
  it('names its key, whatever the id and the secret', () => {
    for (let round = 0; round < 500; round += 1) {
      const id = newId();
      const key = writeKey(id, randomHex(32));
      expect(key).toMatch(keyPattern);
      expect(key).toHaveLength(75);
      expect(key.startsWith(shownStart(id))).toBe(true);
      expect(idOfKey(key)).toBe(id);
    }
  });

  it('holds the smallest and the largest', () => {
    for (const [id, secret] of [
      ['00000000-0000-0000-0000-000000000000', '0'.repeat(64)],
      ['ffffffff-ffff-ffff-ffff-ffffffffffff', 'f'.repeat(64)],
    ] as const)
      expect(idOfKey(writeKey(id, secret))).toBe(id);
  });

  it('knows what is mistyped, cut off, or something else', () => {
    const key = writeKey(newId(), randomHex(32));
    for (let place = 4; place < key.length; place += 1) {
      const other = key[place] === 'x' ? 'y' : 'x';
      expect(idOfKey(key.slice(0, place) + other + key.slice(place + 1)), key).toBeUndefined();
    }
    for (const text of [key.slice(0, -1), `${key}0`, ` ${key}`, key.toUpperCase(), 'bwk_', ''])
      expect(idOfKey(text)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { assertGivable, inPlainWords, whyDead } from './rules.ts';

const read = '/bailiwick/iam/domains/read';
const create = '/bailiwick/iam/domains/create';

describe('what a key may be given', () => {
  const can = new Set([read, create]);

  it('is what machines can have and the maker holds', () => {
    expect(() => assertGivable([read], can, new Set([read]))).not.toThrow();
  });

  it.each([
    [[create], 'You do not hold /bailiwick/iam/domains/create here.'],
    [['/bailiwick/iam/organizations/delete'], 'No key can have'],
    [[read, '/acme/messages/things/send'], 'No key can have'],
  ])('is refused beyond that: %s', (asked, why) => {
    expect(() => assertGivable(asked, can, new Set([read]))).toThrow(why);
  });

  it('is a part of what the maker holds, whatever is asked for', () => {
    const all = Array.from({ length: 12 }, (_, index) => `/bailiwick/iam/thing-${index}/read`);
    const some = (seed: number) => all.filter((_, index) => ((seed >> index) & 1) === 1);
    for (let round = 0; round < 1_000; round += 1) {
      const [asked, own] = [some((round * 7_919) % 4_096), some((round * 104_729) % 4_096)];
      const fits = asked.every((name) => own.includes(name));
      const give = () => assertGivable(asked, new Set(all), new Set(own));
      if (fits) expect(give).not.toThrow();
      else expect(give).toThrow();
    }
  });
});

describe('why a key is dead', () => {
  it.each([
    ['active', null, undefined],
    ['expired', null, 'It expired.'],
    ['revoked', 'revoked', 'It was revoked.'],
    ['ended', 'suspended', 'It ended when the organization was suspended.'],
    ['ended', null, 'It ended with what was given to Ada'],
  ] as const)('%s %s', (state, endedBecause, words) => {
    const said = whyDead({ state, endedBecause, madeBy: 'Ada' })?.toString();
    if (words === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(words);
  });
});

describe('a permission in plain words', () => {
  it('has the words of its module, and its heading', () => {
    const said = inPlainWords(create, new Map([[create, 'add a domain']]));
    expect([said.group.toString(), said.allows.toString(), said.only_reads]).toEqual([
      'Domains',
      'add a domain',
      false,
    ]);
  });

  it('of a product of the vendor stands under its product by its name', () => {
    const name = '/acme/messages/templates/read';
    expect(inPlainWords(name, new Map())).toEqual({
      name,
      group: 'acme messages',
      allows: name,
      only_reads: true,
    });
  });
});

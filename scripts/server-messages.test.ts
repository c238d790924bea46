/** The catalogs say everything that the server can say, nothing else, and lose nothing of it. */
import { describe, expect, it } from 'vitest';
import { catalogs, elementsOf } from '../packages/server/src/kernel/text.ts';
import { collectMessages, type Message } from './server-messages.ts';

const messages = collectMessages();
const patterns = [...messages.keys()];

interface Parts {
  readonly names: Set<string>;
  /** By name: its forms. */
  readonly plurals: Map<string, string[]>;
  readonly selects: Map<string, string[]>;
}

type Elements = ReturnType<typeof elementsOf>;

function partsOf(pattern: string): Parts {
  const parts: Parts = { names: new Set(), plurals: new Map(), selects: new Map() };
  const visit = (elements: Elements): void => {
    for (const element of elements) {
      // Neither literal words nor the number of a plural again.
      const type: number = element.type;
      if (!('value' in element) || type === literalType) continue;
      parts.names.add(element.value);
      if (!('options' in element)) continue;
      const forms = 'pluralType' in element ? parts.plurals : parts.selects;
      forms.set(element.value, sorted(Object.keys(element.options)));
      for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(elementsOf(pattern));
  return parts;
}

/** As the parser numbers its elements; its package does not hand the name out. */
const literalType = 0;

const sorted = (names: Iterable<string>) => [...names].sort();
const pluralsOf = (language: string) =>
  sorted(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
const isLabel = (pattern: string) =>
  messages.get(pattern)?.every((message: Message) => message.isLabel) === true;

describe('the messages in the sources', () => {
  it('are many, and can all be read', () => {
    expect(patterns.length).toBeGreaterThan(1_000);
    for (const pattern of patterns) expect(() => partsOf(pattern), pattern).not.toThrow();
  });

  it('are given the values that they name', () => {
    const wrong = [...messages].flatMap(([text, places]) =>
      places
        .filter(({ given }) => given !== undefined && text.includes('{'))
        .filter(({ given = [] }) => sorted(given).join() !== sorted(partsOf(text).names).join())
        .map(({ given }) => `${text}: ${(given ?? []).join(', ')}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe.each(Object.entries(catalogs))('%s', (language, catalog) => {
  it('has every message, and no other', () => {
    expect(patterns.filter((pattern) => (catalog[pattern] ?? '') === '')).toEqual([]);
    expect(Object.keys(catalog).filter((pattern) => !messages.has(pattern))).toEqual([]);
  });

  it('keeps the values of each', () => {
    const wrong = patterns.filter((pattern) => {
      const names = partsOf(catalog[pattern] ?? '').names;
      // A label is read after a number, which it is given for that.
      if (isLabel(pattern)) names.delete('count');
      return sorted(names).join() !== sorted(partsOf(pattern).names).join();
    });
    expect(wrong).toEqual([]);
  });

  it('has every form of its plurals, wherever English has a plural', () => {
    const forms = pluralsOf(language).join();
    const wrong = patterns.filter((pattern) => {
      const { plurals } = partsOf(catalog[pattern] ?? '');
      const hasAll = [...plurals.values()].every((own) => own.join() === forms);
      return !hasAll || [...partsOf(pattern).plurals.keys()].some((name) => !plurals.has(name));
    });
    expect(wrong).toEqual([]);
  });

  it('has every case of its choices', () => {
    const wrong = patterns.filter((pattern) => {
      const { selects } = partsOf(catalog[pattern] ?? '');
      return [...partsOf(pattern).selects].some(
        ([name, cases]) => selects.get(name)?.join() !== cases.join(),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('does not shout, double a space or end otherwise than the English does', () => {
    const wrong = patterns.filter((pattern) => {
      const said = catalog[pattern] ?? '';
      const ends = /[.!?]$/.test(pattern) === /[.!?؟]$/.test(said);
      return !ends || /\s{2}|^\s|\s$|!/.test(said);
    });
    expect(wrong).toEqual([]);
  });
});

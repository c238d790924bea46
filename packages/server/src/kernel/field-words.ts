/** What is wrong with a value, as a person would say it: zod's own words are for programmers. */
import type { z } from 'zod';
import { anyOf, known, say, Text } from './text.ts';

const kinds: Readonly<Record<string, Text>> = {
  string: say('must be text'),
  number: say('must be a number'),
  int: say('must be a whole number'),
  boolean: say('must be true or false'),
  array: say('must be a list'),
  object: say('must be an object'),
};

function atMost(limit: number, origin: string): Text {
  if (origin === 'string')
    return say('must have at most {limit} {limit, plural, one {character} other {characters}}', {
      limit,
    });
  if (origin === 'array')
    return say('must have at most {limit} {limit, plural, one {entry} other {entries}}', { limit });
  return say('must be at most {limit}', { limit });
}

function atLeast(limit: number, origin: string): Text {
  if (origin === 'string' && limit === 1) return say('must not be empty');
  if (origin === 'string')
    return say('must have at least {limit} {limit, plural, one {character} other {characters}}', {
      limit,
    });
  if (origin === 'array')
    return say('must have at least {limit} {limit, plural, one {entry} other {entries}}', {
      limit,
    });
  return say('must be at least {limit}', { limit });
}

function wordsOf(issue: z.core.$ZodRawIssue): Text | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return say('is missing');
    return kinds[issue.expected] ?? say('must be {kind}', { kind: issue.expected });
  }
  if (issue.code === 'too_big') return atMost(Number(issue.maximum), issue.origin);
  if (issue.code === 'too_small') return atLeast(Number(issue.minimum), issue.origin);
  if (issue.code === 'invalid_value')
    return say('must be {values}', { values: anyOf(issue.values.map((value) => String(value))) });
  return undefined;
}

/** What contracts say with a value in it, by its English: there are as many as there are in the contracts. */
const ofContracts = new Map<string, Text>();

/** For a schema's own message that has a value in it. A literal without one is given to zod as it is. */
export function inWords(text: Text): string {
  const english = text.toString();
  ofContracts.set(english, text);
  return english;
}

export interface FieldWords {
  /** For zod's parameter `error`: a schema's own message stands before it. */
  readonly error: (issue: z.core.$ZodRawIssue) => string | undefined;
  /** What an issue says, still in no language. */
  textOf(issue: z.core.$ZodIssue): Text;
}

/** For one look at one value: zod keeps nothing but English of what it was told. */
export function collectFieldWords(): FieldWords {
  const said = new Map<string, Text>();
  return {
    error(issue) {
      const text = wordsOf(issue);
      if (text === undefined) return undefined;
      const english = text.toString();
      said.set(english, text);
      return english;
    },
    textOf(issue) {
      const own: unknown = issue.code === 'custom' ? issue.params?.['text'] : undefined;
      if (own instanceof Text) return own;
      const { message } = issue;
      return said.get(message) ?? ofContracts.get(message) ?? known(message);
    },
  };
}

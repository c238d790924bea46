/** What is wrong with a value, as a person would say it: zod's own words are for programmers. */
import type { z } from 'zod';

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

function limitWords(word: string, limit: number | bigint, origin: string): string {
  const unit = units[origin];
  if (unit === undefined) return `must be ${word} ${String(limit)}`;
  return `must have ${word} ${String(limit)} ${Number(limit) === 1 ? unit[0] : unit[1]}`;
}

/** For zod's parameter `error`: a schema's own message stands before it. */
export function fieldWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return 'is missing';
    return `must be ${kinds[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'too_big') return limitWords('at most', issue.maximum, issue.origin);
  if (issue.code === 'too_small') {
    if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'must not be empty';
    return limitWords('at least', issue.minimum, issue.origin);
  }
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map((value) => String(value)).join(' or ')}`;
  return undefined;
}

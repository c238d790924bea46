import { expect, it } from 'vitest';
import { z } from 'zod';
import { collectFieldWords } from './field-words.ts';

const saidOf = (schema: z.ZodType, value: unknown) => {
  const words = collectFieldWords();
  const issues = schema.safeParse(value, { error: words.error }).error?.issues ?? [];
  return issues.map((issue) => words.textOf(issue).toString());
};

it.each([
  [z.string().max(64), 'x'.repeat(65), 'must have at most 64 characters'],
  [z.string().min(1), '', 'must not be empty'],
  [z.string().min(20), 'x', 'must have at least 20 characters'],
  [z.array(z.string()).max(1), ['a', 'b'], 'must have at most 1 entry'],
  [z.number().max(500), 501, 'must be at most 500'],
  [z.string(), 5, 'must be text'],
  [z.string(), undefined, 'is missing'],
  [z.enum(['DNS', 'HTTPS']), 'mail', 'must be DNS or HTTPS'],
  [z.literal(true), false, 'must be true'],
  [z.string().max(3, 'is too long for a code'), 'abcd', 'is too long for a code'],
])('says what is wrong as a person would: %#', (schema, value, said) => {
  expect(saidOf(schema, value)).toEqual([said]);
});

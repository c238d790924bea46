import { expect, it } from 'vitest';
import { say } from '../../kernel/text.ts';
import { type Facts, isSoAlready, whyNoCapture, whyNot } from './rules.ts';
import { domainPeopleErrors } from './vocabulary.ts';

const free: Facts = {
  organizationId: null,
  state: 'active',
  standing: 'not_asked',
  declinedAt: null,
  isOperator: false,
};
const declined = { standing: 'declined', declinedAt: new Date('2026-11-20T10:00:00Z') } as const;

it.each([
  [{}, undefined, undefined],
  [{ organizationId: 'ours' }, 'here_already', 'here_already'],
  [{ organizationId: 'theirs' }, 'managed_elsewhere', 'managed_elsewhere'],
  [{ organizationId: 'theirs', state: 'suspended' }, 'managed_elsewhere', 'managed_elsewhere'],
  [{ state: 'suspended' }, 'not_possible', 'not_possible'],
  [{ isOperator: true }, undefined, 'not_possible'],
  [{ standing: 'asked' as const }, 'asked_already', undefined],
  [declined, 'declined_recently', undefined],
  [{ standing: 'declined' as const }, undefined, undefined],
])('somebody with %j: asking is refused by %s, capturing by %s', (facts, ask, capture) => {
  const codeOf = (way: 'ask' | 'capture') =>
    whyNot(way, { ...free, ...facts }, 'ours')?.code.replace('domain_people.', '');
  expect(codeOf('ask')).toBe(ask);
  expect(codeOf('capture')).toBe(capture);
});

it('says when somebody declined', () => {
  expect(whyNot('ask', { ...free, ...declined }, 'ours')?.message).toBe(
    'They declined on 2026-11-20, and are not asked again for 30 days.',
  );
});

it('who is there or asked already was not refused', () => {
  expect(isSoAlready(domainPeopleErrors.here_already(say('')))).toBe(true);
  expect(isSoAlready(domainPeopleErrors.asked_already(say('')))).toBe(true);
  expect(isSoAlready(domainPeopleErrors.managed_elsewhere(say('')))).toBe(false);
});

it.each([
  [true, 'dns', undefined],
  [true, 'https', 'domain_people.capture_needs_dns'],
  [true, null, 'domain_people.capture_needs_dns'],
  [false, 'dns', 'domain_people.capture_not_allowed'],
] as const)('allowed %s, proven by %s: %s', (isAllowed, method, code) =>
  expect(whyNoCapture(isAllowed, method)?.code).toBe(code),
);

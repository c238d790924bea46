import { describe, expect, it } from 'vitest';
import { say } from '../../kernel/text.ts';
import { type Destination, type Mover, verdictOn } from './rules.ts';

const independent: Mover = { organizationId: null, isOwner: false };
const managed: Mover = { organizationId: 'ours', isOwner: false };
const owner: Mover = { organizationId: 'ours', isOwner: true };

const words = {
  domain: 'corp.com',
  sentence: say('Ask them.'),
  whoCan: say('Administrators of Corp'),
};
const free: Destination = { ...words, holder: undefined, outcome: 'open' };
const of = (
  organizationId: string,
  outcome: Destination['outcome'],
  isProven = true,
): Destination => ({ ...words, holder: { organizationId, isProven }, outcome });

describe('a new address', () => {
  it.each<[string, Mover, Destination, string]>([
    ['independent, to a free domain', independent, free, 'stays'],
    ['independent, where outsiders may sign up', independent, of('theirs', 'open'), 'stays'],
    ['independent, where everybody joins', independent, of('theirs', 'joins'), 'joins'],
    ['managed, within a verified domain', managed, of('ours', 'refused'), 'stays'],
    ['the Owner, within a verified domain', owner, of('ours', 'refused'), 'stays'],
    ['the Owner, to a free domain', owner, free, 'stays'],
  ])('is had by a login: %s', (_case, mover, to, verdict) => {
    expect(verdictOn(mover, to)).toBe(verdict);
  });

  it.each<[string, Mover, Destination, string]>([
    ['independent, by invitation only', independent, of('theirs', 'refused'), 'governed'],
    ['independent, by approval', independent, of('theirs', 'approval'), 'governed'],
    ['managed, to a free domain', managed, free, 'outside_organization'],
    ['managed, to others', managed, of('theirs', 'open'), 'outside_organization'],
    ['managed, to others that take all', managed, of('theirs', 'joins'), 'outside_organization'],
    [
      'managed, while the proof is gone',
      managed,
      of('ours', 'joins', false),
      'outside_organization',
    ],
    ['the Owner, to others', owner, of('theirs', 'open'), 'outside_organization'],
    [
      'the Owner, while the proof is gone',
      owner,
      of('ours', 'open', false),
      'outside_organization',
    ],
  ])('is refused: %s', (_case, mover, to, reason) => {
    expect(() => verdictOn(mover, to)).toThrow(
      expect.objectContaining({ code: `email_change.${reason}` }),
    );
  });
});

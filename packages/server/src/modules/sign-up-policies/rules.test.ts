import { describe, expect, it } from 'vitest';
import { outcomeOf, type Policy, policies, previewOf, sentenceFor } from './rules.ts';

describe('outcomeOf', () => {
  it.each<[Policy | undefined, string]>([
    [undefined, 'open'],
    ['NO_MEMBERSHIP', 'open'],
    ['AUTO_MEMBERSHIP', 'joins'],
    ['APPROVAL_REQUIRED', 'approval'],
    ['INVITATION_ONLY', 'refused'],
  ])('%s: %s', (policy, outcome) => {
    expect(outcomeOf(policy)).toBe(outcome);
  });
});

describe('sentenceFor', () => {
  it('names the organization and whom to ask, for every outcome but open', () => {
    for (const policy of policies.filter((candidate) => candidate !== 'NO_MEMBERSHIP')) {
      const sentence = String(sentenceFor(outcomeOf(policy), 'corp.test', 'Corp', 'it@corp.test'));
      expect(sentence).toContain('Corp');
      expect(sentence).toContain('it@corp.test');
    }
  });

  it('leaves the question out where there is nobody to ask', () => {
    expect(String(sentenceFor('refused', 'corp.test', 'Corp', null))).not.toContain('Questions');
    expect(String(sentenceFor('refused', 'corp.test', 'Corp', ''))).not.toContain('Questions');
    expect(String(sentenceFor('open', 'corp.test', null, null))).not.toContain('managed by');
  });
});

describe('previewOf', () => {
  it('counts those who would have met something else', () => {
    expect(previewOf('INVITATION_ONLY', 'AUTO_MEMBERSHIP', 17)).toEqual({
      unchanged: 0,
      changed: 17,
      from: 'refused',
      to: 'joins',
    });
    expect(previewOf('INVITATION_ONLY', 'INVITATION_ONLY', 17)).toEqual({
      unchanged: 17,
      changed: 0,
      from: 'refused',
      to: 'refused',
    });
  });
});

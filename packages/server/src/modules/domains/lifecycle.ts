/** The lives of a domain, and of a dispute about one. Every change of state goes through these tables. */
import { defineLifecycle } from '../../kernel/lifecycle.ts';

/** How long a proof may be gone before the domain lapses. */
export const lapseAfterDays = 30;
/** How long a holder whose proof is gone has when another organization proves the domain. */
export const restoreWithinDays = 7;

const ourLooks = ['domains.verify', 'job domains.check'];
const released = [
  'managed users with an address of exactly this domain are released, in batches; the Owner stays',
  'the accounts they own pass to the Owner of the organization',
  'everybody concerned is told',
];

export const domainLifecycle = defineLifecycle('domain', {
  states: {
    unverified: 'claimed, not proven',
    verified: 'proven: people can be added under it',
    verified_uncertain: `the proof is gone: nobody can be added; it lapses ${lapseAfterDays} days later`,
    lapsed: 'held no more; it can be proven anew, and inherits nobody',
    removed: 'given up; adding the name again makes a new domain',
  },
  initial: 'unverified',
  transitions: [
    {
      event: 'proven',
      from: ['unverified'],
      to: 'verified',
      who: 'Owner, Administrator, the clock',
      guards: [
        'the record or file is there now',
        'no other organization holds the domain, or it passes to this one',
        'everybody of an earlier proof is released',
      ],
      effects: ['its sign-up policy holds', 'who looks after it is told'],
      by: [...ourLooks, 'job domains.settle'],
    },
    {
      event: 'doubted',
      from: ['verified'],
      to: 'verified_uncertain',
      who: 'Owner, Administrator, the clock',
      guards: ['the proof was definitely absent three times, at least 20 hours apart'],
      effects: ['nobody can be added', `warnings at ${lapseAfterDays}, 14, 7 and 1 days left`],
      by: ourLooks,
    },
    {
      event: 'contested',
      from: ['verified'],
      to: 'verified_uncertain',
      who: 'Owner, Administrator, the clock',
      guards: ['another organization proved it, and the proof of this one is definitely absent'],
      effects: [`it passes to the other one in ${restoreWithinDays} days, unless it is proven`],
      by: ourLooks,
    },
    {
      event: 'restored',
      from: ['verified_uncertain'],
      to: 'verified',
      who: 'Owner, Administrator, the clock',
      guards: ['the record or file is there again'],
      effects: ['open claims of others are refused'],
      by: ourLooks,
    },
    {
      event: 'lapsed',
      from: ['verified_uncertain'],
      to: 'lapsed',
      who: 'the clock',
      guards: [
        `${lapseAfterDays} days are over, or ${restoreWithinDays} days of a dispute`,
        'a fresh look finds the proof definitely absent',
      ],
      effects: released,
      by: ['job domains.check', 'job domains.settle'],
    },
    {
      event: 'claimed_again',
      from: ['lapsed'],
      to: 'unverified',
      who: 'Owner, Administrator',
      effects: ['a new record; the old one is worth nothing'],
      by: ['domains.renewChallenge'],
    },
    {
      event: 'removed',
      from: ['unverified', 'verified', 'verified_uncertain', 'lapsed'],
      to: 'removed',
      who: 'Owner, Administrator, after a fresh proof of the password',
      guards: ['nobody is managed under it, or releasing them was asked for'],
      effects: released,
      by: ['domains.remove'],
    },
  ],
});

export const disputeLifecycle = defineLifecycle('domain dispute', {
  states: {
    checking:
      'a second organization proved a domain that is held; the proof of the holder is looked at',
    restoring: `the proof of the holder is gone: it has ${restoreWithinDays} days`,
    refused: 'the proof of the holder stands',
    passed: 'the domain is the second one’s',
    withdrawn: 'the second one’s proof or claim is gone',
    vacated: 'the holder gave the domain up by itself, or lost it otherwise',
  },
  initial: 'checking',
  transitions: [
    {
      event: 'holder_missing',
      from: ['checking'],
      to: 'restoring',
      who: 'the clock, or the holder who has it checked',
      guards: ['a definite answer; an outage is looked at again'],
      effects: ['a verified domain becomes uncertain', 'both sides are told the deadline'],
      by: ourLooks,
    },
    {
      event: 'holder_proven',
      from: ['checking', 'restoring'],
      to: 'refused',
      who: 'the clock, or the holder who has it checked',
      effects: ['both sides are told', 'the same claim opens no other dispute for a day'],
      by: ourLooks,
    },
    {
      event: 'deadline_passed',
      from: ['restoring'],
      to: 'passed',
      who: 'the clock',
      guards: ['fresh looks find the second one’s proof, and definitely not the holder’s'],
      effects: [
        'the holder’s domain lapses',
        'the second one’s is verified, in the same transaction',
      ],
      by: ['job domains.settle'],
    },
    {
      event: 'claim_gone',
      from: ['checking', 'restoring'],
      to: 'withdrawn',
      who: 'the second organization, the clock',
      effects: ['the holder keeps what is left of its 30 days'],
      by: ['domains.remove', 'domains.renewChallenge', 'job domains.settle'],
    },
    {
      event: 'holder_left',
      from: ['checking', 'restoring'],
      to: 'vacated',
      who: 'the holder, the clock',
      effects: ['the second one’s proof is looked at at once'],
      by: ['domains.remove', 'job domains.check', 'job domains.settle'],
    },
  ],
});

export type DomainState = keyof typeof domainLifecycle.states;
export type DomainEvent = Parameters<typeof domainLifecycle.next>[1];
export type DisputeState = keyof typeof disputeLifecycle.states;
export type DisputeEvent = Parameters<typeof disputeLifecycle.next>[1];

import { describe, expect, it } from 'vitest';
import { defineLifecycle } from './lifecycle.ts';

const lamp = defineLifecycle('lamp', {
  states: { off: 'dark', on: 'shines', broken: 'never again' },
  initial: 'off',
  transitions: [
    { event: 'press', from: ['off'], to: 'on', who: 'anybody', by: ['lamps.press'] },
    { event: 'release', from: ['on'], to: 'off', who: 'anybody', by: ['lamps.release'] },
    { event: 'drop', from: ['off', 'on'], to: 'broken', who: 'anybody', by: ['lamps.drop'] },
  ],
});

describe('a lifecycle', () => {
  it('says where an event leads, and nothing where it does not happen', () => {
    expect(lamp.next('off', 'press')).toBe('on');
    expect(lamp.next('on', 'press')).toBeUndefined();
    expect(lamp.next('broken', 'drop')).toBeUndefined();
  });

  it('says what can happen in a state', () => {
    expect(lamp.eventsIn('on')).toEqual(['release', 'drop']);
    expect(lamp.eventsIn('broken')).toEqual([]);
  });

  it('refuses a table in which one event leads to two states', () => {
    expect(() =>
      defineLifecycle('lamp', {
        states: { off: 'dark', on: 'shines' },
        initial: 'off',
        transitions: [
          { event: 'press', from: ['off'], to: 'on', who: 'anybody', by: [] },
          { event: 'press', from: ['off', 'on'], to: 'off', who: 'anybody', by: [] },
        ],
      }),
    ).toThrow('lamp: off press leads to two states');
  });
});

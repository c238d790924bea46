import { expect, it } from 'vitest';
import { createSlowTimers } from './slow-timers.ts';

/** A clock that is moved by hand, and counts how often it was set. */
function handClock() {
  let now = 0;
  let set = 0;
  let wake: { at: number; run: () => void } | undefined;
  const clock = {
    now: () => now,
    wake(run: () => void, inMs: number) {
      set += 1;
      const mine = { at: now + inMs, run };
      wake = mine;
      return () => {
        if (wake === mine) wake = undefined;
      };
    },
  };
  const pass = (ms: number) => {
    const until = now + ms;
    while (wake !== undefined && wake.at <= until) {
      now = wake.at;
      const { run } = wake;
      wake = undefined;
      run();
    }
    now = until;
  };
  return { clock, pass, setCount: () => set, isSet: () => wake !== undefined };
}

function begun() {
  const hand = handClock();
  const timers = createSlowTimers(hand.clock);
  const done: string[] = [];
  return { ...hand, timers, done, note: (what: string) => () => void done.push(what) };
}

it('runs each when it is due, whichever was set first', () => {
  const { timers, done, note, pass } = begun();
  timers.setTimeout(note('late'), 300);
  timers.setTimeout(note('soon'), 100);
  pass(99);
  expect(done).toEqual([]);
  pass(1);
  expect(done).toEqual(['soon']);
  pass(200);
  expect(done).toEqual(['soon', 'late']);
});

it('runs what is cleared no more, also by one that is due with it', () => {
  const { timers, done, note, pass } = begun();
  const gone = timers.setTimeout(note('gone'), 50);
  timers.clearTimeout(gone);
  timers.clearTimeout(undefined);
  const clears = () => {
    note('clears')();
    timers.clearTimeout(cleared);
  };
  timers.setTimeout(clears, 100);
  const cleared = timers.setTimeout(note('cleared'), 100);
  pass(500);
  expect(done).toEqual(['clears']);
});

it('runs an interval until it is cleared, from within too', () => {
  const { timers, done, note, pass } = begun();
  const every = timers.setInterval(() => {
    note('again')();
    if (done.length === 3) timers.clearInterval(every);
  }, 10);
  pass(25);
  expect(done).toEqual(['again', 'again']);
  pass(100);
  expect(done).toEqual(['again', 'again', 'again']);
});

it('takes what is set while others run, and sleeps when nothing waits', () => {
  const { timers, done, note, pass, isSet } = begun();
  timers.setTimeout(() => timers.setTimeout(note('second'), 0), 10);
  pass(10);
  expect(done).toEqual(['second']);
  expect(isSet()).toBe(false);
});

it('sets a timer of the browser for what is due sooner only', () => {
  const { timers, note, setCount } = begun();
  for (const delay of [10, 20, 30, 300_000])
    timers.clearTimeout(timers.setTimeout(note(''), delay));
  expect(setCount()).toBe(1);
  timers.setTimeout(note(''), 5);
  expect(setCount()).toBe(2);
});

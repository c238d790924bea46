/**
 * Timers of the queries. Each query sets and clears several when a page draws it, and a browser takes longer for one than for the
 * smallest part of a page; here all of them wait for one timer of the browser, which is set again only for what is due sooner.
 */
import type { TimeoutProvider } from '@tanstack/react-query';

interface Waiting {
  dueAt: number;
  readonly run: () => void;
  readonly everyMs: number | undefined;
}

/** The browser's clock and timer. */
interface Clock {
  now(): number;
  wake(run: () => void, inMs: number): () => void;
}

const browserClock: Clock = {
  now: () => performance.now(),
  wake(run, inMs) {
    const timer = setTimeout(run, inMs);
    return () => clearTimeout(timer);
  },
};

export function createSlowTimers(clock: Clock = browserClock): TimeoutProvider<number> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let wakesAt = Number.POSITIVE_INFINITY;
  let sleepOn = () => {};

  function wakeAt(dueAt: number): void {
    if (wakesAt <= dueAt) return;
    sleepOn();
    wakesAt = dueAt;
    sleepOn = clock.wake(runDue, Math.max(0, dueAt - clock.now()));
  }

  /** What fails is told as any failure is, and keeps no other from its turn. */
  function run(one: Waiting): void {
    try {
      one.run();
    } catch (error) {
      reportError(error);
    }
  }

  function runDue(): void {
    wakesAt = Number.POSITIVE_INFINITY;
    const now = clock.now();
    const due = [...waiting].filter(([, { dueAt }]) => dueAt <= now);
    for (const [id, one] of due) {
      // One before it may have cleared it.
      if (!waiting.has(id)) continue;
      if (one.everyMs === undefined) waiting.delete(id);
      else one.dueAt = now + one.everyMs;
      run(one);
    }
    if (waiting.size > 0) wakeAt(Math.min(...[...waiting.values()].map(({ dueAt }) => dueAt)));
  }

  function begin(run: () => void, delay: number, everyMs?: number): number {
    lastId += 1;
    const dueAt = clock.now() + delay;
    waiting.set(lastId, { dueAt, run, everyMs });
    wakeAt(dueAt);
    return lastId;
  }

  const end = (id: number | undefined): void => {
    if (id !== undefined) waiting.delete(id);
  };

  return {
    setTimeout: (run, delay) => begin(run, delay),
    setInterval: (run, delay) => begin(run, delay, delay),
    clearTimeout: end,
    clearInterval: end,
  };
}

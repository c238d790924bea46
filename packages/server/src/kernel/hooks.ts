/**
 * A module tells others that something happened, without knowing them: they act in the same transaction. The arrow
 * between modules turns round, so that their graph stays without cycles.
 */
import type { Work } from './unit-of-work.ts';

export interface Hook<Event> {
  /** Once, when the subscribing module is loaded. */
  subscribe(act: (work: Work, event: Event) => Promise<void>): void;
  /** Runs every subscriber, one after the other, in the caller's transaction. */
  publish(work: Work, event: Event): Promise<void>;
}

export function createHook<Event>(): Hook<Event> {
  const subscribers: ((work: Work, event: Event) => Promise<void>)[] = [];
  return {
    subscribe: (act) => void subscribers.push(act),
    async publish(work, event) {
      for (const act of subscribers) await act(work, event);
    },
  };
}

/**
 * A module tells others that something happened, without knowing them: they act in the same transaction. The arrow
 * between modules turns round, so that their graph stays without cycles.
 */
import type { Db } from './database.ts';
import type { Work } from './unit-of-work.ts';

export interface Hook<Event> {
  /** Once, when the subscribing module is loaded. */
  subscribe(act: (work: Work, event: Event) => Promise<void>): void;
  /** Runs every subscriber, one after the other, in the caller's transaction. */
  publish(work: Work, event: Event): Promise<void>;
}

/** A module asks something that only another one knows, without knowing it. Nobody answers: undefined. */
export interface Question<Asked, Answer> {
  /** Once, when the answering module is loaded. */
  answerBy(answer: (db: Db, asked: Asked) => Promise<Answer | undefined>): void;
  ask(db: Db, asked: Asked): Promise<Answer | undefined>;
}

export function createQuestion<Asked, Answer>(): Question<Asked, Answer> {
  let answerer: ((db: Db, asked: Asked) => Promise<Answer | undefined>) | undefined;
  return {
    answerBy(answer) {
      answerer = answer;
    },
    ask: async (db, asked) => answerer?.(db, asked),
  };
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

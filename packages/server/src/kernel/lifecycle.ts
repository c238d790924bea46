/**
 * The life of a noun as one table: from which states, by which event, to which state, who may, what guards it and what
 * follows. Use cases ask the table, `docs/reference/lifecycles.md` is drawn from it, and the model-based tests walk it.
 */
export interface Transition<State extends string, Event extends string> {
  readonly event: Event;
  readonly from: readonly State[];
  readonly to: State;
  /** Who may, in words: `Owner, Administrator`, `operator`, `the clock`. */
  readonly who: string;
  /** What else has to be true, in words. */
  readonly guards?: readonly string[];
  /** What else changes in the same transaction, in words. */
  readonly effects?: readonly string[];
  /** The routes (`accounts.close`) or jobs (`job accounts.end_closures`) by which it happens. */
  readonly by: readonly string[];
}

export interface Lifecycle<State extends string = string, Event extends string = string> {
  readonly noun: string;
  readonly states: Readonly<Record<State, string>>;
  /** The state a new one starts in. */
  readonly initial: State;
  readonly transitions: readonly Transition<State, Event>[];
  /** Undefined: the event does not happen in that state. */
  next(state: State, event: Event): State | undefined;
  /** What can happen in that state. */
  eventsIn(state: State): readonly Event[];
}

export interface LifecycleTable<State extends string, Event extends string> {
  /** What each state means, in words. */
  readonly states: Readonly<Record<State, string>>;
  readonly initial: NoInfer<State>;
  readonly transitions: readonly Transition<NoInfer<State>, Event>[];
}

/** @throws when two transitions leave one state by one event */
export function defineLifecycle<const State extends string, const Event extends string>(
  noun: string,
  table: LifecycleTable<State, Event>,
): Lifecycle<State, Event> {
  const known = new Map<string, Transition<State, Event>>();
  for (const transition of table.transitions) {
    for (const state of transition.from) {
      const key = `${state} ${transition.event}`;
      if (known.has(key)) throw new Error(`${noun}: ${key} leads to two states`);
      known.set(key, transition);
    }
  }
  return {
    noun,
    ...table,
    next: (state, event) => known.get(`${state} ${event}`)?.to,
    eventsIn: (state) =>
      table.transitions.filter(({ from }) => from.includes(state)).map(({ event }) => event),
  };
}

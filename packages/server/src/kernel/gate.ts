/** A gate before work that costs much: so many at once, so many waiting, and everybody else is sent away at once. */

/** Too many wait already: come back later. */
export class BusyError extends Error {
  readonly retryAfterSeconds = 2;
  constructor(what: string) {
    super(`too many ${what} at the moment`);
    this.name = 'BusyError';
  }
}

export interface GateOptions {
  /** What passes, in the plural, for the error. */
  readonly what: string;
  readonly atOnce: number;
  readonly waitingAtMost: number;
}

export interface Gate {
  /** Runs work in the order of its coming. @throws BusyError */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** For turning away before anything is read; undefined: there is room. */
  refusal(): BusyError | undefined;
}

export function createGate({ what, atOnce, waitingAtMost }: GateOptions): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];
  const refusal = () =>
    running >= atOnce && waiting.length >= waitingAtMost ? new BusyError(what) : undefined;
  const pass: Gate['pass'] = async (work) => {
    const busy = refusal();
    if (busy !== undefined) throw busy;
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed to the next one, so that nobody slips in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  return { pass, refusal };
}

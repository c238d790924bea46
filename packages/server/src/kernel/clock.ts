/**
 * The system's clock, for what needs a time but decides nothing: ids, logs, headers. Whether something is still
 * valid is decided by the database's clock (`work.now`, `now()` in SQL), which all processes share.
 */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

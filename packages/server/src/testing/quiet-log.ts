/** A log for tests: warnings and errors are kept for a look, the rest is dropped. */
export interface QuietLog {
  readonly lines: string[];
  debug(fields: object, text?: string): void;
  info(fields: object, text?: string): void;
  warn(fields: object, text?: string): void;
  error(fields: object, text?: string): void;
}

export function createQuietLog(): QuietLog {
  const lines: string[] = [];
  const keep = (fields: object, text = ''): void => {
    lines.push(`${text} ${JSON.stringify(fields)}`);
  };
  const drop = (): void => undefined;
  return { lines, debug: drop, info: drop, warn: keep, error: keep };
}

/** Structured logs: JSON lines, without secrets. Whatever is passed in, the values of telling names are dropped (CR-08). */
import { pino } from 'pino';

/** A log line: facts first, then one sentence. */
export interface Logger {
  debug(fields: object, text?: string): void;
  info(fields: object, text?: string): void;
  warn(fields: object, text?: string): void;
  error(fields: object, text?: string): void;
}

const secretNames = [
  'authorization',
  'cookie',
  'set-cookie',
  'token',
  'password',
  'secret',
  'code',
  'proof',
  'current_password',
  'new_password',
];

/** The connection strings of libraries' errors hold passwords. */
function withoutCredentials(text: string): string {
  return text.replace(/(\w+:\/\/[^:/\s]*):[^@/\s]*@/g, '$1:***@');
}

export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: '***',
    },
    serializers: {
      err: (error: unknown) => {
        if (!(error instanceof Error)) return { message: withoutCredentials(String(error)) };
        const { name, message, stack, cause } = error;
        const why = cause instanceof Error ? { cause: withoutCredentials(cause.message) } : {};
        return {
          name,
          message: withoutCredentials(message),
          stack: withoutCredentials(stack ?? ''),
          ...why,
        };
      },
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * A refusal inside a transaction that is told in the audit log all the same: the row is written after the rollback. Of repeats one in
 * a while is written, so that whoever repeats it does not fill the log.
 */
import type { AuditEntry } from './audit.ts';
import { AppError } from './errors.ts';

export interface RefusalNote {
  readonly entry: AuditEntry;
  /** What is kept as the reason. */
  readonly reason: string;
  /** Repeats have the same. */
  readonly subject: string;
}

export const noteLimit = { name: 'noted-refusal', limit: 1, windowSeconds: 900 } as const;

export class NotedRefusal extends AppError {
  readonly note: RefusalNote;

  constructor({ definition, detail, extras }: AppError, note: RefusalNote) {
    super(definition, detail, extras);
    this.note = note;
  }
}

/** Errors of the SDK: one class for what the server refused, one for when it could not be reached. */

/** A field that is wrong: `pointer` is a JSON pointer into the body, or `query/name`. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** The answer of a refused call (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;
  readonly request_id: string;
  readonly errors?: readonly FieldProblem[];
  readonly missing_permission?: string;
  readonly who_can?: string;
  readonly retry_after_seconds?: number;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The server refused the call. `code` is stable: compare that, never the text. */
export class BailiwickError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'BailiwickError';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  get requestId(): string {
    return this.problem.request_id;
  }
}

/** No answer came, or none that can be read. The call may or may not have been carried out. */
export class ConnectionError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConnectionError';
  }
}

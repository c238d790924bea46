/**
 * A face: routes that speak a protocol which others wrote (SCIM). Who may, transactions, audit and refusals are those of every
 * route; a face says how they look. Its routes take credentials of their own, which work nowhere else.
 */
import type { MachineActor } from './actor.ts';
import type { AppError } from './errors.ts';
import type { Problem, ProblemReader } from './problem.ts';

export interface Face {
  /** Credentials are asked for by this name. */
  readonly name: string;
  /** Where all of its routes are, and where what is not found is told in its way. */
  readonly prefix: `/${string}`;
  readonly mediaType: string;
  renderProblem(error: AppError, reader: ProblemReader): Problem;
}

/** One request of a face with its answer, as it went out. */
export interface Exchange {
  readonly actor: MachineActor;
  readonly requestId: string;
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: string;
  /** The code of the refusal; undefined: it was done. */
  readonly refusal: string | undefined;
  readonly milliseconds: number;
}

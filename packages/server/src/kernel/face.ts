/**
 * A face: routes that speak a protocol which others wrote (SCIM, the API of another product). Who may, transactions, audit and
 * refusals are those of every route; a face says how they look, and which credentials its routes take.
 */
import type { Actor, MachineActor, MachineCredential } from './actor.ts';
import { type AppError, requestErrors } from './errors.ts';
import type { Problem, ProblemReader } from './problem.ts';
import { say } from './text.ts';

/** A page as it goes out: its items, and where it is. */
export interface SealedPage {
  readonly items: readonly unknown[];
  readonly page: {
    readonly size: number;
    readonly next_token: string | null;
    readonly previous_token: string | null;
    readonly count: { readonly value: number; readonly exact: boolean } | null;
  };
}

/** How a face asks for pages of a list, and shows them. */
export interface PageStyle {
  /** The query, with the words by which the engine knows pages. @throws request.invalid */
  read(query: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** @param url the address that was asked, at the public address of this instance */
  show(page: SealedPage, url: string): unknown;
}

export interface Face {
  readonly name: string;
  /** Where its routes are, and where what is not found is told in its way. */
  readonly prefix: `/${string}`;
  readonly mediaType: string;
  /** By which credentials its routes are called. Sessions of people are none of them. */
  readonly takes: readonly MachineCredential[];
  /** What is sent to it is kept with the answer, for whoever looks why something did not arrive. */
  readonly isRecorded?: true;
  /** Versions in `If-Match` may come without their quotes. */
  readonly hasBareVersions?: true;
  readonly pages?: PageStyle;
  /** What it says to a machine that names another organization than its own; absent: that there is none. */
  readonly refuseOtherOrganization?: () => AppError;
  renderProblem(error: AppError, reader: ProblemReader): Problem;
}

/** @throws request.unauthenticated where the face does not take what the caller showed */
export function assertTaken(face: Face | undefined, actor: Actor): void {
  if (face === undefined || actor.kind === 'anonymous') return;
  if (actor.kind === 'machine' && face.takes.includes(actor.credential)) return;
  throw requestErrors.unauthenticated(say('This credential does not work here.'));
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

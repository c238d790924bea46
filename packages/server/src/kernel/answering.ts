/** What an answer carries beside its body: its version, its place, its media type; and the answer of a trial. */
import type { Reply } from './bind.ts';
import type { Answer } from './call.ts';
import type { Language } from './languages.ts';
import type { RouteDefinition } from './route.ts';
import { sayAll } from './text.ts';

export class BoundReply implements Reply {
  etag: string | undefined;
  madeAt: string | undefined;
  readonly session: Reply['session'];
  readonly #isWeak: boolean;
  constructor(session: Reply['session'], { face }: RouteDefinition) {
    this.session = session;
    // What a face shows of a row is not all of it.
    this.#isWeak = face !== undefined;
  }
  version(version: number): void {
    this.etag = `${this.#isWeak ? 'W/' : ''}"${version}"`;
  }
  location(url: string): void {
    this.madeAt = url;
  }
}

/** What the answer carries because of how the route is declared. */
export function formOf({ textOf, face, response }: RouteDefinition, result: unknown) {
  const mediaType = textOf ?? face?.mediaType;
  return {
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(response.status === 303 ? { location: (result as { location: string }).location } : {}),
  };
}

/** Has a change nothing to tell but that it was done? */
export const isUntold = ({ mayAnswerNothing }: RouteDefinition, result: unknown): boolean =>
  mayAnswerNothing === true && result === undefined;

export function dryRunAnswer(impact: unknown, language: Language): Answer {
  return {
    status: 200,
    body: JSON.stringify(sayAll(impact, language)),
    etag: undefined,
    language,
  };
}

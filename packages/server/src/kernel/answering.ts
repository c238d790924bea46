/** What an answer carries beside its body: its version, its place, its media type; and the answer of a trial. */
import type { BrowserSecrets, Reply } from './bind.ts';
import type { Answer, Call } from './call.ts';
import type { Language } from './languages.ts';
import type { RouteDefinition } from './route.ts';
import { randomToken } from './secrets.ts';
import { sayAll } from './text.ts';

/** As `randomToken` makes them. */
const ourMark = /^[\w-]{43}$/;

export class BoundReply implements Reply {
  etag: string | undefined;
  madeAt: string | undefined;
  readonly session: Reply['session'];
  readonly #browser: BrowserSecrets;
  readonly #isWeak: boolean;
  constructor({ session, browser }: Pick<Call, 'session' | 'browser'>, { face }: RouteDefinition) {
    this.session = session;
    this.#browser = browser;
    // What a face shows of a row is not all of it.
    this.#isWeak = face !== undefined;
  }
  version(version: number): void {
    this.etag = `${this.#isWeak ? 'W/' : ''}"${version}"`;
  }
  location(url: string): void {
    this.madeAt = url;
  }
  browserMark(name: string, lifetimeSeconds: number): string {
    const brought = this.#browser.find(name);
    // Only what was made here: nobody chooses a mark that others have.
    const mark = brought !== undefined && ourMark.test(brought) ? brought : randomToken();
    this.#browser.keep(name, mark, lifetimeSeconds);
    return mark;
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

/** One call of a route, as it comes from the HTTP layer, and its answer, as it goes back there. */
import type { Actor, Outside } from './actor.ts';
import type { BrowserSecrets, Reply } from './bind.ts';
import type { Language } from './languages.ts';
import type { FileAnswer } from './route.ts';
import type { Origin } from './unit-of-work.ts';

/** A call as the HTTP layer hands it over. */
export interface Call {
  readonly actor: Actor;
  /** By which network rules the caller is let in from outside, and written down. Found while it is answered. */
  readonly reported: Outside[];
  readonly origin: Origin;
  readonly addressPrefix: string;
  readonly params: unknown;
  readonly query: unknown;
  /** The address that was called, at the public address of this instance. */
  readonly url: string;
  /** As it came, without its `?`. */
  readonly rawQuery: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** In which the answer is said. */
  readonly language: Language;
  readonly session: Reply['session'];
  readonly browser: BrowserSecrets;
}

export interface Answer {
  readonly status: number;
  /** JSON text; undefined for an answer without content. */
  readonly body: string | undefined;
  readonly etag: string | undefined;
  /** Of what is said in the body; undefined for an answer that was kept, which is repeated as it was given. */
  readonly language: Language | undefined;
  /** Of the body, where it is not JSON. */
  readonly mediaType?: string | undefined;
  /** Where the browser goes next. */
  readonly location?: string | undefined;
  /** Instead of a body. */
  readonly file?: FileAnswer | undefined;
}

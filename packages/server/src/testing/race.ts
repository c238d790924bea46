/**
 * Two at once, on purpose. All of a round are ready before the first is let go, and they are let go within one turn
 * of the event loop; a request can be held back to its very last byte.
 */
import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';

export type Entrant<T> = () => Promise<T>;

/** One line for each round, in it the outcome of each entrant, in the order they were given. */
export type Outcomes<T> = readonly (readonly PromiseSettledResult<T>[])[];

/**
 * @param prepare makes the entrants of a round; what they need is there when it returns
 */
export async function race<T>(
  rounds: number,
  prepare: (round: number) => readonly Entrant<T>[] | Promise<readonly Entrant<T>[]>,
): Promise<Outcomes<T>> {
  const outcomes: PromiseSettledResult<T>[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const entrants = await prepare(round);
    // Whoever starts first has a head start: in every second round that is the last.
    const isReversed = round % 2 === 1;
    const order = isReversed ? entrants.toReversed() : entrants;
    const settled = await Promise.allSettled(order.map((start) => start()));
    outcomes.push(isReversed ? settled.toReversed() : settled);
  }
  return outcomes;
}

export interface HeldRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. At least one byte has to be held back, so there is always a body. */
  readonly body: unknown;
}

export interface HeldAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * Connects and sends all of a request but its last byte, on a connection of its own. The entrant that it gives
 * sends that byte and returns the answer; a server that answers before it has the byte is a mistake of the test.
 */
export async function holdRequest(
  url: string | URL,
  held: HeldRequest,
): Promise<Entrant<HeldAnswer>> {
  const bytes = Buffer.from(JSON.stringify(held.body), 'utf8');
  const call = request(url, {
    method: held.method,
    agent: false,
    headers: {
      'content-type': 'application/json',
      ...held.headers,
      'content-length': bytes.length,
    },
  });
  call.setNoDelay(true);
  const { promise, resolve, reject } = Promise.withResolvers<HeldAnswer>();
  // Handled when the entrant starts; until then a refusal must not count as unhandled.
  promise.catch(() => undefined);
  call.on('error', reject);
  call.on('response', (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
  });
  const written = new Promise<void>((done) => call.write(bytes.subarray(0, -1), () => done()));
  await Promise.race([written, once(call, 'error')]);
  return () => {
    call.end(bytes.subarray(-1));
    return promise;
  };
}

/** Optimistic concurrency: the version that the caller read against the one that is there (RFC 9110 §13.1.1). */

import { requestErrors } from './errors.ts';
import { say } from './text.ts';

/** @throws request.stale when `ifMatch` was sent and is another version */
export function assertVersion(current: number, ifMatch: number | undefined): void {
  if (ifMatch !== undefined && ifMatch !== current) {
    throw requestErrors.stale(say('Somebody changed it after you read it.'), {
      facts: { your_version: ifMatch, current_version: current },
    });
  }
}

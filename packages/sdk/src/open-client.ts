/** The part of the client that needs nobody signed in, for pages that are to be small. */
import { createOpenOperations, type OpenOperations } from './generated/open-operations.ts';
import { type ClientOptions, createTransport } from './transport.ts';

export function createOpenClient(options: ClientOptions): OpenOperations {
  return createOpenOperations(createTransport(options));
}

/** The part of the client that `open-client.ts` leaves out. */
import {
  createSignedInOperations,
  type SignedInOperations,
} from './generated/signed-in-operations.ts';
import { type ClientOptions, createTransport } from './transport.ts';

export function createSignedInClient(options: ClientOptions): SignedInOperations {
  return createSignedInOperations(createTransport(options));
}

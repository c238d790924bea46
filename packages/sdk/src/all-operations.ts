/** Every operation of the API, which stand in two files so that signing in loads one of them alone. */
import { createOpenOperations, type OpenOperations } from './generated/open-operations.ts';
import {
  createSignedInOperations,
  type SignedInOperations,
} from './generated/signed-in-operations.ts';
import type { Send } from './transport.ts';

export type Operations = OpenOperations & SignedInOperations;

export function createOperations(send: Send): Operations {
  return { ...createOpenOperations(send), ...createSignedInOperations(send) };
}

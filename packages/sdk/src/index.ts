/**
 * The client of the Organizations API, for browsers and Node. `createClient(…)` answers one object with the nouns
 * of the API; everything below `generated/` is made from the server's own route declarations.
 */
import { createOperations, type Operations } from './all-operations.ts';
import { type ClientOptions, createTransport } from './transport.ts';

export { BailiwickError, ConnectionError, type FieldProblem, type Problem } from './errors.ts';
export type { Answer, Impact } from './generated/answers.d.ts';
export { type ListFilterField, listFilters } from './generated/list-filters.ts';
export type { components, operations } from './generated/schema.d.ts';
export { type Upload, uploadImport } from './imports.ts';
export { createOpenClient } from './open-client.ts';
export { impactOfTrial, peopleWords, type TrialWords, waitForOperation } from './operations.ts';
export { paginate } from './paginate.ts';
export { createSignedInClient } from './signed-in-client.ts';
export type { CallOptions, ClientOptions } from './transport.ts';

export type BailiwickClient = Operations;

/**
 * @example
 * const bailiwick = createClient({ baseUrl: 'https://id.vendor.example', token });
 * const organization = await bailiwick.organizations.create({ friendly_name: 'Northwind Traders' });
 */
export function createClient(options: ClientOptions): BailiwickClient {
  return createOperations(createTransport(options));
}

/** What is told of the service itself (RFC 7644 §4). */
import { query } from '../../kernel/bind.ts';
import { requestErrors } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import * as contract from './contract.ts';
import {
  configDocument,
  listOf,
  resourceTypeDocuments,
  schemaDocuments,
} from './protocol/documents.ts';
import { scimBase } from './protocol/face.ts';
import type { Json, JsonObject } from './protocol/schema.ts';

/** What is there is told whole (RFC 7644 §4). @throws request.forbidden */
function assertUnfiltered(asked: { readonly filter?: string | undefined }): void {
  if (asked.filter !== undefined)
    throw requestErrors.forbidden(say('The descriptions of the service take no filter.'));
}

const sameName = (one: Json | undefined, other: string) =>
  typeof one === 'string' && one.toLowerCase() === other.toLowerCase();

function named(documents: readonly JsonObject[], id: string): JsonObject {
  const found = documents.find((one) => sameName(one['id'], id));
  if (found === undefined) throw requestErrors.not_found(say('There is nothing by this name.'));
  return found;
}

export const discovery = (kernel: Kernel) => [
  query(contract.getConfig, (_context, { query: asked }) => {
    assertUnfiltered(asked);
    return Promise.resolve(configDocument(scimBase(kernel.publicUrl)));
  }),
  query(contract.listResourceTypes, (_context, { query: asked }) => {
    assertUnfiltered(asked);
    return Promise.resolve(listOf(resourceTypeDocuments(scimBase(kernel.publicUrl))));
  }),
  query(contract.getResourceType, (_context, { params }) =>
    Promise.resolve(named(resourceTypeDocuments(scimBase(kernel.publicUrl)), params.id)),
  ),
  query(contract.listSchemas, (_context, { query: asked }) => {
    assertUnfiltered(asked);
    return Promise.resolve(listOf(schemaDocuments(scimBase(kernel.publicUrl))));
  }),
  query(contract.getSchema, (_context, { params }) =>
    Promise.resolve(named(schemaDocuments(scimBase(kernel.publicUrl)), params.id)),
  ),
];

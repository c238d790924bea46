/** What is told of the service itself (RFC 7644 §4, RFC 7643 §5–7): made from the table of attributes. Pure. */
import { bytesAtMost, operationsAtMost } from './bulk.ts';
import {
  type Attribute,
  enterpriseAttributes,
  groupAttributes,
  type JsonObject,
  urns,
  userAttributes,
} from './schema.ts';

export const countAtMost = 200;
export const defaultCount = 100;

function documentOf(attribute: Attribute): JsonObject {
  return {
    name: attribute.name,
    type: attribute.type,
    multiValued: attribute.isMany === true,
    description: attribute.description,
    required: attribute.isRequired === true,
    caseExact: attribute.caseExact === true,
    mutability: attribute.mutability ?? 'readWrite',
    returned: attribute.returned ?? 'default',
    uniqueness: attribute.uniqueness ?? 'none',
    ...(attribute.sub === undefined ? {} : { subAttributes: attribute.sub.map(documentOf) }),
    ...(attribute.type === 'reference' ? { referenceTypes: attribute.refersTo ?? ['uri'] } : {}),
  };
}

interface About {
  readonly urn: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

const schemaOf = (base: string, { urn, name, description, attributes }: About): JsonObject => ({
  schemas: [urns.schema],
  id: urn,
  name,
  description,
  attributes: attributes.map(documentOf),
  meta: { resourceType: 'Schema', location: `${base}/Schemas/${urn}` },
});

export const schemaDocuments = (base: string): JsonObject[] => [
  schemaOf(base, {
    urn: urns.user,
    name: 'User',
    description: 'A person whom the organization manages',
    attributes: userAttributes,
  }),
  schemaOf(base, {
    urn: urns.enterprise,
    name: 'EnterpriseUser',
    description: 'What a company says of a person',
    attributes: enterpriseAttributes,
  }),
  schemaOf(base, {
    urn: urns.group,
    name: 'Group',
    description: 'People who hold roles together',
    attributes: groupAttributes,
  }),
];

export const resourceTypeDocuments = (base: string): JsonObject[] => [
  {
    schemas: [urns.resourceType],
    id: 'User',
    name: 'User',
    description: 'A person whom the organization manages',
    endpoint: '/Users',
    schema: urns.user,
    schemaExtensions: [{ schema: urns.enterprise, required: false }],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
  },
  {
    schemas: [urns.resourceType],
    id: 'Group',
    name: 'Group',
    description: 'People who hold roles together',
    endpoint: '/Groups',
    schema: urns.group,
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/Group` },
  },
];

export const configDocument = (base: string): JsonObject => ({
  schemas: [urns.config],
  documentationUri: new URL('/docs/help/provisioning', base).href,
  patch: { supported: true },
  bulk: { supported: true, maxOperations: operationsAtMost, maxPayloadSize: bytesAtMost },
  filter: { supported: true, maxResults: countAtMost },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  // RFC 9865 §4.
  pagination: {
    cursor: true,
    index: true,
    defaultPaginationMethod: 'index',
    defaultPageSize: defaultCount,
    maxPageSize: countAtMost,
  },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'The token of a provisioning connection, made in the Admin Center',
      specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
});

/** Everything on one page. */
export const listOf = (resources: readonly JsonObject[]): JsonObject => ({
  schemas: [urns.list],
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: [...resources],
});

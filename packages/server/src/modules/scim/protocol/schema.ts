/**
 * The attributes that are kept of users and groups (RFC 7643 §3.1, §4.1–§4.3): one table, from which reading, PATCH, filters,
 * projection and the documents of the discovery follow. Pure.
 */
export const urns = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  search: 'urn:ietf:params:scim:api:messages:2.0:SearchRequest',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  bulkRequest: 'urn:ietf:params:scim:api:messages:2.0:BulkRequest',
  bulkResponse: 'urn:ietf:params:scim:api:messages:2.0:BulkResponse',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
  config: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  resourceType: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:Schema',
} as const;

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

export interface Attribute {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'complex' | 'dateTime' | 'reference';
  readonly description: string;
  readonly isMany?: true;
  readonly isRequired?: true;
  readonly caseExact?: true;
  readonly mutability?: 'readOnly' | 'immutable';
  readonly returned?: 'always';
  readonly uniqueness?: 'server';
  /** Of a reference: which resources it leads to. */
  readonly refersTo?: ['User'] | ['Group'];
  readonly sub?: readonly Attribute[];
}

const readOnly = { mutability: 'readOnly' } as const;
const words = (name: string, description: string): Attribute => ({
  name,
  type: 'string',
  description,
});

/** Of every resource; in no schema document (RFC 7643 §3.1). */
const common: readonly Attribute[] = [
  {
    ...words('id', 'Our identifier'),
    ...readOnly,
    caseExact: true,
    returned: 'always',
    uniqueness: 'server',
  },
  { ...words('externalId', 'The identifier of the client'), caseExact: true },
  {
    name: 'schemas',
    type: 'reference',
    description: 'What the resource is made of',
    ...readOnly,
    isMany: true,
    caseExact: true,
    returned: 'always',
  },
  {
    name: 'meta',
    type: 'complex',
    description: 'About the resource',
    ...readOnly,
    sub: [
      { ...words('resourceType', 'User or Group'), ...readOnly, caseExact: true },
      { name: 'created', type: 'dateTime', description: 'When it was made', ...readOnly },
      { name: 'lastModified', type: 'dateTime', description: 'When it last changed', ...readOnly },
      {
        name: 'location',
        type: 'reference',
        description: 'Its address',
        ...readOnly,
        caseExact: true,
      },
      { ...words('version', 'Its ETag'), ...readOnly, caseExact: true },
    ],
  },
];

export const userAttributes: readonly Attribute[] = [
  {
    ...words('userName', 'What the client calls the person; unique, whatever the case'),
    isRequired: true,
    uniqueness: 'server',
  },
  {
    name: 'name',
    type: 'complex',
    description: 'The name of the person',
    sub: [
      { ...words('formatted', 'Both names'), ...readOnly },
      words('familyName', 'Last name, up to 255 characters'),
      words('givenName', 'First name, 1 to 255 characters'),
    ],
  },
  words('displayName', 'What the client shows'),
  words('title', 'Position, as the client has it'),
  words('userType', 'Kind of employment, as the client has it'),
  words('preferredLanguage', 'Language, as the client has it'),
  words('locale', 'Locale, as the client has it'),
  words('timezone', 'Time zone, as the client has it'),
  { name: 'active', type: 'boolean', description: 'False: the person cannot sign in' },
  {
    name: 'emails',
    type: 'complex',
    description: 'The one address that the person signs in with: the primary one of those sent',
    isMany: true,
    sub: [
      words('value', 'The address, in a verified domain of the organization'),
      words('type', 'work, home or other'),
      { name: 'primary', type: 'boolean', description: 'True: the address of the login' },
    ],
  },
  {
    name: 'groups',
    type: 'complex',
    description: 'The groups that the person is in; changed at the groups',
    isMany: true,
    ...readOnly,
    sub: [
      { ...words('value', 'The id of the group'), ...readOnly, caseExact: true },
      {
        name: '$ref',
        type: 'reference',
        description: 'Its address',
        refersTo: ['Group'],
        ...readOnly,
        caseExact: true,
      },
      { ...words('display', 'Its name'), ...readOnly },
      { ...words('type', 'direct: there are no groups in groups'), ...readOnly },
    ],
  },
];

const immutable = { mutability: 'immutable' } as const;

export const groupAttributes: readonly Attribute[] = [
  {
    ...words('displayName', 'The name, 1 to 255 characters; one group has it, whatever the case'),
    isRequired: true,
    uniqueness: 'server',
  },
  {
    name: 'members',
    type: 'complex',
    description: 'The people in the group. What the group may do is decided in the Admin Center',
    isMany: true,
    sub: [
      { ...words('value', 'The id of a user'), ...immutable, caseExact: true },
      {
        name: '$ref',
        type: 'reference',
        description: 'The address of the user',
        refersTo: ['User'],
        ...readOnly,
        caseExact: true,
      },
      { ...words('display', 'The name of the user'), ...readOnly },
      { ...words('type', 'User: there are no groups in groups'), ...immutable },
    ],
  },
];

export const enterpriseAttributes: readonly Attribute[] = [
  words('employeeNumber', 'Number within the company'),
  words('costCenter', 'Cost center'),
  words('organization', 'Organization, as the client has it'),
  words('division', 'Division'),
  words('department', 'Department'),
  {
    name: 'manager',
    type: 'complex',
    description: 'Who they report to',
    sub: [
      { ...words('value', 'The id of the manager'), caseExact: true },
      words('displayName', 'The name of the manager'),
    ],
  },
];

/** Of RFC 7643, and kept nowhere: what is sent of them is passed over. A password is the person's own. */
const passedOver = new Set(
  [
    'password',
    'nickName',
    'profileUrl',
    'phoneNumbers',
    'ims',
    'photos',
    'addresses',
    'entitlements',
    'roles',
    'x509Certificates',
    'middleName',
    'honorificPrefix',
    'honorificSuffix',
    '$ref',
    'display',
  ].map((name) => name.toLowerCase()),
);

export const isPassedOver = (name: string): boolean => passedOver.has(name.toLowerCase());

const named = (list: readonly Attribute[], name: string): Attribute | undefined =>
  list.find((one) => one.name.toLowerCase() === name.toLowerCase());

export const coreAttributes: readonly Attribute[] = [...common, ...userAttributes];

/** What a resource is made of. */
export interface ResourceKind {
  readonly urn: string;
  readonly attributes: readonly Attribute[];
  readonly isExtended: boolean;
}

export const userKind: ResourceKind = {
  urn: urns.user,
  attributes: coreAttributes,
  isExtended: true,
};
export const groupKind: ResourceKind = {
  urn: urns.group,
  attributes: [...common, ...groupAttributes],
  isExtended: false,
};

/** Where an attribute is within a resource: of which schema, with which part of it. */
export interface Place {
  readonly isEnterprise: boolean;
  readonly attribute: Attribute;
  readonly sub: Attribute | undefined;
}

/** The part of a name that says of which schema it is; names are compared whatever their case (RFC 7643 §2.1). */
export function splitUrn(text: string): { urn: string | undefined; rest: string } {
  for (const urn of [urns.enterprise, urns.user, urns.group]) {
    if (text.toLowerCase() === urn.toLowerCase()) return { urn, rest: '' };
    if (text.toLowerCase().startsWith(`${urn.toLowerCase()}:`))
      return { urn, rest: text.slice(urn.length + 1) };
  }
  if (!/^urn:/i.test(text)) return { urn: undefined, rest: text };
  const cut = text.lastIndexOf(':');
  return { urn: text.slice(0, cut), rest: text.slice(cut + 1) };
}

/** Undefined: nothing that is kept is called so. */
export function findPlace(text: string, kind: ResourceKind = userKind): Place | undefined {
  const { urn, rest } = splitUrn(text);
  const isEnterprise = kind.isExtended && urn === urns.enterprise;
  if (urn !== undefined && urn !== kind.urn && !isEnterprise) return undefined;
  const [name = '', subName, ...more] = rest.split('.');
  if (more.length > 0) return undefined;
  const attribute = named(isEnterprise ? enterpriseAttributes : kind.attributes, name);
  if (attribute === undefined) return undefined;
  if (subName === undefined) return { isEnterprise, attribute, sub: undefined };
  const sub = named(attribute.sub ?? [], subName);
  return sub === undefined ? undefined : { isEnterprise, attribute, sub };
}

/** `emails.value`, `urn:…:User:department`: the one spelling of a place. */
export function spelled({ isEnterprise, attribute, sub }: Place): string {
  const name = sub === undefined ? attribute.name : `${attribute.name}.${sub.name}`;
  return isEnterprise ? `${urns.enterprise}:${name}` : name;
}

export const findSub = (attribute: Attribute, name: string): Attribute | undefined =>
  named(attribute.sub ?? [], name);

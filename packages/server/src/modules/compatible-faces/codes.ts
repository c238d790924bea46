/**
 * The numbers by which helper libraries know a refusal, and its status. Ours says more, and stands beside the number. What is in no
 * table has the number of its status.
 */
import type { AppError } from '../../kernel/errors.ts';
import { statusOf } from '../../kernel/problem.ts';

export interface Told {
  readonly code: number;
  readonly status: number;
  readonly scimType?: string;
}

/** Of one refusal: without a status it has the usual one. */
interface Entry {
  readonly code: number;
  readonly status?: number;
  readonly scimType?: string;
}

export interface CodeTable {
  readonly ofError: Readonly<Record<string, Entry>>;
  /** Where one refusal has several meanings: by the route. */
  readonly ofRoute: Readonly<Record<string, Readonly<Record<string, Entry>>>>;
  /** By the field that is wrong. */
  readonly ofField: Readonly<Record<string, Entry>>;
  readonly ofStatus: Readonly<Record<number, number>>;
  readonly other: number;
}

/** A refusal by a rule of ours is a bad request there: 409 means a newer version, or a name that is taken. */
const usualStatus = (error: AppError): number => {
  const status = statusOf(error.definition);
  if (status === 412) return 409;
  return [409, 413, 422].includes(status) ? 400 : status;
};

export function toldOf(table: CodeTable, error: AppError, routeId: string | undefined): Told {
  const { code } = error.definition;
  const field = error.extras.errors?.[0]?.pointer ?? '';
  const status = usualStatus(error);
  const isAboutField = ['request.invalid', 'scim.invalid_value'].includes(code);
  const entry =
    table.ofRoute[routeId ?? '']?.[code] ??
    (isAboutField ? table.ofField[field] : undefined) ??
    table.ofError[code];
  return { status, code: table.ofStatus[status] ?? table.other, ...entry };
}

/** Of accounts and role assignments below an organization. */
export const organizationCodes: CodeTable = {
  ofError: {
    'compatible.question_missing': { code: 25203 },
    'compatible.other_organization': { code: 25107 },
    'role.unknown': { code: 25202 },
    'role.wrong_scope': { code: 25202 },
    'role_assignment.owner_is_fixed': { code: 25202 },
    'role_assignment.not_a_member': { code: 25201 },
  },
  ofRoute: {
    'compatibleAccounts.list': { 'request.not_found': { code: 25100 } },
    'compatibleAccounts.get': { 'request.not_found': { code: 25101 } },
    'compatibleRoleAssignments.create': { 'request.not_found': { code: 25200, status: 400 } },
  },
  ofField: { 'query/page_token': { code: 25023 } },
  ofStatus: { 401: 25107, 403: 25105, 404: 20404, 429: 25109, 500: 20500, 503: 20500 },
  other: 25106,
};

/** Of the newer addresses, where the organization is that of the credential. */
export const currentCodes: CodeTable = {
  ofError: {},
  ofRoute: {
    'compatibleOwnRoleAssignments.create': { 'request.not_found': { code: 20001, status: 400 } },
  },
  ofField: {},
  ofStatus: { 401: 20003, 403: 20003, 404: 20404, 429: 20429, 500: 20500, 503: 20500 },
  other: 20001,
};

const invalidValue = { scimType: 'invalidValue' } as const;

/** Of people, as SCIM has them. */
export const peopleCodes: CodeTable = {
  ofError: {
    'scim.invalid_filter': { scimType: 'invalidFilter', code: 25001 },
    'scim.invalid_path': { scimType: 'invalidSyntax', code: 25015 },
    'scim.invalid_patch': { scimType: 'invalidSyntax', code: 25015 },
    'scim.no_target': { scimType: 'invalidValue', code: 25015 },
    'scim.mutability': { scimType: 'mutability', code: 25019 },
    'scim.invalid_value': { ...invalidValue, code: 25019 },
    'scim.duplicate': { scimType: 'uniqueness', code: 25022, status: 409 },
    'scim.domain_unverified': { ...invalidValue, code: 25017 },
    'user.email_taken': { scimType: 'uniqueness', code: 25022, status: 409 },
    'user.email_not_accepted': { ...invalidValue, code: 25011 },
    'email_change.outside_organization': { ...invalidValue, code: 25017, status: 400 },
    'organization_user.is_owner': { scimType: 'mutability', code: 25016, status: 403 },
    'organization_user.already': { code: 25009 },
    'user.not_in_this_state': { code: 25009 },
    'compatible.not_changeable': { code: 25009 },
    'compatible.names_differ': { ...invalidValue, code: 25014 },
    'compatible.address_alone': { scimType: 'mutability', code: 25012 },
    'compatible.name_alone': { scimType: 'mutability', code: 25013 },
    'edition.limit_reached': { code: 25007 },
    'request.invalid': { scimType: 'invalidSyntax', code: 25006 },
    'request.stale': { code: 25020 },
  },
  ofRoute: {},
  ofField: {
    '/userName': { ...invalidValue, code: 25005 },
    '/givenName': { ...invalidValue, code: 25002 },
    '/familyName': { ...invalidValue, code: 25003 },
    '/externalId': { ...invalidValue, code: 25004 },
    '/emails': { ...invalidValue, code: 25010 },
    '/value': { ...invalidValue, code: 25011 },
    'query/page_token': { code: 25023 },
  },
  ofStatus: { 401: 25018, 403: 25018, 404: 25008, 429: 25021, 500: 20500, 503: 20500 },
  other: 25019,
};

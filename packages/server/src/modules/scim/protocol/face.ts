/**
 * How SCIM looks from outside: its media type, and refusals as RFC 7644 §3.12 has them, with the number that helper libraries
 * know. The reason, the rule and who can change it stand in the detail: that is what identity providers show.
 */
import type { Face } from '../../../kernel/face.ts';
import { statusOf, wholeText } from '../../../kernel/problem.ts';
import { urns } from './schema.ts';

export const scimPrefix = '/scim/v2';

/** Where it is, as identity providers reach it. */
export const scimBase = (publicUrl: URL): string => new URL(scimPrefix, publicUrl).href;

interface Words {
  readonly scimType?: string;
  readonly code: number;
  readonly status?: number;
}

/** By the code of the refusal. What is not here has the number of its status. */
const wordsOf: Readonly<Record<string, Words>> = {
  'scim.invalid_filter': { scimType: 'invalidFilter', code: 25001 },
  'scim.invalid_path': { scimType: 'invalidPath', code: 25015 },
  'scim.no_target': { scimType: 'noTarget', code: 25015 },
  'scim.invalid_patch': { scimType: 'invalidSyntax', code: 25015 },
  'scim.invalid_value': { scimType: 'invalidValue', code: 25106 },
  'scim.invalid_cursor': { scimType: 'invalidCursor', code: 25023 },
  'scim.mutability': { scimType: 'mutability', code: 25012 },
  'scim.duplicate': { scimType: 'uniqueness', code: 25022 },
  'scim.domain_unverified': { scimType: 'invalidValue', code: 25017 },
  'scim.too_many': { scimType: 'tooMany', code: 25106 },
  'scim.invalid_bulk': { scimType: 'invalidSyntax', code: 25006 },
  // RFC 7644 §3.11: an alias that is not served.
  'scim.no_subject': { code: 20501, status: 501 },
  'scim.held': { code: 25021 },
  'group.name_taken': { scimType: 'uniqueness', code: 25022 },
  'user.email_taken': { scimType: 'uniqueness', code: 25022 },
  'user.email_not_accepted': { scimType: 'invalidValue', code: 25011 },
  'email_change.outside_organization': { scimType: 'invalidValue', code: 25017, status: 400 },
  'organization_user.is_owner': { code: 25016 },
  'organization_user.already': { code: 25009 },
  'edition.limit_reached': { code: 25007 },
  'request.invalid': { scimType: 'invalidSyntax', code: 25006 },
  'request.not_found': { code: 25008 },
  'request.unauthenticated': { code: 25018 },
  'request.stale': { code: 25020 },
  'request.too_many': { code: 25021 },
};

const codeOfStatus: Readonly<Record<number, number>> = { 403: 25018, 404: 20404, 500: 20500 };

export const scimFace: Face = {
  name: 'scim',
  prefix: scimPrefix,
  mediaType: 'application/scim+json; charset=utf-8',
  takes: ['provisioning'],
  isRecorded: true,
  renderProblem(error, reader) {
    const { definition, extras } = error;
    const words = wordsOf[definition.code];
    const usual = statusOf(definition);
    const status = words?.status ?? (usual === 422 ? 400 : usual);
    const retry = extras.retryAfterSeconds;
    return {
      status,
      headers: {
        'content-language': reader.language,
        ...(retry === undefined ? {} : { 'retry-after': String(retry) }),
        ...(status === 401 ? { 'www-authenticate': 'Bearer realm="SCIM"' } : {}),
      },
      body: {
        schemas: [urns.error],
        status: String(status),
        ...(words?.scimType === undefined ? {} : { scimType: words.scimType }),
        detail: wholeText(error, reader.language),
        code: words?.code ?? codeOfStatus[status] ?? 25019,
        moreInfo: reader.errorsUrl + definition.code,
      },
    };
  },
};

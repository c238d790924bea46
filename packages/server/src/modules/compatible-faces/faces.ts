/**
 * How these routes look to helper libraries: their media types, their pages, and refusals with the numbers that they know. What we say
 * of a refusal stands in its message, whole.
 */
import type { AppError } from '../../kernel/errors.ts';
import type { Face, PageStyle } from '../../kernel/face.ts';
import type { ProblemReader } from '../../kernel/problem.ts';
import { wholeText } from '../../kernel/problem.ts';
import { say, sayAll } from '../../kernel/text.ts';
import { urns } from '../scim/index.ts';
import { type CodeTable, currentCodes, organizationCodes, peopleCodes, toldOf } from './codes.ts';
import { metaOf, type PageSizes, pagesAs, pagesUnder } from './pages.ts';
import { compatibleErrors } from './vocabulary.ts';

const json = 'application/json; charset=utf-8';

function headersOf({ extras }: AppError, { language }: ProblemReader, status: number) {
  const retry = extras.retryAfterSeconds;
  return {
    'content-language': language,
    ...(retry === undefined ? {} : { 'retry-after': String(retry) }),
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  };
}

/** For programs: which refusal of ours it is, and what was wrong. */
const detailsOf = ({ code, extras }: AppError, { requestId, language }: ProblemReader) => ({
  reason: code,
  request_id: requestId,
  ...(extras.missingPermission === undefined
    ? {}
    : { missing_permission: extras.missingPermission }),
  ...(extras.errors === undefined ? {} : { errors: sayAll(extras.errors, language) }),
});

const renderWith =
  (table: CodeTable): Face['renderProblem'] =>
  (error, reader) => {
    const { code, status } = toldOf(table, error, reader.routeId);
    const moreInfo = reader.errorsUrl + error.code;
    return {
      status,
      headers: headersOf(error, reader, status),
      body: {
        code,
        message: wholeText(error, reader.language),
        more_info: moreInfo,
        moreInfo,
        status,
        details: detailsOf(error, reader),
      },
    };
  };

const common = {
  takes: ['api_key', 'oauth_app'],
  refuseOtherOrganization: () =>
    compatibleErrors.other_organization(say('It is of no use at this organization.')),
} as const;

export const organizationsPrefix = '/Organizations';

const organizationsFace = (pages?: PageStyle): Face => ({
  ...common,
  name: 'compatible organizations',
  prefix: organizationsPrefix,
  mediaType: json,
  ...(pages === undefined ? {} : { pages }),
  renderProblem: renderWith(organizationCodes),
});

export const singleFace = organizationsFace();
export const accountsFace = organizationsFace(pagesUnder('content', { usual: 50, atMost: 100 }));
export const roleAssignmentsFace = organizationsFace(
  pagesUnder('content', { usual: 100, atMost: 100 }),
);

export const currentPrefix = '/v2/Organizations';

const currentFace = (key: string, sizes: PageSizes): Face => ({
  ...common,
  name: 'compatible identity',
  prefix: currentPrefix,
  mediaType: json,
  pages: pagesUnder(key, sizes),
  renderProblem: renderWith(currentCodes),
});

export const ownRoleAssignmentsFace = currentFace('content', { usual: 50, atMost: 100 });
export const rolesFace = currentFace('roles', { usual: 50, atMost: 200 });
export const rolePermissionsFace = currentFace('permissions', { usual: 50, atMost: 100 });

/** The list stands first: a library that is told no key takes the first list that it finds. */
const peoplePages = pagesAs({ usual: 200, atMost: 200 }, (page, url) => ({
  Resources: page.items,
  totalResults: page.page.count?.value ?? page.items.length,
  itemsPerPage: page.items.length,
  schemas: [urns.list],
  meta: metaOf(page, url, 'Resources'),
}));

export const peopleFace: Face = {
  ...common,
  name: 'compatible people',
  prefix: organizationsPrefix,
  mediaType: 'application/scim+json; charset=utf-8',
  hasBareVersions: true,
  pages: peoplePages,
  renderProblem(error, reader) {
    const { code, status, scimType } = toldOf(peopleCodes, error, reader.routeId);
    const message = wholeText(error, reader.language);
    const moreInfo = reader.errorsUrl + error.code;
    return {
      status,
      headers: headersOf(error, reader, status),
      body: {
        schemas: [urns.error],
        detail: message,
        ...(scimType === undefined ? {} : { scimType }),
        status: String(status),
        code,
        moreInfo,
        message,
        more_info: moreInfo,
        details: detailsOf(error, reader),
      },
    };
  },
};

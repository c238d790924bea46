/** The role catalogue as helper libraries list it: from memory, page by page. Pure. */
import { createHash } from 'node:crypto';
import { requestErrors } from '../../kernel/errors.ts';
import type { Page, PageRequest } from '../../kernel/route.ts';
import { say } from '../../kernel/text.ts';
import type { Role, RoleCatalogue } from '../roles/index.ts';

/** The position is the number of the item that the page goes on behind, or ends before. */
function pageOf<Item>(all: readonly Item[], { size, from }: PageRequest): Page<Item> {
  const at = Number(from?.key[0] ?? -1);
  const start = from?.backwards === true ? Math.max(0, at - size) : at + 1;
  const end = from?.backwards === true ? at : start + size;
  const items = all.slice(start, end);
  return {
    items,
    nextKey: end < all.length ? [end - 1] : null,
    previousKey: start > 0 ? [start] : null,
    count: null,
  };
}

const groupNames = { organization: 'Organization', account: 'Account' } as const;

const present = (role: Role) => ({
  sid: role.sid,
  friendly_name: role.name,
  external_description: role.description,
  product_group: role.scopeKind,
  lowest_level: role.scopeKind,
  role_product_group: {
    product_group: role.scopeKind,
    friendly_name: groupNames[role.scopeKind],
  },
  policy: { allow: [...role.permissions], deny: [], format: 'permissions' },
  resource_types: null,
  date_created: null,
  date_updated: null,
});

export interface RolesAsked {
  readonly Search?: string | undefined;
  readonly RoleProductGroup?: string | undefined;
  readonly ResourceTypes?: string | undefined;
}

export function listRoles(catalogue: RoleCatalogue, asked: RolesAsked, page: PageRequest) {
  const wanted = asked.Search?.toLowerCase() ?? '';
  const group = asked.RoleProductGroup?.toLowerCase();
  const found = catalogue.roles.filter(
    ({ name, scopeKind }) =>
      name.toLowerCase().includes(wanted) &&
      (group === undefined || group === scopeKind) &&
      asked.ResourceTypes === undefined,
  );
  return pageOf(found.map(present), page);
}

/** Permissions have names and no SID: one is made of the name, and stays the same. */
function presentPermission(name: string) {
  const [namespace = '', product = '', ...rest] = name.slice(1).split('/');
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return {
    sid: `IZ${hash}`,
    namespace,
    product,
    resource: rest.slice(0, -1).join('/'),
    action: rest.at(-1) ?? '',
    externalDescription: name,
  };
}

/** @throws request.not_found */
export function listRolePermissions(catalogue: RoleCatalogue, sid: string, page: PageRequest) {
  const role = catalogue.find(sid);
  if (role === undefined) throw requestErrors.not_found(say('There is no role with this SID.'));
  return pageOf([...role.permissions].map(presentPermission), page);
}

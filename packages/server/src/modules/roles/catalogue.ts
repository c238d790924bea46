/**
 * The role catalogue: roles are data. Bailiwick's own roles stand here; the operator's file adds products, roles
 * and permissions of the vendor. Loaded once at start; an unknown permission in it stops the start.
 */
import { z } from 'zod';
import { known, type Text } from '../../kernel/text.ts';
import { accountRoles, organizationRoles } from './built-in-roles.ts';
import type { Role } from './role.ts';

const fileSchema = z.strictObject({
  roles: z.array(
    z.strictObject({
      sid: z.string().regex(/^IX[0-9a-f]{32}$/),
      name: z.string().min(1).max(64),
      description: z.string().max(500),
      scope: z.enum(['organization', 'account']),
      permissions: z.array(z.string().regex(/^\/[a-z0-9-]+(\/[a-z0-9-]+){2,}$/)).min(1),
    }),
  ),
  /** Permissions that the built-in roles hold in addition: `{ "Developer": ["/acme/messages/create"] }`. */
  additions: z
    .record(z.string(), z.array(z.string().regex(/^\/[a-z0-9-]+(\/[a-z0-9-]+){2,}$/)))
    .default({}),
});

export interface RoleCatalogue {
  readonly roles: readonly Role[];
  find(sid: string): Role | undefined;
  /** As its reader calls it; the SID of one that is no more. */
  nameOf(sid: string): Text;
  /** Names of the roles that hold a permission, highest first. */
  rolesWith(permission: string): readonly string[];
}

/**
 * Builds the catalogue.
 * @param extension parsed JSON of the operator's file, or undefined
 * @throws Error that names every problem of the file
 */
export function buildCatalogue(extension: unknown): RoleCatalogue {
  const parsed = extension === undefined ? { roles: [], additions: {} } : readExtension(extension);
  const builtIn = [...organizationRoles, ...accountRoles].map((role) => ({
    ...role,
    permissions: new Set([...role.permissions, ...(parsed.additions[role.name] ?? [])]),
  }));
  const own = parsed.roles.map(({ scope, permissions, ...role }) => ({
    ...role,
    scopeKind: scope,
    grantable: true,
    permissions: new Set(permissions),
  }));
  const roles: readonly Role[] = [...builtIn, ...own];
  const bySid = new Map(roles.map((role) => [role.sid, role]));
  if (bySid.size !== roles.length)
    throw new Error('the role file uses a role SID twice, or one of a built-in role');
  return {
    roles,
    find: (sid) => bySid.get(sid),
    nameOf: (sid) => known(bySid.get(sid)?.name ?? sid),
    rolesWith: (permission) =>
      roles
        .filter((role) => role.permissions.has(permission))
        .map((role) => `${role.scopeKind} ${role.name}`),
  };
}

function readExtension(extension: unknown): z.output<typeof fileSchema> {
  const result = fileSchema.safeParse(extension);
  if (!result.success)
    throw new Error(`the role file cannot be used:\n${z.prettifyError(result.error)}`);
  const names = new Set([...organizationRoles, ...accountRoles].map((role) => role.name));
  const unknown = Object.keys(result.data.additions).filter((name) => !names.has(name));
  if (unknown.length > 0)
    throw new Error(`the role file adds to roles that do not exist: ${unknown.join(', ')}`);
  return result.data;
}

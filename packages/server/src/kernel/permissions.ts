/**
 * The words permissions are written in. A permission is `/namespace/product/resource/action`; a module publishes
 * its own, roles (data) name them, routes ask for them.
 */
export interface Permission {
  readonly name: string;
  /** What it lets one do, as the end of the sentence "You may …". */
  readonly allows: string;
}

type PermissionTable = Record<string, string>;

/**
 * The permissions of one resource: `definePermissions('/bailiwick/iam/domains', { create: 'add a domain' })`
 * publishes `/bailiwick/iam/domains/create`.
 */
export function definePermissions<const T extends PermissionTable>(
  resource: string,
  actions: T,
): { readonly [K in keyof T]: Permission } {
  const entries = Object.entries(actions).map(
    ([action, allows]) =>
      [action, { name: `${resource}/${action.replaceAll('_', '-')}`, allows }] as const,
  );
  return Object.fromEntries(entries) as { readonly [K in keyof T]: Permission };
}

/** The role catalogue, for names and for choosing. */
import { useQuery } from '@tanstack/react-query';
import { bailiwick } from './api.ts';

export function useRoles() {
  return useQuery({
    queryKey: ['roles'],
    queryFn: () => bailiwick.roles.list(),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** SID → name; the SID itself until the catalogue is there. */
export function useRoleNames(): (sid: string) => string {
  const roles = useRoles();
  const names = new Map(roles.data?.items.map((role) => [role.sid, role.name]));
  return (sid) => names.get(sid) ?? sid;
}

/** Roles that can be given at a place, as options. */
export function useGrantable(scope: 'organization' | 'account') {
  const roles = useRoles();
  return (roles.data?.items ?? [])
    .filter((role) => role.scope === scope && role.grantable)
    .map((role) => ({ value: role.sid, label: role.name }));
}

export const organizationOwner = 'IX00000000000000000000000000000001';
export const standardUser = 'IX00000000000000000000000000000003';
export const developer = 'IX00000000000000000000000000000103';

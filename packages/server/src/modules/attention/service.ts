/** What wants attention, as far as the caller may see it. */
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { type SidPrefix, sid } from '../../kernel/ids.ts';
import { boundedCount } from '../../kernel/paging.ts';
import type { Permission } from '../../kernel/permissions.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { organizationAccountPermissions } from '../accounts/index.ts';
import { domainPermissions, lapseAfterDays } from '../domains/index.ts';
import { invitationPermissions } from '../invitations/index.ts';
import { joinRequestPermissions } from '../join-requests/index.ts';
import { organizationPermissions } from '../organizations/index.ts';
import { provisioningPermissions } from '../provisioning-connections/index.ts';
import { roleAssignmentPermissions } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { securityPolicyPermissions } from '../security-policies/index.ts';
import { ssoProfilePermissions } from '../sso-profiles/index.ts';
import { shownSubjects } from './contract.ts';
import { type AttentionRow, type Kind, listAttention } from './store.ts';

const expiringWithinDays = 2;
/** One who can act is too few; two are enough. */
const enoughAdministrators = 2;

interface KindRule {
  readonly permission: Permission;
  readonly prefix: SidPrefix;
}

/** Who may see it, and what it is about; the most urgent first. */
const kinds: Readonly<Record<Kind, KindRule>> = {
  organization_ending: { permission: organizationPermissions.read, prefix: 'OR' },
  break_glass_used: { permission: securityPolicyPermissions.read, prefix: 'US' },
  sso_failing: { permission: ssoProfilePermissions.read, prefix: 'JB' },
  provisioning_held: { permission: provisioningPermissions.read, prefix: 'PC' },
  domain_uncertain: { permission: domainPermissions.read, prefix: 'DN' },
  account_closing: { permission: organizationAccountPermissions.read, prefix: 'AC' },
  account_owner_inactive: { permission: organizationAccountPermissions.read, prefix: 'AC' },
  single_administrator: { permission: roleAssignmentPermissions.read, prefix: 'US' },
  break_glass_missing: { permission: securityPolicyPermissions.read, prefix: 'US' },
  compliance_missing: { permission: securityPolicyPermissions.read, prefix: 'US' },
  dormant_people_held: { permission: securityPolicyPermissions.read, prefix: 'US' },
  join_request_pending: { permission: joinRequestPermissions.read, prefix: 'JR' },
  invitation_expiring: { permission: invitationPermissions.read, prefix: 'NF' },
  invitation_expired: { permission: invitationPermissions.read, prefix: 'NF' },
};

const wantsAttention = ({ kind, count }: AttentionRow) =>
  kind === 'single_administrator' ? count < enoughAdministrators : count > 0;

export async function readAttention(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  held: Held,
) {
  const order = Object.keys(kinds) as Kind[];
  const administratingRoles = catalogue.roles
    .filter((role) => role.permissions.has(roleAssignmentPermissions.create.name))
    .map((role) => role.sid);
  const rows = await listAttention(db, scope, {
    kinds: order.filter((kind) => held.has(kinds[kind].permission)),
    shown: shownSubjects,
    lapseAfterDays,
    expiringWithinDays,
    administratingRoles,
  });
  return {
    items: rows
      .filter(wantsAttention)
      .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
      .map(({ kind, count, subjects }) => {
        const bounded = boundedCount(count);
        return {
          kind,
          count: bounded.value,
          exact: bounded.exact,
          subjects: subjects.map(({ id, name, until }) => ({
            sid: sid(kinds[kind].prefix, id),
            name,
            until: until === null ? null : new Date(until).toISOString(),
          })),
        };
      }),
  };
}

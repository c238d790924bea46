/**
 * Answers the kernel's "may they?": one statement that reads what a caller holds at an organization or an account,
 * and the states of everything on the way. Suspended and deactivated things hold nothing, for every door (AZ-18).
 */
import type {
  AccountStanding,
  Asker,
  Authorizer,
  Held,
  OrganizationStanding,
} from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { isRefused, refusedNetwork } from '../../kernel/networks.ts';
import { askedBy, whoCanEase } from '../../kernel/owing.ts';
import { say } from '../../kernel/text.ts';
import { accountPermissions } from '../accounts/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { roleSids } from '../roles/index.ts';
import { outsiderRefused } from './outsiders.ts';
import { countsIn, countsInOrganization, forPeopleAlone, isOrganizationUsable } from './rules.ts';
import {
  type Owed,
  readAccountStanding,
  readOrganizationStanding,
  type Who,
} from './standing-store.ts';

/** What a set of roles amounts to. */
export function heldOf(
  catalogue: RoleCatalogue,
  roleIds: readonly string[],
  isOwner: boolean,
): Held {
  const permissions = new Set(
    roleIds.flatMap((id) => [...(catalogue.find(id)?.permissions ?? [])]),
  );
  return {
    has: (permission) =>
      permissions.has(typeof permission === 'string' ? permission : permission.name),
    permissions,
    isOwner,
    roleIds,
  };
}

function limited(held: Held, counts: (permission: string) => boolean): Held {
  const permissions = new Set([...held.permissions].filter(counts));
  const has: Held['has'] = (permission) =>
    permissions.has(typeof permission === 'string' ? permission : permission.name);
  return { ...held, permissions, has };
}

/** Of what a person may give, so that nothing of owners is in it: what machines can be given, and hold. */
export function permissionsForMachines(catalogue: RoleCatalogue): ReadonlySet<string> {
  return new Set(
    catalogue.roles
      .filter((role) => role.grantable)
      .flatMap((role) => [...role.permissions])
      .filter((permission) => !forPeopleAlone.has(permission)),
  );
}

/** Owning nothing, and of what the person who answers for it holds only what it was given (ADR 0080). */
function heldByMachine(held: Held, given: ReadonlySet<string>, can: ReadonlySet<string>): Held {
  const own = limited(held, (permission) => given.has(permission) && can.has(permission));
  return { ...own, isOwner: false, roleIds: [] };
}

type Standings = Pick<Authorizer, 'atOrganization' | 'atAccount'>;

/** Whose roles are asked for, whose proof counts where a policy asks for one, and from where they come. */
const whoOf = (asker: Extract<Asker, { readonly userId: string }>): Who => {
  const { userId } = asker;
  const address = 'clientAddress' in asker ? asker.clientAddress : undefined;
  if (asker.kind === 'machine') return { userId, address, proving: { by: 'maker' } };
  return {
    userId,
    address,
    proving:
      'sessionId' in asker ? { by: 'session', sessionId: asker.sessionId } : { by: 'nobody' },
  };
};

/** To whom the place is known: it asks for more than was proven. @throws request.second_factor_owed_here, request.maker_owes_factor */
function assertProven({ proving }: Who, owed: Owed): void {
  const { owedLevel, owedTo, person } = owed;
  if (owedLevel === null) return;
  const owes = { organizationName: owedTo ?? '', passkey: owedLevel > 1 };
  const rule = askedBy(owes);
  const facts = { organization: owes.organizationName, phishing_resistant: owes.passkey };
  if (proving.by === 'maker')
    throw requestErrors.maker_owes_factor(
      say('{person} answers for this machine. {rule} {person} has none yet.', { person, rule }),
      { whoCan: say('{person}, by adding it', { person }), facts },
    );
  throw requestErrors.second_factor_owed_here(
    say('{rule} This session has not proven it.', { rule }),
    { whoCan: whoCanEase(owes), facts },
  );
}

/** What people hold. */
function createStandings(catalogue: RoleCatalogue) {
  return {
    async atOrganization(
      db: Db,
      who: Who,
      organizationId: string,
    ): Promise<OrganizationStanding | undefined> {
      const { userId } = who;
      const row = await readOrganizationStanding(db, who, organizationId);
      if (row === undefined || !row.userIsActive) return undefined;
      const isOwner = row.ownerUserId === userId;
      const roleIds = isOwner ? [roleSids.organizationOwner] : row.roleIds;
      // A managed user belongs here even without a role; a guest of its accounts is a stranger to the organization.
      if (roleIds.length === 0 && !row.isManagedHere) return undefined;
      assertProven(who, row);
      const usable = isOrganizationUsable(row.state);
      const inUse = heldOf(catalogue, usable ? roleIds : [], isOwner && usable);
      return {
        held: limited(inUse, (permission) => countsInOrganization(row.state, permission)),
        organizationName: row.name,
        organizationState: row.state,
      };
    },

    async atAccount(db: Db, who: Who, accountId: string): Promise<AccountStanding | undefined> {
      const { userId } = who;
      const row = await readAccountStanding(db, who, accountId);
      if (row === undefined || !row.userIsActive) return undefined;
      const isOwner = row.ownerUserId === userId;
      const organizationRoles =
        row.organizationOwnerUserId === userId
          ? [roleSids.organizationOwner]
          : row.organizationRoleIds;
      const roleIds = [
        ...organizationRoles,
        ...(isOwner ? [roleSids.accountOwner] : []),
        ...row.accountRoleIds,
      ];
      const inUse = heldOf(catalogue, roleIds, isOwner);
      // Roles that do not even let one see accounts make nobody less of a stranger to this one.
      if (!inUse.has(accountPermissions.read)) return undefined;
      if (row.refusesOutsider)
        throw outsiderRefused({
          access: 'not_allowed',
          organizationName: row.organizationName ?? '',
        });
      if (isRefused(row.outside)) throw refusedNetwork(row.outside, who.address);
      assertProven(who, row);
      return {
        held: limited(inUse, (permission) => countsIn(row, permission)),
        accountName: row.name,
        parentAccountId: row.parentAccountId,
        organizationId: row.organizationId,
        ...(row.outside === null ? {} : { outside: row.outside }),
      };
    },
  };
}

export function createAuthorizer(catalogue: RoleCatalogue): Authorizer {
  const people = createStandings(catalogue);
  const can = permissionsForMachines(catalogue);
  const standings: Standings = {
    async atOrganization(db, asker, organizationId) {
      if (asker.kind === 'user') return people.atOrganization(db, whoOf(asker), organizationId);
      if (asker.kind !== 'machine' || asker.organizationId !== organizationId) return undefined;
      const standing = await people.atOrganization(db, whoOf(asker), organizationId);
      if (standing === undefined) return undefined;
      return { ...standing, held: heldByMachine(standing.held, asker.permissions, can) };
    },

    async atAccount(db, asker, accountId) {
      if (asker.kind === 'user') return people.atAccount(db, whoOf(asker), accountId);
      if (asker.kind !== 'machine') return undefined;
      const standing = await people.atAccount(db, whoOf(asker), accountId);
      // What the person reaches elsewhere is no business of a machine of the organization.
      if (standing?.organizationId !== asker.organizationId) return undefined;
      return { ...standing, held: heldByMachine(standing.held, asker.permissions, can) };
    },
  };
  return { rolesWith: (permission) => catalogue.rolesWith(permission), ...standings };
}

/** Which groups of a provider give which roles: bounded by what the one who decides it may give (SS-17). */
import type { UserActor } from '../../../kernel/actor.ts';
import type { Authorizer, Held } from '../../../kernel/authorization.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { OrganizationScope } from '../../../kernel/scope.ts';
import { known, say } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { assertVersion } from '../../../kernel/versions.ts';
import { assertWithinOwn, getGrantableRole } from '../../role-assignments/index.ts';
import type { RoleCatalogue } from '../../roles/index.ts';
import { targetOf } from '../presenting.ts';
import type { RoleMapping } from '../rules.ts';
import * as store from '../store.ts';
import { ssoProfileErrors, ssoProfileEvents } from '../vocabulary.ts';
import { assertMayConfigure, getProfile } from './profiles.ts';

export interface MappingInput {
  readonly group: string;
  readonly role_sid: string;
  readonly account_sid: string | null;
}

export interface Mapper {
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
  readonly scope: OrganizationScope;
  readonly held: Held;
}

const notAllowed = (
  index: number,
  detail: Parameters<typeof ssoProfileErrors.mapping_not_allowed>[0],
) =>
  ssoProfileErrors.mapping_not_allowed(detail, {
    errors: [{ pointer: `/mappings/${index}/role_sid`, detail }],
    whoCan: say('Somebody who holds the permissions of the role, such as the Owner'),
  });

/** @throws sso_profile.mapping_not_allowed */
async function judge(
  work: Work & { actor: UserActor },
  { catalogue, authorizer, scope, held }: Mapper,
  mapping: MappingInput,
  index: number,
): Promise<RoleMapping> {
  const { group, role_sid: roleSid, account_sid: accountId } = mapping;
  const standing =
    accountId === null ? undefined : await authorizer.atAccount(work.db, work.actor, accountId);
  if (accountId !== null && standing?.organizationId !== scope.organizationId)
    throw notAllowed(index, say('There is no such account in the organization.'));
  try {
    const role = getGrantableRole(
      catalogue,
      roleSid,
      accountId === null ? 'organization' : 'account',
    );
    assertWithinOwn(role, standing?.held ?? held);
  } catch (error) {
    // Whatever the reason, it is one of this row.
    if (!(error instanceof AppError)) throw error;
    throw notAllowed(index, error.detail);
  }
  return { group, role_sid: roleSid, account_id: accountId, set_by: work.actor.userId };
}

/**
 * Whoever saves answers for what they may give. What somebody else was allowed to decide may stay, as theirs: it counts as
 * long as they may give it.
 */
async function decide(
  work: Work & { actor: UserActor },
  mapper: Mapper,
  about: {
    readonly mapping: MappingInput;
    readonly index: number;
    readonly before: RoleMapping | undefined;
  },
): Promise<RoleMapping> {
  const { mapping, index, before } = about;
  try {
    return await judge(work, mapper, mapping, index);
  } catch (error) {
    if (before !== undefined && error instanceof AppError) return before;
    throw error;
  }
}

const shown = (mappings: readonly RoleMapping[], catalogue: RoleCatalogue) =>
  mappings.map(
    ({ group, role_sid }) =>
      `${group} → ${known(catalogue.find(role_sid)?.name ?? role_sid).toString()}`,
  );

/** @throws request.stale, sso_profile.mapping_not_allowed */
export async function updateMappings(
  work: Work & { actor: UserActor },
  mapper: Mapper,
  asked: {
    readonly id: string;
    readonly groupsAttribute: string | null;
    readonly mappings: readonly MappingInput[];
    readonly ifMatch: number | undefined;
  },
): Promise<store.ProfileRow> {
  const { scope, catalogue } = mapper;
  const row = await getProfile(work.db, scope, asked.id, true);
  await assertMayConfigure(work.db, scope);
  assertVersion(row.version, asked.ifMatch);
  const mappings: RoleMapping[] = [];
  for (const [index, mapping] of asked.mappings.entries()) {
    const before = row.roleMappings.find(
      (one) =>
        one.group === mapping.group &&
        one.role_sid === mapping.role_sid &&
        one.account_id === mapping.account_sid,
    );
    mappings.push(await decide(work, mapper, { mapping, index, before }));
  }
  const { groupsAttribute } = asked;
  await store.updateMappings(work.db, scope, row.id, { groupsAttribute, mappings });
  work.audit({
    event: ssoProfileEvents.mappings_changed,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { groups_attribute: row.groupsAttribute, mappings: shown(row.roleMappings, catalogue) },
    after: { groups_attribute: groupsAttribute, mappings: shown(mappings, catalogue) },
  });
  return getProfile(work.db, scope, row.id);
}

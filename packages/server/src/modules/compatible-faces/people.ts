/**
 * What programs do to the managed people of an organization, with what they were given: the acts on a login are those of the modules
 * whose they are, bounded by what the program holds (ADR 0080). Here is decided which of them are due.
 */
import { isDeepStrictEqual } from 'node:util';
import type { MemberActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { uuidOfSid } from '../../kernel/ids.ts';
import { toPage } from '../../kernel/paging.ts';
import type { Permission } from '../../kernel/permissions.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { anyOf, known, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import { changeVouched } from '../email-changes/index.ts';
import {
  deactivate,
  getTarget,
  organizationUserPermissions,
  reactivate,
  rename,
} from '../organization-users/index.ts';
import { getOrganization } from '../organizations/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import {
  assertOurDomain,
  type JsonObject,
  keepOnly,
  parseFilter,
  provisionLogin,
  readResource,
  scimErrors,
  scimEvents,
} from '../scim/index.ts';
import { enqueueReset } from '../sessions/index.ts';
import { userTarget } from '../users/index.ts';
import {
  type Due,
  detailsOf,
  dueAfterPatch,
  dueOf,
  patched,
  presentPerson,
  saidOf,
} from './resource.ts';
import * as store from './store.ts';
import { compatibleErrors } from './vocabulary.ts';

type MemberWork = Work & { readonly actor: MemberActor };

/** Who acts, and with what. */
export interface Caller {
  readonly catalogue: RoleCatalogue;
  readonly scope: OrganizationScope;
  readonly held: Held;
}

/** @throws request.not_found */
export async function getPerson(
  db: Db,
  scope: OrganizationScope,
  userSid: string,
): Promise<store.PersonRow> {
  const id = uuidOfSid('US', userSid);
  const row = id === undefined ? undefined : await store.findPerson(db, scope, id);
  if (row === undefined)
    throw requestErrors.not_found(say('The organization manages nobody with this SID.'));
  return row;
}

/** @throws scim.invalid_filter for whatever else than one of the two things that a person is found by */
function wantedOf(filter: string | undefined): store.Wanted {
  if (filter === undefined || filter.trim() === '') return undefined;
  const read = parseFilter(filter);
  if (read.kind === 'compare' && read.operator === 'eq' && typeof read.value === 'string') {
    if (read.place.attribute.name === 'userName') return { email: read.value };
    if (read.place.attribute.name === 'externalId') return { externalId: read.value };
  }
  throw scimErrors.invalid_filter(
    say('People are found by userName eq "…" and by externalId eq "…", and by nothing else.'),
  );
}

export async function listPeople(
  db: Db,
  scope: OrganizationScope,
  filter: string | undefined,
  page: PageRequest,
) {
  const wanted = wantedOf(filter);
  const rows = await store.listPeople(db, scope, wanted, page);
  const count = { value: await store.countPeople(db, scope, wanted), exact: true };
  return toPage(rows, page, (row) => [row.createdKey, row.id], presentPerson, count);
}

/** Beyond what the route asks for: the act needs it. @throws request.forbidden */
function assertHolds({ held, catalogue }: Caller, permission: Permission): void {
  if (held.has(permission)) return;
  throw requestErrors.forbidden(
    say('You may not {allows} here.', { allows: known(permission.allows) }),
    {
      missingPermission: permission.name,
      whoCan: say('{roles}', { roles: anyOf(catalogue.rolesWith(permission.name).map(known)) }),
    },
  );
}

/** What a program says, beside the login. */
interface Beside {
  readonly externalId: string | null;
  readonly details: store.Details;
}

const besideOf = (due: Due, before: store.PersonRow | undefined): Beside => ({
  externalId: due.externalId === undefined ? (before?.externalId ?? null) : due.externalId,
  details: detailsOf(due, before),
});

const audited = ({ externalId, details }: Beside) => ({
  external_id: externalId,
  details: { ...details },
});

/** @throws scim.duplicate */
async function keepBeside(
  work: Work,
  scope: OrganizationScope,
  userId: string,
  beside: Beside,
): Promise<void> {
  try {
    await store.upsertDetails(work.db, scope, userId, beside);
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw scimErrors.duplicate(say('{name} is taken.', { name: beside.externalId ?? '' }));
  }
}

const again = async (work: Work, scope: OrganizationScope, id: string) => {
  const row = await store.findPerson(work.db, scope, id);
  if (row === undefined) throw new Error('whom a program makes or changes it still sees');
  return row;
};

/** @throws scim.*, user.*, edition.limit_reached, role_assignment.above_own */
export async function createPerson(
  work: MemberWork,
  caller: Caller,
  body: JsonObject,
): Promise<store.PersonRow> {
  const { scope, held } = caller;
  const due = dueOf(readResource(body));
  const user = await provisionLogin(
    work,
    caller,
    { ...due, details: due.details as JsonObject },
    { userId: work.actor.userId, held },
  );
  const beside = besideOf(due, undefined);
  await keepBeside(work, scope, user.id, beside);
  work.audit({
    event: scimEvents.created,
    target: userTarget(user),
    organizationId: scope.organizationId,
    after: { email: user.emailAsTyped, ...audited(beside) },
  });
  if (due.active === false) await deactivate(work, { ...caller, userId: user.id });
  else {
    const { friendlyName } = await getOrganization(work.db, scope);
    enqueueReset(work, {
      userId: user.id,
      sentence: say('{actor} of {organization} made a login for you. Choose a password for it.', {
        actor: work.actor.name,
        organization: friendlyName,
      }),
    });
  }
  return again(work, scope, user.id);
}

/** @throws compatible.not_changeable */
function assertChangeable({ state, fullName }: store.PersonRow): void {
  if (state === 'active' || state === 'inactive') return;
  throw compatibleErrors.not_changeable(
    say('{name} is {state, select, suspended {suspended by the operator} other {to be deleted}}.', {
      name: fullName,
      state,
    }),
  );
}

/** Brings the login to what is due, as it stands under the lock of the organization. */
async function bringAbout(
  work: MemberWork,
  caller: Caller,
  before: store.PersonRow,
  due: Due,
): Promise<void> {
  const act = { ...caller, userId: before.id };
  if (due.email.toLowerCase() !== before.email.toLowerCase()) {
    assertHolds(caller, organizationUserPermissions.provision);
    await assertOurDomain(work.db, caller, due.email);
    await changeVouched(work, act, due.email, work.actor.name);
  }
  const { firstName = before.firstName, lastName = before.lastName } = due;
  if (firstName !== before.firstName || lastName !== before.lastName)
    await rename(work, act, { firstName, lastName }, undefined);
  const isActive = before.state === 'active';
  if (due.active === undefined || due.active === isActive) return;
  assertHolds(caller, organizationUserPermissions.deactivate);
  await (due.active ? reactivate(work, act) : deactivate(work, act));
}

async function change(
  work: MemberWork,
  caller: Caller,
  before: store.PersonRow,
  due: Due,
): Promise<store.PersonRow> {
  const { scope } = caller;
  assertChangeable(before);
  // Whoever may not be acted on is not described either.
  await getTarget(work, { ...caller, userId: before.id });
  const beside = besideOf(due, before);
  const old: Beside = { externalId: before.externalId, details: before.details };
  if (!isDeepStrictEqual(beside, old)) {
    await keepBeside(work, scope, before.id, beside);
    work.audit({
      event: scimEvents.updated,
      target: userTarget(before),
      organizationId: scope.organizationId,
      before: audited(old),
      after: audited(beside),
    });
  }
  await bringAbout(work, caller, before, due);
  return again(work, scope, before.id);
}

export interface Changing {
  readonly id: string;
  readonly ifMatch: number | undefined;
  readonly body: JsonObject;
}

/** The version that the body itself names, where no header does. */
function versionIn({ meta }: JsonObject): number | undefined {
  const named = typeof meta === 'object' && meta !== null && !Array.isArray(meta) ? meta : {};
  const found = /^(?:W\/)?"?(\d{1,9})"?$/.exec(
    typeof named['version'] === 'string' ? named['version'] : '',
  )?.[1];
  return found === undefined ? undefined : Number(found);
}

/** @throws request.not_found, request.stale, compatible.*, scim.*, organization_user.*, user.* */
export async function replacePerson(work: MemberWork, caller: Caller, asked: Changing) {
  const before = await getPerson(work.db, caller.scope, asked.id);
  assertVersion(before.version, asked.ifMatch ?? versionIn(asked.body));
  return change(work, caller, before, dueOf(readResource(asked.body)));
}

/** @throws as `replacePerson` */
export async function patchPerson(work: MemberWork, caller: Caller, asked: Changing) {
  const before = await getPerson(work.db, caller.scope, asked.id);
  assertVersion(before.version, asked.ifMatch);
  const after = patched(saidOf(before), asked.body);
  return change(work, caller, before, dueAfterPatch(before, after, keepOnly(after)));
}

/** A login is kept out, and never deleted. @throws request.not_found, compatible.not_changeable, organization_user.* */
export async function removePerson(
  work: MemberWork,
  caller: Caller,
  asked: Omit<Changing, 'body'>,
): Promise<undefined> {
  const before = await getPerson(work.db, caller.scope, asked.id);
  assertVersion(before.version, asked.ifMatch);
  assertChangeable(before);
  const act = { ...caller, userId: before.id };
  await getTarget(work, act);
  if (before.state === 'active') await deactivate(work, act);
  return undefined;
}

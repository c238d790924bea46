/**
 * What a connection does to people. Every act on a login is that of the module whose it is: here is decided which of them are
 * due, by what the client says, and what is kept beside the login.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Held } from '../../../kernel/authorization.ts';
import type { Db } from '../../../kernel/database.ts';
import { requestErrors } from '../../../kernel/errors.ts';
import { uuidOfSid } from '../../../kernel/ids.ts';
import { userScope } from '../../../kernel/scope.ts';
import { say } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { assertVersion } from '../../../kernel/versions.ts';
import { findHolder } from '../../domains/index.ts';
import { changeVouched } from '../../email-changes/index.ts';
import { deactivate, reactivate, rename } from '../../organization-users/index.ts';
import { assertWithinOwn, getGrantableRole, grantRole } from '../../role-assignments/index.ts';
import { roleSids } from '../../roles/index.ts';
import {
  createUser,
  findUserByEmail,
  getUser,
  readEmail,
  type UserRow,
  userErrors,
  userTarget,
} from '../../users/index.ts';
import { applyPatch } from '../protocol/patch.ts';
import { readResource } from '../protocol/reading.ts';
import type { JsonObject } from '../protocol/schema.ts';
import { type Due, dueAfterPatch, dueOf, saidOf } from '../resource.ts';
import * as store from '../store.ts';
import { scimErrors, scimEvents } from '../vocabulary.ts';
import { assertBrakeOff } from './brake.ts';
import { type Client, type MachineWork, perform, seerOf } from './client.ts';
import { leaveKeptGroups } from './groups.ts';

/** @throws request.not_found */
export async function getScimUser(db: Db, client: Client, id: string): Promise<store.ScimUserRow> {
  const userId = uuidOfSid('US', id);
  const row =
    userId === undefined
      ? undefined
      : await store.findScimUser(db, client.scope, seerOf(client), userId);
  if (row === undefined) throw requestErrors.not_found(say('There is no such user.'));
  return row;
}

const actOn = ({ catalogue, scope, held }: Client, userId: string) => ({
  catalogue,
  scope,
  held,
  userId,
});

/** @throws scim.domain_unverified, user.email_not_accepted */
export async function assertOurDomain(
  db: Db,
  { scope }: Pick<Client, 'scope'>,
  address: string,
): Promise<void> {
  const { domain } = readEmail(address, '/emails');
  const holder = await findHolder(db, domain);
  if (holder?.organizationId === scope.organizationId && holder.state === 'verified') return;
  throw scimErrors.domain_unverified(
    say('{domain} is no verified domain of the organization.', { domain }),
  );
}

/** A name that looks like an address is held to the same rule as one (SC-05). */
export async function assertNameIsOurs(
  db: Db,
  client: Client,
  due: Pick<Due, 'userName' | 'email'>,
): Promise<void> {
  if (due.userName.includes('@') && due.userName.toLowerCase() !== due.email.toLowerCase())
    await assertOurDomain(db, client, due.userName);
}

const duplicate = (name: string) => scimErrors.duplicate(say('{name} is taken.', { name }));

async function assertNameIsFree(
  db: Db,
  client: Client,
  due: Due,
  userId: string | undefined,
): Promise<void> {
  const other = await store.findByUserName(db, client.scope, seerOf(client), due.userName);
  if (other !== undefined && other !== userId) throw duplicate(due.userName);
}

/** @throws scim.duplicate */
async function keepSaid(
  db: Db,
  client: Client,
  userId: string,
  {
    due,
    before,
  }: { readonly due: Due | store.ScimUserRow; readonly before: store.ScimUserRow | undefined },
): Promise<void> {
  const externalId = due.externalId === undefined ? (before?.externalId ?? null) : due.externalId;
  const said = { ...due, externalId };
  const at = { connectionId: client.connection.id, userId };
  try {
    await store.upsertSaid(db, client.scope, at, said);
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw duplicate(`${due.userName} / ${externalId ?? ''}`);
  }
}

async function keepOut(work: Work, client: Client, userId: string): Promise<void> {
  await assertBrakeOff(work.db, client, { userIds: [userId] });
  await deactivate(work, actOn(client, userId));
  await store.markDeactivated(work.db, client.scope, userId);
}

/** Brings the login to what is due; the row is as it stands under the lock of the organization. */
async function bringAbout(
  work: Work,
  client: Client,
  before: store.ScimUserRow,
  due: Due,
): Promise<void> {
  const act = actOn(client, before.id);
  if (due.email.toLowerCase() !== before.email.toLowerCase()) {
    await assertOurDomain(work.db, client, due.email);
    await changeVouched(work, act, due.email, client.connection.name);
  }
  const { firstName = before.firstName, lastName = before.lastName } = due;
  if (firstName !== before.firstName || lastName !== before.lastName)
    await rename(work, act, { firstName, lastName }, undefined);
  const isActive = before.state === 'active';
  if (due.active === false && isActive) await keepOut(work, client, before.id);
  if (due.active === true && !isActive) await reactivate(work, act);
}

const beside = ({ userName, externalId, details, sent }: Due | store.ScimUserRow) => ({
  user_name: userName,
  external_id: externalId ?? null,
  details,
  ...(sent === null ? {} : { sent }),
});

const isSame = (before: store.ScimUserRow, due: Due) =>
  before.isOurs &&
  isDeepStrictEqual(
    [before.userName, before.emailType, before.details, before.sent],
    [due.userName, due.emailType, due.details, due.sent],
  ) &&
  (due.externalId === undefined || due.externalId === before.externalId);

/** @throws scim.*, organization_user.*, user.*, request.* */
async function change(
  work: Work,
  client: Client,
  before: store.ScimUserRow,
  due: Due,
): Promise<store.ScimUserRow> {
  // The Owner may be called by an address that is in no domain of ours.
  if (due.userName.toLowerCase() !== before.userName.toLowerCase())
    await assertNameIsOurs(work.db, client, due);
  await assertNameIsFree(work.db, client, due, before.id);
  if (!isSame(before, due)) {
    await keepSaid(work.db, client, before.id, { due, before });
    work.audit({
      event: before.isOurs ? scimEvents.updated : scimEvents.adopted,
      target: userTarget(before),
      organizationId: client.scope.organizationId,
      before: beside(before),
      after: beside(due),
    });
  }
  await bringAbout(work, client, before, due);
  const after = await store.findScimUser(work.db, client.scope, seerOf(client), before.id);
  if (after === undefined) throw new Error('whom a connection changes it still sees');
  return after;
}

/** Names, or what stands in for them: somebody has to be called something. */
export function namesOf(due: Pick<Due, 'email' | 'firstName' | 'lastName' | 'details'>) {
  const { displayName } = due.details;
  const shown = typeof displayName === 'string' ? displayName : undefined;
  const local = due.email.split('@')[0] ?? due.email;
  return { firstName: due.firstName ?? shown ?? local, lastName: due.lastName ?? '' };
}

/** Who gives a new login its role: a connection holds enough; whoever else does is bounded by what they hold. */
interface Giver {
  readonly userId: string | null;
  readonly held?: Held;
}

/**
 * A login in a verified domain, without a password, of a Standard User. Writes no audit event: its caller does.
 * @throws scim.domain_unverified, user.email_taken, edition.limit_reached, role_assignment.above_own
 */
export async function provisionLogin(
  work: Work,
  { scope, catalogue }: Pick<Client, 'scope' | 'catalogue'>,
  due: Parameters<typeof namesOf>[0],
  giver: Giver,
): Promise<UserRow> {
  const role = getGrantableRole(catalogue, roleSids.standardUser, 'organization');
  if (giver.held !== undefined) assertWithinOwn(role, giver.held);
  await assertOurDomain(work.db, { scope }, due.email);
  const user = await createUser(work, {
    email: readEmail(due.email, '/emails'),
    ...namesOf(due),
    password: null,
    organizationId: scope.organizationId,
    joinedBy: 'scim',
  });
  await grantRole(work, scope, { userId: user.id, role, grantedBy: giver.userId });
  return user;
}

/** @throws scim.domain_unverified, scim.duplicate, user.email_taken, edition.limit_reached */
async function make(work: Work, client: Client, due: Due): Promise<store.ScimUserRow> {
  const { scope } = client;
  await assertNameIsOurs(work.db, client, due);
  await assertNameIsFree(work.db, client, due, undefined);
  const user = await provisionLogin(work, client, due, { userId: null });
  await keepSaid(work.db, client, user.id, { due, before: undefined });
  work.audit({
    event: scimEvents.created,
    target: userTarget(user),
    organizationId: scope.organizationId,
    after: { email: user.emailAsTyped, ...beside(due) },
  });
  // Nobody loses an access that they never had: no brake.
  if (due.active === false) await deactivate(work, actOn(client, user.id));
  const made = await store.findScimUser(work.db, scope, seerOf(client), user.id);
  if (made === undefined) throw new Error('whom a connection makes it sees');
  return made;
}

/** Somebody whom the client deleted and sends again is taken back. @throws user.email_taken for everybody else with the address */
async function takeBack(
  work: Work,
  client: Client,
  due: Due,
): Promise<store.ScimUserRow | undefined> {
  const { scope, connection } = client;
  const user = await findUserByEmail(work.db, readEmail(due.email, '/emails'));
  if (user === undefined) return undefined;
  const at = { connectionId: connection.id, userId: user.id };
  // What is known of an address elsewhere is nobody's business here (SC-03).
  if (user.organizationId !== scope.organizationId || !(await store.isGivenUp(work.db, scope, at)))
    throw userErrors.email_taken(say('This address has a login already.'));
  await keepSaid(work.db, client, user.id, { due, before: undefined });
  const before = await store.findScimUser(work.db, scope, seerOf(client), user.id);
  if (before === undefined) throw new Error('whom a connection takes back it sees');
  work.audit({
    event: scimEvents.adopted,
    target: userTarget(user),
    organizationId: scope.organizationId,
    after: beside(due),
  });
  return change(work, client, before, { ...due, active: due.active ?? true });
}

/** For a trial: where fields are read from elsewhere, with what was read. */
const toldBy =
  ({ connection }: Client) =>
  ({ userName, fullName, email }: store.ScimUserRow): string =>
    connection.mapping === null ? userName : `${userName} (${fullName}, ${email})`;

export function createScimUser(
  work: MachineWork,
  client: Client,
  body: JsonObject,
): Promise<store.ScimUserRow> {
  const due = dueOf(readResource(body), client.mapping);
  return perform(
    work,
    client,
    async (part) => (await takeBack(part, client, due)) ?? make(part, client, due),
    toldBy(client),
  );
}

export interface Changing {
  readonly id: string;
  readonly ifMatch: number | undefined;
  readonly body: JsonObject;
}

async function getForChange(work: Work, client: Client, asked: Omit<Changing, 'body'>) {
  const before = await getScimUser(work.db, client, asked.id);
  assertVersion(before.version, asked.ifMatch);
  return before;
}

export async function replaceScimUser(
  work: MachineWork,
  client: Client,
  asked: Changing,
): Promise<store.ScimUserRow> {
  const before = await getForChange(work, client, asked);
  const due = dueOf(readResource(asked.body), client.mapping);
  return perform(work, client, (part) => change(part, client, before, due), toldBy(client));
}

export async function patchScimUser(
  work: MachineWork,
  client: Client,
  asked: Changing,
): Promise<store.ScimUserRow> {
  const before = await getForChange(work, client, asked);
  const due = dueAfterPatch(before, applyPatch(saidOf(before), asked.body), client.mapping);
  return perform(work, client, (part) => change(part, client, before, due), toldBy(client));
}

/** The login is kept out, and shown to the client no more; administrators go on seeing it. */
export async function removeScimUser(
  work: MachineWork,
  client: Client,
  asked: Omit<Changing, 'body'>,
): Promise<void> {
  const before = await getForChange(work, client, asked);
  await perform(
    work,
    client,
    async (part) => {
      await keepSaid(part.db, client, before.id, { due: before, before });
      if (before.state === 'active') await keepOut(part, client, before.id);
      await leaveKeptGroups(part, client, before.id);
      await store.markRemoved(part.db, client.scope, before.id);
      part.audit({
        event: scimEvents.removed,
        target: userTarget(await getUser(part.db, userScope(before.id))),
        organizationId: client.scope.organizationId,
      });
      return before;
    },
    toldBy(client),
  );
}

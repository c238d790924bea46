/**
 * What a connection does to groups. A group is changed by the use cases of its module, so what it may give is held to the
 * ceiling there; here is decided which changes are due, whom the connection may name, and what the brake says to it.
 */
import type { Db } from '../../../kernel/database.ts';
import { requestErrors } from '../../../kernel/errors.ts';
import { uuidOfSid } from '../../../kernel/ids.ts';
import { say } from '../../../kernel/text.ts';
import { assertVersion } from '../../../kernel/versions.ts';
import {
  addedAtOnce,
  addMembers,
  adoptGroup,
  createGroup,
  deleteGroup,
  type Keeping,
  removeMembers,
  updateGroup,
} from '../../groups/index.ts';
import { insertLosses, type Losing } from '../brake-store.ts';
import * as store from '../groups-store.ts';
import { type GroupDue, type MembersDue, readGroup, readGroupPatch } from '../protocol/group.ts';
import type { JsonObject } from '../protocol/schema.ts';
import { listSeenIds } from '../store.ts';
import { scimErrors } from '../vocabulary.ts';
import { assertBrakeOff } from './brake.ts';
import { type Client, type MachineWork, perform, seerOf } from './client.ts';

const keeping = ({ catalogue, scope, held, connection }: Client): Keeping => ({
  catalogue,
  scope,
  held,
  keeper: { origin: 'provisioned', connectionId: connection.id },
});

/** @throws request.not_found */
export async function getScimGroup(
  db: Db,
  client: Client,
  id: string,
): Promise<store.ScimGroupRow> {
  const groupId = uuidOfSid('GR', id);
  const row =
    groupId === undefined
      ? undefined
      : await store.findScimGroup(db, client.scope, seerOf(client), groupId);
  if (row === undefined) throw requestErrors.not_found(say('There is no such group.'));
  return row;
}

async function readAgain(db: Db, client: Client, id: string): Promise<store.ScimGroupRow> {
  const row = await store.findScimGroup(db, client.scope, seerOf(client), id);
  if (row === undefined) throw new Error('a group that a connection keeps it sees');
  return row;
}

const idsOf = (sids: Iterable<string>): string[] =>
  [...sids].flatMap((one) => uuidOfSid('US', one) ?? []);

/** Somebody elsewhere, somebody of another connection and nobody at all look the same. @throws scim.invalid_value */
async function seenUsers(db: Db, client: Client, sids: ReadonlySet<string>): Promise<string[]> {
  const seen = await listSeenIds(db, client.scope, seerOf(client), idsOf(sids));
  const known = new Set(seen);
  const strange = [...sids].filter((one) => !known.has(uuidOfSid('US', one) ?? ''));
  if (strange.length === 0) return seen;
  throw scimErrors.invalid_value(
    say(
      '{count, plural, one {# member is no user} other {# members are no users}} that {name} sees, {first} among them. Nobody was added.',
      {
        count: strange.length,
        name: client.connection.name,
        first: strange[0]?.slice(0, 100) ?? '',
      },
    ),
    { errors: [{ pointer: '/members', detail: say('names somebody who is no user here') }] },
  );
}

/** Where the group gives something, whoever goes loses it. @throws scim.held */
async function takeAccess(
  db: Db,
  client: Client,
  row: store.ScimGroupRow,
  losing: Losing,
): Promise<void> {
  if (!row.holdsRoles) return;
  await assertBrakeOff(db, client, losing);
  await insertLosses(db, client.scope, { connectionId: client.connection.id, losing });
}

function* slicesOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += addedAtOnce)
    yield ids.slice(from, from + addedAtOnce);
}

/**
 * People whom the connection does not see stay in the group, whatever it says.
 * @throws scim.invalid_value, scim.held, role_assignment.above_own, request.not_for_machines
 */
async function changeMembers(
  work: MachineWork,
  client: Client,
  row: store.ScimGroupRow,
  due: MembersDue,
): Promise<void> {
  const { db } = work;
  const by = keeping(client);
  const named = await seenUsers(db, client, due.added);
  const among = due.begins === 'empty' ? named : idsOf(due.removed);
  const asked = { groupId: row.id, among, isExcept: due.begins === 'empty' };
  const gone = await store.listMemberIds(db, client.scope, seerOf(client), asked);
  if (gone.length > 0) await takeAccess(db, client, row, { userIds: gone });
  for (const userIds of slicesOf(gone)) await removeMembers(work, by, { groupId: row.id, userIds });
  if (named.length === 0) return;
  const there = { groupId: row.id, among: named, isExcept: false };
  const already = new Set(await store.listMemberIds(db, client.scope, seerOf(client), there));
  const newcomers = named.filter((id) => !already.has(id));
  for (const userIds of slicesOf(newcomers))
    await addMembers(work, by, { groupId: row.id, userIds });
}

/** What another group has is refused as such. @throws scim.duplicate */
async function keepUnique(name: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw scimErrors.duplicate(say('{name} is taken.', { name }));
  }
}

async function change(
  work: MachineWork,
  client: Client,
  before: store.ScimGroupRow,
  due: GroupDue,
): Promise<store.ScimGroupRow> {
  const by = keeping(client);
  if (!before.isOurs) await adoptGroup(work, by, before);
  const { displayName: name = before.name, externalId = before.externalId } = due;
  if (name !== before.name || externalId !== before.externalId)
    await keepUnique(externalId ?? name, () =>
      updateGroup(work, by, { id: before.id, fields: { name, externalId }, ifMatch: undefined }),
    );
  if (due.members !== undefined) await changeMembers(work, client, before, due.members);
  return readAgain(work.db, client, before.id);
}

const nameOf = ({ name }: { readonly name: string }) => name;

/** @throws scim.*, group.name_taken */
export function createScimGroup(
  work: MachineWork,
  client: Client,
  body: JsonObject,
): Promise<store.ScimGroupRow> {
  const due = readGroup(body);
  const { displayName: name, externalId = null, members } = due;
  const make = async (part: MachineWork) => {
    const by = keeping(client);
    let id = '';
    await keepUnique(externalId ?? name, async () => {
      ({ id } = await createGroup(part, by, { name, description: '', externalId }));
    });
    const row = await readAgain(part.db, client, id);
    if (members === undefined) return row;
    await changeMembers(part, client, row, members);
    return readAgain(part.db, client, id);
  };
  return perform(work, client, make, nameOf);
}

export interface ChangingGroup {
  readonly id: string;
  readonly ifMatch: number | undefined;
  readonly body: JsonObject;
}

async function getForChange(work: MachineWork, client: Client, asked: Omit<ChangingGroup, 'body'>) {
  const before = await getScimGroup(work.db, client, asked.id);
  assertVersion(before.version, asked.ifMatch);
  return before;
}

/** @throws scim.*, group.name_taken, role_assignment.above_own, request.not_for_machines, request.stale */
export async function replaceScimGroup(
  work: MachineWork,
  client: Client,
  asked: ChangingGroup,
): Promise<store.ScimGroupRow> {
  const before = await getForChange(work, client, asked);
  const due = readGroup(asked.body);
  return perform(work, client, (part) => change(part, client, before, due), nameOf);
}

/** @throws as `replaceScimGroup` */
export async function patchScimGroup(
  work: MachineWork,
  client: Client,
  asked: ChangingGroup,
): Promise<store.ScimGroupRow> {
  const before = await getForChange(work, client, asked);
  const due = readGroupPatch(asked.body);
  return perform(work, client, (part) => change(part, client, before, due), nameOf);
}

/** What the group holds ends, and with it what it gave. @throws scim.held, role_assignment.above_own, request.stale */
export async function removeScimGroup(
  work: MachineWork,
  client: Client,
  asked: Omit<ChangingGroup, 'body'>,
): Promise<void> {
  const before = await getForChange(work, client, asked);
  const end = async (part: MachineWork) => {
    const by = keeping(client);
    if (!before.isOurs) await adoptGroup(part, by, before);
    await takeAccess(part.db, client, before, { groupId: before.id });
    await deleteGroup(part, by, before.id);
    return before;
  };
  await perform(work, client, end, nameOf);
}

/** Somebody whom the client gave up is in none of its groups: sent again, they are given anew what they are to have. */
export async function leaveKeptGroups(
  work: MachineWork,
  client: Client,
  userId: string,
): Promise<void> {
  const at = { connectionId: client.connection.id, userId };
  for (const groupId of await store.listKeptGroupsOf(work.db, client.scope, at))
    await removeMembers(work, keeping(client), { groupId, userIds: [userId] });
}

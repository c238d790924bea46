/** Use cases of users. The one place where a login is made: every door (sign-up, invitation) comes through here. */

import type { Db } from '../../kernel/database.ts';
import {
  type EmailAddress,
  EmailAddressError,
  parseEmailAddress,
} from '../../kernel/email-address.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid, sidOrNull } from '../../kernel/ids.ts';
import { organizationScope, platformScope, type UserScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import { assertWithinLimit } from '../editions/index.ts';
import { type UserEvent, type UserState, userLifecycle } from './lifecycle.ts';
import * as store from './store.ts';
import { userErrors, userEvents } from './vocabulary.ts';

const everyLogin = platformScope('an address is unique over all logins');

/** Erased users are never shown; whoever holds such a row sees one that cannot sign in. */
export function visibleState(state: UserState): Exclude<UserState, 'erased'> {
  return state === 'erased' ? 'inactive' : state;
}

/** A user as answers show it to that user and to the organization that manages it. */
export function presentUser(row: store.UserRow) {
  return {
    sid: sid('US', row.id),
    organization_sid: sidOrNull('OR', row.organizationId),
    email: row.emailAsTyped,
    first_name: row.firstName,
    last_name: row.lastName,
    name: row.fullName,
    state: visibleState(row.state),
    time_zone: row.timeZone,
    locale: row.locale,
    created_at: row.createdAt.toISOString(),
    last_sign_in_at: row.lastSignInAt?.toISOString() ?? null,
    version: row.version,
  };
}

/** Reads an address that somebody typed. @throws user.email_not_accepted with the reason, at `pointer` */
export function readEmail(text: string, pointer = '/email'): EmailAddress {
  try {
    return parseEmailAddress(text);
  } catch (error) {
    if (!(error instanceof EmailAddressError)) throw error;
    throw userErrors.email_not_accepted(error.text, {
      errors: [{ pointer, detail: error.text }],
    });
  }
}

/** @throws request.not_found */
export async function getUser(db: Db, scope: UserScope): Promise<store.UserRow> {
  const row = await store.findUser(db, scope);
  if (row === undefined) throw requestErrors.not_found(say('There is no such user.'));
  return row;
}

/** The same, locked until the end of the transaction. */
export async function getUserForUpdate(db: Db, scope: UserScope): Promise<store.UserRow> {
  const row = await store.lockUser(db, scope);
  if (row === undefined) throw requestErrors.not_found(say('There is no such user.'));
  return row;
}

export function findUserByEmail(db: Db, email: EmailAddress): Promise<store.UserRow | undefined> {
  return store.findUserByEmail(db, everyLogin, email.normal);
}

/** By the normal form of the address; those without a login are not in it. */
export async function findUsersByEmail(
  db: Db,
  emails: readonly string[],
): Promise<ReadonlyMap<string, store.UserRow>> {
  const rows = await store.listUsersByEmail(db, everyLogin, emails);
  return new Map(rows.map((row) => [row.email, row]));
}

/** Every door by which a login comes under an organization. @throws edition.limit_reached */
export async function setManagingOrganization(
  work: Pick<Work, 'db' | 'actor'>,
  scope: UserScope,
  organizationId: string | null,
): Promise<void> {
  if (organizationId !== null) await assertRoomFor(work, organizationId);
  await store.updateManagingOrganization(work.db, scope, organizationId);
}

const assertRoomFor = (work: Pick<Work, 'db' | 'actor'>, organizationId: string): Promise<void> =>
  assertWithinLimit(work, organizationScope(organizationId), { limit: 'managed_users', wanted: 1 });

const stateWords = ({ fullName: name, state }: Pick<store.UserRow, 'fullName' | 'state'>) =>
  say(
    '{name} is {state, select, active {active} inactive {inactive} suspended {suspended} pending_deletion {pending deletion} other {erased}}.',
    { name, state },
  );

/**
 * Does to a login what the event says; the row is locked by the caller.
 * @throws user.not_in_this_state
 */
export async function changeUserState(
  work: Work,
  user: Pick<store.UserRow, 'id' | 'fullName' | 'state'>,
  event: Exclude<UserEvent, 'erase'>,
): Promise<store.UserRow> {
  const state = userLifecycle.next(user.state, event);
  if (state === undefined || state === 'erased')
    throw userErrors.not_in_this_state(stateWords(user), {
      facts: { state: visibleState(user.state) },
    });
  return store.updateState(work.db, userScope(user.id), state);
}

/** The login is independent from now on; what its organization decided about it ends with that. */
export async function releaseLogin(work: Work, userId: string): Promise<void> {
  const scope = userScope(userId);
  const user = await store.lockUser(work.db, scope);
  // Of somebody who was erased the pseudonym is left, which belongs to nobody then either.
  if (user !== undefined && userLifecycle.next(user.state, 'release') !== undefined)
    await changeUserState(work, user, 'release');
  await store.updateManagingOrganization(work.db, scope, null);
}

export interface NewUser {
  /** Proven by the caller: a code or link that was mailed to it, or an identity provider of the domain's organization. */
  readonly email: EmailAddress;
  readonly firstName: string;
  readonly lastName: string;
  /** Null: they sign in through their organization's identity provider only. */
  readonly password: store.AcceptedPassword | null;
  readonly organizationId: string | null;
  readonly joinedBy: store.UsersTable['joined_by'];
}

/**
 * Makes a login whose address was proven. Writes no audit event: the use case that calls it does.
 * @throws user.email_taken, edition.limit_reached
 */
export async function createUser(work: Work, input: NewUser): Promise<store.UserRow> {
  if (input.organizationId !== null) await assertRoomFor(work, input.organizationId);
  const id = newId();
  const scope = userScope(id);
  const made = await store.insertUser(work.db, everyLogin, {
    id,
    organizationId: input.organizationId,
    email: input.email.normal,
    emailAsTyped: input.email.asTyped,
    firstName: input.firstName,
    lastName: input.lastName,
    joinedBy: input.joinedBy,
    // What their browser asks for: mails have nothing else to go by.
    locale: work.origin.language ?? null,
  });
  if (!made) throw userErrors.email_taken(say('This address has a login already.'));
  if (input.password !== null) await store.upsertPassword(work.db, scope, input.password);
  return getUser(work.db, scope);
}

/** Fields that are not given stay as they are. */
export interface ProfileInput {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly timeZone?: string | null | undefined;
  readonly locale?: string | null | undefined;
}

/** @throws request.stale */
export async function updateProfile(
  work: Work,
  scope: UserScope,
  input: ProfileInput,
  ifMatch: number | undefined,
): Promise<store.UserRow> {
  const before = await getUserForUpdate(work.db, scope);
  assertVersion(before.version, ifMatch);
  const after = await store.updateProfile(work.db, scope, {
    firstName: input.firstName ?? before.firstName,
    lastName: input.lastName ?? before.lastName,
    timeZone: input.timeZone === undefined ? before.timeZone : input.timeZone,
    locale: input.locale === undefined ? before.locale : input.locale,
  });
  work.audit({
    event: userEvents.profile_changed,
    target: userTarget(after),
    organizationId: after.organizationId,
    before: {
      first_name: before.firstName,
      last_name: before.lastName,
      time_zone: before.timeZone,
      locale: before.locale,
    },
    after: {
      first_name: after.firstName,
      last_name: after.lastName,
      time_zone: after.timeZone,
      locale: after.locale,
    },
  });
  return after;
}

/** For those who may rename somebody else; writes no audit event. The row is locked by the caller. */
export function setNames(
  db: Db,
  user: store.UserRow,
  names: { readonly firstName: string; readonly lastName: string },
): Promise<store.UserRow> {
  const { timeZone, locale } = user;
  return store.updateProfile(db, userScope(user.id), { ...names, timeZone, locale });
}

/**
 * Gives a login another address that was proven; the row is locked by the caller.
 * @throws user.email_taken
 */
export async function setEmail(
  db: Db,
  scope: UserScope,
  email: EmailAddress,
): Promise<store.UserRow> {
  try {
    return await store.updateEmail(db, scope, email);
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw userErrors.email_taken(say('There is a login with this address already.'));
  }
}

/** A user as the target of an audit event. */
export function userTarget(row: Pick<store.UserRow, 'id' | 'fullName'>) {
  return { type: 'user', sid: sid('US', row.id), name: row.fullName };
}

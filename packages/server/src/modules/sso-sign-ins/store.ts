/** SQL of sign-ins through identity providers: requests that are under way, answers that were used, sessions that came of them. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope, UserScope } from '../../kernel/scope.ts';

export interface RequestRow {
  readonly id: string;
  readonly profileId: string;
  readonly organizationId: string;
  readonly testId: string | null;
  readonly browserHash: Buffer;
  readonly sealed: Buffer;
  readonly answerSealed: Buffer | null;
  readonly configuration: number;
  readonly isOpen: boolean;
}

const columns = sql`id, profile_id as "profileId", organization_id as "organizationId", test_id as "testId", browser_hash as "browserHash",
  sealed, answer_sealed as "answerSealed", configuration, used_at is null and expires_at > now() as "isOpen"`;

export interface NewRequest {
  readonly id: string;
  readonly profileId: string;
  readonly testId: string | null;
  readonly relayHash: Buffer;
  readonly requestHash: Buffer | null;
  readonly browserHash: Buffer;
  readonly formHash: Buffer | null;
  readonly sealed: Buffer;
  readonly configuration: number;
}

export async function insertRequest(
  db: Db,
  scope: OrganizationScope,
  row: NewRequest,
): Promise<Date> {
  const { rows } = await sql<{
    expiresAt: Date;
  }>`insert into sso_requests (id, profile_id, organization_id, test_id, relay_hash, request_hash, browser_hash, form_hash, sealed, configuration)
    values (${row.id}, ${row.profileId}, ${scope.organizationId}, ${row.testId}, ${row.relayHash}, ${row.requestHash}, ${row.browserHash},
      ${row.formHash}, ${row.sealed}, ${row.configuration}) returning expires_at as "expiresAt"`.execute(
    db,
  );
  const [made] = rows;
  if (made === undefined) throw new Error('an insert answers its row');
  return made.expiresAt;
}

export type RequestKey = {
  readonly kind: 'relay' | 'request' | 'answer' | 'form';
  readonly hash: Buffer;
};

const keyColumns = {
  relay: sql`relay_hash`,
  request: sql`request_hash`,
  answer: sql`answer_hash`,
  form: sql`form_hash`,
};

export async function findRequest(
  db: Db,
  _scope: PlatformScope,
  { kind, hash }: RequestKey,
): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`select ${columns} from sso_requests
    where ${keyColumns[kind]} = ${hash}`.execute(db);
  return rows[0];
}

/** Keeps what came until a page of ours asks for it. False when the request is over. */
export async function keepAnswer(
  db: Db,
  _scope: PlatformScope,
  id: string,
  answer: { readonly hash: Buffer; readonly sealed: Buffer },
): Promise<boolean> {
  const { rows } =
    await sql`update sso_requests set answer_hash = ${answer.hash}, answer_sealed = ${answer.sealed}
    where id = ${id} and used_at is null and expires_at > now() returning id`.execute(db);
  return rows.length === 1;
}

/** Uses a request up: of many at once, one gets it. */
export async function consumeRequest(db: Db, _scope: PlatformScope, id: string): Promise<boolean> {
  const { rows } =
    await sql`update sso_requests set used_at = now(), answer_sealed = null, answer_hash = null
    where id = ${id} and used_at is null and expires_at > now() returning id`.execute(db);
  return rows.length === 1;
}

/** False: that answer was used before. The insert decides (SS-11). */
export async function insertReplay(
  db: Db,
  _scope: OrganizationScope,
  row: { readonly profileId: string; readonly keyHash: Buffer; readonly until: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into sso_replays (profile_id, key_hash, remember_until)
    values (${row.profileId}, ${row.keyHash}, ${row.until}) on conflict do nothing returning profile_id`.execute(
    db,
  );
  return rows.length === 1;
}

export async function keepOutcome(
  db: Db,
  _scope: PlatformScope,
  id: string,
  outcome: 'refused' | 'signed_in',
): Promise<void> {
  await sql`update sso_requests set outcome = ${outcome} where id = ${id}`.execute(db);
}

export interface FailingProfile {
  readonly profileId: string;
  readonly organizationId: string;
  readonly people: number;
}

const isOnlyWay = sql`p.state = 'enabled' and exists (select 1 from sso_profile_domains pd where pd.profile_id = p.id and pd.mode = 'enforced')`;

/**
 * Profiles that are the only way for somebody, where in the last half hour, and since their last change, so many people tried
 * and nobody got in. A person is a browser; refused, or sent away and not back in ten minutes.
 */
export async function listFailing(
  db: Db,
  _scope: PlatformScope,
  enough: number,
): Promise<FailingProfile[]> {
  const failed = sql`r.outcome = 'refused' or (r.used_at is null and r.expires_at <= now())`;
  const { rows } =
    await sql<FailingProfile>`select p.id as "profileId", p.organization_id as "organizationId",
      count(distinct r.browser_hash) filter (where ${failed}) as people
    from sso_requests r join sso_profiles p on p.id = r.profile_id
    where r.expires_at > now() - interval '20 minutes' and r.created_at > greatest(p.updated_at, now() - interval '30 minutes')
      and r.test_id is null and p.failing_since is null and ${isOnlyWay}
    group by p.id having count(distinct r.browser_hash) filter (where ${failed}) >= ${enough}
      and count(*) filter (where r.outcome = 'signed_in') = 0`.execute(db);
  return rows;
}

/** Somebody got in, something was changed, or passwords are open: it is over. */
export async function clearRecovered(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`update sso_profiles p set failing_since = null, failing_people = null
    where p.failing_since is not null and (p.updated_at > p.failing_since or not (${isOnlyWay}) or exists (
      select 1 from sso_requests r where r.expires_at > p.failing_since and r.used_at > p.failing_since and r.profile_id = p.id
        and r.outcome = 'signed_in'))`.execute(db);
}

export interface SsoSession {
  readonly sessionId: string;
  readonly profileId: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly subject: string;
  readonly sessionIndex: string | null;
  readonly hintSealed: Buffer | null;
}

export async function insertSsoSession(
  db: Db,
  scope: OrganizationScope,
  row: Omit<SsoSession, 'organizationId'>,
): Promise<void> {
  await sql`insert into sso_sessions (session_id, profile_id, organization_id, user_id, subject, session_index, hint_sealed)
    values (${row.sessionId}, ${row.profileId}, ${scope.organizationId}, ${row.userId}, ${row.subject}, ${row.sessionIndex}, ${row.hintSealed})`.execute(
    db,
  );
}

const sessionColumns = sql`session_id as "sessionId", profile_id as "profileId", organization_id as "organizationId", user_id as "userId",
  subject, session_index as "sessionIndex", hint_sealed as "hintSealed"`;

export async function findSsoSession(
  db: Db,
  scope: UserScope,
  sessionId: string,
): Promise<SsoSession | undefined> {
  const { rows } = await sql<SsoSession>`select ${sessionColumns} from sso_sessions
    where user_id = ${scope.userId} and session_id = ${sessionId}`.execute(db);
  return rows[0];
}

/** Sessions of a subject; none named: all of them. */
export async function listSsoSessions(
  db: Db,
  scope: OrganizationScope,
  of: {
    readonly profileId: string;
    readonly subject: string;
    readonly sessionIndexes: readonly string[];
  },
): Promise<SsoSession[]> {
  const { rows } = await sql<SsoSession>`select ${sessionColumns} from sso_sessions
    where organization_id = ${scope.organizationId} and profile_id = ${of.profileId} and subject = ${of.subject}
      and (${of.sessionIndexes.length === 0} or session_index = any(${of.sessionIndexes})) limit 500`.execute(
    db,
  );
  return rows;
}

/** We ask a provider to sign somebody out; its answer is awaited for an hour. */
export async function insertLogout(
  db: Db,
  scope: OrganizationScope,
  row: { readonly relayHash: Buffer; readonly profileId: string; readonly requestId: string },
): Promise<void> {
  await sql`insert into sso_logouts (relay_hash, profile_id, organization_id, request_id)
    values (${row.relayHash}, ${row.profileId}, ${scope.organizationId}, ${row.requestId})`.execute(
    db,
  );
}

/** What was asked, once: of many answers at once, one gets it. */
export async function takeLogout(
  db: Db,
  scope: OrganizationScope,
  of: { readonly relayHash: Buffer; readonly profileId: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ requestId: string }>`delete from sso_logouts
    where relay_hash = ${of.relayHash} and profile_id = ${of.profileId} and organization_id = ${scope.organizationId}
      and expires_at > now() returning request_id as "requestId"`.execute(db);
  return rows[0]?.requestId;
}

export async function insertLogoutForm(
  db: Db,
  scope: OrganizationScope,
  row: {
    readonly id: string;
    readonly profileId: string;
    readonly formHash: Buffer;
    readonly sealed: Buffer;
  },
): Promise<void> {
  await sql`insert into sso_logout_forms (id, form_hash, profile_id, organization_id, sealed)
    values (${row.id}, ${row.formHash}, ${row.profileId}, ${scope.organizationId}, ${row.sealed})`.execute(
    db,
  );
}

/** While it lives: a form that is fetched twice is the same message twice, which the provider takes once. */
export async function findLogoutForm(
  db: Db,
  _scope: PlatformScope,
  formHash: Buffer,
): Promise<{ id: string; organizationId: string; sealed: Buffer } | undefined> {
  const { rows } = await sql<{ id: string; organizationId: string; sealed: Buffer }>`
    select id, organization_id as "organizationId", sealed from sso_logout_forms
    where form_hash = ${formHash} and expires_at > now()`.execute(db);
  return rows[0];
}

export interface GrantedRole {
  readonly roleId: string;
  /** Of the organization, or of the account. */
  readonly scopeId: string;
}

export async function listGrantedRoles(
  db: Db,
  _scope: OrganizationScope,
  of: { readonly profileId: string; readonly userId: string },
): Promise<GrantedRole[]> {
  const { rows } =
    await sql<GrantedRole>`select role_id as "roleId", scope_id as "scopeId" from sso_granted_roles
    where profile_id = ${of.profileId} and user_id = ${of.userId}`.execute(db);
  return rows;
}

export async function replaceGrantedRoles(
  db: Db,
  _scope: OrganizationScope,
  of: { readonly profileId: string; readonly userId: string },
  granted: readonly GrantedRole[],
): Promise<void> {
  await sql`delete from sso_granted_roles where profile_id = ${of.profileId} and user_id = ${of.userId}`.execute(
    db,
  );
  await sql`insert into sso_granted_roles (profile_id, user_id, role_id, scope_id)
    select ${of.profileId}, ${of.userId}, g."roleId", g."scopeId"
    from jsonb_to_recordset(${JSON.stringify(granted)}::jsonb) as g("roleId" text, "scopeId" uuid) on conflict do nothing`.execute(
    db,
  );
}

/** Of a deleted profile: nothing of it can be finished any more. */
export async function deleteOfProfile(
  db: Db,
  scope: OrganizationScope,
  profileId: string,
): Promise<void> {
  await sql`delete from sso_requests where organization_id = ${scope.organizationId} and profile_id = ${profileId}`.execute(
    db,
  );
  await sql`delete from sso_sessions where organization_id = ${scope.organizationId} and profile_id = ${profileId}`.execute(
    db,
  );
  await sql`delete from sso_logouts where organization_id = ${scope.organizationId} and profile_id = ${profileId}`.execute(
    db,
  );
  await sql`delete from sso_logout_forms where organization_id = ${scope.organizationId} and profile_id = ${profileId}`.execute(
    db,
  );
  await sql`delete from sso_tests where organization_id = ${scope.organizationId} and profile_id = ${profileId}`.execute(
    db,
  );
  await sql`delete from sso_granted_roles where profile_id = ${profileId}`.execute(db);
}

/** Of somebody who is erased. */
export async function deleteOfPerson(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from sso_sessions where user_id = ${scope.userId}`.execute(db);
  await sql`delete from sso_granted_roles where user_id = ${scope.userId}`.execute(db);
  await sql`update sso_tests set started_by = '' where started_by_id = ${scope.userId}`.execute(db);
}

const sliceRows = 1_000;

/** What nobody can use any more, and tests of more than 30 days ago. */
export async function prune(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`delete from sso_requests where id in (select id from sso_requests where expires_at < now() - interval '1 day' limit ${sliceRows})`.execute(
    db,
  );
  await sql`delete from sso_replays where (profile_id, key_hash) in (select profile_id, key_hash from sso_replays where remember_until < now() - interval '5 minutes' limit ${sliceRows})`.execute(
    db,
  );
  await sql`delete from sso_logouts where relay_hash in (select relay_hash from sso_logouts where expires_at < now() limit ${sliceRows})`.execute(
    db,
  );
  await sql`delete from sso_logout_forms where id in (select id from sso_logout_forms where expires_at < now() limit ${sliceRows})`.execute(
    db,
  );
  await sql`delete from sso_tests where id in (select id from sso_tests where started_at < now() - interval '30 days' limit ${sliceRows})`.execute(
    db,
  );
}

/** SQL of known browsers. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { PlatformScope, UserScope } from '../../kernel/scope.ts';

/** How long a browser is known that is not used, and how many of one login. */
export const knownForSeconds = 180 * 86_400;
const knownAtMost = 20;
const toldWithinSeconds = 60;

interface Seen {
  readonly isKnown: boolean;
  /** The login is known from nowhere: it has just been made, or browsers were not remembered yet when it was last used. */
  readonly isFirst: boolean;
  /** The same browser began another session at this moment, before it had its cookie. */
  readonly isTold: boolean;
}

/**
 * Says whether it was known, and remembers it, in one statement: what it says is how things stood before. A program is known too
 * where somebody signed in from its address in the last 30 days; a browser is the first where only programs are known.
 */
export async function rememberBrowser(
  db: Db,
  scope: UserScope,
  {
    hash,
    isProgram,
    session,
  }: {
    readonly hash: Buffer;
    readonly isProgram: boolean;
    readonly session: {
      readonly id: string;
      readonly clientAddress: string;
      readonly userAgent: string;
    };
  },
): Promise<Seen> {
  const sameKind = sql`k.user_id = ${scope.userId} and k.is_program = ${isProgram}`;
  const earlier = sql`s.user_id = ${scope.userId} and s.id <> ${session.id} and s.client_address = ${session.clientAddress}`;
  const { rows } = await sql<Seen>`
    with remembered as (
      insert into known_browsers (user_id, hash, is_program) values (${scope.userId}, ${hash}, ${isProgram})
      on conflict (user_id, hash) do update set last_seen_at = now()),
    forgotten as (
      delete from known_browsers k where ${sameKind} and k.hash <> ${hash} and k.hash not in (
        select k.hash from known_browsers k where ${sameKind} and k.hash <> ${hash}
        order by k.last_seen_at desc, k.hash limit ${knownAtMost - 1}))
    select exists (select 1 from known_browsers k where k.user_id = ${scope.userId} and k.hash = ${hash}
          and k.last_seen_at > now() - make_interval(secs => ${knownForSeconds}))
        or (${isProgram}::boolean and exists (select 1 from sessions s where ${earlier} and s.created_at > now() - interval '30 days')) as "isKnown",
      not exists (select 1 from known_browsers k where k.user_id = ${scope.userId} and (${isProgram}::boolean or not k.is_program)) as "isFirst",
      not ${isProgram}::boolean and exists (select 1 from sessions s where ${earlier} and s.user_agent = ${session.userAgent} and s.transport = 'cookie'
          and s.created_at > now() - make_interval(secs => ${toldWithinSeconds})) as "isTold"`.execute(
    db,
  );
  const [seen] = rows;
  if (seen === undefined) throw new Error('a select of facts answers one row');
  return seen;
}

const sliceRows = 10_000;

/** The last one of a login stays, so that the next is not taken for the first ever: it is known no more all the same. */
export async function pruneKnownBrowsers(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`delete from known_browsers where (user_id, hash) in (
    select k.user_id, k.hash from known_browsers k where k.last_seen_at < now() - make_interval(secs => ${knownForSeconds})
      and exists (select 1 from known_browsers n where n.user_id = k.user_id and n.is_program = k.is_program
        and (n.last_seen_at, n.hash) > (k.last_seen_at, k.hash))
    order by k.last_seen_at limit ${sliceRows})`.execute(db);
}

/** Of somebody who is erased. */
export async function deleteKnownBrowsers(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from known_browsers where user_id = ${scope.userId}`.execute(db);
}

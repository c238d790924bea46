/** SQL of what people turned off. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { PlatformScope, UserScope } from '../../kernel/scope.ts';

export async function listMuted(db: Db, scope: UserScope): Promise<string[]> {
  const { rows } = await sql<{
    kind: string;
  }>`select kind from muted_mails where user_id = ${scope.userId}`.execute(db);
  return rows.map((row) => row.kind);
}

/** False when it was so already. */
export async function setMuted(
  db: Db,
  scope: UserScope,
  kind: string,
  isMuted: boolean,
): Promise<boolean> {
  const { rows } = isMuted
    ? await sql`insert into muted_mails (user_id, kind) values (${scope.userId}, ${kind}) on conflict do nothing returning kind`.execute(
        db,
      )
    : await sql`delete from muted_mails where user_id = ${scope.userId} and kind = ${kind} returning kind`.execute(
        db,
      );
  return rows.length === 1;
}

export async function deleteAll(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from muted_mails where user_id = ${scope.userId}`.execute(db);
}

/** The languages that somebody chose who has to do with a mail. */
export async function findLanguages(
  db: Db,
  _scope: PlatformScope,
  mail: {
    readonly address: string;
    readonly causedBy: string | null;
    readonly organizationId: string | null;
  },
): Promise<{ reader: string | null; causer: string | null; owner: string | null }> {
  const { rows } = await sql<{
    reader: string | null;
    causer: string | null;
    owner: string | null;
  }>`select (select locale from users where email = ${mail.address} and state <> 'erased') as reader,
      (select locale from users where id = ${mail.causedBy}) as causer,
      (select u.locale from organizations o join users u on u.id = o.owner_user_id where o.id = ${mail.organizationId}) as owner`.execute(
    db,
  );
  return rows[0] ?? { reader: null, causer: null, owner: null };
}

export async function findChoice(
  db: Db,
  _scope: PlatformScope,
  asked: { email: string; kind: string },
): Promise<{ userId: string; isMuted: boolean } | undefined> {
  const { rows } = await sql<{ userId: string; isMuted: boolean }>`select u.id as "userId",
      exists (select 1 from muted_mails m where m.user_id = u.id and m.kind = ${asked.kind}) as "isMuted"
    from users u where u.email = ${asked.email} and u.state <> 'erased'`.execute(db);
  return rows[0];
}

/** Data keys of envelope encryption: one for each organization, one (the all-zero owner) for the instance. */
import type { Db } from './database.ts';
import { newId } from './ids.ts';
import type { Vault } from './secrets.ts';

type DataKeyTable = { data_keys: { id: string; owner_id: string; wrapped: Buffer } };

/** The wrapped data key of an owner, made on first use. Two at once agree on one. */
export async function findOrMakeDataKey(db: Db, vault: Vault, ownerId: string): Promise<Buffer> {
  const tables = db.$extendTables<DataKeyTable>();
  const find = () =>
    tables
      .selectFrom('data_keys')
      .select('wrapped')
      .where('owner_id', '=', ownerId)
      .executeTakeFirst();
  const known = await find();
  if (known !== undefined) return known.wrapped;
  const { wrapped } = vault.newDataKey();
  await tables
    .insertInto('data_keys')
    .values({ id: newId(), owner_id: ownerId, wrapped })
    .onConflict((conflict) => conflict.column('owner_id').doNothing())
    .execute();
  return (await find())?.wrapped ?? wrapped;
}

/** Seeds of authenticator apps, under the data key of the instance: a login can change its organization, its app does not. */
import { findOrMakeDataKey } from '../../kernel/data-keys.ts';
import type { Db } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/module.ts';
import { platformLogId } from '../../kernel/scope.ts';
import type { AppRow, FactorScope } from './store.ts';

const placeOf = ({ kind }: FactorScope, rowId: string) => ({
  table: kind === 'user' ? 'authenticator_apps' : 'operator_authenticator_apps',
  column: 'seed',
  rowId,
  organizationId: platformLogId,
});

export async function sealSeed(
  { vault }: Kernel,
  db: Db,
  scope: FactorScope,
  { id, seed }: Pick<AppRow, 'id' | 'seed'>,
) {
  return vault.seal(await findOrMakeDataKey(db, vault, platformLogId), seed, placeOf(scope, id));
}

export async function openSeed(
  { vault }: Kernel,
  db: Db,
  scope: FactorScope,
  { id, seed }: Pick<AppRow, 'id' | 'seed'>,
) {
  return vault.open(await findOrMakeDataKey(db, vault, platformLogId), seed, placeOf(scope, id));
}

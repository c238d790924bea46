/**
 * The keys of access tokens: Ed25519, sealed by the vault, read once by each process. Which of them signs, and which count, is
 * answered by the statement that is run for every token anyway.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { exportJWK } from 'jose';
import { findOrMakeDataKey } from '../../kernel/data-keys.ts';
import type { Db } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { platformLogId, platformScope } from '../../kernel/scope.ts';
import { newSigningKey } from '../../kernel/secrets.ts';
import { planKeys } from './rules.ts';
import * as store from './store.ts';

const keysOfInstance = platformScope('one set of keys signs the access tokens of everybody');
export const tendKeysJob = 'oauth_server.tend_keys';

export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const placeOf = (keyId: string) => ({
  table: 'oauth_signing_keys',
  column: 'private_key',
  rowId: keyId,
  organizationId: platformLogId,
});

/** Only what the vault opens counts as a key: one that somebody put into the table is none. */
async function readKeys({ vault }: Kernel, db: Db): Promise<SigningKey[]> {
  const rows = await store.listSigningKeys(db, keysOfInstance);
  if (rows.length === 0) return [];
  const wrapped = await findOrMakeDataKey(db, vault, platformLogId);
  return rows.flatMap((row) => {
    try {
      const key = vault.open(wrapped, row.privateKey, placeOf(row.id));
      const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
      return [{ id: row.id, privateKey, publicKey: createPublicKey(privateKey) }];
    } catch {
      return [];
    }
  });
}

/** A key never changes under its id: what was read once stays. */
const read = new WeakMap<Kernel, Map<string, SigningKey>>();

/** Undefined: it is none of ours, or not any more. */
export async function findKey(kernel: Kernel, db: Db, id: string): Promise<SigningKey | undefined> {
  const known = read.get(kernel)?.get(id);
  if (known !== undefined) return known;
  const keys = new Map((await readKeys(kernel, db)).map((key) => [key.id, key]));
  read.set(kernel, keys);
  return keys.get(id);
}

/** Makes the keys that are due, and deletes those whose tokens are over. Two at once agree. */
export async function tendKeys(kernel: Kernel): Promise<void> {
  await kernel.asSystem(tendKeysJob, {}, async ({ db, now }) => {
    await store.lockSigningKeys(db, keysOfInstance);
    const { make, end } = planKeys(await store.listSigningKeys(db, keysOfInstance), now);
    if (end.length > 0) await store.deleteSigningKeys(db, keysOfInstance, end);
    if (make.length === 0) return;
    const wrapped = await findOrMakeDataKey(db, kernel.vault, platformLogId);
    for (const signsFrom of make) {
      const id = newId();
      const privateKey = kernel.vault.seal(wrapped, newSigningKey().privateKey, placeOf(id));
      await store.insertSigningKey(db, keysOfInstance, { id, privateKey, signsFrom });
    }
  });
}

/** By the clock. Whoever asks first has the first made: an instance without OAuth apps keeps no key that signs for it. */
export async function tendKeysInUse(kernel: Kernel): Promise<void> {
  const keys = await store.listSigningKeys(kernel.database.db, keysOfInstance);
  if (keys.length > 0) await tendKeys(kernel);
}

/** As they are published; the first who asks has them made. */
export async function publishedKeys(kernel: Kernel, db: Db) {
  let keys = await readKeys(kernel, db);
  if (keys.length === 0) {
    await tendKeys(kernel);
    keys = await readKeys(kernel, db);
  }
  return Promise.all(
    keys.map(async ({ id, publicKey }) => ({
      kty: 'OKP' as const,
      crv: 'Ed25519' as const,
      x: (await exportJWK(publicKey)).x ?? '',
      kid: id,
      use: 'sig' as const,
      alg: 'EdDSA' as const,
    })),
  );
}

/** What anybody may read about our side of a profile. */
import type { Db } from '../../../kernel/database.ts';
import { requestErrors } from '../../../kernel/errors.ts';
import type { Kernel } from '../../../kernel/module.ts';
import { say } from '../../../kernel/text.ts';
import { publicJwks } from '../oidc/index.ts';
import { clientOf, serviceProviderOf } from '../our-side.ts';
import { buildMetadata } from '../saml/index.ts';
import type { ProfileRow } from '../store.ts';
import { getProfileAnywhere } from './profiles.ts';

async function getPublished(
  db: Db,
  id: string,
  protocol: ProfileRow['protocol'],
): Promise<ProfileRow> {
  const row = await getProfileAnywhere(db, id);
  if (row.protocol !== protocol)
    throw requestErrors.not_found(say('The profile speaks the other protocol.'));
  return row;
}

/** @throws request.not_found */
export async function readOurMetadata(kernel: Kernel, db: Db, id: string): Promise<string> {
  const row = await getPublished(db, id, 'saml');
  return buildMetadata(await serviceProviderOf(kernel, db, row));
}

/** Empty unless we prove ourselves by a key. @throws request.not_found */
export async function readJwks(kernel: Kernel, db: Db, id: string) {
  const row = await getPublished(db, id, 'oidc');
  const client = await clientOf(kernel, db, row);
  if (client?.authentication.kind !== 'private_key') return { keys: [] };
  return { keys: publicJwks(client).keys.map((key) => ({ ...key })) };
}

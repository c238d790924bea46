/** Our side of a profile: addresses from the public URL and its SID (SS-21), keys and secrets out of the vault. */
import { createHash } from 'node:crypto';
import { findOrMakeDataKey } from '../../kernel/data-keys.ts';
import type { Db } from '../../kernel/database.ts';
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { OidcClient, SamlServiceProvider } from './protocol.ts';
import type { OurValue } from './provider-kinds.ts';
import type { ProfileRow } from './store.ts';

export type SecretColumn = 'private_key_sealed' | 'previous_key_sealed' | 'client_secret_sealed';

interface SecretPlace {
  readonly profileId: string;
  readonly organizationId: string;
  readonly column: SecretColumn;
}

// A key keeps its place when it becomes the earlier one, so both columns are one place.
const placeOf = ({ profileId, organizationId, column }: SecretPlace) => ({
  table: 'sso_profiles',
  column: column === 'previous_key_sealed' ? 'private_key_sealed' : column,
  rowId: profileId,
  organizationId,
});

export async function sealSecret(
  { vault }: Pick<Kernel, 'vault'>,
  db: Db,
  place: SecretPlace,
  secret: string,
): Promise<Buffer> {
  const key = await findOrMakeDataKey(db, vault, place.organizationId);
  return vault.seal(key, secret, placeOf(place));
}

async function openSecret(
  { vault }: Pick<Kernel, 'vault'>,
  db: Db,
  row: ProfileRow,
  column: SecretColumn,
  sealed: Buffer | null,
): Promise<string | undefined> {
  if (sealed === null) return undefined;
  const { organizationId, id: profileId } = row;
  const key = await findOrMakeDataKey(db, vault, organizationId);
  return vault.open(key, sealed, placeOf({ profileId, organizationId, column })).toString('utf8');
}

/** What a provider is told about us. */
export function ourAddresses(publicUrl: URL, profileId: string) {
  const sso = `/v1/sso/${sid('JB', profileId)}`;
  const at = (path: string) => new URL(path, publicUrl).href;
  return {
    entity_id: at(`${sso}/metadata`),
    metadata_url: at(`${sso}/metadata`),
    acs_url: at(`${sso}/acs`),
    logout_url: at(`${sso}/logout`),
    redirect_uri: at(`/sso/callback/${sid('JB', profileId)}`),
    logout_redirect_uri: at('/sso/signed-out'),
    start_url: at(`/sso/start?profile=${sid('JB', profileId)}`),
    jwks_url: at(`${sso}/jwks`),
  };
}

const nameIdFormats = {
  email: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  unspecified: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
} as const;

export function ourValue(
  publicUrl: URL,
  row: Pick<ProfileRow, 'id' | 'nameIdFormat'>,
  value: OurValue,
): string {
  return value === 'name_id_format'
    ? nameIdFormats[row.nameIdFormat]
    : ourAddresses(publicUrl, row.id)[value];
}

/** @throws Error for a deleted profile, which has no keys */
export async function serviceProviderOf(
  kernel: Kernel,
  db: Db,
  row: ProfileRow,
): Promise<SamlServiceProvider> {
  const {
    entity_id: entityId,
    acs_url: acsUrl,
    logout_url: logoutUrl,
  } = ourAddresses(kernel.publicUrl, row.id);
  const privateKey = await openSecret(kernel, db, row, 'private_key_sealed', row.privateKeySealed);
  if (privateKey === undefined) throw new Error('the profile has no key any more');
  const earlier = await openSecret(kernel, db, row, 'previous_key_sealed', row.previousKeySealed);
  return {
    entityId,
    acsUrl,
    logoutUrl,
    privateKey,
    certificate: row.certificate,
    ...(earlier === undefined || row.previousCertificate === null
      ? {}
      : { previous: { privateKey: earlier, certificate: row.previousCertificate } }),
    signRequests: row.signRequests,
    wantEncrypted: row.wantEncrypted,
    nameIdFormat: row.nameIdFormat,
    emailAttribute: row.emailAttribute ?? undefined,
  };
}

/** Names our key in our published set: it is the one of that certificate. */
export const keyIdOf = (certificate: string): string =>
  createHash('sha256').update(certificate).digest('base64url').slice(0, 16);

/** Undefined: the client is not set up. */
export async function clientOf(
  kernel: Kernel,
  db: Db,
  row: ProfileRow,
): Promise<OidcClient | undefined> {
  if (row.clientId === null) return undefined;
  const { redirect_uri: redirectUri, logout_redirect_uri: logoutRedirectUri } = ourAddresses(
    kernel.publicUrl,
    row.id,
  );
  const about = { clientId: row.clientId, redirectUri, logoutRedirectUri, scopes: row.scopes };
  if (row.clientAuthentication === 'private_key') {
    const privateKey = await openSecret(
      kernel,
      db,
      row,
      'private_key_sealed',
      row.privateKeySealed,
    );
    return privateKey === undefined
      ? undefined
      : {
          ...about,
          authentication: { kind: 'private_key', privateKey, keyId: keyIdOf(row.certificate) },
        };
  }
  const secret = await openSecret(kernel, db, row, 'client_secret_sealed', row.clientSecretSealed);
  return secret === undefined
    ? undefined
    : { ...about, authentication: { kind: 'secret', secret } };
}

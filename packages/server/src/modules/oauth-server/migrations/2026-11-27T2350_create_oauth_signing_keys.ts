export const createOauthSigningKeys = {
  name: '2026-11-27T2350_create_oauth_signing_keys',
  sql: `
create table oauth_signing_keys (
  id uuid primary key,
  private_key bytea not null,
  created_at timestamptz not null default now(),
  signs_from timestamptz not null
);
comment on table oauth_signing_keys is 'Ed25519 keys of access tokens, sealed by the vault. The newest that signs_from allows signs; all are published';
`,
};

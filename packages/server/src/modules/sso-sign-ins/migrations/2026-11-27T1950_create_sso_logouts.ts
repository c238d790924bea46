export const createSsoLogouts = {
  name: '2026-11-27T1950_create_sso_logouts',
  sql: `
create table sso_logouts (
  relay_hash bytea primary key,
  profile_id uuid not null references sso_profiles (id),
  organization_id uuid not null,
  request_id text not null,
  expires_at timestamptz not null default now() + interval '1 hour'
);
create index sso_logouts_expiry on sso_logouts (expires_at);
comment on table sso_logouts is 'A browser that was sent to a SAML provider to sign out there too: which answer belongs to it, once';
`,
};

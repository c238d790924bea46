export const createSsoSetupLinks = {
  name: '2026-11-27T1630_create_sso_setup_links',
  sql: `
create table sso_setup_links (
  id uuid primary key,
  organization_id uuid not null,
  profile_id uuid not null,
  email text,
  created_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  foreign key (organization_id, profile_id) references sso_profiles (organization_id, id)
);
create index sso_setup_links_of_profile on sso_setup_links (profile_id, id);
comment on table sso_setup_links is 'Somebody without a login who sets up one profile. The secret is a one-time token whose subject is the link';
`,
};

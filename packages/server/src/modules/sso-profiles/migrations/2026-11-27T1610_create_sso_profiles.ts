export const createSsoProfiles = {
  name: '2026-11-27T1610_create_sso_profiles',
  sql: `
create table sso_profiles (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  name text not null check (char_length(name) between 1 and 64),
  protocol text not null check (protocol in ('saml', 'oidc')),
  provider_kind text not null,
  state text not null default 'enabled' check (state in ('enabled', 'disabled', 'deleted')),
  provider jsonb,
  issuer text,
  metadata_url text,
  certificates jsonb not null default '[]',
  certificate_ends_at timestamptz,
  warned_days_left int,
  refreshed_at timestamptz,
  refresh_failed_since timestamptz,
  refresh_problem jsonb,
  next_refresh_at timestamptz,
  client_id text,
  client_authentication text not null default 'secret' check (client_authentication in ('secret', 'private_key')),
  client_secret_sealed bytea,
  private_key_sealed bytea,
  certificate text not null,
  previous_key_sealed bytea,
  previous_certificate text,
  sign_requests boolean not null default true,
  want_encrypted boolean not null default false,
  name_id_format text not null default 'email' check (name_id_format in ('email', 'persistent', 'unspecified')),
  scopes text[] not null default '{openid,email,profile}',
  email_attribute text,
  first_name_attribute text,
  last_name_attribute text,
  groups_attribute text,
  creates_people boolean not null default false,
  role_mappings jsonb not null default '[]',
  configuration int not null default 1,
  tested_at timestamptz,
  tested_configuration int,
  created_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version int not null default 1,
  unique (organization_id, id)
);
create index sso_profiles_of_organization on sso_profiles (organization_id, id) where state <> 'deleted';
create index sso_profiles_to_refresh on sso_profiles (next_refresh_at) where state <> 'deleted' and next_refresh_at is not null;
create index sso_profiles_certificate_end on sso_profiles (certificate_ends_at) where state <> 'deleted' and certificate_ends_at is not null;
comment on table sso_profiles is 'One SAML or OpenID Connect connection of an organization. Deleted ones keep their row and SID; nothing refers to them any more';
comment on column sso_profiles.configuration is 'Goes up when what is trusted changes: what was begun or tested before is worth nothing then';
comment on column sso_profiles.private_key_sealed is 'Ours: signs requests, opens encrypted assertions, authenticates as a client';

create table sso_profile_domains (
  domain_id uuid primary key references domains (id),
  organization_id uuid not null,
  profile_id uuid not null,
  mode text not null default 'offered' check (mode in ('offered', 'enforced')),
  enforced_at timestamptz,
  enforced_by uuid references users (id),
  enforce_at timestamptz,
  plan jsonb,
  created_at timestamptz not null default now(),
  foreign key (organization_id, profile_id) references sso_profiles (organization_id, id)
);
create index sso_profile_domains_of_profile on sso_profile_domains (profile_id);
create index sso_profile_domains_due on sso_profile_domains (enforce_at) where enforce_at is not null;
comment on table sso_profile_domains is 'A domain is under one profile at most. plan: what was decided for a later start';

create table sso_person_rules (
  organization_id uuid not null references organizations (id),
  user_id uuid not null references users (id),
  rule text not null check (rule in ('exempt', 'required')),
  reason text not null default '',
  set_by uuid not null references users (id),
  set_at timestamptz not null default now(),
  primary key (organization_id, user_id)
);
create index sso_person_rules_of_user on sso_person_rules (user_id);
create table sso_identities (
  profile_id uuid not null references sso_profiles (id),
  subject text not null check (char_length(subject) between 1 and 255),
  user_id uuid not null references users (id),
  organization_id uuid not null,
  email text,
  linked_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  primary key (profile_id, subject),
  unique (profile_id, user_id)
);
create index sso_identities_of_user on sso_identities (user_id);
comment on table sso_identities is 'Who somebody is at an identity provider. The key is the profile and the subject there, never the address';
comment on table sso_person_rules is 'Exceptions for single people, whatever holds for their domain. The Owner needs none';
`,
};

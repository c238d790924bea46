export const createFactors = {
  name: '2026-11-27T1950_create_factors',
  sql: `
create table passkeys (
  id uuid primary key,
  user_id uuid not null references users (id),
  credential_id bytea not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  name text not null,
  is_synced boolean not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create unique index passkeys_credential on passkeys (credential_id);
create index passkeys_of_user on passkeys (user_id, created_at);
comment on table passkeys is 'Passkeys and security keys. One credential belongs to one login among all';
comment on column passkeys.sign_count is 'The highest that was seen; a lower one means a copy of the key';

create table authenticator_apps (
  id uuid primary key,
  user_id uuid not null references users (id),
  seed bytea not null,
  last_step int,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_used_at timestamptz
);
create unique index authenticator_apps_of_user on authenticator_apps (user_id);
comment on table authenticator_apps is 'Seeds of codes (RFC 6238), sealed. One without confirmed_at was shown and counts for nothing yet';
comment on column authenticator_apps.last_step is 'The time step of the newest code that counted: no code of it or an earlier one counts again';

create table recovery_codes (
  id uuid primary key,
  user_id uuid not null references users (id),
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create unique index recovery_codes_of_user on recovery_codes (user_id, code_hash);

create table second_factor_resets (
  id uuid primary key,
  user_id uuid not null references users (id),
  organization_id uuid not null references organizations (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index second_factor_resets_open on second_factor_resets (user_id) where ended_at is null;
create index second_factor_resets_of_organization on second_factor_resets (organization_id);
comment on table second_factor_resets is 'An administrator lets somebody go on without the factor they lost, by a code to their address. Worth nothing outside that organization';
`,
};

export const createOperatorFactors = {
  name: '2026-11-27T2350_create_operator_factors',
  sql: `
create table operator_passkeys (
  id uuid primary key,
  operator_id uuid not null references operators (id),
  credential_id bytea not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  name text not null,
  is_synced boolean not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create unique index operator_passkeys_credential on operator_passkeys (credential_id);
create index operator_passkeys_of_operator on operator_passkeys (operator_id, created_at);
comment on table operator_passkeys is 'As passkeys, of operators. One credential belongs to one operator';

create table operator_authenticator_apps (
  id uuid primary key,
  operator_id uuid not null references operators (id),
  seed bytea not null,
  last_step int,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_used_at timestamptz
);
create unique index operator_authenticator_apps_of_operator on operator_authenticator_apps (operator_id);
comment on table operator_authenticator_apps is 'As authenticator_apps, of operators';

create table operator_recovery_codes (
  id uuid primary key,
  operator_id uuid not null references operators (id),
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create unique index operator_recovery_codes_of_operator on operator_recovery_codes (operator_id, code_hash);
comment on table operator_recovery_codes is 'As recovery_codes, of operators';
`,
};

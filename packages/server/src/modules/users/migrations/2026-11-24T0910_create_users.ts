export const createUsers = {
  name: '2026-11-24T0910_create_users',
  sql: `
create table users (
  id uuid primary key,
  organization_id uuid,
  email text not null check (email = lower(email) and email ~ '^[^@]+@[^@]+$'),
  email_as_typed text not null,
  email_domain text not null generated always as (split_part(email, '@', 2)) stored,
  first_name text not null check (char_length(first_name) <= 255),
  last_name text not null check (char_length(last_name) <= 255),
  full_name text not null generated always as (trim(first_name || ' ' || last_name)) stored,
  sort_name text collate "C" not null generated always as (lower(trim(first_name || ' ' || last_name))) stored,
  state text not null default 'active' check (state in ('active', 'inactive', 'suspended', 'erased')),
  time_zone text,
  locale text,
  joined_by text not null check (joined_by in ('sign_up', 'invitation', 'sign_up_policy', 'founding')),
  credential_epoch int not null default 1,
  last_sign_in_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id)
);
create unique index users_email on users (email) where state <> 'erased';
create index users_of_organization on users (organization_id, sort_name, id);
create index users_of_organization_recent on users (organization_id, created_at, id);
create index users_of_organization_email on users (organization_id, email, id);
create index users_of_domain on users (email_domain);
create index users_text on users using gin (organization_id, (full_name || ' ' || email) gin_trgm_ops);
comment on table users is 'Logins, whatever they belong to. A user is never an invitation and never unproven: the row is made when the address was proven';
comment on column users.organization_id is 'The one organization that manages this login; null: independent';
comment on column users.email is 'Normal form, for comparing';
comment on column users.credential_epoch is 'Raised when every credential of the login must die; sessions carry the epoch they were made in';

create table user_passwords (
  user_id uuid primary key references users (id),
  password_hash text not null,
  set_at timestamptz not null default now()
);
comment on table user_passwords is 'Argon2id hashes (PHC). A user without a row signs in by other means';
`,
};

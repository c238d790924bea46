export const createApiKeys = {
  name: '2026-11-27T2005_create_api_keys',
  sql: `
create table api_keys (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  made_by uuid not null references users (id),
  maker_epoch int not null,
  name text not null,
  permissions text[] not null check (cardinality(permissions) between 1 and 100),
  secret_hash bytea not null,
  previous_secret_hash bytea,
  previous_works_until timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  rolled_at timestamptz,
  expires_at timestamptz,
  last_used_at timestamptz,
  last_used_from text,
  ended_at timestamptz,
  ended_because text check (ended_because in ('revoked', 'suspended')),
  ended_by uuid references users (id),
  check ((ended_at is null) = (ended_because is null)),
  check ((previous_secret_hash is null) = (previous_works_until is null))
);
create index api_keys_of_organization on api_keys (organization_id, id);
create index api_keys_of_maker on api_keys (made_by);
comment on table api_keys is 'Programs of an organization. A key is worth at most what its maker holds at that moment';
comment on column api_keys.maker_epoch is 'The credential epoch of the maker when the key was made: in any other one it is dead';
comment on column api_keys.previous_secret_hash is 'The secret before the last roll, until previous_works_until';
`,
};

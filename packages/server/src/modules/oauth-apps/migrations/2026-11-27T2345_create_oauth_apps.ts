export const createOauthApps = {
  name: '2026-11-27T2345_create_oauth_apps',
  sql: `
create table oauth_apps (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  made_by uuid not null references users (id),
  maker_epoch int not null,
  name text not null,
  description text not null default '',
  permissions text[] not null check (cardinality(permissions) between 1 and 100),
  access_token_seconds int not null check (access_token_seconds between 60 and 3600),
  secret_hash bytea not null,
  previous_secret_hash bytea,
  previous_works_until timestamptz,
  token_epoch int not null default 1,
  version int not null default 1,
  created_at timestamptz not null default now(),
  rolled_at timestamptz,
  last_used_at timestamptz,
  last_used_from text,
  ended_at timestamptz,
  ended_because text check (ended_because in ('revoked', 'suspended')),
  ended_by uuid references users (id),
  check ((ended_at is null) = (ended_because is null)),
  check ((previous_secret_hash is null) = (previous_works_until is null))
);
create index oauth_apps_of_organization on oauth_apps (organization_id, id);
create index oauth_apps_of_maker on oauth_apps (made_by);
comment on table oauth_apps is 'Programs of an organization that ask for access tokens. One is worth at most what its maker holds at that moment';
comment on column oauth_apps.maker_epoch is 'The credential epoch of the maker when the app was made: in any other one it is dead';
comment on column oauth_apps.previous_secret_hash is 'The secret before the last roll, until previous_works_until';
comment on column oauth_apps.token_epoch is 'Access tokens of another epoch are dead: raised when a secret ends at once';

alter table audit_events drop constraint audit_events_actor_kind_check,
  add constraint audit_events_actor_kind_check
    check (actor_kind in ('anonymous', 'user', 'api_key', 'oauth_app', 'provisioning', 'operator', 'system')) not valid;
`,
};

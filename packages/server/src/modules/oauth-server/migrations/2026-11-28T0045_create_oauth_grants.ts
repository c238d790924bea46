export const createOauthGrants = {
  name: '2026-11-28T0045_create_oauth_grants',
  sql: `
create table oauth_consents (
  app_id uuid not null references oauth_apps (id),
  user_id uuid not null references users (id),
  user_epoch int not null,
  permissions text[] not null,
  keeps_access boolean not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (app_id, user_id)
);
create index oauth_consents_of_user on oauth_consents (user_id);
comment on table oauth_consents is 'What somebody agreed to for an app: asked again when more is wanted, or after another password';

create table oauth_grants (
  id uuid primary key,
  app_id uuid not null references oauth_apps (id),
  user_id uuid not null references users (id),
  user_epoch int not null,
  session_id uuid not null,
  permissions text[] not null,
  keeps_access boolean not null,
  redirect_uri text not null,
  code_challenge text not null,
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  code_expires_at timestamptz not null,
  code_used_at timestamptz,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('replayed', 'misused', 'revoked', 'disconnected')),
  check ((ended_at is null) = (ended_because is null)),
  check (code_expires_at <= created_at + interval '60 seconds' and expires_at <= created_at + interval '30 days')
);
create index oauth_grants_of_user on oauth_grants (user_id, app_id);
create index oauth_grants_by_end on oauth_grants (expires_at);
comment on table oauth_grants is 'One time that a person let an app in: a code, and whatever was issued from it. It ends as one';
comment on column oauth_grants.user_epoch is 'The credential epoch of the person: in any other one everything issued is dead';

create table oauth_refresh_tokens (
  token_hash bytea primary key,
  grant_id uuid not null references oauth_grants (id) on delete cascade,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index oauth_refresh_tokens_of_grant on oauth_refresh_tokens (grant_id);
comment on table oauth_refresh_tokens is 'Each works once and gives the next. One that is shown again ends its grant';
`,
};

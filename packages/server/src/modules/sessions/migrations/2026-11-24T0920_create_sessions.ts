export const createSessions = {
  name: '2026-11-24T0920_create_sessions',
  sql: `
create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id),
  secret_hash bytea not null,
  credential_epoch int not null,
  transport text not null check (transport in ('cookie', 'bearer')),
  method text not null,
  client_address text not null,
  user_agent text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  authenticated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_because text
);
create unique index sessions_secret on sessions (secret_hash);
create index sessions_of_user on sessions (user_id, created_at) where ended_at is null;
create index sessions_expiry on sessions (expires_at);
comment on table sessions is 'Who is signed in. The secret is stored as a hash; a session of an older credential epoch is dead';
comment on column sessions.authenticated_at is 'When the person last proved who they are: far-reaching acts want it young';
`,
};

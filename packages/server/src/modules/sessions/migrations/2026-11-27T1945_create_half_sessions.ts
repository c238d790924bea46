export const createHalfSessions = {
  name: '2026-11-27T1945_create_half_sessions',
  sql: `
create table half_sessions (
  id uuid primary key,
  user_id uuid not null references users (id),
  secret_hash bytea not null,
  credential_epoch int not null,
  tries int not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index half_sessions_secret on half_sessions (secret_hash);
create index half_sessions_of_user on half_sessions (user_id);
create index half_sessions_expiry on half_sessions (expires_at);
comment on table half_sessions is 'Who gave the right password and still owes the second factor. No session: it opens nothing but the doors of that step';
comment on column half_sessions.credential_epoch is 'A new password, or another change of how they sign in, makes it worthless';
`,
};

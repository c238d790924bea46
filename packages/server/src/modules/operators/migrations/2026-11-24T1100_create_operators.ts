export const createOperators = {
  name: '2026-11-24T1100_create_operators',
  sql: `
create table operators (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  password_hash text not null,
  is_first boolean unique check (is_first),
  created_at timestamptz not null default now()
);
comment on table operators is 'Staff of whoever runs this instance: a login kind of its own, never a user of an organization';
comment on column operators.is_first is 'True for the one that the link of the first start made: unique, so that two at once make one';

create table operator_sessions (
  id uuid primary key,
  operator_id uuid not null references operators (id),
  secret_hash bytea not null unique,
  client_address text not null,
  user_agent text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  authenticated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
`,
};

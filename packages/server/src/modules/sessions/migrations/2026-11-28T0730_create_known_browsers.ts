export const createKnownBrowsers = {
  name: '2026-11-28T0730_create_known_browsers',
  sql: `
create table known_browsers (
  user_id uuid not null references users (id),
  hash bytea not null,
  is_program boolean not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (user_id, hash)
);
create index known_browsers_age on known_browsers (last_seen_at);
comment on table known_browsers is 'From which browsers a login was used: another one is told by mail. It lets nobody in';
comment on column known_browsers.hash is 'Of the login and the cookie of the browser; of a program, which keeps none, of the address that it came from';
`,
};

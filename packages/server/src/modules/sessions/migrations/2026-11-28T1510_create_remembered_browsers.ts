export const createRememberedBrowsers = {
  name: '2026-11-28T1510_create_remembered_browsers',
  sql: `
create table remembered_browsers (
  id uuid primary key,
  user_id uuid not null references users (id),
  organization_id uuid not null,
  secret_hash bytea not null,
  factor_level smallint not null check (factor_level in (1, 2)),
  credential_epoch int not null,
  client_address text not null,
  user_agent text not null,
  remembered_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz not null
);
create unique index remembered_browsers_secret on remembered_browsers (user_id, secret_hash);
create index remembered_browsers_of_organization on remembered_browsers (organization_id);
create index remembered_browsers_expiry on remembered_browsers (expires_at);
comment on table remembered_browsers is 'Browsers in which a second factor was proven that is not asked for again there, beside the right password. It proves nothing afresh';
comment on column remembered_browsers.organization_id is 'Whose rule allowed it: of another company it means nothing';
comment on column remembered_browsers.secret_hash is 'Of the login and the secret in a cookie of its own';
comment on column remembered_browsers.credential_epoch is 'A new password, or another change of how they sign in, makes it worthless';
comment on column remembered_browsers.expires_at is 'As it was ticked: no rule lengthens it';
`,
};

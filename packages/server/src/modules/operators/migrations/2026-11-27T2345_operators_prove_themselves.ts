export const operatorsProveThemselves = {
  name: '2026-11-27T2345_operators_prove_themselves',
  sql: `
alter table operators add column removed_at timestamptz;
alter table operators drop constraint operators_email_key;
create unique index operators_email on operators (email) where removed_at is null;
comment on column operators.removed_at is 'No operator any more: the row stays for what they did';

-- Begun by a password alone: whoever has one signs in anew, and adds a second factor.
update operator_sessions set ended_at = now() where ended_at is null;

create index operator_sessions_of_operator on operator_sessions (operator_id, created_at);

create table operator_half_sessions (
  id uuid primary key,
  operator_id uuid not null references operators (id),
  secret_hash bytea not null,
  tries int not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index operator_half_sessions_secret on operator_half_sessions (secret_hash);
create index operator_half_sessions_of_operator on operator_half_sessions (operator_id);
create index operator_half_sessions_expiry on operator_half_sessions (expires_at);
comment on table operator_half_sessions is 'Operators who gave the right password and owe the second factor, or have to add their first. No session';

create table operator_invitations (
  id uuid primary key,
  email text not null check (email = lower(email)),
  invited_by uuid not null references operators (id),
  secret_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index operator_invitations_secret on operator_invitations (secret_hash);
create unique index operator_invitations_open on operator_invitations (email) where ended_at is null;
create index operator_invitations_of_operator on operator_invitations (invited_by);
comment on table operator_invitations is 'Who was asked to be an operator. One address has one open invitation; it is worth nothing once whoever sent it was removed';
`,
};

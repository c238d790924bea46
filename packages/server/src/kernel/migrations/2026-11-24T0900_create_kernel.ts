export const createKernel = {
  name: '2026-11-24T0900_create_kernel',
  sql: `
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table data_keys (
  id uuid primary key,
  owner_id uuid not null unique,
  wrapped bytea not null,
  created_at timestamptz not null default now()
);
comment on table data_keys is 'Data keys of envelope encryption, one for each organization and one (owner_id all zero) for the instance';
comment on column data_keys.wrapped is 'The key, encrypted under the master key';

create table one_time_tokens (
  id uuid primary key,
  purpose text not null,
  secret_hash bytea not null,
  subject_id uuid not null,
  address text,
  organization_id uuid,
  failures int not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create unique index one_time_tokens_secret on one_time_tokens (purpose, secret_hash) where used_at is null;
create index one_time_tokens_subject on one_time_tokens (purpose, subject_id) where used_at is null;
create index one_time_tokens_expiry on one_time_tokens (expires_at);
comment on table one_time_tokens is 'Every single-use secret that leaves by mail or terminal: stored as a hash, bound to purpose, subject and address, consumed by one UPDATE';
comment on column one_time_tokens.failures is 'Wrong guesses of a short code; at five it is dead';

create table idempotency_keys (
  principal_id uuid not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  status int,
  body text,
  etag text,
  created_at timestamptz not null default now(),
  primary key (principal_id, route, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
comment on table idempotency_keys is 'Answers kept for 24 hours, written in the transaction of the change they answer for';

create unlogged table rate_limits (
  key bytea primary key,
  count int not null,
  window_ends_at timestamptz not null
);
create index rate_limits_age on rate_limits (window_ends_at);
comment on table rate_limits is 'Counters of fixed windows. The key is a keyed hash, so the table holds no address';

create table audit_events (
  log_id uuid not null,
  id uuid not null,
  occurred_at timestamptz not null default now(),
  event text not null,
  outcome text not null check (outcome in ('done', 'denied')),
  actor_kind text not null check (actor_kind in ('anonymous', 'user', 'operator', 'system')),
  actor_id uuid,
  actor_name text not null,
  session_id uuid,
  target_type text not null,
  target_sid text not null,
  target_name text not null,
  account_id uuid,
  before jsonb,
  after jsonb,
  reason text,
  client_address text not null,
  user_agent text not null,
  request_id text not null,
  primary key (log_id, id)
);
create index audit_events_actor on audit_events (log_id, actor_id, id);
create index audit_events_target on audit_events (log_id, target_sid, id);
create index audit_events_event on audit_events (log_id, event, id);
create index audit_events_text on audit_events using gin (log_id, (actor_name || ' ' || target_name || ' ' || event || ' ' || target_sid) gin_trgm_ops);
comment on table audit_events is 'Who did what. A row commits with the change it tells of; the application may insert and read, never change';
comment on column audit_events.log_id is 'Whose log: the organization, else the account outside every organization, else all zero for the instance';
comment on column audit_events.reason is 'For a refused call: the permission that was missing';
revoke update, delete, truncate on audit_events from bailiwick_app;

create table mails (
  id uuid primary key,
  log_id uuid not null,
  recipient text not null,
  subject text not null,
  sealed bytea,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts int not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index mails_recent on mails (created_at desc);
create index mails_recipient on mails (recipient, created_at);
comment on column mails.sealed is 'Text and HTML, encrypted; emptied once the mail server took it (kept for the local outbox page when there is none)';
`,
};

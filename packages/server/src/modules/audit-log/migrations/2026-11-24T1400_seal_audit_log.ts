export const sealAuditLog = {
  name: '2026-11-24T1400_seal_audit_log',
  sql: `
create table audit_seal_keys (
  id uuid primary key,
  public_key bytea not null,
  private_key bytea not null,
  created_at timestamptz not null default now()
);
comment on table audit_seal_keys is 'Ed25519 keys that sign the seals of the audit log, made on first use';
comment on column audit_seal_keys.private_key is 'PKCS #8, encrypted under the data key of the instance';
revoke update, delete, truncate on audit_seal_keys from bailiwick_app;

create table audit_seal_queue (
  log_id uuid not null,
  event_id uuid not null,
  primary key (log_id, event_id)
);
comment on table audit_seal_queue is 'Audit events that no seal covers yet. A row becomes visible together with its event, so that none can be missed';
insert into audit_seal_queue (log_id, event_id) select log_id, id from audit_events;

create function queue_audit_events() returns trigger language plpgsql as $$
begin
  insert into audit_seal_queue (log_id, event_id) select log_id, id from added;
  return null;
end $$;
create trigger audit_events_are_queued after insert on audit_events referencing new table as added
  for each statement when (current_user = 'bailiwick_app') execute function queue_audit_events();
comment on trigger audit_events_are_queued on audit_events is 'What anybody but the application writes is never sealed, and named when the log is verified';

create table audit_seals (
  number bigint primary key,
  log_id uuid not null,
  log_number bigint not null,
  previous_hash bytea not null,
  previous_log_hash bytea not null,
  entry_ids uuid[] not null,
  entry_hashes bytea not null,
  first_id uuid not null,
  last_id uuid not null,
  newest_at timestamptz not null,
  sealed_at timestamptz not null,
  settled_at timestamptz,
  key_id uuid not null references audit_seal_keys (id),
  hash bytea not null,
  signature bytea not null,
  unique (log_id, log_number)
);
create index audit_seals_of_entry on audit_seals (log_id, last_id);
comment on table audit_seals is 'Signed seals over batches of audit events. One chain over all logs (number, previous_hash), and in it one for each log (log_number, previous_log_hash)';
comment on column audit_seals.entry_hashes is 'SHA-256 of the canonical form of each entry, 32 bytes each, in the order of entry_ids; zeros for one that was gone before it was sealed';
comment on column audit_seals.settled_at is 'Everything that the log held at this time is sealed by now; null: more was waiting';
revoke update, delete, truncate on audit_seals from bailiwick_app;

create table audit_seal_heads (
  chain_id uuid primary key,
  number bigint not null,
  hash bytea not null,
  entries bigint not null,
  last_id uuid not null,
  newest_at timestamptz not null,
  sealed_at timestamptz not null
);
comment on table audit_seal_heads is 'Where each chain ends: the next seal goes on from here even when the seals before it are gone, so that their absence stays visible';
comment on column audit_seal_heads.chain_id is 'The log; all ones for the chain over all logs';
revoke delete, truncate on audit_seal_heads from bailiwick_app;
`,
};

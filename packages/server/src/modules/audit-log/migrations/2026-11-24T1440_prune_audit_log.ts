export const pruneAuditLog = {
  name: '2026-11-24T1440_prune_audit_log',
  sql: `
create table audit_prunings (
  log_id uuid not null,
  through_number bigint not null,
  entries bigint not null,
  pruned_at timestamptz not null,
  key_id uuid not null references audit_seal_keys (id),
  signature bytea not null,
  primary key (log_id, through_number)
);
comment on table audit_prunings is 'What retention removed: the entries of every seal of a log up to this number. Signed like the seals, which stay';
revoke update, delete, truncate on audit_prunings from bailiwick_app;

create function prune_audit_log(pruned_log uuid, through bigint, kept_days int) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  since bigint;
  removed bigint;
begin
  if kept_days is null or kept_days < 30 then raise exception 'at least 30 days are kept'; end if;
  if exists (select from audit_seals s where s.log_id = pruned_log and s.log_number <= through
      and s.newest_at >= now() - make_interval(days => kept_days)) then
    raise exception 'seal % holds entries that are not old enough', through;
  end if;
  if not exists (select from audit_prunings p where p.log_id = pruned_log and p.through_number = through) then
    raise exception 'what is removed is written down first';
  end if;
  select coalesce(max(p.through_number), 0) into since from audit_prunings p
    where p.log_id = pruned_log and p.through_number < through;
  delete from audit_events e using (select unnest(s.entry_ids) as id from audit_seals s
      where s.log_id = pruned_log and s.log_number > since and s.log_number <= through) sealed
    where e.log_id = pruned_log and e.id = sealed.id;
  get diagnostics removed = row_count;
  return removed;
end $$;
comment on function prune_audit_log is 'The only way in which the application removes entries: sealed ones, older than 30 days at least, written down first';
revoke execute on function prune_audit_log from public;
grant execute on function prune_audit_log to bailiwick_app;
`,
};

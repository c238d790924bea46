export const keepAccessHistory = {
  name: '2026-11-24T1430_keep_access_history',
  sql: `
create table access_history (
  subject_id uuid not null,
  kind text not null check (kind in ('user', 'account', 'organization')),
  from_at timestamptz not null,
  until_at timestamptz,
  organization_id uuid,
  owner_user_id uuid,
  state text not null,
  primary key (subject_id, from_at)
);
create unique index access_history_now on access_history (subject_id) where until_at is null;
create index access_history_of_organization on access_history (organization_id, kind, from_at);
create index access_history_time on access_history (from_at);
comment on table access_history is 'What decided about access beside role assignments, period by period: whose a user or account was, who owned it, in which state. Written by triggers, so that no door can leave it out';
comment on column access_history.until_at is 'Null: it still is so';
comment on column access_history.organization_id is 'The organization that managed it; of an organization, itself';

create function keep_access_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  fields jsonb := to_jsonb(new);
  changed_at timestamptz := clock_timestamp();
  since timestamptz;
begin
  select from_at into since from access_history where subject_id = new.id and until_at is null;
  -- Clocks may stand still or go back; the order of the changes does not.
  if since >= changed_at then changed_at := since + interval '1 microsecond'; end if;
  update access_history set until_at = changed_at where subject_id = new.id and until_at is null;
  insert into access_history (subject_id, kind, from_at, organization_id, owner_user_id, state) values (
    new.id, tg_argv[0], changed_at,
    case tg_argv[0] when 'organization' then new.id else (fields ->> 'organization_id')::uuid end,
    (fields ->> 'owner_user_id')::uuid, coalesce(fields ->> 'effective_state', fields ->> 'state'));
  return null;
end $$;

create trigger users_history after insert or update of organization_id, state on users
  for each row execute function keep_access_history('user');
create trigger accounts_history after insert or update of organization_id, owner_user_id, state, suspended_by_operator_at on accounts
  for each row execute function keep_access_history('account');
create trigger organizations_history after insert or update of owner_user_id, state on organizations
  for each row execute function keep_access_history('organization');

insert into access_history (subject_id, kind, from_at, organization_id, owner_user_id, state)
  select id, 'user', now(), organization_id, null, state from users
  union all select id, 'account', now(), organization_id, owner_user_id, effective_state from accounts
  union all select id, 'organization', now(), id, owner_user_id, state from organizations;
revoke insert, update, delete, truncate on access_history from bailiwick_app;
`,
};

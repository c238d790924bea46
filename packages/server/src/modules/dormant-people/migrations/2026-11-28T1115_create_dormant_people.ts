export const createDormantPeople = {
  name: '2026-11-28T1115_create_dormant_people',
  sql: `
create table people_activity (
  user_id uuid primary key references users (id) on delete cascade,
  organization_id uuid references organizations (id),
  counted_from timestamptz not null default now(),
  last_active_at timestamptz,
  last_active_through text check (last_active_through in ('sign_in', 'session', 'api_key', 'oauth_token')),
  idle_since timestamptz not null generated always as (greatest(counted_from, last_active_at)) stored,
  check ((last_active_at is null) = (last_active_through is null))
);
create index people_activity_of_organization on people_activity (organization_id, idle_since, user_id);
comment on table people_activity is 'When each login was last used, and through what. Written by triggers, so that no door can leave it out, and to the hour, so that it costs no request anything';
comment on column people_activity.organization_id is 'Where they are managed and can sign in; null: nobody acts on them for being idle';
comment on column people_activity.counted_from is 'When they came under the organization, or were let back in: whoever never came is idle since then';

create function note_activity(person uuid, through text) returns void language sql security definer set search_path = public, pg_temp as $$
  update people_activity a set last_active_at = now(), last_active_through = through
  where a.user_id in (select b.user_id from people_activity b where b.user_id = person
    and coalesce(b.last_active_at < now() - interval '1 hour', true) for update skip locked)
$$;
comment on function note_activity is 'It waits for nobody: whoever holds the row notes the same at this moment, or decides about the person under a lock that comes before';

create function keep_people_activity() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into people_activity as a (user_id, organization_id)
    values (new.id, case when new.state = 'active' then new.organization_id end)
  on conflict (user_id) do update set organization_id = excluded.organization_id,
    counted_from = case when excluded.organization_id is not null and a.organization_id is distinct from excluded.organization_id
      then now() else a.counted_from end;
  return null;
end $$;
create trigger users_activity after insert or update of organization_id, state on users
  for each row execute function keep_people_activity();

create function note_session_activity() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform note_activity(new.user_id, case tg_op when 'INSERT' then 'sign_in' else 'session' end);
  return null;
end $$;
create trigger sessions_begin_activity after insert on sessions for each row execute function note_session_activity();
create trigger sessions_activity after update of last_seen_at on sessions
  for each row when (new.last_seen_at > old.last_seen_at) execute function note_session_activity();

create function note_program_activity() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform note_activity(new.made_by, tg_argv[0]);
  return null;
end $$;
create trigger api_keys_activity after update of last_used_at on api_keys
  for each row when (new.last_used_at is not null and coalesce(new.last_used_at > old.last_used_at, true))
  execute function note_program_activity('api_key');
create trigger oauth_apps_activity after update of last_used_at on oauth_apps
  for each row when (new.grant_type = 'client_credentials' and new.last_used_at is not null and coalesce(new.last_used_at > old.last_used_at, true))
  execute function note_program_activity('oauth_token');

create function note_grant_activity() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform note_activity((select g.user_id from oauth_grants g where g.id = new.grant_id), 'oauth_token');
  return null;
end $$;
create trigger oauth_refresh_tokens_activity after insert on oauth_refresh_tokens
  for each row execute function note_grant_activity();

insert into people_activity (user_id, organization_id, counted_from, last_active_at, last_active_through)
  select u.id, case when u.state = 'active' then u.organization_id end, u.created_at, latest.at, latest.through
  from users u
    left join (
      select distinct on (found.user_id) found.user_id, found.at, found.through
      from (
        select id as user_id, last_sign_in_at as at, 'sign_in' as through from users where last_sign_in_at is not null
        union all select user_id, max(last_seen_at), 'session' from sessions group by user_id
        union all select made_by, max(last_used_at), 'api_key' from api_keys where last_used_at is not null group by made_by
        union all select made_by, max(last_used_at), 'oauth_token' from oauth_apps
          where last_used_at is not null and grant_type = 'client_credentials' group by made_by
        union all select g.user_id, max(t.created_at), 'oauth_token' from oauth_refresh_tokens t join oauth_grants g on g.id = t.grant_id group by g.user_id
      ) found order by found.user_id, found.at desc, found.through
    ) latest on latest.user_id = u.id
  where u.state <> 'erased';
revoke insert, update, truncate on people_activity from bailiwick_app;

create view dormant_people_rules as
  select r.organization_id, coalesce(r.days, r.next_days) as idle_days,
    case when r.days is null then r.next_starts_at else r.started_at end as started_at, r.days is null as is_planned
  from (
    select p.organization_id,
      (case when p.next_starts_at <= now() then p.next_rule else p.rule end ->> 'idle_days')::int as days,
      case when p.next_starts_at <= now() then p.next_starts_at else p.started_at end as started_at,
      case when p.next_starts_at > now() then (p.next_rule ->> 'idle_days')::int end as next_days,
      p.next_starts_at
    from security_policies p where p.kind = 'dormant_people' and p.account_id is null) r
  where coalesce(r.days, r.next_days) is not null;
comment on view dormant_people_rules is 'After how many days people are deactivated, by the rule that holds, or else by the one that starts by itself. One row for an organization';

create function dormant_due(idle_since timestamptz, idle_days int, started_at timestamptz) returns timestamptz language sql stable as $$
  select greatest(
    date_trunc('day', $1, 'UTC') + make_interval(hours => 24 * ($2 + 1)),
    date_trunc('day', greatest(now(), $3) + interval '43 minutes', 'UTC') + make_interval(hours => 24 * 15))
$$;
comment on function dormant_due is 'The day (UTC) on which somebody who was not warned yet is deactivated at the earliest: idle for whole days, and 14 whole days after the mail. The job looks 17 minutes past each hour';

create table dormant_warnings (
  user_id uuid primary key references users (id) on delete cascade,
  organization_id uuid not null references organizations (id),
  rule_started_at timestamptz not null,
  warned_at timestamptz not null default now(),
  due_at timestamptz not null,
  reminded_at timestamptz,
  deactivated_at timestamptz,
  check (due_at >= warned_at + interval '14 days')
);
create index dormant_warnings_of_organization on dormant_warnings (organization_id, due_at);
comment on table dormant_warnings is 'Who was told by mail that they will be deactivated, by which rule, and when. Whoever comes after it, and whoever is told of another rule, is warned anew';

create view dormant_warnings_now as
  select w.user_id, w.organization_id, w.warned_at, w.due_at, w.reminded_at, a.idle_since
  from dormant_warnings w
    join people_activity a on a.user_id = w.user_id and a.organization_id = w.organization_id and a.idle_since <= w.warned_at
    join organizations o on o.id = w.organization_id and o.owner_user_id is distinct from w.user_id
    join dormant_people_rules r on r.organization_id = w.organization_id and not r.is_planned and r.started_at = w.rule_started_at
  where w.deactivated_at is null;
comment on view dormant_warnings_now is 'Warnings that count: the rule is the same, the person did not come since, and is managed there and not the Owner';

create table dormant_brakes (
  organization_id uuid primary key references organizations (id),
  held_at timestamptz not null default now()
);
comment on table dormant_brakes is 'When the audit log last told that more people were due than one day lets go';
`,
};

export const keepSessionsOver = {
  name: '2026-11-28T1600_keep_sessions_over',
  sql: `
create or replace view security_policies_now as
  select p.scope_id, p.kind, p.organization_id, p.account_id,
    case when p.next_starts_at <= now() then p.next_rule else p.rule end as rule,
    case when p.next_starts_at <= now() then p.next_starts_at else p.started_at end as started_at,
    case when p.next_starts_at <= now() then p.rule end as last_rule,
    case when p.next_starts_at <= now() then p.next_starts_at end as last_held_until
  from security_policies p;
comment on view security_policies_now is 'Which rule holds at this moment, and which one held until a plan began by itself: the clock of the database decides';

create or replace view session_duties as
  select u.id as user_id, p.organization_id, p.account_id, p.started_at,
    (p.rule ->> 'lifetime_minutes')::int as lifetime_minutes,
    (p.rule ->> 'idle_minutes')::int as idle_minutes,
    (p.rule ->> 'step_up_minutes')::int as step_up_minutes,
    (p.last_rule ->> 'lifetime_minutes')::int as last_lifetime_minutes,
    (p.last_rule ->> 'idle_minutes')::int as last_idle_minutes,
    p.last_held_until
  from users u join security_policies_now p on p.kind = 'session' and p.organization_id = u.organization_id
  where p.account_id is null
    or (exists (select 1 from accounts a where a.id = p.account_id and a.organization_id = p.organization_id)
      and (exists (select 1 from held_roles h join accounts a on a.id = h.scope_id
          where h.user_id = u.id and (a.id = p.account_id or a.parent_account_id = p.account_id))
        or exists (select 1 from account_administrators m where m.account_id = p.account_id and m.user_id = u.id)));

create or replace view overdue_sessions as
  select s.id as session_id, s.user_id, d.organization_id
  from sessions s join session_duties d on d.user_id = s.user_id
  where s.ended_at is null
    and (s.created_at <= now() - make_interval(mins => d.lifetime_minutes)
      or s.last_seen_at <= now() - make_interval(mins => d.idle_minutes)
      or s.created_at <= d.last_held_until - make_interval(mins => d.last_lifetime_minutes)
      or s.last_seen_at <= d.last_held_until - make_interval(mins => d.last_idle_minutes));
comment on view overdue_sessions is 'Sessions that would live, and are over by a policy: the one of this moment, or the one before, until a plan took its place by itself';
`,
};

export const createCompliance = {
  name: '2026-11-28T0330_create_compliance',
  sql: `
create view second_factor_rules as
  select n.organization_id, n.scope_id, n.account_id, false as is_planned, n.started_at as starts_at,
    n.rule, n.rule ->> 'required_of' as circle,
    case when (n.rule ->> 'phishing_resistant')::boolean then 2 else 1 end as level
  from security_policies_now n
  where n.kind = 'second_factor' and n.rule ->> 'required_of' <> 'nobody'
  union all
  select p.organization_id, p.scope_id, p.account_id, true, p.next_starts_at,
    p.next_rule, p.next_rule ->> 'required_of',
    case when (p.next_rule ->> 'phishing_resistant')::boolean then 2 else 1 end
  from security_policies p
  where p.kind = 'second_factor' and p.next_starts_at > now() and p.next_rule ->> 'required_of' <> 'nobody';
comment on view second_factor_rules is 'What asks for a second factor now, and what will from a moment on';

create view second_factor_asks as
  select r.*, u.id as user_id, u.created_at as reached_at
  from second_factor_rules r join users u on u.organization_id = r.organization_id
  where r.account_id is null and r.circle = 'everyone'
  union all
  select r.*, u.id, u.created_at
  from second_factor_rules r
    join organization_administrators a on a.organization_id = r.organization_id
    join users u on u.id = a.user_id and u.organization_id = r.organization_id
  where r.account_id is null and r.circle = 'administrators'
  union all
  select r.*, g.user_id, g.reached_at
  from second_factor_rules r
    join (select h.organization_id, h.user_id, min(h.created_at) as reached_at from held_roles h
      where h.scope_kind = 'account' group by h.organization_id, h.user_id) g on g.organization_id = r.organization_id
    join users u on u.id = g.user_id and u.organization_id is distinct from r.organization_id
  where r.account_id is null and r.circle = 'everyone'
  union all
  select r.*, w.user_id, w.reached_at
  from second_factor_rules r
    join accounts a on a.id = r.account_id and a.organization_id = r.organization_id and a.state <> 'closed'
    cross join lateral (
      select reach.user_id, min(reach.reached_at) as reached_at
      from (select a.id union all select s.id from accounts s where s.parent_account_id = a.id) place
        cross join lateral (
          select h.user_id, h.created_at as reached_at from held_roles h
            where r.circle = 'everyone' and h.scope_id in (place.id, a.id, a.parent_account_id)
          union all
          select m.user_id, null from account_administrators m where m.account_id = place.id) reach
      group by reach.user_id) w
  where r.account_id is not null;
comment on view second_factor_asks is 'Of whom each policy asks a second factor, now or from a moment on: as the views of duties have it, for lists. Asked with the id of an organization';

create table compliance_reminders (
  organization_id uuid not null references organizations (id),
  user_id uuid not null references users (id),
  reminded_at timestamptz not null default now(),
  primary key (organization_id, user_id)
);
create index compliance_reminders_of_user on compliance_reminders (user_id);
comment on table compliance_reminders is 'When somebody was last reminded of what an organization asks of them';
`,
};

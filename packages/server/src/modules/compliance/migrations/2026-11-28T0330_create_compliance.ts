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

create table compliance_holds (
  user_id uuid primary key references users (id),
  organization_id uuid not null references organizations (id),
  scope_id uuid not null,
  held_by uuid not null references users (id),
  created_at timestamptz not null default now()
);
create index compliance_holds_of_organization on compliance_holds (organization_id);
create index compliance_holds_by on compliance_holds (held_by);
comment on table compliance_holds is 'Whose sessions and keys are worth nothing until they meet a policy, whenever and wherever it asks';
comment on column compliance_holds.scope_id is 'Which policy: of the organization or of an account. When it asks nobody any more, the hold asks nothing either';

create view compliance_hold_duties as
  select h.user_id, h.organization_id, h.scope_id, h.created_at as started_at, r.account_id, r.rule, r.circle, r.level
  from compliance_holds h join second_factor_rules r on r.scope_id = h.scope_id and r.organization_id = h.organization_id;
comment on view compliance_hold_duties is 'What a hold asks: what its policy does now, and what it will';

create or replace view second_factor_duties as
  select u.id as user_id, u.organization_id,
    case when coalesce(h.level, 0) > coalesce(p.level, 0) then h.rule else p.rule end as rule,
    case when coalesce(h.level, 0) > coalesce(p.level, 0) then h.started_at else p.started_at end as started_at,
    greatest(p.level, h.level) as level
  from users u
    left join lateral (
      select n.rule, n.started_at, case when (n.rule ->> 'phishing_resistant')::boolean then 2 else 1 end as level
      from security_policies_now n
      where n.scope_id = u.organization_id and n.kind = 'second_factor'
        and (n.rule ->> 'required_of' = 'everyone'
          or (n.rule ->> 'required_of' = 'administrators' and exists (
            select 1 from organization_administrators a where a.organization_id = n.organization_id and a.user_id = u.id)))) p on true
    left join lateral (
      select d.rule, d.started_at, d.level from compliance_hold_duties d
      where d.user_id = u.id and d.organization_id = u.organization_id
      order by d.level desc limit 1) h on true
  where p.level is not null or h.level is not null;
comment on view second_factor_duties is 'Of whom their own organization asks a second factor now, wherever they go: by its policy, or by a hold';

create view second_factor_asks as
  select r.*, u.id as user_id, u.created_at as reached_at, false as is_hold
  from second_factor_rules r join users u on u.organization_id = r.organization_id
  where r.account_id is null and r.circle = 'everyone'
  union all
  select r.*, u.id, u.created_at, false
  from second_factor_rules r
    join organization_administrators a on a.organization_id = r.organization_id
    join users u on u.id = a.user_id and u.organization_id = r.organization_id
  where r.account_id is null and r.circle = 'administrators'
  union all
  select r.*, g.user_id, g.reached_at, false
  from second_factor_rules r
    join (select h.organization_id, h.user_id, min(h.created_at) as reached_at from held_roles h
      where h.scope_kind = 'account' group by h.organization_id, h.user_id) g on g.organization_id = r.organization_id
    join users u on u.id = g.user_id and u.organization_id is distinct from r.organization_id
  where r.account_id is null and r.circle = 'everyone'
  union all
  select r.*, w.user_id, w.reached_at, false
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
  where r.account_id is not null
  union all
  select d.organization_id, d.scope_id, d.account_id, false, d.started_at, d.rule, d.circle, d.level, d.user_id, d.started_at, true
  from compliance_hold_duties d join users u on u.id = d.user_id and u.organization_id = d.organization_id;
comment on view second_factor_asks is 'Of whom each policy asks a second factor, now or from a moment on, and of whom a hold does: as the views of duties have it, for lists. Asked with the id of an organization';

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

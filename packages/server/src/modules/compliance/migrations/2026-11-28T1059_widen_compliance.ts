/** What every policy asks of a person: what a list of those who lack it is read from. */
export const widenCompliance = {
  name: '2026-11-28T1059_widen_compliance',
  sql: `
create view password_asks as
  select r.*, u.id as user_id, u.created_at as reached_at, coalesce(w.met_characters, 15) >= r.minimum as is_met
  from (
    select n.organization_id, n.scope_id, false as is_planned, n.started_at as starts_at, n.rule, (n.rule ->> 'minimum_characters')::int as minimum
    from security_policies_now n where n.kind = 'passwords' and n.account_id is null
    union all
    select p.organization_id, p.scope_id, true, p.next_starts_at, p.next_rule, (p.next_rule ->> 'minimum_characters')::int
    from security_policies p where p.kind = 'passwords' and p.account_id is null and p.next_starts_at > now()) r
    join users u on u.organization_id = r.organization_id
    join user_passwords w on w.user_id = u.id
  where r.minimum > 15 and not exists (select 1 from people_under_sso s where s.user_id = u.id);
comment on view password_asks is 'Of whom a longer password is asked, now or from a moment on, and whether theirs is known to have it: passwords are measured when they are typed';

create view credential_ends as
  select c.missing, c.id, c.organization_id, c.made_by, r.scope_id, e.rule, e.starts_at, e.ends_at,
    e.ends_at is not null and case c.missing
      when 'api_key' then coalesce(c.expires_at > e.ends_at, true)
      else e.ends_at <= greatest(now() + interval '14 days', e.starts_at) end as is_cut
  from (
    select 'api_key' as missing, k.id, k.organization_id, k.made_by, k.maker_epoch, k.created_at as counted_from, k.expires_at
    from api_keys k where k.ended_at is null and coalesce(k.expires_at > now(), true)
    union all
    select 'oauth_app', k.id, k.organization_id, k.made_by, k.maker_epoch, coalesce(k.rolled_at, k.created_at), null
    from oauth_apps k where k.ended_at is null) c
    join users u on u.id = c.made_by and u.organization_id = c.organization_id and u.credential_epoch = c.maker_epoch
    join security_policies r on r.organization_id = c.organization_id and r.kind = 'api_keys' and r.account_id is null
    cross join lateral (
      select case when r.next_starts_at <= now() then r.next_rule else r.rule end as rule,
        case when r.next_starts_at <= now() then r.next_starts_at else r.started_at end as starts_at,
        case when r.next_starts_at > now() then r.next_starts_at end as next_starts_at) n
    cross join lateral (
      select c.counted_from + make_interval(days => (n.rule ->> 'max_age_days')::int) as by_now,
        greatest(n.next_starts_at, c.counted_from + make_interval(days => (r.next_rule ->> 'max_age_days')::int)) as by_plan) t
    cross join lateral (
      select n.rule, n.starts_at, case when t.by_now is not null then greatest(t.by_now, n.starts_at) end as ends_at where n.next_starts_at is null or t.by_now < n.next_starts_at
      union all
      select r.next_rule, n.next_starts_at, case when r.next_rule ->> 'max_age_days' is not null then t.by_plan end
      where n.next_starts_at is not null and (t.by_now is null or t.by_now >= n.next_starts_at)) e
  where c.missing = 'oauth_app' or coalesce(t.by_now > now(), true);
comment on view credential_ends is 'When a policy ends API keys and secrets of OAuth apps that live, and whether it cuts them short: a key that would work longer, a secret that is over or within two weeks of it';

create view outsider_asks as
  select r.organization_id, r.scope_id, r.account_id, r.is_planned, r.starts_at, r.rule, h.user_id, min(h.created_at) as reached_at,
    count(distinct h.scope_id) as accounts
  from (
    select n.organization_id, n.scope_id, n.account_id, false as is_planned, n.started_at as starts_at, n.rule
    from security_policies_now n where n.kind = 'external_users' and n.rule ->> 'access' = 'not_allowed'
    union all
    select p.organization_id, p.scope_id, p.account_id, true, p.next_starts_at, p.next_rule
    from security_policies p where p.kind = 'external_users' and p.next_starts_at > now()
      and p.next_rule ->> 'access' = 'not_allowed' and p.rule ->> 'access' <> 'not_allowed') r
    join held_roles h on h.organization_id = r.organization_id and h.scope_kind = 'account'
    join accounts a on a.id = h.scope_id and a.state <> 'closed' and (r.account_id is null or r.account_id in (a.id, a.parent_account_id))
    join users u on u.id = h.user_id and u.organization_id is distinct from r.organization_id
  group by r.organization_id, r.scope_id, r.account_id, r.is_planned, r.starts_at, r.rule, h.user_id;
comment on view outsider_asks is 'People from outside who hold roles where a policy lets nobody from outside in, now or from a moment on';

create view compliance_asks as
  select k.organization_id, k.user_id, case k.level when 2 then 'passkey' else 'second_factor' end as missing, k.level, l.level as has,
    k.scope_id, k.account_id, k.is_hold, k.is_planned, k.starts_at,
    case when k.is_planned then k.starts_at else greatest(k.starts_at, k.reached_at) end as since, k.rule, 1::bigint as things,
    l.level >= k.level as is_met
  from second_factor_asks k join people_levels l on l.user_id = k.user_id
  union all
  select p.organization_id, p.user_id, 'password', 0, null, p.scope_id, null, false, p.is_planned, p.starts_at,
    case when p.is_planned then p.starts_at else greatest(p.starts_at, p.reached_at) end, p.rule, 1, p.is_met
  from password_asks p
  union all
  select c.organization_id, c.made_by, c.missing, 0, null, c.scope_id, null, false,
    coalesce(min(c.ends_at) filter (where c.is_cut) > now(), false), min(c.starts_at) filter (where c.is_cut), min(c.ends_at) filter (where c.is_cut),
    (array_agg(c.rule order by c.ends_at) filter (where c.is_cut))[1], count(*) filter (where c.is_cut), count(*) filter (where c.is_cut) = 0
  from credential_ends c where c.ends_at is not null group by c.organization_id, c.made_by, c.missing, c.scope_id
  union all
  select o.organization_id, o.user_id, 'outside', 0, null, o.scope_id, o.account_id, false, o.is_planned, o.starts_at,
    case when o.is_planned then o.starts_at else greatest(o.starts_at, o.reached_at) end, o.rule, o.accounts, false
  from outsider_asks o;
comment on view compliance_asks is 'What every policy asks of a person, now or from a moment on, and whether they meet it. Asked with the id of an organization';
`,
};

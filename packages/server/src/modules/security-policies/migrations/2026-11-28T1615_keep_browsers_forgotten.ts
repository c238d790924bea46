export const keepBrowsersForgotten = {
  name: '2026-11-28T1615_keep_browsers_forgotten',
  sql: `
create or replace view remembered_browsers_now as
  select r.id, r.user_id, r.remembered_at,
    least(r.expires_at, r.remembered_at + make_interval(days => l.days)) as until
  from remembered_browsers r
    join users u on u.id = r.user_id and u.state = 'active' and u.credential_epoch = r.credential_epoch
      and u.organization_id = r.organization_id
    join factor_levels f on f.user_id = r.user_id and f.level >= r.factor_level
    join remembered_browser_limits l on l.user_id = r.user_id
  where r.expires_at > now() and r.remembered_at > now() - make_interval(days => l.days)
    and not exists (select 1 from security_policies_now p
      where p.kind = 'remembered_browsers' and p.organization_id = r.organization_id
        and r.remembered_at <= p.last_held_until - make_interval(days =>
          coalesce((p.last_rule ->> 'remembered_days')::int, case when p.account_id is null then 0 end))
        and (p.account_id is null
          or exists (select 1 from held_roles h join accounts a on a.id = h.scope_id
            where h.user_id = r.user_id and (a.id = p.account_id or a.parent_account_id = p.account_id))
          or exists (select 1 from account_administrators m where m.account_id = p.account_id and m.user_id = r.user_id)));
comment on view remembered_browsers_now is 'Browsers that are remembered at this moment: by the rule, the password, the factors and the company of today. What the rule before forgot, until a plan took its place by itself, stays forgotten';
`,
};

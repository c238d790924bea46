/** For how long browsers are remembered, by the rule of the moment. Nobody is whom the emergency access is open to: they always prove it. */
export const limitRememberedBrowsers = {
  name: '2026-11-28T1512_limit_remembered_browsers',
  sql: `
create view remembered_browser_limits as
  select u.id as user_id,
    case when exists (select 1 from break_glass_owners_now b where b.user_id = u.id) then 0
      else least(
        coalesce((select (p.rule ->> 'remembered_days')::int from security_policies_now p
          where p.scope_id = u.organization_id and p.kind = 'remembered_browsers'), 0),
        (select min((p.rule ->> 'remembered_days')::int)
          from security_policies_now p join accounts s on s.id = p.account_id and s.organization_id = p.organization_id
          where p.kind = 'remembered_browsers' and p.organization_id = u.organization_id
            and (exists (select 1 from held_roles h join accounts a on a.id = h.scope_id
                where h.user_id = u.id and (a.id = p.account_id or a.parent_account_id = p.account_id))
              or exists (select 1 from account_administrators m where m.account_id = p.account_id and m.user_id = u.id))))
    end as days
  from users u where u.organization_id is not null;
comment on view remembered_browser_limits is 'For how many days browsers of managed people are remembered after a second factor: the least of every rule that reaches them. No row: none is';

create view remembered_browsers_now as
  select r.id, r.user_id, r.remembered_at,
    least(r.expires_at, r.remembered_at + make_interval(days => l.days)) as until
  from remembered_browsers r
    join users u on u.id = r.user_id and u.state = 'active' and u.credential_epoch = r.credential_epoch
      and u.organization_id = r.organization_id
    join factor_levels f on f.user_id = r.user_id and f.level >= r.factor_level
    join remembered_browser_limits l on l.user_id = r.user_id
  where r.expires_at > now() and r.remembered_at > now() - make_interval(days => l.days);
comment on view remembered_browsers_now is 'Browsers that are remembered at this moment: by the rule, the password, the factors and the company of today';
`,
};

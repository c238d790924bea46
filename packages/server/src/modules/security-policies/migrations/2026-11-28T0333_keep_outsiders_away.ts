export const keepOutsidersAway = {
  name: '2026-11-28T0333_keep_outsiders_away',
  sql: `
create view account_outsider_rules as
  select a.id as account_id, p.organization_id, p.scope_id, p.rule ->> 'access' as access, p.started_at
  from accounts a join security_policies_now p on p.kind = 'external_users' and p.organization_id = a.organization_id
    and p.scope_id in (a.id, a.parent_account_id, a.organization_id)
  where p.rule ->> 'access' <> 'allowed';
comment on view account_outsider_rules is 'What keeps people from outside away from an account now: policies of the account, its parent and its organization';
`,
};

export const limitInvitations = {
  name: '2026-11-28T0332_limit_invitations',
  sql: `
create view invitation_limits as
  select p.scope_id as organization_id, (p.rule ->> 'lifetime_days')::int as lifetime_days
  from security_policies_now p where p.kind = 'invitations' and p.account_id is null and p.rule ->> 'lifetime_days' is not null;
comment on view invitation_limits is 'How many days the links of invitations work, where an organization wants them to work less long than the product lets them';
`,
};

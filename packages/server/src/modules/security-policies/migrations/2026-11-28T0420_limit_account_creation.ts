export const limitAccountCreation = {
  name: '2026-11-28T0420_limit_account_creation',
  sql: `
create view account_creation_limits as
  select p.scope_id as organization_id, p.rule ->> 'created_by' as created_by
  from security_policies_now p where p.kind = 'account_creation' and p.account_id is null and p.rule ->> 'created_by' <> 'everyone';
comment on view account_creation_limits is 'Where an organization leaves the creation of accounts to fewer people than its roles would';
`,
};

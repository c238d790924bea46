export const indexAccountRoles = {
  name: '2026-11-27T1230_index_account_roles',
  sql: `
create index role_assignments_on_accounts on role_assignments (organization_id, user_id)
  where scope_kind = 'account' and ended_at is null;
comment on index role_assignments_on_accounts is 'Who may be a guest of an organization, without reading the roles that its own people hold in it';
`,
};

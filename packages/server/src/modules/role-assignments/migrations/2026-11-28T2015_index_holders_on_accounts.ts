export const indexHoldersOnAccounts = {
  name: '2026-11-28T2015_index_holders_on_accounts',
  sql: `
create index role_assignments_of_account on role_assignments (account_id, user_id) where ended_at is null and account_id is not null;
comment on index role_assignments_of_account is 'The few who hold something on one account, where nearly everybody holds something on the organization';
`,
};

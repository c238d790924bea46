/** People whom the directory of a company sends; such logins have no password. */
export const joinByScim = {
  name: '2026-11-27T2041_join_by_scim',
  sql: `
alter table users drop constraint users_joined_by_check;
alter table users add constraint users_joined_by_check
  check (joined_by in ('sign_up', 'invitation', 'sign_up_policy', 'founding', 'sso', 'scim'));
`,
};

/** People whom an identity provider brings; such logins have no password. */
export const joinBySso = {
  name: '2026-11-27T1600_join_by_sso',
  sql: `
alter table users drop constraint users_joined_by_check;
alter table users add constraint users_joined_by_check
  check (joined_by in ('sign_up', 'invitation', 'sign_up_policy', 'founding', 'sso'));
`,
};

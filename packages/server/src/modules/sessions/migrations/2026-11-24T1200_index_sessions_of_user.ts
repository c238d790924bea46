export const indexSessionsOfUser = {
  name: '2026-11-24T1200_index_sessions_of_user',
  sql: `
create index sessions_of_user_ever on sessions (user_id, created_at);
comment on index sessions_of_user_ever is 'Ended ones too: from where somebody has signed in lately';
`,
};

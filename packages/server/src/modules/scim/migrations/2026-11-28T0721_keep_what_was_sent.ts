export const keepWhatWasSent = {
  name: '2026-11-28T0721_keep_what_was_sent',
  sql: `
alter table scim_users add column sent jsonb;
comment on column scim_users.sent is 'name and emails as the client sent them, where its connection reads fields from elsewhere; null: what the login has';
`,
};

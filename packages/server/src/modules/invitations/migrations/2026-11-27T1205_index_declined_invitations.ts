export const indexDeclinedInvitations = {
  name: '2026-11-27T1205_index_declined_invitations',
  sql: `
create index invitations_declined on invitations (scope_id, email, answered_at) where state = 'declined';
`,
};

export const indexAttention = {
  name: '2026-11-24T1500_index_attention',
  sql: `
create index users_out_of_use on users (organization_id, id) where state in ('inactive', 'suspended');
create index invitations_ending on invitations (organization_id, expires_at) where state in ('pending', 'expired');
`,
};

export const indexEndings = {
  name: '2026-11-24T1520_index_endings',
  sql: `
create index accounts_closing_of_organization on accounts (organization_id, closes_at) where state = 'pending_closure';
`,
};

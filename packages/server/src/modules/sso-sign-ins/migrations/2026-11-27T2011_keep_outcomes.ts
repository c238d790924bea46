export const keepOutcomes = {
  name: '2026-11-27T2011_keep_outcomes',
  sql: `
alter table sso_requests add column outcome text check (outcome in ('refused', 'signed_in'));
comment on column sso_requests.outcome is 'What became of it; null: nobody came back, it is under way, or it was a test';
`,
};

export const keepSuggestions = {
  name: '2026-11-27T1210_keep_suggestions',
  sql: `
alter table operation_rows add column suggestion jsonb;
comment on column operation_rows.suggestion is 'How the row can be mended, where that is known: a message with its values, said when it is read';
`,
};

export const keepWhatOperationsChange = {
  name: '2026-11-24T1600_keep_what_operations_change',
  sql: `
alter table operations add column changes jsonb not null default '[]';
comment on column operations.changes is 'What its rows changed or would change, added up: lines of an impact';
alter table operations add column label text not null default '';
comment on column operations.label is 'What is done, in words that follow an infinitive: deactivate people';
alter table operation_rows add column code text;
comment on column operation_rows.code is 'Stable code of the error that the row met';
create index operation_rows_by_code on operation_rows (organization_id, operation_id, code, row_number) where code is not null;
`,
};

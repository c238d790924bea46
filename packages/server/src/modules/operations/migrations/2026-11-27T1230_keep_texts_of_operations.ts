export const keepTextsOfOperations = {
  name: '2026-11-27T1230_keep_texts_of_operations',
  sql: `
alter table operations alter column error_detail type jsonb using to_jsonb(error_detail);
comment on column operations.error_detail is 'A message with its values, said when it is read; a string is one of before there were languages';
alter table operation_rows alter column reason type jsonb using to_jsonb(reason);
comment on column operation_rows.reason is 'A message with its values, said when it is read; a string is one of before there were languages';
`,
};

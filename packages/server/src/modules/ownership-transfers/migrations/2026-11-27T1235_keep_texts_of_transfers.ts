export const keepTextsOfTransfers = {
  name: '2026-11-27T1235_keep_texts_of_transfers',
  sql: `
alter table ownership_transfers alter column ended_because type jsonb using to_jsonb(ended_because);
comment on column ownership_transfers.ended_because is 'A message with its values, said when it is read; a string is one of before there were languages';
`,
};

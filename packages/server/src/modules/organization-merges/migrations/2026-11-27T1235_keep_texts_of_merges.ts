export const keepTextsOfMerges = {
  name: '2026-11-27T1235_keep_texts_of_merges',
  sql: `
alter table organization_merges alter column ended_because type jsonb using to_jsonb(ended_because);
comment on column organization_merges.ended_because is 'A message with its values, said when it is read; a string is one of before there were languages';
`,
};

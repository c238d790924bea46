export const createMutedMails = {
  name: '2026-11-24T1440_create_muted_mails',
  sql: `
create table muted_mails (
  user_id uuid not null references users (id),
  kind text not null check (char_length(kind) <= 64),
  muted_at timestamptz not null default now(),
  primary key (user_id, kind)
);
comment on table muted_mails is 'Kinds of mails that a person turned off. No row: they get them';
`,
};

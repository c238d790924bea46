export const liveOrganizations = {
  name: '2026-11-24T1400_live_organizations',
  sql: `
alter table organizations
  alter column owner_user_id drop not null,
  add column deletion_due_at timestamptz,
  add column deletion_reminders int not null default 0,
  add column deleted_at timestamptz,
  add column released_at timestamptz,
  add constraint organizations_owned check ((state = 'deleted') = (owner_user_id is null)),
  add constraint organizations_due check ((state = 'pending_deletion') = (deletion_due_at is not null)),
  add constraint organizations_deleted check ((state = 'deleted') = (deleted_at is not null));
create index organizations_deletion_due on organizations (deletion_due_at) where deletion_due_at is not null;
create index organizations_unreleased on organizations (deleted_at) where state = 'deleted' and released_at is null;
comment on column organizations.deletion_reminders is 'How many of the reminders of the deletion were mailed';
comment on column organizations.released_at is 'When the last of its accounts and users had become independent';
`,
};

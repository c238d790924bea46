export const mergedOrganizations = {
  name: '2026-11-24T1630_merged_organizations',
  sql: `
alter table organizations
  drop constraint organizations_state_check,
  drop constraint organizations_owned,
  add column merged_at timestamptz,
  add column merged_into_id uuid references organizations (id),
  add constraint organizations_state_check check (state in ('active', 'suspended', 'pending_deletion', 'deleted', 'merged')),
  add constraint organizations_owned check ((state in ('deleted', 'merged')) = (owner_user_id is null)),
  add constraint organizations_merged check (
    (state = 'merged') = (merged_at is not null) and (state = 'merged') = (merged_into_id is not null) and merged_into_id <> id);
comment on column organizations.merged_into_id is 'The organization that its accounts and people joined';
`,
};

export const holdGroups = {
  name: '2026-11-27T2342_hold_groups',
  sql: `
create table provisioning_group_holds (
  connection_id uuid not null references provisioning_connections (id) on delete cascade,
  organization_id uuid not null,
  group_id uuid not null,
  asked_at timestamptz not null default now(),
  primary key (connection_id, group_id)
);
comment on table provisioning_group_holds is 'Groups that a connection wanted to take people out of when the brake held';
`,
};

export const countLosses = {
  name: '2026-11-27T2345_count_losses',
  sql: `
create table scim_losses (
  connection_id uuid not null,
  organization_id uuid not null,
  user_id uuid not null references users (id),
  lost_at timestamptz not null default now(),
  primary key (connection_id, user_id),
  foreign key (organization_id, connection_id) references provisioning_connections (organization_id, id) on delete cascade
);
create index scim_losses_recent on scim_losses (connection_id, lost_at);
create index scim_losses_of_user on scim_losses (user_id);
comment on table scim_losses is 'Whom a connection took out of a group that holds roles: what the brake counts, for a day';
`,
};

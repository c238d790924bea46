export const createScimUsers = {
  name: '2026-11-27T2045_create_scim_users',
  sql: `
create table scim_users (
  user_id uuid primary key references users (id),
  organization_id uuid not null,
  connection_id uuid not null,
  user_name text not null,
  external_id text,
  email_type text,
  details jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deactivated_at timestamptz,
  removed_at timestamptz,
  foreign key (organization_id, connection_id) references provisioning_connections (organization_id, id) on delete cascade
);
create unique index scim_users_user_name on scim_users (connection_id, lower(user_name)) where removed_at is null;
create unique index scim_users_external_id on scim_users (connection_id, external_id) where removed_at is null and external_id is not null;
create index scim_users_deactivated on scim_users (connection_id, deactivated_at) where deactivated_at is not null;
comment on table scim_users is 'What a connection says of a person, beside their login. One connection has a person';
comment on column scim_users.details is 'Attributes that decide nothing here: displayName, title, those of the enterprise extension …';
comment on column scim_users.removed_at is 'The client deleted the person: deactivated, shown to it no more, and its own again when it sends them again';
`,
};

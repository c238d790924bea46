export const createOrganizations = {
  name: '2026-11-24T0940_create_organizations',
  sql: `
create table organizations (
  id uuid primary key,
  friendly_name text not null check (char_length(friendly_name) between 1 and 64),
  owner_user_id uuid not null,
  state text not null default 'active' check (state in ('active', 'suspended', 'pending_deletion', 'deleted')),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint organizations_owner_is_managed_here foreign key (owner_user_id, id) references users (id, organization_id) deferrable initially deferred
);
create unique index organizations_owner on organizations (owner_user_id) where state <> 'deleted';
create index organizations_name on organizations (lower(friendly_name), id);
alter table users add constraint users_organization foreign key (organization_id) references organizations (id);
alter table accounts add constraint accounts_organization foreign key (organization_id) references organizations (id);
comment on column organizations.owner_user_id is 'The one Owner: the only truth about it, and one of the managed users';
`,
};

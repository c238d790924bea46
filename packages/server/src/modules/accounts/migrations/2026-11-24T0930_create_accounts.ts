export const createAccounts = {
  name: '2026-11-24T0930_create_accounts',
  sql: `
create table accounts (
  id uuid primary key,
  organization_id uuid,
  parent_account_id uuid references accounts (id),
  owner_user_id uuid references users (id),
  friendly_name text not null check (char_length(friendly_name) between 1 and 64),
  sort_name text collate "C" not null generated always as (lower(friendly_name)) stored,
  state text not null default 'active' check (state in ('active', 'suspended', 'pending_closure', 'closed')),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  constraint accounts_owner_or_parent check ((parent_account_id is null) = (owner_user_id is not null)),
  constraint accounts_owner_is_managed_here foreign key (owner_user_id, organization_id) references users (id, organization_id) deferrable initially deferred,
  constraint accounts_follow_parent foreign key (parent_account_id, organization_id) references accounts (id, organization_id) on update cascade deferrable initially deferred
);
create index accounts_of_organization on accounts (organization_id, sort_name, id);
create index accounts_of_organization_recent on accounts (organization_id, created_at, id);
create index accounts_of_owner on accounts (owner_user_id);
create index accounts_of_parent on accounts (parent_account_id);
create index accounts_text on accounts using gin (organization_id, friendly_name gin_trgm_ops);
comment on table accounts is 'What the vendor sells. A main account has one owner and no parent; a subaccount has a parent and no owner';
comment on column accounts.organization_id is 'The organization that manages the account; null: independent. A subaccount follows its parent';
comment on constraint accounts_owner_is_managed_here on accounts is 'The owner of a managed account is a managed user of the same organization';
`,
};

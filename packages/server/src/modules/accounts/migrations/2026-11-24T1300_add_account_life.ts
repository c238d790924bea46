export const addAccountLife = {
  name: '2026-11-24T1300_add_account_life',
  sql: `
alter table accounts
  add column suspended_by text check (suspended_by in ('account', 'organization')),
  add column suspended_by_operator_at timestamptz,
  add column closing_by text check (closing_by in ('account', 'organization')),
  add column closes_at timestamptz,
  add column closed_at timestamptz,
  add column tags text[] not null default '{}' check (cardinality(tags) <= 20),
  add column effective_state text not null generated always as (
    case when state = 'active' and suspended_by_operator_at is not null then 'suspended' else state end) stored,
  drop constraint accounts_owner_or_parent,
  add constraint accounts_owner_or_parent check ((parent_account_id is null and state <> 'closed') = (owner_user_id is not null)),
  add constraint accounts_suspended_by_somebody check (
    case state when 'active' then suspended_by is null when 'suspended' then suspended_by is not null else true end),
  add constraint accounts_closing check (
    (state = 'pending_closure') = (closing_by is not null) and (state = 'pending_closure') = (closes_at is not null)
    and (state = 'closed') = (closed_at is not null));
create index accounts_closing on accounts (closes_at) where state = 'pending_closure';
create index accounts_tags on accounts using gin (organization_id, tags);
create index accounts_suspended_by_operator on accounts (suspended_by_operator_at, id) where suspended_by_operator_at is not null;
comment on column accounts.state is 'Where the account is in its life, as its own people and its organization decided';
comment on column accounts.effective_state is 'The same, and suspended too while the operator suspends it: what access is decided by';
comment on column accounts.suspended_by is 'Who suspended it; kept while it is being closed, so that restoring leads back. What the organization did, only the organization undoes';
comment on column accounts.closes_at is 'When it is closed for good, unless it is restored before';
comment on constraint accounts_owner_or_parent on accounts is 'A main account has one owner and no parent, a subaccount the reverse; a closed one belongs to nobody any more';
`,
};

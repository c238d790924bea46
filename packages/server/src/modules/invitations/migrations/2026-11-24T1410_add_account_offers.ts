export const addAccountOffers = {
  name: '2026-11-24T1410_add_account_offers',
  sql: `
alter table invitations
  drop constraint invitations_kind_check,
  drop constraint invitations_scope,
  add constraint invitations_kind check (kind in ('organization', 'account', 'account_transfer', 'account_hand_over', 'account_release')),
  add constraint invitations_scope check (case kind
    when 'organization' then organization_id = scope_id and account_id is null and organization_role_id is not null
    when 'account' then account_id = scope_id and organization_role_id is null
    when 'account_transfer' then organization_id = scope_id and account_id is not null and organization_role_id is null
    when 'account_hand_over' then account_id = scope_id and organization_role_id is null
    else account_id = scope_id and organization_id is not null and organization_role_id is null end);
drop index invitations_once;
create unique index invitations_once on invitations (scope_id, email) where state = 'pending' and kind in ('organization', 'account');
create unique index invitations_one_new_owner on invitations (account_id) where state = 'pending' and kind in ('account_hand_over', 'account_release');
create unique index invitations_one_transfer on invitations (scope_id, account_id) where state = 'pending' and kind = 'account_transfer';
create index invitations_of_account on invitations (account_id) where state = 'pending';
comment on column invitations.kind is 'To join an organization, to reach an account; or about an account itself: to bring it into the organization, to own it, to own it outside';
`,
};

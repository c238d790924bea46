export const indexListsOfUsers = {
  name: '2026-11-27T1605_index_lists_of_users',
  sql: `
drop index users_of_organization_email;
drop index users_out_of_use;
create index users_of_organization_email on users (organization_id, email collate "C", id);
comment on index users_of_organization_email is 'In the order of bytes: it serves the order of the list and what an address begins with';
create index users_not_active on users (organization_id, state, sort_name, id) where state <> 'active';
comment on index users_not_active is 'The few of a large organization who cannot sign in';
`,
};

export const indexIndependentUsers = {
  name: '2026-11-27T1200_index_independent_users',
  sql: `
create index users_independent_of_domain on users (email_domain, sort_name, id) where organization_id is null and state <> 'erased';
create index users_independent_of_domain_email on users (email_domain, email collate "C", id) where organization_id is null and state <> 'erased';
`,
};

export const indexHoldersOfRoles = {
  name: '2026-11-27T1606_index_holders_of_roles',
  sql: `
create index role_assignments_of_role on role_assignments (scope_id, role_id, user_id) where ended_at is null;
comment on index role_assignments_of_role is 'The holders of one role, where nearly everybody holds another';
`,
};

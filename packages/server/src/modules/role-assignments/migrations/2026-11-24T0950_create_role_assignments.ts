export const createRoleAssignments = {
  name: '2026-11-24T0950_create_role_assignments',
  sql: `
create table role_assignments (
  id uuid primary key,
  scope_id uuid not null,
  scope_kind text not null check (scope_kind in ('organization', 'account')),
  organization_id uuid references organizations (id),
  account_id uuid references accounts (id),
  user_id uuid not null references users (id),
  role_id text not null,
  granted_by uuid,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid,
  constraint role_assignments_scope check (
    (scope_kind = 'organization' and organization_id = scope_id and account_id is null)
    or (scope_kind = 'account' and account_id = scope_id)),
  constraint role_assignments_same_organization foreign key (account_id, organization_id) references accounts (id, organization_id) deferrable initially deferred
);
create unique index role_assignments_live on role_assignments (scope_id, user_id, role_id) where ended_at is null;
create index role_assignments_of_user on role_assignments (user_id, scope_id) where ended_at is null;
create index role_assignments_of_organization on role_assignments (organization_id, scope_id, id) where ended_at is null;
create index role_assignments_people on role_assignments (organization_id, user_id) where ended_at is null;
create index role_assignments_history on role_assignments (scope_id, user_id, created_at);
comment on table role_assignments is 'Who holds which role where. A row is ended, never deleted, so that the past can be asked about. Ownership is not here: it is a column of the organization and the account';
comment on column role_assignments.scope_id is 'The organization or account that the role is held on: leads every index that the access question uses';
comment on column role_assignments.organization_id is 'The organization of the scope, also for accounts that it manages; null: an account outside every organization';
`,
};

export const createJoinRequests = {
  name: '2026-11-24T1030_create_join_requests',
  sql: `
create table join_requests (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  email text not null check (email = lower(email)),
  email_as_typed text not null,
  name text not null,
  note text not null check (char_length(note) <= 500),
  state text not null default 'pending' check (state in ('pending', 'approved', 'declined')),
  decided_by uuid references users (id),
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index join_requests_once on join_requests (organization_id, email) where state = 'pending';
create index join_requests_recent on join_requests (organization_id, created_at, id);
comment on table join_requests is 'People with a proven address who ask to be let in. Approval sends an invitation';
`,
};

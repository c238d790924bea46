export const createEmailChanges = {
  name: '2026-11-24T1320_create_email_changes',
  sql: `
create table email_changes (
  id uuid primary key,
  user_id uuid not null references users (id),
  from_email text not null,
  email text not null check (email = lower(email)),
  email_as_typed text not null,
  requested_by uuid not null references users (id),
  organization_id uuid references organizations (id),
  state text not null default 'pending' check (state in ('pending', 'completed', 'cancelled')),
  requested_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index email_changes_pending on email_changes (user_id) where state = 'pending';
create index email_changes_of_user on email_changes (user_id, requested_at);
comment on table email_changes is 'New addresses of logins. The code that proves one is a one-time token, bound to the same address';
comment on column email_changes.organization_id is 'Whose administrator asked for it; null: the person did';
`,
};

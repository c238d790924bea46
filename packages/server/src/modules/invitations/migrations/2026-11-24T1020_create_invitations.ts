export const createInvitations = {
  name: '2026-11-24T1020_create_invitations',
  sql: `
create table invitations (
  scope_id uuid not null,
  id uuid not null unique,
  kind text not null check (kind in ('organization', 'account')),
  organization_id uuid references organizations (id),
  account_id uuid references accounts (id),
  email text not null check (email = lower(email)),
  email_as_typed text not null,
  organization_role_id text,
  invited_by uuid not null references users (id),
  state text not null default 'pending' check (state in ('pending', 'accepted', 'declined', 'revoked', 'expired')),
  sends int not null default 1,
  last_sent_at timestamptz not null default now(),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  answered_at timestamptz,
  accepted_user_id uuid references users (id),
  version int not null default 1,
  primary key (scope_id, id),
  constraint invitations_scope check (
    (kind = 'organization' and organization_id = scope_id and account_id is null and organization_role_id is not null)
    or (kind = 'account' and account_id = scope_id and organization_role_id is null))
);
create unique index invitations_once on invitations (scope_id, email) where state = 'pending';
create index invitations_of_address on invitations (email) where state = 'pending';
create index invitations_recent on invitations (scope_id, created_at, id);
comment on table invitations is 'Asked, not yet answered. An invitation is never a user';
comment on column invitations.scope_id is 'The organization or account that invites';

create table invitation_grants (
  scope_id uuid not null,
  invitation_id uuid not null,
  account_id uuid not null references accounts (id),
  role_id text not null,
  primary key (scope_id, invitation_id, account_id, role_id),
  foreign key (scope_id, invitation_id) references invitations (scope_id, id)
);
comment on table invitation_grants is 'The roles on accounts that acceptance gives, as far as the inviter may still give them then';
`,
};

-- Every migration in its order. Made by `npm run generate`.

-- 2026-11-24T0900_create_kernel
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table data_keys (
  id uuid primary key,
  owner_id uuid not null unique,
  wrapped bytea not null,
  created_at timestamptz not null default now()
);
comment on table data_keys is 'Data keys of envelope encryption, one for each organization and one (owner_id all zero) for the instance';
comment on column data_keys.wrapped is 'The key, encrypted under the master key';

create table one_time_tokens (
  id uuid primary key,
  purpose text not null,
  secret_hash bytea not null,
  subject_id uuid not null,
  address text,
  organization_id uuid,
  failures int not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create unique index one_time_tokens_secret on one_time_tokens (purpose, secret_hash) where used_at is null;
create index one_time_tokens_subject on one_time_tokens (purpose, subject_id) where used_at is null;
create index one_time_tokens_expiry on one_time_tokens (expires_at);
comment on table one_time_tokens is 'Every single-use secret that leaves by mail or terminal: stored as a hash, bound to purpose, subject and address, consumed by one UPDATE';
comment on column one_time_tokens.failures is 'Wrong guesses of a short code; at five it is dead';

create table idempotency_keys (
  principal_id uuid not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  status int,
  body text,
  etag text,
  created_at timestamptz not null default now(),
  primary key (principal_id, route, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
comment on table idempotency_keys is 'Answers kept for 24 hours, written in the transaction of the change they answer for';

create unlogged table rate_limits (
  key bytea primary key,
  count int not null,
  window_ends_at timestamptz not null
);
create index rate_limits_age on rate_limits (window_ends_at);
comment on table rate_limits is 'Counters of fixed windows. The key is a keyed hash, so the table holds no address';

create table audit_events (
  log_id uuid not null,
  id uuid not null,
  occurred_at timestamptz not null default now(),
  event text not null,
  outcome text not null check (outcome in ('done', 'denied')),
  actor_kind text not null check (actor_kind in ('anonymous', 'user', 'operator', 'system')),
  actor_id uuid,
  actor_name text not null,
  session_id uuid,
  target_type text not null,
  target_sid text not null,
  target_name text not null,
  account_id uuid,
  before jsonb,
  after jsonb,
  reason text,
  client_address text not null,
  user_agent text not null,
  request_id text not null,
  primary key (log_id, id)
);
create index audit_events_actor on audit_events (log_id, actor_id, id);
create index audit_events_target on audit_events (log_id, target_sid, id);
create index audit_events_event on audit_events (log_id, event, id);
create index audit_events_text on audit_events using gin (log_id, (actor_name || ' ' || target_name || ' ' || event || ' ' || target_sid) gin_trgm_ops);
comment on table audit_events is 'Who did what. A row commits with the change it tells of; the application may insert and read, never change';
comment on column audit_events.log_id is 'Whose log: the organization, else the account outside every organization, else all zero for the instance';
comment on column audit_events.reason is 'For a refused call: the permission that was missing';
revoke update, delete, truncate on audit_events from bailiwick_app;

create table mails (
  id uuid primary key,
  log_id uuid not null,
  recipient text not null,
  subject text not null,
  sealed bytea,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts int not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index mails_recent on mails (created_at desc);
create index mails_recipient on mails (recipient, created_at);
comment on column mails.sealed is 'Text and HTML, encrypted; emptied once the mail server took it (kept for the local outbox page when there is none)';

-- 2026-11-24T0910_create_users
create table users (
  id uuid primary key,
  organization_id uuid,
  email text not null check (email = lower(email) and email ~ '^[^@]+@[^@]+$'),
  email_as_typed text not null,
  email_domain text not null generated always as (split_part(email, '@', 2)) stored,
  first_name text not null check (char_length(first_name) <= 255),
  last_name text not null check (char_length(last_name) <= 255),
  full_name text not null generated always as (trim(first_name || ' ' || last_name)) stored,
  sort_name text collate "C" not null generated always as (lower(trim(first_name || ' ' || last_name))) stored,
  state text not null default 'active' check (state in ('active', 'inactive', 'suspended', 'erased')),
  time_zone text,
  locale text,
  joined_by text not null check (joined_by in ('sign_up', 'invitation', 'sign_up_policy', 'founding')),
  credential_epoch int not null default 1,
  last_sign_in_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id)
);
create unique index users_email on users (email) where state <> 'erased';
create index users_of_organization on users (organization_id, sort_name, id);
create index users_of_organization_recent on users (organization_id, created_at, id);
create index users_of_organization_email on users (organization_id, email, id);
create index users_of_domain on users (email_domain);
create index users_text on users using gin (organization_id, (full_name || ' ' || email) gin_trgm_ops);
comment on table users is 'Logins, whatever they belong to. A user is never an invitation and never unproven: the row is made when the address was proven';
comment on column users.organization_id is 'The one organization that manages this login; null: independent';
comment on column users.email is 'Normal form, for comparing';
comment on column users.credential_epoch is 'Raised when every credential of the login must die; sessions carry the epoch they were made in';

create table user_passwords (
  user_id uuid primary key references users (id),
  password_hash text not null,
  set_at timestamptz not null default now()
);
comment on table user_passwords is 'Argon2id hashes (PHC). A user without a row signs in by other means';

-- 2026-11-24T0920_create_sessions
create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id),
  secret_hash bytea not null,
  credential_epoch int not null,
  transport text not null check (transport in ('cookie', 'bearer')),
  method text not null,
  client_address text not null,
  user_agent text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  authenticated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_because text
);
create unique index sessions_secret on sessions (secret_hash);
create index sessions_of_user on sessions (user_id, created_at) where ended_at is null;
create index sessions_expiry on sessions (expires_at);
comment on table sessions is 'Who is signed in. The secret is stored as a hash; a session of an older credential epoch is dead';
comment on column sessions.authenticated_at is 'When the person last proved who they are: far-reaching acts want it young';

-- 2026-11-24T0930_create_accounts
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

-- 2026-11-24T0940_create_organizations
create table organizations (
  id uuid primary key,
  friendly_name text not null check (char_length(friendly_name) between 1 and 64),
  owner_user_id uuid not null,
  state text not null default 'active' check (state in ('active', 'suspended', 'pending_deletion', 'deleted')),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint organizations_owner_is_managed_here foreign key (owner_user_id, id) references users (id, organization_id) deferrable initially deferred
);
create unique index organizations_owner on organizations (owner_user_id) where state <> 'deleted';
create index organizations_name on organizations (lower(friendly_name), id);
alter table users add constraint users_organization foreign key (organization_id) references organizations (id);
alter table accounts add constraint accounts_organization foreign key (organization_id) references organizations (id);
comment on column organizations.owner_user_id is 'The one Owner: the only truth about it, and one of the managed users';

-- 2026-11-24T0950_create_role_assignments
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

-- 2026-11-24T1000_create_domains
create table domains (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  name text collate "C" not null check (name = lower(name) and char_length(name) <= 253),
  unicode_name text not null,
  skeleton text not null,
  state text not null default 'unverified' check (state in ('unverified', 'verified', 'verified_uncertain', 'removed')),
  method text check (method in ('dns', 'https')),
  challenge text not null check (challenge ~ '^[0-9a-f]{32}$'),
  challenge_expires_at timestamptz not null,
  added_by uuid not null references users (id),
  version int not null default 1,
  absences int not null default 0,
  last_absence_at timestamptz,
  uncertain_since timestamptz,
  verified_at timestamptz,
  last_checked_at timestamptz,
  next_check_at timestamptz,
  checked_until timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index domains_held on domains (name) where state in ('verified', 'verified_uncertain');
create unique index domains_once on domains (organization_id, name) where state <> 'removed';
create index domains_due on domains (next_check_at) where next_check_at is not null;
create index domains_lookalike on domains (skeleton) where state in ('verified', 'verified_uncertain');
comment on index domains_held is 'One organization holds a domain: of two that prove it at once, one does';
comment on column domains.challenge is 'Published in DNS, so no secret; of one organization, one domain and one attempt';
comment on column domains.absences is 'Definite absences in a row, at most one counted in 20 hours; an outage never counts';
comment on column domains.checked_until is 'An unproven domain is looked at by itself until then';

create table domain_checks (
  organization_id uuid not null,
  domain_id uuid not null,
  id uuid not null,
  checked_at timestamptz not null default now(),
  asked_by text not null,
  method text not null check (method in ('dns', 'https')),
  outcome text not null check (outcome in ('match', 'mismatch', 'absent', 'unknown')),
  expected text not null,
  found jsonb not null,
  reason text,
  server text,
  ttl_seconds int,
  http_status int,
  primary key (organization_id, domain_id, id),
  foreign key (organization_id, domain_id) references domains (organization_id, id)
);
comment on table domain_checks is 'Every look at a domain: when, who answered, what was expected and found';

-- 2026-11-24T1010_create_sign_up_policies
create table sign_up_policies (
  organization_id uuid primary key references organizations (id),
  policy text not null check (policy in ('INVITATION_ONLY', 'AUTO_MEMBERSHIP', 'APPROVAL_REQUIRED', 'NO_MEMBERSHIP')),
  contact text check (char_length(contact) <= 200),
  allows_foreign_invitations boolean not null default true,
  version int not null default 1,
  updated_at timestamptz not null default now()
);
comment on table sign_up_policies is 'What happens to new people of the verified domains. No row: the default, INVITATION_ONLY';
comment on column sign_up_policies.contact is 'Whom to ask, shown to people who are turned away';

create table sign_up_policy_overrides (
  organization_id uuid not null,
  domain_id uuid not null,
  policy text not null check (policy in ('INVITATION_ONLY', 'AUTO_MEMBERSHIP', 'APPROVAL_REQUIRED', 'NO_MEMBERSHIP')),
  primary key (organization_id, domain_id),
  foreign key (organization_id, domain_id) references domains (organization_id, id)
);

create table sign_up_decisions (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  decided_at timestamptz not null default now(),
  domain_id uuid not null,
  address_hash bytea not null,
  policy text not null,
  primary key (organization_id, id)
);
create index sign_up_decisions_recent on sign_up_decisions (organization_id, decided_at);
comment on table sign_up_decisions is 'Who tried to sign up with a verified domain and what was decided: for the preview of another policy. Holds no address';

-- 2026-11-24T1020_create_invitations
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

-- 2026-11-24T1030_create_join_requests
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

-- 2026-11-24T1040_create_sign_ups
create table sign_ups (
  id uuid primary key,
  email text not null check (email = lower(email)),
  email_as_typed text not null,
  proven_at timestamptz,
  created_at timestamptz not null default now()
);
create index sign_ups_age on sign_ups (created_at);
comment on table sign_ups is 'Sign-ups on their way. No login exists before the address is proven, so nothing can be planted in one';

-- 2026-11-24T1100_create_operators
create table operators (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  password_hash text not null,
  is_first boolean unique check (is_first),
  created_at timestamptz not null default now()
);
comment on table operators is 'Staff of whoever runs this instance: a login kind of its own, never a user of an organization';
comment on column operators.is_first is 'True for the one that the link of the first start made: unique, so that two at once make one';

create table operator_sessions (
  id uuid primary key,
  operator_id uuid not null references operators (id),
  secret_hash bytea not null unique,
  client_address text not null,
  user_agent text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  authenticated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);

-- 2026-11-24T1200_index_sessions_of_user
create index sessions_of_user_ever on sessions (user_id, created_at);
comment on index sessions_of_user_ever is 'Ended ones too: from where somebody has signed in lately';

-- 2026-11-24T1300_add_account_life
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

-- 2026-11-24T1310_domain_lives
alter table domains drop constraint domains_state_check;
alter table domains add constraint domains_state_check check (state in ('unverified', 'verified', 'verified_uncertain', 'lapsed', 'removed'));
alter table domains add column warned_days_left int;
alter table domains add column lapsed_at timestamptz;
alter table domains add column release_pending boolean not null default false;
alter table domains add column people_released int not null default 0;
create index domains_uncertain on domains (uncertain_since) where state = 'verified_uncertain';
create index domains_releasing on domains (organization_id, name) where release_pending;
comment on column domains.warned_days_left is 'The last warning before it lapses that was given: each is given once';
comment on column domains.release_pending is 'The people who were managed under it are being released; until that is done the organization cannot prove the name anew';

create table domain_disputes (
  id uuid primary key,
  name text collate "C" not null,
  holder_organization_id uuid not null,
  holder_domain_id uuid not null,
  claimant_organization_id uuid not null,
  claimant_domain_id uuid not null,
  state text not null default 'checking' check (state in ('checking', 'restoring', 'refused', 'passed', 'withdrawn', 'vacated')),
  told_state text,
  opened_at timestamptz not null default now(),
  restore_until timestamptz,
  ended_at timestamptz,
  foreign key (holder_organization_id, holder_domain_id) references domains (organization_id, id),
  foreign key (claimant_organization_id, claimant_domain_id) references domains (organization_id, id),
  check (holder_organization_id <> claimant_organization_id),
  check ((ended_at is null) = (state in ('checking', 'restoring'))),
  check (state <> 'restoring' or restore_until is not null)
);
create unique index domain_disputes_open on domain_disputes (claimant_domain_id) where ended_at is null;
create index domain_disputes_of_holder on domain_disputes (holder_domain_id, opened_at);
create index domain_disputes_of_claimant on domain_disputes (claimant_domain_id, opened_at);
comment on table domain_disputes is 'A second organization proved a domain that is held. Neither side is ever told who the other is';
comment on column domain_disputes.restore_until is 'Until when the holder may bring its proof back';
comment on column domain_disputes.told_state is 'The state that both sides were told last';

-- 2026-11-24T1310_live_users
alter table users drop constraint users_state_check;
alter table users add constraint users_state_check check (state in ('active', 'inactive', 'suspended', 'pending_deletion', 'erased'));
alter table users add column deactivated_at timestamptz;
alter table users add column deletion_due_at timestamptz;
alter table users add column erased_at timestamptz;
update users set deactivated_at = updated_at where state = 'inactive';
alter table users add constraint users_deletion_has_a_time check ((state = 'pending_deletion') = (deletion_due_at is not null));
alter table users add constraint users_erased_has_a_time check ((state = 'erased') = (erased_at is not null));
create index users_deletion_due on users (deletion_due_at) where state = 'pending_deletion';
comment on column users.deactivated_at is 'Since when its organization keeps it out; kept through a suspension, so that lifting that lets nobody in';
comment on column users.deletion_due_at is 'When it is erased unless the deletion is cancelled';

-- 2026-11-24T1320_create_email_changes
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

-- 2026-11-24T1330_undo_email_changes
alter table email_changes drop constraint email_changes_state_check;
alter table email_changes add constraint email_changes_state_check check (state in ('pending', 'completed', 'cancelled', 'undone'));

-- 2026-11-24T1400_live_organizations
alter table organizations
  alter column owner_user_id drop not null,
  add column deletion_due_at timestamptz,
  add column deletion_reminders int not null default 0,
  add column deleted_at timestamptz,
  add column released_at timestamptz,
  add constraint organizations_owned check ((state = 'deleted') = (owner_user_id is null)),
  add constraint organizations_due check ((state = 'pending_deletion') = (deletion_due_at is not null)),
  add constraint organizations_deleted check ((state = 'deleted') = (deleted_at is not null));
create index organizations_deletion_due on organizations (deletion_due_at) where deletion_due_at is not null;
create index organizations_unreleased on organizations (deleted_at) where state = 'deleted' and released_at is null;
comment on column organizations.deletion_reminders is 'How many of the reminders of the deletion were mailed';
comment on column organizations.released_at is 'When the last of its accounts and users had become independent';

-- 2026-11-24T1400_seal_audit_log
create table audit_seal_keys (
  id uuid primary key,
  public_key bytea not null,
  private_key bytea not null,
  created_at timestamptz not null default now()
);
comment on table audit_seal_keys is 'Ed25519 keys that sign the seals of the audit log, made on first use';
comment on column audit_seal_keys.private_key is 'PKCS #8, encrypted under the data key of the instance';
revoke update, delete, truncate on audit_seal_keys from bailiwick_app;

create table audit_seal_queue (
  log_id uuid not null,
  event_id uuid not null,
  primary key (log_id, event_id)
);
comment on table audit_seal_queue is 'Audit events that no seal covers yet. A row becomes visible together with its event, so that none can be missed';
insert into audit_seal_queue (log_id, event_id) select log_id, id from audit_events;

create function queue_audit_events() returns trigger language plpgsql as $$
begin
  insert into audit_seal_queue (log_id, event_id) select log_id, id from added;
  return null;
end $$;
create trigger audit_events_are_queued after insert on audit_events referencing new table as added
  for each statement when (current_user = 'bailiwick_app') execute function queue_audit_events();
comment on trigger audit_events_are_queued on audit_events is 'What anybody but the application writes is never sealed, and named when the log is verified';

create table audit_seals (
  number bigint primary key,
  log_id uuid not null,
  log_number bigint not null,
  previous_hash bytea not null,
  previous_log_hash bytea not null,
  entry_ids uuid[] not null,
  entry_hashes bytea not null,
  first_id uuid not null,
  last_id uuid not null,
  newest_at timestamptz not null,
  sealed_at timestamptz not null,
  settled_at timestamptz,
  key_id uuid not null references audit_seal_keys (id),
  hash bytea not null,
  signature bytea not null,
  unique (log_id, log_number)
);
create index audit_seals_of_entry on audit_seals (log_id, last_id);
comment on table audit_seals is 'Signed seals over batches of audit events. One chain over all logs (number, previous_hash), and in it one for each log (log_number, previous_log_hash)';
comment on column audit_seals.entry_hashes is 'SHA-256 of the canonical form of each entry, 32 bytes each, in the order of entry_ids; zeros for one that was gone before it was sealed';
comment on column audit_seals.settled_at is 'Everything that the log held at this time is sealed by now; null: more was waiting';
revoke update, delete, truncate on audit_seals from bailiwick_app;

create table audit_seal_heads (
  chain_id uuid primary key,
  number bigint not null,
  hash bytea not null,
  entries bigint not null,
  last_id uuid not null,
  newest_at timestamptz not null,
  sealed_at timestamptz not null
);
comment on table audit_seal_heads is 'Where each chain ends: the next seal goes on from here even when the seals before it are gone, so that their absence stays visible';
comment on column audit_seal_heads.chain_id is 'The log; all ones for the chain over all logs';
revoke delete, truncate on audit_seal_heads from bailiwick_app;

-- 2026-11-24T1405_index_audit_log
create index audit_events_account on audit_events (log_id, account_id, id) where account_id is not null;
create index audit_events_request on audit_events (log_id, request_id);
create index audit_events_address on audit_events (log_id, client_address, id);
create index audit_events_denied on audit_events (log_id, id) where outcome = 'denied';

-- 2026-11-24T1410_add_account_offers
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

-- 2026-11-24T1415_create_ownership_transfers
create table ownership_transfers (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  kind text not null check (kind in ('hand_over', 'succession')),
  state text not null check (state in ('offered', 'requested', 'waiting', 'completed', 'declined', 'cancelled', 'expired')),
  from_user_id uuid not null references users (id),
  to_user_id uuid not null references users (id),
  asked_by uuid not null references users (id),
  reason text check (char_length(reason) <= 500),
  ended_because text,
  expires_at timestamptz,
  effective_at timestamptz,
  ended_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint ownership_transfers_times check (
    (state = 'offered') <= (expires_at is not null) and (state = 'waiting') <= (effective_at is not null)
    and (state in ('completed', 'declined', 'cancelled', 'expired')) = (ended_at is not null)),
  constraint ownership_transfers_reason check ((kind = 'succession') = (reason is not null))
);
create unique index ownership_transfers_once on ownership_transfers (organization_id) where ended_at is null;
create index ownership_transfers_of_receiver on ownership_transfers (to_user_id) where ended_at is null;
create index ownership_transfers_due on ownership_transfers (effective_at) where state = 'waiting';
create index ownership_transfers_expiring on ownership_transfers (expires_at) where state = 'offered';
create index ownership_transfers_recent on ownership_transfers (created_at, id);
comment on table ownership_transfers is 'Who is to own an organization next: offered by the Owner, or asked for when the Owner is gone';
comment on index ownership_transfers_once is 'One open transfer an organization';

-- 2026-11-24T1430_keep_access_history
create table access_history (
  subject_id uuid not null,
  kind text not null check (kind in ('user', 'account', 'organization')),
  from_at timestamptz not null,
  until_at timestamptz,
  organization_id uuid,
  owner_user_id uuid,
  state text not null,
  primary key (subject_id, from_at)
);
create unique index access_history_now on access_history (subject_id) where until_at is null;
create index access_history_of_organization on access_history (organization_id, kind, from_at);
create index access_history_time on access_history (from_at);
comment on table access_history is 'What decided about access beside role assignments, period by period: whose a user or account was, who owned it, in which state. Written by triggers, so that no door can leave it out';
comment on column access_history.until_at is 'Null: it still is so';
comment on column access_history.organization_id is 'The organization that managed it; of an organization, itself';

create function keep_access_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  fields jsonb := to_jsonb(new);
  changed_at timestamptz := clock_timestamp();
  since timestamptz;
begin
  select from_at into since from access_history where subject_id = new.id and until_at is null;
  -- Clocks may stand still or go back; the order of the changes does not.
  if since >= changed_at then changed_at := since + interval '1 microsecond'; end if;
  update access_history set until_at = changed_at where subject_id = new.id and until_at is null;
  insert into access_history (subject_id, kind, from_at, organization_id, owner_user_id, state) values (
    new.id, tg_argv[0], changed_at,
    case tg_argv[0] when 'organization' then new.id else (fields ->> 'organization_id')::uuid end,
    (fields ->> 'owner_user_id')::uuid, coalesce(fields ->> 'effective_state', fields ->> 'state'));
  return null;
end $$;

create trigger users_history after insert or update of organization_id, state on users
  for each row execute function keep_access_history('user');
create trigger accounts_history after insert or update of organization_id, owner_user_id, state, suspended_by_operator_at on accounts
  for each row execute function keep_access_history('account');
create trigger organizations_history after insert or update of owner_user_id, state on organizations
  for each row execute function keep_access_history('organization');

insert into access_history (subject_id, kind, from_at, organization_id, owner_user_id, state)
  select id, 'user', now(), organization_id, null, state from users
  union all select id, 'account', now(), organization_id, owner_user_id, effective_state from accounts
  union all select id, 'organization', now(), id, owner_user_id, state from organizations;
revoke insert, update, delete, truncate on access_history from bailiwick_app;

-- 2026-11-24T1440_create_muted_mails
create table muted_mails (
  user_id uuid not null references users (id),
  kind text not null check (char_length(kind) <= 64),
  muted_at timestamptz not null default now(),
  primary key (user_id, kind)
);
comment on table muted_mails is 'Kinds of mails that a person turned off. No row: they get them';

-- 2026-11-24T1440_prune_audit_log
create table audit_prunings (
  log_id uuid not null,
  through_number bigint not null,
  entries bigint not null,
  pruned_at timestamptz not null,
  key_id uuid not null references audit_seal_keys (id),
  signature bytea not null,
  primary key (log_id, through_number)
);
comment on table audit_prunings is 'What retention removed: the entries of every seal of a log up to this number. Signed like the seals, which stay';
revoke update, delete, truncate on audit_prunings from bailiwick_app;

create function prune_audit_log(pruned_log uuid, through bigint, kept_days int) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  since bigint;
  removed bigint;
begin
  if kept_days is null or kept_days < 30 then raise exception 'at least 30 days are kept'; end if;
  if exists (select from audit_seals s where s.log_id = pruned_log and s.log_number <= through
      and s.newest_at >= now() - make_interval(days => kept_days)) then
    raise exception 'seal % holds entries that are not old enough', through;
  end if;
  if not exists (select from audit_prunings p where p.log_id = pruned_log and p.through_number = through) then
    raise exception 'what is removed is written down first';
  end if;
  select coalesce(max(p.through_number), 0) into since from audit_prunings p
    where p.log_id = pruned_log and p.through_number < through;
  delete from audit_events e using (select unnest(s.entry_ids) as id from audit_seals s
      where s.log_id = pruned_log and s.log_number > since and s.log_number <= through) sealed
    where e.log_id = pruned_log and e.id = sealed.id;
  get diagnostics removed = row_count;
  return removed;
end $$;
comment on function prune_audit_log is 'The only way in which the application removes entries: sealed ones, older than 30 days at least, written down first';
revoke execute on function prune_audit_log from public;
grant execute on function prune_audit_log to bailiwick_app;

-- 2026-11-24T1500_create_operations
create table operations (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  kind text not null,
  is_dry_run boolean not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED')),
  arguments jsonb not null,
  cursor jsonb,
  done_rows int not null default 0,
  total_rows int,
  outcomes jsonb not null default '{}',
  error_code text,
  error_detail text,
  asked_by uuid not null references users (id),
  asked_session_id uuid not null,
  asked_request_id text not null,
  asked_recently_authenticated boolean not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  progressed_at timestamptz not null default now(),
  finished_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  constraint operations_end check ((finished_at is not null) = (state in ('SUCCEEDED', 'FAILED'))),
  constraint operations_error check ((error_code is not null) = (state = 'FAILED'))
);
create index operations_unfinished on operations (progressed_at) where finished_at is null;
create index operations_finished on operations (finished_at) where finished_at is not null;
comment on table operations is 'Handles of what takes longer than a request';
comment on column operations.cursor is 'Where the next batch begins; written in the transaction of the batch before it';

create table operation_rows (
  organization_id uuid not null,
  operation_id uuid not null,
  row_number int not null,
  key text not null,
  outcome text not null,
  column_name text,
  value text,
  reason text,
  target_sid text,
  primary key (organization_id, operation_id, row_number),
  foreign key (organization_id, operation_id) references operations (organization_id, id)
);
create index operation_rows_by_outcome on operation_rows (organization_id, operation_id, outcome, row_number);
create index operation_rows_by_key on operation_rows (organization_id, operation_id, key);
comment on table operation_rows is 'What became of each row';

-- 2026-11-24T1500_index_attention
create index users_out_of_use on users (organization_id, id) where state in ('inactive', 'suspended');
create index invitations_ending on invitations (organization_id, expires_at) where state in ('pending', 'expired');

-- 2026-11-24T1505_create_imports
create table imports (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  file_name text not null,
  size_bytes int not null check (size_bytes between 1 and 35000000),
  received_bytes int not null default 0,
  line_ends int not null default 0,
  state text not null default 'receiving' check (state in ('receiving', 'received')),
  made_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  version int not null default 1,
  primary key (organization_id, id),
  constraint imports_whole check ((received_bytes = size_bytes) = (state = 'received'))
);
create index imports_old on imports (created_at);
comment on table imports is 'Files of people, kept for a few days';

create table import_pieces (
  organization_id uuid not null,
  import_id uuid not null,
  begin_bytes int not null,
  bytes bytea not null,
  primary key (organization_id, import_id, begin_bytes),
  foreign key (organization_id, import_id) references imports (organization_id, id) on delete cascade
);
comment on table import_pieces is 'A file in the pieces in which it came in';

-- 2026-11-24T1520_index_endings
create index accounts_closing_of_organization on accounts (organization_id, closes_at) where state = 'pending_closure';

-- 2026-11-24T1600_keep_what_operations_change
alter table operations add column changes jsonb not null default '[]';
comment on column operations.changes is 'What its rows changed or would change, added up: lines of an impact';
alter table operations add column label text not null default '';
comment on column operations.label is 'What is done, in words that follow an infinitive: deactivate people';
alter table operation_rows add column code text;
comment on column operation_rows.code is 'Stable code of the error that the row met';
create index operation_rows_by_code on operation_rows (organization_id, operation_id, code, row_number) where code is not null;

-- 2026-11-24T1605_create_bulk_changes
create table bulk_change_people (
  organization_id uuid not null,
  operation_id uuid not null,
  position int not null,
  user_id uuid not null,
  primary key (organization_id, operation_id, position),
  foreign key (organization_id, operation_id) references operations (organization_id, id) on delete cascade
);
comment on table bulk_change_people is 'Whom a change to many people is about, as they were chosen when it was asked for';
comment on column bulk_change_people.user_id is 'As it was named: it may be nobody of the organization, which its row then says';

-- 2026-11-24T1630_merged_organizations
alter table organizations
  drop constraint organizations_state_check,
  drop constraint organizations_owned,
  add column merged_at timestamptz,
  add column merged_into_id uuid references organizations (id),
  add constraint organizations_state_check check (state in ('active', 'suspended', 'pending_deletion', 'deleted', 'merged')),
  add constraint organizations_owned check ((state in ('deleted', 'merged')) = (owner_user_id is null)),
  add constraint organizations_merged check (
    (state = 'merged') = (merged_at is not null) and (state = 'merged') = (merged_into_id is not null) and merged_into_id <> id);
comment on column organizations.merged_into_id is 'The organization that its accounts and people joined';

-- 2026-11-24T1640_create_organization_merges
create table organization_merges (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  candidate_id uuid not null references organizations (id),
  owner_user_id uuid not null references users (id),
  email text not null,
  offered_by uuid not null references users (id),
  state text not null default 'offered' check (state in ('offered', 'completed', 'declined', 'withdrawn', 'cancelled', 'expired')),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  accounts_joined int,
  people_joined int,
  people_outside int,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint organization_merges_two check (organization_id <> candidate_id),
  constraint organization_merges_ended check ((state = 'offered') = (ended_at is null)),
  constraint organization_merges_figures check ((state = 'completed') = (accounts_joined is not null)
    and (state = 'completed') = (people_joined is not null) and (state = 'completed') = (people_outside is not null))
);
create unique index organization_merges_once on organization_merges (organization_id, candidate_id) where ended_at is null;
create index organization_merges_of_candidate on organization_merges (candidate_id) where ended_at is null;
create index organization_merges_received on organization_merges (owner_user_id);
create index organization_merges_expiring on organization_merges (expires_at) where ended_at is null;
create index organization_merges_recent on organization_merges (organization_id, created_at, id);
comment on table organization_merges is 'Offers to merge another organization in, and what became of them';
comment on column organization_merges.owner_user_id is 'The Owner of the candidate, who is asked';
comment on column organization_merges.email is 'The address under which they were asked; all that the other side learns before they accept. Blank: they were erased';

-- 2026-11-27T1200_create_saved_views
create table saved_views (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  list text not null check (char_length(list) <= 64),
  name text not null check (char_length(name) between 1 and 64),
  words jsonb not null,
  is_shared boolean not null,
  is_pinned boolean not null,
  kept_by uuid not null references users (id),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index saved_views_own_name on saved_views (organization_id, kept_by, list, lower(name)) where not is_shared;
create unique index saved_views_shared_name on saved_views (organization_id, list, lower(name)) where is_shared;
create index saved_views_kept_by on saved_views (kept_by);
comment on table saved_views is 'Views of lists that people keep under a name: for themselves, or for everybody who sees the list';
comment on column saved_views.words is 'What the address of the page says of the view: filter, order, columns';
comment on column saved_views.kept_by is 'Who made it; alone sees it unless it is shared';

-- 2026-11-27T1200_expire_invitations
alter table invitations add column expiry_noted_at timestamptz;
update invitations set expiry_noted_at = now() where state = 'expired';
create index invitations_to_expire on invitations (expires_at) where state in ('pending', 'expired') and expiry_noted_at is null;
comment on column invitations.expiry_noted_at is 'When the clock wrote into the log that it expired';

-- 2026-11-27T1200_index_independent_users
create index users_independent_of_domain on users (email_domain, sort_name, id) where organization_id is null and state <> 'erased';
create index users_independent_of_domain_email on users (email_domain, email collate "C", id) where organization_id is null and state <> 'erased';

-- 2026-11-27T1205_index_declined_invitations
create index invitations_declined on invitations (scope_id, email, answered_at) where state = 'declined';

-- 2026-11-27T1210_keep_suggestions
alter table operation_rows add column suggestion jsonb;
comment on column operation_rows.suggestion is 'How the row can be mended, where that is known: a message with its values, said when it is read';

-- 2026-11-27T1230_index_account_roles
create index role_assignments_on_accounts on role_assignments (organization_id, user_id)
  where scope_kind = 'account' and ended_at is null;
comment on index role_assignments_on_accounts is 'Who may be a guest of an organization, without reading the roles that its own people hold in it';

-- 2026-11-27T1230_keep_texts_of_operations
alter table operations alter column error_detail type jsonb using to_jsonb(error_detail);
comment on column operations.error_detail is 'A message with its values, said when it is read; a string is one of before there were languages';
alter table operation_rows alter column reason type jsonb using to_jsonb(reason);
comment on column operation_rows.reason is 'A message with its values, said when it is read; a string is one of before there were languages';

-- 2026-11-27T1235_keep_texts_of_merges
alter table organization_merges alter column ended_because type jsonb using to_jsonb(ended_because);
comment on column organization_merges.ended_because is 'A message with its values, said when it is read; a string is one of before there were languages';

-- 2026-11-27T1235_keep_texts_of_transfers
alter table ownership_transfers alter column ended_because type jsonb using to_jsonb(ended_because);
comment on column ownership_transfers.ended_because is 'A message with its values, said when it is read; a string is one of before there were languages';

-- 2026-11-27T1530_create_editions
create extension if not exists btree_gist;

create table editions (
  id uuid primary key,
  slug text not null check (slug ~ '^[a-z][a-z0-9-]{0,31}$'),
  name text not null check (char_length(name) between 1 and 64),
  features text[] not null default '{}',
  limits jsonb not null default '{}' check (jsonb_typeof(limits) = 'object'),
  is_listed boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  retired_at timestamptz
);
create unique index editions_slug on editions (slug) where retired_at is null;
create unique index editions_name on editions (lower(name)) where retired_at is null;
comment on table editions is 'What an organization has bought: features, and limits. The words of both are declared in the code; what a row does not name is not held, and not limited';
comment on column editions.is_listed is 'False: only organizations that have it, and the operator, see that there is such an edition';

insert into editions (id, slug, name, features, limits) values
  ('019abf00-0000-7000-8000-000000000001', 'community', 'Community', '{audit_log_export}', '{"domains": 100}'),
  ('019abf00-0000-7000-8000-000000000002', 'administration', 'Administration', '{audit_log_export,sso}', '{"domains": 250}'),
  ('019abf00-0000-7000-8000-000000000003', 'security', 'Security', '{audit_log_export,sso}', '{"domains": 250}'),
  ('019abf00-0000-7000-8000-000000000004', 'enterprise', 'Enterprise', '{audit_log_export,sso}', '{"domains": 1000}');

create table edition_settings (
  id boolean primary key default true check (id),
  default_edition_id uuid not null references editions (id),
  contact text check (char_length(contact) between 1 and 200),
  version int not null default 1
);
insert into edition_settings (default_edition_id) values ('019abf00-0000-7000-8000-000000000001');
comment on table edition_settings is 'One row. The edition of whoever has none assigned, and whom to ask for another';

create table edition_assignments (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  edition_id uuid not null references editions (id),
  starts_at timestamptz not null,
  ends_at timestamptz,
  reference text check (char_length(reference) between 1 and 100),
  warnings_sent int not null default 0,
  end_told_at timestamptz,
  cancelled_at timestamptz,
  created_at timestamptz not null default now(),
  constraint edition_assignments_last check (ends_at >= starts_at),
  constraint edition_assignments_one_at_a_time exclude using gist (organization_id with =, tstzrange(starts_at, ends_at) with &&)
    where (cancelled_at is null) deferrable initially deferred
);
create index edition_assignments_of_organization on edition_assignments (organization_id, starts_at, id);
create index edition_assignments_of_edition on edition_assignments (edition_id, organization_id) where cancelled_at is null;
create index edition_assignments_ending on edition_assignments (ends_at) where cancelled_at is null and end_told_at is null and ends_at is not null;
comment on table edition_assignments is 'Which edition an organization has, from when to when; the past stays. Without one it has the default edition';
comment on column edition_assignments.reference is 'The contract or order, in the words of the operator';
comment on column edition_assignments.warnings_sent is 'How many of the warnings before the end were mailed, or are past';
comment on column edition_assignments.cancelled_at is 'Planned, and replaced before it began';

-- 2026-11-27T1600_join_by_sso
alter table users drop constraint users_joined_by_check;
alter table users add constraint users_joined_by_check
  check (joined_by in ('sign_up', 'invitation', 'sign_up_policy', 'founding', 'sso'));

-- 2026-11-27T1600_mark_guests
alter table role_assignments add column is_guest boolean not null default false;
comment on column role_assignments.is_guest is 'A role on an account of the organization, held by somebody whom it does not manage. Follows from the two organizations, by triggers; kept so that the guests of a large organization are found without reading its people';

-- Both read the committed truth: a new role holds the key of its user, which a move to another organization changes.
create function mark_guest() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  managing uuid;
begin
  select organization_id into managing from users where id = new.user_id for key share;
  new.is_guest := new.scope_kind = 'account' and new.organization_id is not null
    and managing is distinct from new.organization_id;
  return new;
end $$;
create trigger role_assignments_guest before insert or update of organization_id on role_assignments
  for each row execute function mark_guest();

create function mark_guest_of() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update role_assignments r set is_guest = r.organization_id is distinct from new.organization_id
    where r.user_id = new.id and r.ended_at is null and r.scope_kind = 'account' and r.organization_id is not null
      and r.is_guest is distinct from (r.organization_id is distinct from new.organization_id);
  return null;
end $$;
create trigger users_guest after update of organization_id on users
  for each row when (old.organization_id is distinct from new.organization_id) execute function mark_guest_of();

update role_assignments r set is_guest = true from users u
  where u.id = r.user_id and r.scope_kind = 'account' and r.organization_id is not null and r.ended_at is null
    and u.organization_id is distinct from r.organization_id;

drop index role_assignments_on_accounts;
create index role_assignments_guests on role_assignments (organization_id, user_id) where is_guest and ended_at is null;

-- 2026-11-27T1605_index_lists_of_users
drop index users_of_organization_email;
drop index users_out_of_use;
create index users_of_organization_email on users (organization_id, email collate "C", id);
comment on index users_of_organization_email is 'In the order of bytes: it serves the order of the list and what an address begins with';
create index users_not_active on users (organization_id, state, sort_name, id) where state <> 'active';
comment on index users_not_active is 'The few of a large organization who cannot sign in';

-- 2026-11-27T1606_index_holders_of_roles
create index role_assignments_of_role on role_assignments (scope_id, role_id, user_id) where ended_at is null;
comment on index role_assignments_of_role is 'The holders of one role, where nearly everybody holds another';

-- 2026-11-27T1610_create_sso_profiles
create table sso_profiles (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  name text not null check (char_length(name) between 1 and 64),
  protocol text not null check (protocol in ('saml', 'oidc')),
  provider_kind text not null,
  state text not null default 'enabled' check (state in ('enabled', 'disabled', 'deleted')),
  provider jsonb,
  issuer text,
  metadata_url text,
  certificates jsonb not null default '[]',
  certificate_ends_at timestamptz,
  warned_days_left int,
  refreshed_at timestamptz,
  refresh_failed_since timestamptz,
  refresh_problem jsonb,
  next_refresh_at timestamptz,
  client_id text,
  client_authentication text not null default 'secret' check (client_authentication in ('secret', 'private_key')),
  client_secret_sealed bytea,
  private_key_sealed bytea,
  certificate text not null,
  previous_key_sealed bytea,
  previous_certificate text,
  sign_requests boolean not null default true,
  want_encrypted boolean not null default false,
  name_id_format text not null default 'email' check (name_id_format in ('email', 'persistent', 'unspecified')),
  scopes text[] not null default '{openid,email,profile}',
  email_attribute text,
  first_name_attribute text,
  last_name_attribute text,
  groups_attribute text,
  creates_people boolean not null default false,
  role_mappings jsonb not null default '[]',
  configuration int not null default 1,
  tested_at timestamptz,
  tested_configuration int,
  created_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version int not null default 1,
  unique (organization_id, id)
);
create index sso_profiles_of_organization on sso_profiles (organization_id, id) where state <> 'deleted';
create index sso_profiles_to_refresh on sso_profiles (next_refresh_at) where state <> 'deleted' and next_refresh_at is not null;
create index sso_profiles_certificate_end on sso_profiles (certificate_ends_at) where state <> 'deleted' and certificate_ends_at is not null;
comment on table sso_profiles is 'One SAML or OpenID Connect connection of an organization. Deleted ones keep their row and SID; nothing refers to them any more';
comment on column sso_profiles.configuration is 'Goes up when what is trusted changes: what was begun or tested before is worth nothing then';
comment on column sso_profiles.private_key_sealed is 'Ours: signs requests, opens encrypted assertions, authenticates as a client';

create table sso_profile_domains (
  domain_id uuid primary key references domains (id),
  organization_id uuid not null,
  profile_id uuid not null,
  mode text not null default 'offered' check (mode in ('offered', 'enforced')),
  enforced_at timestamptz,
  enforced_by uuid references users (id),
  enforce_at timestamptz,
  plan jsonb,
  created_at timestamptz not null default now(),
  foreign key (organization_id, profile_id) references sso_profiles (organization_id, id)
);
create index sso_profile_domains_of_profile on sso_profile_domains (profile_id);
create index sso_profile_domains_due on sso_profile_domains (enforce_at) where enforce_at is not null;
comment on table sso_profile_domains is 'A domain is under one profile at most. plan: what was decided for a later start';

create table sso_person_rules (
  organization_id uuid not null references organizations (id),
  user_id uuid not null references users (id),
  rule text not null check (rule in ('exempt', 'required')),
  reason text not null default '',
  set_by uuid not null references users (id),
  set_at timestamptz not null default now(),
  primary key (organization_id, user_id)
);
create index sso_person_rules_of_user on sso_person_rules (user_id);
create table sso_identities (
  profile_id uuid not null references sso_profiles (id),
  subject text not null check (char_length(subject) between 1 and 255),
  user_id uuid not null references users (id),
  organization_id uuid not null,
  email text,
  linked_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  primary key (profile_id, subject),
  unique (profile_id, user_id)
);
create index sso_identities_of_user on sso_identities (user_id);
comment on table sso_identities is 'Who somebody is at an identity provider. The key is the profile and the subject there, never the address';
comment on table sso_person_rules is 'Exceptions for single people, whatever holds for their domain. The Owner needs none';

-- 2026-11-27T1620_create_sso_sign_ins
create table sso_requests (
  id uuid primary key,
  profile_id uuid not null references sso_profiles (id),
  organization_id uuid not null,
  test_id uuid,
  relay_hash bytea not null,
  request_hash bytea,
  browser_hash bytea not null,
  sealed bytea not null,
  form_hash bytea,
  answer_hash bytea,
  answer_sealed bytea,
  configuration int not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '10 minutes',
  used_at timestamptz
);
create unique index sso_requests_relay on sso_requests (relay_hash);
create unique index sso_requests_request on sso_requests (request_hash) where request_hash is not null;
create unique index sso_requests_answer on sso_requests (answer_hash) where answer_hash is not null;
create unique index sso_requests_form on sso_requests (form_hash) where form_hash is not null;
create index sso_requests_expiry on sso_requests (expires_at);
comment on table sso_requests is 'A browser that was sent to an identity provider: one use, ten minutes, bound to that browser, this profile and its configuration';
comment on column sso_requests.answer_sealed is 'What the provider had the browser post, until a page of ours, which has the cookie, comes for it';

create table sso_replays (
  profile_id uuid not null references sso_profiles (id),
  key_hash bytea not null,
  remember_until timestamptz not null,
  primary key (profile_id, key_hash)
);
create index sso_replays_expiry on sso_replays (remember_until);
comment on table sso_replays is 'Answers that were used: of many at once, the insert decides';

create table sso_sessions (
  session_id uuid primary key references sessions (id) on delete cascade,
  profile_id uuid not null references sso_profiles (id),
  organization_id uuid not null,
  user_id uuid not null references users (id),
  subject text not null,
  session_index text,
  hint_sealed bytea
);
create index sso_sessions_of_subject on sso_sessions (profile_id, subject);
comment on table sso_sessions is 'Which session came through which profile, for signing out there too';

create table sso_tests (
  id uuid primary key,
  organization_id uuid not null,
  profile_id uuid not null,
  configuration int not null,
  started_by_id uuid references users (id),
  started_by text not null,
  state text not null default 'in_progress' check (state in ('in_progress', 'successful', 'failed')),
  checks jsonb not null default '[]',
  person jsonb,
  raw_sealed bytea,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  foreign key (organization_id, profile_id) references sso_profiles (organization_id, id)
);
create index sso_tests_of_profile on sso_tests (profile_id, id);
create index sso_tests_age on sso_tests (started_at);
comment on table sso_tests is 'Tests of a profile. They make no session, no login and no link';

create table sso_granted_roles (
  profile_id uuid not null references sso_profiles (id),
  user_id uuid not null references users (id),
  role_id text not null,
  scope_id uuid not null,
  primary key (profile_id, user_id, role_id, scope_id)
);
create index sso_granted_roles_of_user on sso_granted_roles (user_id);
comment on table sso_granted_roles is 'What groups gave: only that is taken when somebody is not in the group any more';

-- 2026-11-27T1630_create_sso_setup_links
create table sso_setup_links (
  id uuid primary key,
  organization_id uuid not null,
  profile_id uuid not null,
  email text,
  created_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  foreign key (organization_id, profile_id) references sso_profiles (organization_id, id)
);
create index sso_setup_links_of_profile on sso_setup_links (profile_id, id);
comment on table sso_setup_links is 'Somebody without a login who sets up one profile. The secret is a one-time token whose subject is the link';

-- 2026-11-27T1900_create_groups
create table groups (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  friendly_name text not null check (char_length(friendly_name) between 1 and 64),
  sort_name text collate "C" not null generated always as (lower(friendly_name)) stored,
  description text not null default '' check (char_length(description) <= 500),
  origin text not null default 'manual' check (origin in ('manual', 'provisioned')),
  external_id text check (char_length(external_id) between 1 and 256),
  state text not null default 'active' check (state in ('active', 'deleted')),
  member_count int not null default 0 check (member_count >= 0),
  created_by uuid,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  constraint groups_deleted check ((state = 'deleted') = (deleted_at is not null)),
  constraint groups_external check (external_id is null or origin = 'provisioned')
);
create unique index groups_id on groups (id);
create unique index groups_name on groups (organization_id, sort_name) where state = 'active';
create unique index groups_external_id on groups (organization_id, external_id) where state = 'active' and external_id is not null;
create index groups_text on groups using gin (organization_id, (friendly_name || ' ' || description) gin_trgm_ops) where state = 'active';
create index groups_recent on groups (organization_id, created_at, id) where state = 'active';
comment on table groups is 'Groups of managed users that hold roles together. One that was deleted keeps its row, so that the past can be asked about';
comment on column groups.origin is 'manual: made here by hand; provisioned: kept by a directory, and changed by it alone';
comment on column groups.external_id is 'What the directory calls it';
comment on column groups.member_count is 'Living members; kept by triggers, so that nobody counts 100,000 rows';

create table group_members (
  organization_id uuid not null,
  group_id uuid not null,
  user_id uuid not null references users (id),
  added_by uuid,
  created_at timestamptz not null default clock_timestamp(),
  ended_by uuid,
  ended_at timestamptz,
  managed_by uuid generated always as (case when ended_at is null then organization_id end) stored,
  primary key (organization_id, group_id, user_id, created_at),
  constraint group_members_group foreign key (organization_id, group_id) references groups (organization_id, id),
  constraint group_members_managed foreign key (user_id, managed_by) references users (id, organization_id) deferrable initially deferred
);
create unique index group_members_live on group_members (group_id, user_id) where ended_at is null;
create index group_members_of_user on group_members (user_id, group_id) where ended_at is null;
create index group_members_history on group_members (user_id, group_id, created_at);
comment on table group_members is 'Who is in a group, and was. A row is ended, never deleted. When a group is deleted they stay as they were: the roles of the group end, and with them what they gave';
comment on column group_members.managed_by is 'The organization that has to manage the member, as long as they are one';

-- Whoever stops being managed by the organization is in none of its groups, whatever door they leave by.
create function leave_groups() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update group_members set ended_at = clock_timestamp()
    where user_id = new.id and ended_at is null and organization_id is distinct from new.organization_id;
  return null;
end $$;
create trigger users_groups after update of organization_id on users
  for each row when (old.organization_id is distinct from new.organization_id) execute function leave_groups();

create function count_added_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update groups g set member_count = g.member_count + a.number
    from (select group_id, count(*) as number from added where ended_at is null group by group_id) a where g.id = a.group_id;
  return null;
end $$;
create function count_ended_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update groups g set member_count = g.member_count + a.number
    from (select group_id, sum(change) as number from (
        select group_id, 1 as change from after_it where ended_at is null
        union all select group_id, -1 from before_it where ended_at is null) changes
      group by group_id having sum(change) <> 0) a where g.id = a.group_id;
  return null;
end $$;
create trigger group_members_added after insert on group_members referencing new table as added
  for each statement execute function count_added_members();
create trigger group_members_ended after update on group_members referencing old table as before_it new table as after_it
  for each statement execute function count_ended_members();

-- 2026-11-27T1905_give_roles_to_groups
alter table role_assignments alter column user_id drop not null;
alter table role_assignments add column group_id uuid references groups (id);
alter table role_assignments
  add constraint role_assignments_one_holder check (num_nonnulls(user_id, group_id) = 1),
  add constraint role_assignments_group_inside check (group_id is null or ended_at is not null or organization_id is not null),
  add constraint role_assignments_group foreign key (organization_id, group_id) references groups (organization_id, id);
create unique index role_assignments_live_of_group on role_assignments (scope_id, group_id, role_id) where group_id is not null and ended_at is null;
create index role_assignments_of_group on role_assignments (group_id, scope_id) where group_id is not null and ended_at is null;
create index role_assignments_of_groups on role_assignments (organization_id, scope_id, id) where group_id is not null and ended_at is null;
create index role_assignments_group_history on role_assignments (group_id, scope_id, created_at) where group_id is not null;
comment on column role_assignments.group_id is 'The group that holds it, with all its members, instead of one person';

create or replace function mark_guest() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  managing uuid;
begin
  -- Members of a group are managed by its organization: they are nobody's guests.
  if new.user_id is null then
    new.is_guest := false;
    return new;
  end if;
  select organization_id into managing from users where id = new.user_id for key share;
  new.is_guest := new.scope_kind = 'account' and new.organization_id is not null
    and managing is distinct from new.organization_id;
  return new;
end $$;

create view held_roles as
  select r.id, r.scope_id, r.scope_kind, r.organization_id, r.account_id, r.role_id, r.user_id, null::uuid as group_id, r.is_guest, r.created_at
    from role_assignments r where r.user_id is not null and r.ended_at is null
  union all
  select r.id, r.scope_id, r.scope_kind, r.organization_id, r.account_id, r.role_id, m.user_id, r.group_id, false, greatest(r.created_at, m.created_at)
    from role_assignments r join group_members m on m.group_id = r.group_id and m.ended_at is null
    where r.group_id is not null and r.ended_at is null;
comment on view held_roles is 'Who holds which role now, by an assignment of their own or through a group. Whoever asks what people may do asks here';

-- 2026-11-27T1945_create_half_sessions
create table half_sessions (
  id uuid primary key,
  user_id uuid not null references users (id),
  secret_hash bytea not null,
  credential_epoch int not null,
  tries int not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index half_sessions_secret on half_sessions (secret_hash);
create index half_sessions_of_user on half_sessions (user_id);
create index half_sessions_expiry on half_sessions (expires_at);
comment on table half_sessions is 'Who gave the right password and still owes the second factor. No session: it opens nothing but the doors of that step';
comment on column half_sessions.credential_epoch is 'A new password, or another change of how they sign in, makes it worthless';

-- 2026-11-27T1950_create_factors
create table passkeys (
  id uuid primary key,
  user_id uuid not null references users (id),
  credential_id bytea not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  name text not null,
  is_synced boolean not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create unique index passkeys_credential on passkeys (credential_id);
create index passkeys_of_user on passkeys (user_id, created_at);
comment on table passkeys is 'Passkeys and security keys. One credential belongs to one login among all';
comment on column passkeys.sign_count is 'The highest that was seen; a lower one means a copy of the key';

create table authenticator_apps (
  id uuid primary key,
  user_id uuid not null references users (id),
  seed bytea not null,
  last_step int,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_used_at timestamptz
);
create unique index authenticator_apps_of_user on authenticator_apps (user_id);
comment on table authenticator_apps is 'Seeds of codes (RFC 6238), sealed. One without confirmed_at was shown and counts for nothing yet';
comment on column authenticator_apps.last_step is 'The time step of the newest code that counted: no code of it or an earlier one counts again';

create table recovery_codes (
  id uuid primary key,
  user_id uuid not null references users (id),
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create unique index recovery_codes_of_user on recovery_codes (user_id, code_hash);

create table second_factor_resets (
  id uuid primary key,
  user_id uuid not null references users (id),
  organization_id uuid not null references organizations (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index second_factor_resets_open on second_factor_resets (user_id) where ended_at is null;
create index second_factor_resets_of_organization on second_factor_resets (organization_id);
comment on table second_factor_resets is 'An administrator lets somebody go on without the factor they lost, by a code to their address. Worth nothing outside that organization';

-- 2026-11-27T1950_create_sso_logouts
create table sso_logouts (
  relay_hash bytea primary key,
  profile_id uuid not null references sso_profiles (id),
  organization_id uuid not null,
  request_id text not null,
  expires_at timestamptz not null default now() + interval '1 hour'
);
create index sso_logouts_expiry on sso_logouts (expires_at);
comment on table sso_logouts is 'A browser that was sent to a SAML provider to sign out there too: which answer belongs to it, once';

-- 2026-11-27T2000_machines_act
alter table audit_events drop constraint audit_events_actor_kind_check,
  add constraint audit_events_actor_kind_check check (actor_kind in ('anonymous', 'user', 'api_key', 'operator', 'system')) not valid;

-- 2026-11-27T2005_create_api_keys
create table api_keys (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  made_by uuid not null references users (id),
  maker_epoch int not null,
  name text not null,
  permissions text[] not null check (cardinality(permissions) between 1 and 100),
  secret_hash bytea not null,
  previous_secret_hash bytea,
  previous_works_until timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  rolled_at timestamptz,
  expires_at timestamptz,
  last_used_at timestamptz,
  last_used_from text,
  ended_at timestamptz,
  ended_because text check (ended_because in ('revoked', 'suspended')),
  ended_by uuid references users (id),
  check ((ended_at is null) = (ended_because is null)),
  check ((previous_secret_hash is null) = (previous_works_until is null))
);
create index api_keys_of_organization on api_keys (organization_id, id);
create index api_keys_of_maker on api_keys (made_by);
comment on table api_keys is 'Programs of an organization. A key is worth at most what its maker holds at that moment';
comment on column api_keys.maker_epoch is 'The credential epoch of the maker when the key was made: in any other one it is dead';
comment on column api_keys.previous_secret_hash is 'The secret before the last roll, until previous_works_until';

-- 2026-11-27T2010_note_failing_sign_ins
alter table sso_profiles add column failing_since timestamptz, add column failing_people int;
create index sso_profiles_failing on sso_profiles (organization_id) where failing_since is not null;
comment on column sso_profiles.failing_since is 'Since then people try and nobody gets in; null again with the first who does, a change, or when passwords are open';

-- 2026-11-27T2011_keep_outcomes
alter table sso_requests add column outcome text check (outcome in ('refused', 'signed_in'));
comment on column sso_requests.outcome is 'What became of it; null: nobody came back, it is under way, or it was a test';

-- 2026-11-27T2040_create_provisioning_connections
create table provisioning_connections (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  name text not null,
  adopts_people boolean not null,
  is_dry_run boolean not null,
  brake_percent int not null check (brake_percent between 1 and 100),
  released_until timestamptz,
  made_by uuid not null references users (id),
  version int not null default 1,
  created_at timestamptz not null default now(),
  unique (organization_id, id)
);
comment on table provisioning_connections is 'Identity providers that create, change and deactivate the people of an organization';
comment on column provisioning_connections.released_until is 'Until when an administrator lets everything through the brake';

create table provisioning_tokens (
  id uuid primary key,
  organization_id uuid not null,
  connection_id uuid not null,
  secret_hash bytea not null unique,
  starts_with text not null,
  made_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at <= created_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  foreign key (organization_id, connection_id) references provisioning_connections (organization_id, id) on delete cascade
);
create index provisioning_tokens_of_connection on provisioning_tokens (connection_id, id);

create table provisioning_requests (
  id uuid primary key,
  organization_id uuid not null,
  connection_id uuid not null,
  user_id uuid,
  request_id text not null,
  received_at timestamptz not null default now(),
  method text not null,
  address text not null,
  body text,
  status int not null,
  answer text,
  refusal text,
  milliseconds int not null,
  foreign key (organization_id, connection_id) references provisioning_connections (organization_id, id) on delete cascade
);
create index provisioning_requests_of_connection on provisioning_requests (connection_id, id);
create index provisioning_requests_by_time on provisioning_requests (received_at);
create index provisioning_requests_of_user on provisioning_requests (user_id) where user_id is not null;
comment on table provisioning_requests is 'The newest requests of a connection with their answers, for a week; without secrets, and cut off';

create table provisioning_holds (
  connection_id uuid not null references provisioning_connections (id) on delete cascade,
  organization_id uuid not null,
  user_id uuid not null references users (id),
  asked_at timestamptz not null default now(),
  primary key (connection_id, user_id)
);
comment on table provisioning_holds is 'Whom a connection wanted to deactivate when the brake held';

alter table audit_events drop constraint audit_events_actor_kind_check,
  add constraint audit_events_actor_kind_check
    check (actor_kind in ('anonymous', 'user', 'api_key', 'provisioning', 'operator', 'system')) not valid;

-- 2026-11-27T2041_join_by_scim
alter table users drop constraint users_joined_by_check;
alter table users add constraint users_joined_by_check
  check (joined_by in ('sign_up', 'invitation', 'sign_up_policy', 'founding', 'sso', 'scim'));

-- 2026-11-27T2045_create_scim_users
create table scim_users (
  user_id uuid primary key references users (id),
  organization_id uuid not null,
  connection_id uuid not null,
  user_name text not null,
  external_id text,
  email_type text,
  details jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deactivated_at timestamptz,
  removed_at timestamptz,
  foreign key (organization_id, connection_id) references provisioning_connections (organization_id, id) on delete cascade
);
create unique index scim_users_user_name on scim_users (connection_id, lower(user_name)) where removed_at is null;
create unique index scim_users_external_id on scim_users (connection_id, external_id) where removed_at is null and external_id is not null;
create index scim_users_deactivated on scim_users (connection_id, deactivated_at) where deactivated_at is not null;
comment on table scim_users is 'What a connection says of a person, beside their login. One connection has a person';
comment on column scim_users.details is 'Attributes that decide nothing here: displayName, title, those of the enterprise extension …';
comment on column scim_users.removed_at is 'The client deleted the person: deactivated, shown to it no more, and its own again when it sends them again';

-- 2026-11-27T2340_keep_groups_by_connections
alter table groups
  add column keeper_id uuid,
  add column member_changes int not null default 0,
  add column members_changed_at timestamptz not null default now(),
  add constraint groups_keeper check (keeper_id is null or origin = 'provisioned'),
  add constraint groups_keeper_connection foreign key (organization_id, keeper_id) references provisioning_connections (organization_id, id),
  drop constraint groups_friendly_name_check,
  add constraint groups_friendly_name_check check (char_length(friendly_name) between 1 and 255);
drop index groups_external_id;
create unique index groups_external_id on groups (keeper_id, external_id) where state = 'active' and external_id is not null;
create index groups_of_keeper on groups (organization_id, keeper_id, created_at, id) where state = 'active';
comment on column groups.keeper_id is 'The provisioning connection that keeps it; what one connection calls a group means nothing to another';
comment on column groups.member_changes is 'How often its members changed, kept by the triggers: with version, the ETag of whoever is shown the members too';
comment on column group_members.added_by is 'A person, or the provisioning connection that keeps the group';
comment on column group_members.ended_by is 'A person, or the provisioning connection that keeps the group';

create or replace function count_added_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update groups g set member_count = g.member_count + a.number, member_changes = g.member_changes + 1, members_changed_at = clock_timestamp()
    from (select group_id, count(*) as number from added where ended_at is null group by group_id) a where g.id = a.group_id;
  return null;
end $$;
create or replace function count_ended_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update groups g set member_count = g.member_count + a.number, member_changes = g.member_changes + 1, members_changed_at = clock_timestamp()
    from (select group_id, sum(change) as number from (
        select group_id, 1 as change from after_it where ended_at is null
        union all select group_id, -1 from before_it where ended_at is null) changes
      group by group_id having sum(change) <> 0) a where g.id = a.group_id;
  return null;
end $$;

-- 2026-11-27T2342_hold_groups
create table provisioning_group_holds (
  connection_id uuid not null references provisioning_connections (id) on delete cascade,
  organization_id uuid not null,
  group_id uuid not null,
  asked_at timestamptz not null default now(),
  primary key (connection_id, group_id)
);
comment on table provisioning_group_holds is 'Groups that a connection wanted to take people out of when the brake held';

-- 2026-11-27T2345_count_losses
create table scim_losses (
  connection_id uuid not null,
  organization_id uuid not null,
  user_id uuid not null references users (id),
  lost_at timestamptz not null default now(),
  primary key (connection_id, user_id),
  foreign key (organization_id, connection_id) references provisioning_connections (organization_id, id) on delete cascade
);
create index scim_losses_recent on scim_losses (connection_id, lost_at);
create index scim_losses_of_user on scim_losses (user_id);
comment on table scim_losses is 'Whom a connection took out of a group that holds roles: what the brake counts, for a day';

-- 2026-11-27T2345_create_oauth_apps
create table oauth_apps (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  made_by uuid not null references users (id),
  maker_epoch int not null,
  name text not null,
  description text not null default '',
  permissions text[] not null check (cardinality(permissions) between 1 and 100),
  access_token_seconds int not null check (access_token_seconds between 60 and 3600),
  secret_hash bytea not null,
  previous_secret_hash bytea,
  previous_works_until timestamptz,
  token_epoch int not null default 1,
  version int not null default 1,
  created_at timestamptz not null default now(),
  rolled_at timestamptz,
  last_used_at timestamptz,
  last_used_from text,
  ended_at timestamptz,
  ended_because text check (ended_because in ('revoked', 'suspended')),
  ended_by uuid references users (id),
  check ((ended_at is null) = (ended_because is null)),
  check ((previous_secret_hash is null) = (previous_works_until is null))
);
create index oauth_apps_of_organization on oauth_apps (organization_id, id);
create index oauth_apps_of_maker on oauth_apps (made_by);
comment on table oauth_apps is 'Programs of an organization that ask for access tokens. One is worth at most what its maker holds at that moment';
comment on column oauth_apps.maker_epoch is 'The credential epoch of the maker when the app was made: in any other one it is dead';
comment on column oauth_apps.previous_secret_hash is 'The secret before the last roll, until previous_works_until';
comment on column oauth_apps.token_epoch is 'Access tokens of another epoch are dead: raised when a secret ends at once';

alter table audit_events drop constraint audit_events_actor_kind_check,
  add constraint audit_events_actor_kind_check
    check (actor_kind in ('anonymous', 'user', 'api_key', 'oauth_app', 'provisioning', 'operator', 'system')) not valid;

-- 2026-11-27T2345_operators_prove_themselves
alter table operators add column removed_at timestamptz;
alter table operators drop constraint operators_email_key;
create unique index operators_email on operators (email) where removed_at is null;
comment on column operators.removed_at is 'No operator any more: the row stays for what they did';

-- Begun by a password alone: whoever has one signs in anew, and adds a second factor.
update operator_sessions set ended_at = now() where ended_at is null;

create index operator_sessions_of_operator on operator_sessions (operator_id, created_at);

create table operator_half_sessions (
  id uuid primary key,
  operator_id uuid not null references operators (id),
  secret_hash bytea not null,
  tries int not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index operator_half_sessions_secret on operator_half_sessions (secret_hash);
create index operator_half_sessions_of_operator on operator_half_sessions (operator_id);
create index operator_half_sessions_expiry on operator_half_sessions (expires_at);
comment on table operator_half_sessions is 'Operators who gave the right password and owe the second factor, or have to add their first. No session';

create table operator_invitations (
  id uuid primary key,
  email text not null check (email = lower(email)),
  invited_by uuid not null references operators (id),
  secret_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index operator_invitations_secret on operator_invitations (secret_hash);
create unique index operator_invitations_open on operator_invitations (email) where ended_at is null;
create index operator_invitations_of_operator on operator_invitations (invited_by);
comment on table operator_invitations is 'Who was asked to be an operator. One address has one open invitation; it is worth nothing once whoever sent it was removed';

-- 2026-11-27T2350_create_compatible_user_details
create table compatible_user_details (
  user_id uuid primary key references users (id),
  organization_id uuid not null,
  external_id text,
  details jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index compatible_user_details_external_id on compatible_user_details (organization_id, external_id) where external_id is not null;
comment on table compatible_user_details is 'What programs say of a managed person beside their login, at the addresses that helper libraries know';
comment on column compatible_user_details.details is 'Attributes that decide nothing here: displayName, locale, timezone, the kind of the address';

-- 2026-11-27T2350_create_oauth_signing_keys
create table oauth_signing_keys (
  id uuid primary key,
  private_key bytea not null,
  created_at timestamptz not null default now(),
  signs_from timestamptz not null
);
comment on table oauth_signing_keys is 'Ed25519 keys of access tokens, sealed by the vault. The newest that signs_from allows signs; all are published';

-- 2026-11-27T2350_create_operator_factors
create table operator_passkeys (
  id uuid primary key,
  operator_id uuid not null references operators (id),
  credential_id bytea not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  name text not null,
  is_synced boolean not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create unique index operator_passkeys_credential on operator_passkeys (credential_id);
create index operator_passkeys_of_operator on operator_passkeys (operator_id, created_at);
comment on table operator_passkeys is 'As passkeys, of operators. One credential belongs to one operator';

create table operator_authenticator_apps (
  id uuid primary key,
  operator_id uuid not null references operators (id),
  seed bytea not null,
  last_step int,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_used_at timestamptz
);
create unique index operator_authenticator_apps_of_operator on operator_authenticator_apps (operator_id);
comment on table operator_authenticator_apps is 'As authenticator_apps, of operators';

create table operator_recovery_codes (
  id uuid primary key,
  operator_id uuid not null references operators (id),
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create unique index operator_recovery_codes_of_operator on operator_recovery_codes (operator_id, code_hash);
comment on table operator_recovery_codes is 'As recovery_codes, of operators';

-- 2026-11-27T2350_rank_sessions
alter table sessions add column factor_level smallint not null default 0 check (factor_level between 0 and 2);
comment on column sessions.factor_level is 'The most that was proven in it: 0 a password, 1 a second factor too, 2 by a passkey, which cannot be phished';
update sessions set factor_level = 2 where method = 'passkey' and ended_at is null;
-- Of those whose password is not enough, none was begun by the password alone: with the first factor the others ended.
update sessions s set factor_level = 1 where s.method = 'password' and s.ended_at is null
  and (exists (select 1 from passkeys p where p.user_id = s.user_id)
    or exists (select 1 from authenticator_apps a where a.user_id = s.user_id and a.confirmed_at is not null));

alter table half_sessions add column proven_at timestamptz;
comment on column half_sessions.proven_at is 'When a factor was proven that is too weak for the policy: from then on a stronger one may be added';

create view factor_levels as
  select u.id as user_id,
    case when exists (select 1 from passkeys p where p.user_id = u.id) then 2
      when exists (select 1 from authenticator_apps a where a.user_id = u.id and a.confirmed_at is not null) then 1
      else 0 end as level
  from users u;
comment on view factor_levels is 'The strongest factor that somebody has, counted as in sessions.factor_level';

create view session_levels as
  select s.id as session_id, s.user_id,
    case when s.method = 'sso' then 3 else least(s.factor_level, f.level) end as level
  from sessions s join factor_levels f on f.user_id = s.user_id;
comment on view session_levels is 'What a session is worth: no more than was proven in it, nor than its person has today. 3: proven at the company, which answers for it';

-- 2026-11-27T2351_create_security_policies
create table security_policies (
  scope_id uuid not null,
  kind text not null,
  organization_id uuid not null references organizations (id),
  account_id uuid references accounts (id),
  rule jsonb not null,
  started_at timestamptz not null default now(),
  next_rule jsonb,
  next_starts_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (scope_id, kind),
  check (scope_id = coalesce(account_id, organization_id)),
  check ((next_rule is null) = (next_starts_at is null))
);
create index security_policies_of_organization on security_policies (organization_id);
comment on table security_policies is 'How people must prove themselves, for an organization or more strictly for one of its accounts. No row: nothing is asked';
comment on column security_policies.next_rule is 'Takes the place of rule at next_starts_at, by itself';

create view security_policies_now as
  select p.scope_id, p.kind, p.organization_id, p.account_id,
    case when p.next_starts_at <= now() then p.next_rule else p.rule end as rule,
    case when p.next_starts_at <= now() then p.next_starts_at else p.started_at end as started_at
  from security_policies p;
comment on view security_policies_now is 'Which rule holds at this moment: the clock of the database decides';

create view people_under_sso as
  select u.id as user_id
  from users u
    join domains d on d.name = u.email_domain and d.state in ('verified', 'verified_uncertain')
    join sso_profile_domains pd on pd.domain_id = d.id
    join sso_profiles p on p.id = pd.profile_id and p.state = 'enabled' and p.organization_id = u.organization_id
    join organizations o on o.id = p.organization_id and o.owner_user_id is distinct from u.id
    left join sso_person_rules r on r.organization_id = p.organization_id and r.user_id = u.id
  where coalesce(r.rule, '') <> 'exempt' and (pd.mode = 'enforced' or r.rule = 'required');
comment on view people_under_sso is 'Who can sign in through the provider of their company alone: it proves them';

create view people_levels as
  select f.user_id, case when exists (select 1 from people_under_sso s where s.user_id = f.user_id) then 3 else f.level end as level
  from factor_levels f;
comment on view people_levels is 'What somebody can prove, whether they are signed in or not; counted as in session_levels';

create view organization_administrators as
  select o.id as organization_id, o.owner_user_id as user_id from organizations o where o.owner_user_id is not null
  union
  select r.organization_id, r.user_id from held_roles r
    where r.scope_kind = 'organization' and r.role_id = 'IX00000000000000000000000000000002';

create view account_administrators as
  select a.id as account_id, a.owner_user_id as user_id from accounts a where a.owner_user_id is not null
  union
  select a.id, p.owner_user_id from accounts a join accounts p on p.id = a.parent_account_id where p.owner_user_id is not null
  union
  select a.id, r.user_id from accounts a join held_roles r on r.scope_id in (a.id, a.parent_account_id)
    where r.role_id = 'IX00000000000000000000000000000102'
  union
  select a.id, o.user_id from accounts a join organization_administrators o on o.organization_id = a.organization_id;
comment on view account_administrators is 'Who administers an account: by a role on it or on its parent, as its Owner, or through the organization';

create view second_factor_duties as
  select u.id as user_id, p.organization_id, p.rule, p.started_at,
    case when (p.rule ->> 'phishing_resistant')::boolean then 2 else 1 end as level
  from users u join security_policies_now p on p.scope_id = u.organization_id and p.kind = 'second_factor'
  where p.rule ->> 'required_of' = 'everyone'
    or (p.rule ->> 'required_of' = 'administrators' and exists (
      select 1 from organization_administrators a where a.organization_id = p.organization_id and a.user_id = u.id));
comment on view second_factor_duties is 'Of whom their own organization asks a second factor now, wherever they go';

create view account_factor_duties as
  select a.id as account_id, u.id as user_id, p.organization_id, p.scope_id, p.rule, p.started_at,
    case when (p.rule ->> 'phishing_resistant')::boolean then 2 else 1 end as level
  from accounts a
    join security_policies_now p on p.kind = 'second_factor' and p.organization_id = a.organization_id
      and p.scope_id in (a.id, a.parent_account_id, a.organization_id)
    cross join users u
  where (p.scope_id <> a.organization_id or u.organization_id is distinct from a.organization_id)
    and (p.rule ->> 'required_of' = 'everyone'
      or (p.rule ->> 'required_of' = 'administrators' and p.scope_id <> a.organization_id and exists (
        select 1 from account_administrators m where m.account_id = a.id and m.user_id = u.id)));
comment on view account_factor_duties is 'What whoever comes to an account must have proven there: by a policy of the account or its parent, and for people from outside by that of the organization';

create view person_factor_duties as
  select d.user_id, d.organization_id, d.organization_id as scope_id, null::uuid as account_id, d.rule, d.started_at, d.level
    from second_factor_duties d
  union all
  select d.user_id, d.organization_id, d.scope_id, d.account_id, d.rule, d.started_at, d.level
    from account_factor_duties d join accounts a on a.id = d.account_id
    where exists (select 1 from held_roles h where h.user_id = d.user_id and h.scope_id in (a.id, a.parent_account_id))
      or exists (select 1 from account_administrators m where m.account_id = a.id and m.user_id = d.user_id);
comment on view person_factor_duties is 'Every policy that reaches somebody now: of their organization, and of each account that they reach';

create view session_duties as
  select u.id as user_id, p.organization_id, p.account_id, p.started_at,
    (p.rule ->> 'lifetime_minutes')::int as lifetime_minutes,
    (p.rule ->> 'idle_minutes')::int as idle_minutes,
    (p.rule ->> 'step_up_minutes')::int as step_up_minutes
  from users u join security_policies_now p on p.kind = 'session' and p.organization_id = u.organization_id
  where p.account_id is null
    or (exists (select 1 from accounts a where a.id = p.account_id and a.organization_id = p.organization_id)
      and (exists (select 1 from held_roles h join accounts a on a.id = h.scope_id
          where h.user_id = u.id and (a.id = p.account_id or a.parent_account_id = p.account_id))
        or exists (select 1 from account_administrators m where m.account_id = p.account_id and m.user_id = u.id)));
comment on view session_duties is 'How long sessions of managed people last, by each rule that reaches them. Nobody from outside is told how long theirs may';

create view overdue_sessions as
  select s.id as session_id, s.user_id, d.organization_id
  from sessions s join session_duties d on d.user_id = s.user_id
  where s.ended_at is null
    and (s.created_at <= now() - make_interval(mins => d.lifetime_minutes)
      or s.last_seen_at <= now() - make_interval(mins => d.idle_minutes));
comment on view overdue_sessions is 'Sessions that would live, and are over by a policy';

-- 2026-11-27T2355_create_sso_logout_forms
create table sso_logout_forms (
  id uuid primary key,
  form_hash bytea not null,
  profile_id uuid not null references sso_profiles (id),
  organization_id uuid not null,
  sealed bytea not null,
  expires_at timestamptz not null default now() + interval '10 minutes'
);
create unique index sso_logout_forms_hash on sso_logout_forms (form_hash);
create index sso_logout_forms_expiry on sso_logout_forms (expires_at);
comment on table sso_logout_forms is 'Messages about signing out for providers that want them posted, sealed, until the browser fetches the form that takes them there';

-- 2026-11-28T0040_let_oauth_apps_ask_people
alter table oauth_apps
  add column grant_type text not null default 'client_credentials' check (grant_type in ('client_credentials', 'authorization_code')),
  add column redirect_uris text[] not null default '{}',
  add column company_name text,
  add column homepage_url text,
  add column terms_url text,
  add constraint oauth_apps_lead_back check ((grant_type = 'authorization_code') = (cardinality(redirect_uris) between 1 and 10));
comment on column oauth_apps.grant_type is 'client_credentials: it acts for itself. authorization_code: for people who agreed to it';
comment on column oauth_apps.redirect_uris is 'The only addresses that a code is sent to';

-- 2026-11-28T0045_create_oauth_grants
create table oauth_consents (
  app_id uuid not null references oauth_apps (id),
  user_id uuid not null references users (id),
  user_epoch int not null,
  permissions text[] not null,
  keeps_access boolean not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (app_id, user_id)
);
create index oauth_consents_of_user on oauth_consents (user_id);
comment on table oauth_consents is 'What somebody agreed to for an app: asked again when more is wanted, or after another password';

create table oauth_grants (
  id uuid primary key,
  app_id uuid not null references oauth_apps (id),
  user_id uuid not null references users (id),
  user_epoch int not null,
  session_id uuid not null,
  permissions text[] not null,
  keeps_access boolean not null,
  redirect_uri text not null,
  code_challenge text not null,
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  code_expires_at timestamptz not null,
  code_used_at timestamptz,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('replayed', 'misused', 'revoked', 'disconnected')),
  check ((ended_at is null) = (ended_because is null)),
  check (code_expires_at <= created_at + interval '60 seconds' and expires_at <= created_at + interval '30 days')
);
create index oauth_grants_of_user on oauth_grants (user_id, app_id);
create index oauth_grants_by_end on oauth_grants (expires_at);
comment on table oauth_grants is 'One time that a person let an app in: a code, and whatever was issued from it. It ends as one';
comment on column oauth_grants.user_epoch is 'The credential epoch of the person: in any other one everything issued is dead';

create table oauth_refresh_tokens (
  token_hash bytea primary key,
  grant_id uuid not null references oauth_grants (id) on delete cascade,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index oauth_refresh_tokens_of_grant on oauth_refresh_tokens (grant_id);
comment on table oauth_refresh_tokens is 'Each works once and gives the next. One that is shown again ends its grant';

-- 2026-11-28T0325_show_people_of_oauth_apps
create view oauth_app_people as
  select c.app_id, c.user_id
    from oauth_consents c join users p on p.id = c.user_id join oauth_apps k on k.id = c.app_id
    where c.user_epoch = p.credential_epoch and p.state = 'active' and p.organization_id is not distinct from k.organization_id;
comment on view oauth_app_people is 'Who lets which app act for them: they agreed to it with the login that they have now';

create index oauth_grants_of_app on oauth_grants (app_id) where ended_at is null;

-- 2026-11-28T0330_create_compliance
create view second_factor_rules as
  select n.organization_id, n.scope_id, n.account_id, false as is_planned, n.started_at as starts_at,
    n.rule, n.rule ->> 'required_of' as circle,
    case when (n.rule ->> 'phishing_resistant')::boolean then 2 else 1 end as level
  from security_policies_now n
  where n.kind = 'second_factor' and n.rule ->> 'required_of' <> 'nobody'
  union all
  select p.organization_id, p.scope_id, p.account_id, true, p.next_starts_at,
    p.next_rule, p.next_rule ->> 'required_of',
    case when (p.next_rule ->> 'phishing_resistant')::boolean then 2 else 1 end
  from security_policies p
  where p.kind = 'second_factor' and p.next_starts_at > now() and p.next_rule ->> 'required_of' <> 'nobody';
comment on view second_factor_rules is 'What asks for a second factor now, and what will from a moment on';

create table compliance_holds (
  user_id uuid primary key references users (id),
  organization_id uuid not null references organizations (id),
  scope_id uuid not null,
  held_by uuid not null references users (id),
  created_at timestamptz not null default now()
);
create index compliance_holds_of_organization on compliance_holds (organization_id);
create index compliance_holds_by on compliance_holds (held_by);
comment on table compliance_holds is 'Whose sessions and keys are worth nothing until they meet a policy, whenever and wherever it asks';
comment on column compliance_holds.scope_id is 'Which policy: of the organization or of an account. When it asks nobody any more, the hold asks nothing either';

create view compliance_hold_duties as
  select h.user_id, h.organization_id, h.scope_id, h.created_at as started_at, r.account_id, r.rule, r.circle, r.level
  from compliance_holds h join second_factor_rules r on r.scope_id = h.scope_id and r.organization_id = h.organization_id;
comment on view compliance_hold_duties is 'What a hold asks: what its policy does now, and what it will';

create or replace view second_factor_duties as
  select u.id as user_id, u.organization_id,
    case when coalesce(h.level, 0) > coalesce(p.level, 0) then h.rule else p.rule end as rule,
    case when coalesce(h.level, 0) > coalesce(p.level, 0) then h.started_at else p.started_at end as started_at,
    greatest(p.level, h.level) as level
  from users u
    left join lateral (
      select n.rule, n.started_at, case when (n.rule ->> 'phishing_resistant')::boolean then 2 else 1 end as level
      from security_policies_now n
      where n.scope_id = u.organization_id and n.kind = 'second_factor'
        and (n.rule ->> 'required_of' = 'everyone'
          or (n.rule ->> 'required_of' = 'administrators' and exists (
            select 1 from organization_administrators a where a.organization_id = n.organization_id and a.user_id = u.id)))) p on true
    left join lateral (
      select d.rule, d.started_at, d.level from compliance_hold_duties d
      where d.user_id = u.id and d.organization_id = u.organization_id
      order by d.level desc limit 1) h on true
  where p.level is not null or h.level is not null;
comment on view second_factor_duties is 'Of whom their own organization asks a second factor now, wherever they go: by its policy, or by a hold';

create view second_factor_asks as
  select r.*, u.id as user_id, u.created_at as reached_at, false as is_hold
  from second_factor_rules r join users u on u.organization_id = r.organization_id
  where r.account_id is null and r.circle = 'everyone'
  union all
  select r.*, u.id, u.created_at, false
  from second_factor_rules r
    join organization_administrators a on a.organization_id = r.organization_id
    join users u on u.id = a.user_id and u.organization_id = r.organization_id
  where r.account_id is null and r.circle = 'administrators'
  union all
  select r.*, g.user_id, g.reached_at, false
  from second_factor_rules r
    join (select h.organization_id, h.user_id, min(h.created_at) as reached_at from held_roles h
      where h.scope_kind = 'account' group by h.organization_id, h.user_id) g on g.organization_id = r.organization_id
    join users u on u.id = g.user_id and u.organization_id is distinct from r.organization_id
  where r.account_id is null and r.circle = 'everyone'
  union all
  select r.*, w.user_id, w.reached_at, false
  from second_factor_rules r
    join accounts a on a.id = r.account_id and a.organization_id = r.organization_id and a.state <> 'closed'
    cross join lateral (
      select reach.user_id, min(reach.reached_at) as reached_at
      from (select a.id union all select s.id from accounts s where s.parent_account_id = a.id) place
        cross join lateral (
          select h.user_id, h.created_at as reached_at from held_roles h
            where r.circle = 'everyone' and h.scope_id in (place.id, a.id, a.parent_account_id)
          union all
          select m.user_id, null from account_administrators m where m.account_id = place.id) reach
      group by reach.user_id) w
  where r.account_id is not null
  union all
  select d.organization_id, d.scope_id, d.account_id, false, d.started_at, d.rule, d.circle, d.level, d.user_id, d.started_at, true
  from compliance_hold_duties d join users u on u.id = d.user_id and u.organization_id = d.organization_id;
comment on view second_factor_asks is 'Of whom each policy asks a second factor, now or from a moment on, and of whom a hold does: as the views of duties have it, for lists. Asked with the id of an organization';

create table compliance_reminders (
  organization_id uuid not null references organizations (id),
  user_id uuid not null references users (id),
  reminded_at timestamptz not null default now(),
  primary key (organization_id, user_id)
);
create index compliance_reminders_of_user on compliance_reminders (user_id);
comment on table compliance_reminders is 'When somebody was last reminded of what an organization asks of them';

-- 2026-11-28T0330_create_network_policies
create function outside_networks(organization uuid, places uuid[], address inet)
  returns table (organization_id uuid, organization_name text, account_id uuid, account_name text, verdict text)
  language sql stable as $$
  select p.organization_id, o.friendly_name, p.account_id, a.friendly_name,
    case p.rule ->> 'mode' when 'enforced' then 'refused' else 'reported' end
  from security_policies_now p
    join organizations o on o.id = p.organization_id
    left join accounts a on a.id = p.account_id
  where p.kind = 'network' and p.scope_id = any ($2) and p.organization_id = $1
    and p.rule ->> 'mode' in ('enforced', 'report_only')
    and not exists (select 1 from jsonb_array_elements(p.rule -> 'networks') n where $3 <<= (n ->> 'network')::inet)
$$;
comment on function outside_networks is 'The network rules of an organization, at some of its places, that an address is outside of now. An unknown address is outside of all';

create table network_findings (
  scope_id uuid not null,
  caller_kind text not null check (caller_kind in ('person', 'api_key', 'oauth_app', 'provisioning')),
  caller_id uuid not null,
  address text not null,
  day date not null,
  organization_id uuid not null references organizations (id),
  account_id uuid references accounts (id),
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  requests int not null,
  primary key (scope_id, caller_id, address, day),
  check (scope_id = coalesce(account_id, organization_id))
);
create index network_findings_of_organization on network_findings (organization_id, last_seen_at);
create index network_findings_of_day on network_findings (day);
comment on table network_findings is 'Who came from outside of networks that are only reported: one row for a caller, the network that they came from, and a day';

-- 2026-11-28T0330_limit_age_of_keys
alter table api_keys drop constraint api_keys_ended_because_check,
  add constraint api_keys_ended_because_check check (ended_because in ('revoked', 'suspended', 'too_old')),
  add column end_told_for timestamptz;
comment on column api_keys.end_told_for is 'The end by a policy of which its maker was told';

-- 2026-11-28T0330_limit_age_of_secrets
alter table oauth_apps add column previous_made_at timestamptz, add column end_told_for timestamptz;
update oauth_apps set previous_made_at = created_at where previous_secret_hash is not null;
comment on column oauth_apps.previous_made_at is 'Since when the secret before the last roll was in use: it is no longer accepted than a policy lets secrets be';
comment on column oauth_apps.end_told_for is 'The end of the secret by a policy of which the maker was told';

-- 2026-11-28T0331_limit_age_of_credentials
create view api_key_limits as
  select p.scope_id as organization_id,
    (case when p.next_starts_at <= now() then p.next_rule else p.rule end ->> 'max_age_days')::int as max_age_days,
    case when p.next_starts_at > now() then (p.next_rule ->> 'max_age_days')::int end as next_max_age_days,
    case when p.next_starts_at > now() then p.next_starts_at end as next_starts_at
  from security_policies p where p.kind = 'api_keys' and p.account_id is null;
comment on view api_key_limits is 'How many days API keys of an organization and secrets of its OAuth apps work, now and from a planned moment on; null: as many as they like';

-- 2026-11-28T0332_limit_invitations
create view invitation_limits as
  select p.scope_id as organization_id, (p.rule ->> 'lifetime_days')::int as lifetime_days
  from security_policies_now p where p.kind = 'invitations' and p.account_id is null and p.rule ->> 'lifetime_days' is not null;
comment on view invitation_limits is 'How many days the links of invitations work, where an organization wants them to work less long than the product lets them';

-- 2026-11-28T0333_keep_outsiders_away
create view account_outsider_rules as
  select a.id as account_id, p.organization_id, p.scope_id, p.rule ->> 'access' as access, p.started_at
  from accounts a join security_policies_now p on p.kind = 'external_users' and p.organization_id = a.organization_id
    and p.scope_id in (a.id, a.parent_account_id, a.organization_id)
  where p.rule ->> 'access' <> 'allowed';
comment on view account_outsider_rules is 'What keeps people from outside away from an account now: policies of the account, its parent and its organization';

-- 2026-11-28T0420_limit_account_creation
create view account_creation_limits as
  select p.scope_id as organization_id, p.rule ->> 'created_by' as created_by
  from security_policies_now p where p.kind = 'account_creation' and p.account_id is null and p.rule ->> 'created_by' <> 'everyone';
comment on view account_creation_limits is 'Where an organization leaves the creation of accounts to fewer people than its roles would';

-- 2026-11-28T0716_limit_passwords
create view password_limits as
  select p.scope_id as organization_id, (p.rule ->> 'minimum_characters')::int as minimum_characters
  from security_policies_now p where p.kind = 'passwords' and p.account_id is null and p.rule ->> 'minimum_characters' is not null;
comment on view password_limits is 'How long passwords of managed people are at least, where an organization wants them longer than everybody does';

-- 2026-11-28T0720_create_break_glass
create table break_glass_owners (
  id uuid primary key,
  organization_id uuid not null unique references organizations (id),
  user_id uuid not null references users (id),
  named_by uuid not null references users (id),
  named_at timestamptz not null default now()
);
create index break_glass_owners_of_user on break_glass_owners (user_id);
create index break_glass_owners_by on break_glass_owners (named_by);
comment on table break_glass_owners is 'The Owner who gets in past single sign-on and networks, by a passkey. One row for an organization, as it has one Owner';

create function end_break_glass_of_owner() returns trigger language plpgsql as $$
begin
  delete from break_glass_owners where organization_id = new.id and user_id is distinct from new.owner_user_id;
  return null;
end $$;
create trigger end_break_glass_of_owner after update of owner_user_id on organizations
  for each row when (old.owner_user_id is distinct from new.owner_user_id) execute function end_break_glass_of_owner();

create function end_break_glass_without_passkey() returns trigger language plpgsql as $$
begin
  delete from break_glass_owners where user_id = old.user_id
    and not exists (select 1 from passkeys p where p.user_id = old.user_id);
  return null;
end $$;
create trigger end_break_glass_without_passkey after delete on passkeys
  for each row execute function end_break_glass_without_passkey();

create view break_glass_owners_now as
  select b.id, b.organization_id, b.user_id, b.named_by, b.named_at
  from break_glass_owners b
    join organizations o on o.id = b.organization_id and o.owner_user_id = b.user_id
    join users u on u.id = b.user_id and u.organization_id = o.id and u.state = 'active'
  where exists (select 1 from passkeys p where p.user_id = b.user_id);
comment on view break_glass_owners_now is 'Who gets in past single sign-on and networks at this moment: the Owner who was named, active and with a passkey';

create table break_glass_uses (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  user_id uuid not null references users (id),
  session_id uuid not null unique,
  naming_id uuid not null,
  past_sso boolean not null,
  past_networks boolean not null,
  client_address text not null,
  used_at timestamptz not null default now(),
  seen_at timestamptz,
  seen_by uuid references users (id),
  check (past_sso or past_networks),
  check ((seen_at is null) = (seen_by is null))
);
create index break_glass_uses_of_organization on break_glass_uses (organization_id, used_at);
create index break_glass_uses_of_user on break_glass_uses (user_id);
create index break_glass_uses_seen_by on break_glass_uses (seen_by);
comment on table break_glass_uses is 'Each sign-in that single sign-on or the networks would have refused, and who saw it since';
comment on column break_glass_uses.naming_id is 'By which naming: of an earlier one a session opens nothing';

create view break_glass_sessions as
  select e.session_id
  from break_glass_uses e
    join break_glass_owners_now b on b.id = e.naming_id
    join session_levels l on l.session_id = e.session_id and l.level = 2
  where e.past_networks;
comment on view break_glass_sessions is 'Sessions for which the networks of their organization are open: begun by a passkey of today, under the naming of today';

-- 2026-11-28T0720_map_attributes
alter table provisioning_connections add column mapping jsonb;
comment on column provisioning_connections.mapping is 'Which attributes are read as which field of a person; null: never chosen, everything as usual';

-- 2026-11-28T0721_keep_what_was_sent
alter table scim_users add column sent jsonb;
comment on column scim_users.sent is 'name and emails as the client sent them, where its connection reads fields from elsewhere; null: what the login has';

-- 2026-11-28T0730_create_known_browsers
create table known_browsers (
  user_id uuid not null references users (id),
  hash bytea not null,
  is_program boolean not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (user_id, hash)
);
create index known_browsers_age on known_browsers (last_seen_at);
comment on table known_browsers is 'From which browsers a login was used: another one is told by mail. It lets nobody in';
comment on column known_browsers.hash is 'Of the login and the cookie of the browser; of a program, which keeps none, of the address that it came from';

-- 2026-11-28T1058_measure_passwords
alter table user_passwords add column met_characters int check (met_characters between 16 and 64);
comment on column user_passwords.met_characters is 'What a policy asked for when it was typed, and it had: never its length. Null: nothing is known of it';

-- 2026-11-28T1058_plan_passwords
create or replace view password_limits as
  select p.scope_id as organization_id,
    (case when p.next_starts_at <= now() then p.next_rule else p.rule end ->> 'minimum_characters')::int as minimum_characters,
    case when p.next_starts_at > now() then (p.next_rule ->> 'minimum_characters')::int end as next_minimum_characters
  from security_policies p where p.kind = 'passwords' and p.account_id is null;
comment on view password_limits is 'How long passwords of managed people are at least, now and from a planned moment on, where an organization wants them longer than everybody does';

-- 2026-11-28T1059_widen_compliance
create view password_asks as
  select r.*, u.id as user_id, u.created_at as reached_at, coalesce(w.met_characters, 15) >= r.minimum as is_met
  from (
    select n.organization_id, n.scope_id, false as is_planned, n.started_at as starts_at, n.rule, (n.rule ->> 'minimum_characters')::int as minimum
    from security_policies_now n where n.kind = 'passwords' and n.account_id is null
    union all
    select p.organization_id, p.scope_id, true, p.next_starts_at, p.next_rule, (p.next_rule ->> 'minimum_characters')::int
    from security_policies p where p.kind = 'passwords' and p.account_id is null and p.next_starts_at > now()) r
    join users u on u.organization_id = r.organization_id
    join user_passwords w on w.user_id = u.id
  where r.minimum > 15 and not exists (select 1 from people_under_sso s where s.user_id = u.id);
comment on view password_asks is 'Of whom a longer password is asked, now or from a moment on, and whether theirs is known to have it: passwords are measured when they are typed';

create view credential_ends as
  select c.missing, c.id, c.organization_id, c.made_by, r.scope_id, e.rule, e.starts_at, e.ends_at,
    e.ends_at is not null and case c.missing
      when 'api_key' then coalesce(c.expires_at > e.ends_at, true)
      else e.ends_at <= greatest(now() + interval '14 days', e.starts_at) end as is_cut
  from (
    select 'api_key' as missing, k.id, k.organization_id, k.made_by, k.maker_epoch, k.created_at as counted_from, k.expires_at
    from api_keys k where k.ended_at is null and coalesce(k.expires_at > now(), true)
    union all
    select 'oauth_app', k.id, k.organization_id, k.made_by, k.maker_epoch, coalesce(k.rolled_at, k.created_at), null
    from oauth_apps k where k.ended_at is null) c
    join users u on u.id = c.made_by and u.organization_id = c.organization_id and u.credential_epoch = c.maker_epoch
    join security_policies r on r.organization_id = c.organization_id and r.kind = 'api_keys' and r.account_id is null
    cross join lateral (
      select case when r.next_starts_at <= now() then r.next_rule else r.rule end as rule,
        case when r.next_starts_at <= now() then r.next_starts_at else r.started_at end as starts_at,
        case when r.next_starts_at > now() then r.next_starts_at end as next_starts_at) n
    cross join lateral (
      select c.counted_from + make_interval(days => (n.rule ->> 'max_age_days')::int) as by_now,
        greatest(n.next_starts_at, c.counted_from + make_interval(days => (r.next_rule ->> 'max_age_days')::int)) as by_plan) t
    cross join lateral (
      select n.rule, n.starts_at, case when t.by_now is not null then greatest(t.by_now, n.starts_at) end as ends_at where n.next_starts_at is null or t.by_now < n.next_starts_at
      union all
      select r.next_rule, n.next_starts_at, case when r.next_rule ->> 'max_age_days' is not null then t.by_plan end
      where n.next_starts_at is not null and (t.by_now is null or t.by_now >= n.next_starts_at)) e
  where c.missing = 'oauth_app' or coalesce(t.by_now > now(), true);
comment on view credential_ends is 'When a policy ends API keys and secrets of OAuth apps that live, and whether it cuts them short: a key that would work longer, a secret that is over or within two weeks of it';

create view outsider_asks as
  select r.organization_id, r.scope_id, r.account_id, r.is_planned, r.starts_at, r.rule, h.user_id, min(h.created_at) as reached_at,
    count(distinct h.scope_id) as accounts
  from (
    select n.organization_id, n.scope_id, n.account_id, false as is_planned, n.started_at as starts_at, n.rule
    from security_policies_now n where n.kind = 'external_users' and n.rule ->> 'access' = 'not_allowed'
    union all
    select p.organization_id, p.scope_id, p.account_id, true, p.next_starts_at, p.next_rule
    from security_policies p where p.kind = 'external_users' and p.next_starts_at > now()
      and p.next_rule ->> 'access' = 'not_allowed' and p.rule ->> 'access' <> 'not_allowed') r
    join held_roles h on h.organization_id = r.organization_id and h.scope_kind = 'account'
    join accounts a on a.id = h.scope_id and a.state <> 'closed' and (r.account_id is null or r.account_id in (a.id, a.parent_account_id))
    join users u on u.id = h.user_id and u.organization_id is distinct from r.organization_id
  group by r.organization_id, r.scope_id, r.account_id, r.is_planned, r.starts_at, r.rule, h.user_id;
comment on view outsider_asks is 'People from outside who hold roles where a policy lets nobody from outside in, now or from a moment on';

create view compliance_asks as
  select k.organization_id, k.user_id, case k.level when 2 then 'passkey' else 'second_factor' end as missing, k.level, l.level as has,
    k.scope_id, k.account_id, k.is_hold, k.is_planned, k.starts_at,
    case when k.is_planned then k.starts_at else greatest(k.starts_at, k.reached_at) end as since, k.rule, 1::bigint as things,
    l.level >= k.level as is_met
  from second_factor_asks k join people_levels l on l.user_id = k.user_id
  union all
  select p.organization_id, p.user_id, 'password', 0, null, p.scope_id, null, false, p.is_planned, p.starts_at,
    case when p.is_planned then p.starts_at else greatest(p.starts_at, p.reached_at) end, p.rule, 1, p.is_met
  from password_asks p
  union all
  select c.organization_id, c.made_by, c.missing, 0, null, c.scope_id, null, false,
    coalesce(min(c.ends_at) filter (where c.is_cut) > now(), false), min(c.starts_at) filter (where c.is_cut), min(c.ends_at) filter (where c.is_cut),
    (array_agg(c.rule order by c.ends_at) filter (where c.is_cut))[1], count(*) filter (where c.is_cut), count(*) filter (where c.is_cut) = 0
  from credential_ends c where c.ends_at is not null group by c.organization_id, c.made_by, c.missing, c.scope_id
  union all
  select o.organization_id, o.user_id, 'outside', 0, null, o.scope_id, o.account_id, false, o.is_planned, o.starts_at,
    case when o.is_planned then o.starts_at else greatest(o.starts_at, o.reached_at) end, o.rule, o.accounts, false
  from outsider_asks o;
comment on view compliance_asks is 'What every policy asks of a person, now or from a moment on, and whether they meet it. Asked with the id of an organization';

-- 2026-11-28T1100_carry_organization_in_sessions
alter table sessions add column organization_id uuid;
comment on column sessions.organization_id is 'Who manages the login, for the list of an organization''s sessions. users says it too, and decides';
update sessions s set organization_id = u.organization_id from users u
  where u.id = s.user_id and s.ended_at is null and u.organization_id is not null;
create index sessions_of_organization on sessions (organization_id, last_seen_at, id) where ended_at is null;
create index sessions_of_organization_begun on sessions (organization_id, created_at, id) where ended_at is null;

create function carry_organization_into_sessions() returns trigger language plpgsql as $body$
begin
  update sessions set organization_id = new.organization_id where user_id = new.id and ended_at is null;
  return null;
end $body$;
create trigger sessions_follow_their_login after update of organization_id on users
  for each row when (old.organization_id is distinct from new.organization_id)
  execute function carry_organization_into_sessions();

-- 2026-11-28T1115_create_dormant_people
create table people_activity (
  user_id uuid primary key references users (id) on delete cascade,
  organization_id uuid references organizations (id),
  counted_from timestamptz not null default now(),
  last_active_at timestamptz,
  last_active_through text check (last_active_through in ('sign_in', 'session', 'api_key', 'oauth_token')),
  idle_since timestamptz not null generated always as (greatest(counted_from, last_active_at)) stored,
  check ((last_active_at is null) = (last_active_through is null))
);
create index people_activity_of_organization on people_activity (organization_id, idle_since, user_id);
comment on table people_activity is 'When each login was last used, and through what. Written by triggers, so that no door can leave it out, and to the hour, so that it costs no request anything';
comment on column people_activity.organization_id is 'Where they are managed and can sign in; null: nobody acts on them for being idle';
comment on column people_activity.counted_from is 'When they came under the organization, or were let back in: whoever never came is idle since then';

create function note_activity(person uuid, through text) returns void language sql security definer set search_path = public, pg_temp as $$
  update people_activity a set last_active_at = now(), last_active_through = through
  where a.user_id in (select b.user_id from people_activity b where b.user_id = person
    and coalesce(b.last_active_at < now() - interval '1 hour', true) for update skip locked)
$$;
comment on function note_activity is 'It waits for nobody: whoever holds the row notes the same at this moment, or decides about the person under a lock that comes before';

create function keep_people_activity() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into people_activity as a (user_id, organization_id)
    values (new.id, case when new.state = 'active' then new.organization_id end)
  on conflict (user_id) do update set organization_id = excluded.organization_id,
    counted_from = case when excluded.organization_id is not null and a.organization_id is distinct from excluded.organization_id
      then now() else a.counted_from end;
  return null;
end $$;
create trigger users_activity after insert or update of organization_id, state on users
  for each row execute function keep_people_activity();

create function note_session_activity() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform note_activity(new.user_id, case tg_op when 'INSERT' then 'sign_in' else 'session' end);
  return null;
end $$;
create trigger sessions_begin_activity after insert on sessions for each row execute function note_session_activity();
create trigger sessions_activity after update of last_seen_at on sessions
  for each row when (new.last_seen_at > old.last_seen_at) execute function note_session_activity();

create function note_program_activity() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform note_activity(new.made_by, tg_argv[0]);
  return null;
end $$;
create trigger api_keys_activity after update of last_used_at on api_keys
  for each row when (new.last_used_at is not null and coalesce(new.last_used_at > old.last_used_at, true))
  execute function note_program_activity('api_key');
create trigger oauth_apps_activity after update of last_used_at on oauth_apps
  for each row when (new.grant_type = 'client_credentials' and new.last_used_at is not null and coalesce(new.last_used_at > old.last_used_at, true))
  execute function note_program_activity('oauth_token');

create function note_grant_activity() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform note_activity((select g.user_id from oauth_grants g where g.id = new.grant_id), 'oauth_token');
  return null;
end $$;
create trigger oauth_refresh_tokens_activity after insert on oauth_refresh_tokens
  for each row execute function note_grant_activity();

insert into people_activity (user_id, organization_id, counted_from, last_active_at, last_active_through)
  select u.id, case when u.state = 'active' then u.organization_id end, u.created_at, latest.at, latest.through
  from users u
    left join (
      select distinct on (found.user_id) found.user_id, found.at, found.through
      from (
        select id as user_id, last_sign_in_at as at, 'sign_in' as through from users where last_sign_in_at is not null
        union all select user_id, max(last_seen_at), 'session' from sessions group by user_id
        union all select made_by, max(last_used_at), 'api_key' from api_keys where last_used_at is not null group by made_by
        union all select made_by, max(last_used_at), 'oauth_token' from oauth_apps
          where last_used_at is not null and grant_type = 'client_credentials' group by made_by
        union all select g.user_id, max(t.created_at), 'oauth_token' from oauth_refresh_tokens t join oauth_grants g on g.id = t.grant_id group by g.user_id
      ) found order by found.user_id, found.at desc, found.through
    ) latest on latest.user_id = u.id
  where u.state <> 'erased';
revoke insert, update, truncate on people_activity from bailiwick_app;

create view dormant_people_rules as
  select r.organization_id, coalesce(r.days, r.next_days) as idle_days,
    case when r.days is null then r.next_starts_at else r.started_at end as started_at, r.days is null as is_planned
  from (
    select p.organization_id,
      (case when p.next_starts_at <= now() then p.next_rule else p.rule end ->> 'idle_days')::int as days,
      case when p.next_starts_at <= now() then p.next_starts_at else p.started_at end as started_at,
      case when p.next_starts_at > now() then (p.next_rule ->> 'idle_days')::int end as next_days,
      p.next_starts_at
    from security_policies p where p.kind = 'dormant_people' and p.account_id is null) r
  where coalesce(r.days, r.next_days) is not null;
comment on view dormant_people_rules is 'After how many days people are deactivated, by the rule that holds, or else by the one that starts by itself. One row for an organization';

create function dormant_due(idle_since timestamptz, idle_days int, started_at timestamptz) returns timestamptz language sql stable as $$
  select greatest(
    date_trunc('day', $1, 'UTC') + make_interval(hours => 24 * ($2 + 1)),
    date_trunc('day', greatest(now(), $3) + interval '43 minutes', 'UTC') + make_interval(hours => 24 * 15))
$$;
comment on function dormant_due is 'The day (UTC) on which somebody who was not warned yet is deactivated at the earliest: idle for whole days, and 14 whole days after the mail. The job looks 17 minutes past each hour';

create table dormant_warnings (
  user_id uuid primary key references users (id) on delete cascade,
  organization_id uuid not null references organizations (id),
  rule_started_at timestamptz not null,
  warned_at timestamptz not null default now(),
  due_at timestamptz not null,
  reminded_at timestamptz,
  deactivated_at timestamptz,
  check (due_at >= warned_at + interval '14 days')
);
create index dormant_warnings_of_organization on dormant_warnings (organization_id, due_at);
comment on table dormant_warnings is 'Who was told by mail that they will be deactivated, by which rule, and when. Whoever comes after it, and whoever is told of another rule, is warned anew';

create view dormant_warnings_now as
  select w.user_id, w.organization_id, w.warned_at, w.due_at, w.reminded_at, a.idle_since
  from dormant_warnings w
    join people_activity a on a.user_id = w.user_id and a.organization_id = w.organization_id and a.idle_since <= w.warned_at
    join organizations o on o.id = w.organization_id and o.owner_user_id is distinct from w.user_id
    join dormant_people_rules r on r.organization_id = w.organization_id and not r.is_planned and r.started_at = w.rule_started_at
  where w.deactivated_at is null;
comment on view dormant_warnings_now is 'Warnings that count: the rule is the same, the person did not come since, and is managed there and not the Owner';

create table dormant_brakes (
  organization_id uuid primary key references organizations (id),
  held_at timestamptz not null default now()
);
comment on table dormant_brakes is 'When the audit log last told that more people were due than one day lets go';

-- 2026-11-28T1510_create_remembered_browsers
create table remembered_browsers (
  id uuid primary key,
  user_id uuid not null references users (id),
  organization_id uuid not null,
  secret_hash bytea not null,
  factor_level smallint not null check (factor_level in (1, 2)),
  credential_epoch int not null,
  client_address text not null,
  user_agent text not null,
  remembered_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz not null
);
create unique index remembered_browsers_secret on remembered_browsers (user_id, secret_hash);
create index remembered_browsers_of_organization on remembered_browsers (organization_id);
create index remembered_browsers_expiry on remembered_browsers (expires_at);
comment on table remembered_browsers is 'Browsers in which a second factor was proven that is not asked for again there, beside the right password. It proves nothing afresh';
comment on column remembered_browsers.organization_id is 'Whose rule allowed it: of another company it means nothing';
comment on column remembered_browsers.secret_hash is 'Of the login and the secret in a cookie of its own';
comment on column remembered_browsers.credential_epoch is 'A new password, or another change of how they sign in, makes it worthless';
comment on column remembered_browsers.expires_at is 'As it was ticked: no rule lengthens it';

-- 2026-11-28T1510_end_sessions_with_their_provider
alter table sessions add column ends_by timestamptz, add constraint sessions_end_in_time check (expires_at <= ends_by);
comment on column sessions.ends_by is 'When the identity provider wants it over (SAML Core 2.7.2), which makes it shorter only; null: it named no time';

-- 2026-11-28T1512_limit_remembered_browsers
create view remembered_browser_limits as
  select u.id as user_id,
    case when exists (select 1 from break_glass_owners_now b where b.user_id = u.id) then 0
      else least(
        coalesce((select (p.rule ->> 'remembered_days')::int from security_policies_now p
          where p.scope_id = u.organization_id and p.kind = 'remembered_browsers'), 0),
        (select min((p.rule ->> 'remembered_days')::int)
          from security_policies_now p join accounts s on s.id = p.account_id and s.organization_id = p.organization_id
          where p.kind = 'remembered_browsers' and p.organization_id = u.organization_id
            and (exists (select 1 from held_roles h join accounts a on a.id = h.scope_id
                where h.user_id = u.id and (a.id = p.account_id or a.parent_account_id = p.account_id))
              or exists (select 1 from account_administrators m where m.account_id = p.account_id and m.user_id = u.id))))
    end as days
  from users u where u.organization_id is not null;
comment on view remembered_browser_limits is 'For how many days browsers of managed people are remembered after a second factor: the least of every rule that reaches them. No row: none is';

create view remembered_browsers_now as
  select r.id, r.user_id, r.remembered_at,
    least(r.expires_at, r.remembered_at + make_interval(days => l.days)) as until
  from remembered_browsers r
    join users u on u.id = r.user_id and u.state = 'active' and u.credential_epoch = r.credential_epoch
      and u.organization_id = r.organization_id
    join factor_levels f on f.user_id = r.user_id and f.level >= r.factor_level
    join remembered_browser_limits l on l.user_id = r.user_id
  where r.expires_at > now() and r.remembered_at > now() - make_interval(days => l.days);
comment on view remembered_browsers_now is 'Browsers that are remembered at this moment: by the rule, the password, the factors and the company of today';

-- 2026-11-28T1520_end_old_secrets
alter table oauth_apps add column secret_ended_at timestamptz;
comment on column oauth_apps.secret_ended_at is 'When the secret became older than a policy allowed: it stays dead when the policy is eased. The next secret clears it';

-- 2026-11-28T1521_remember_the_last_age
create or replace view api_key_limits as
  select p.scope_id as organization_id,
    (case when p.next_starts_at <= now() then p.next_rule else p.rule end ->> 'max_age_days')::int as max_age_days,
    case when p.next_starts_at > now() then (p.next_rule ->> 'max_age_days')::int end as next_max_age_days,
    case when p.next_starts_at > now() then p.next_starts_at end as next_starts_at,
    case when p.next_starts_at <= now() then (p.rule ->> 'max_age_days')::int end as last_max_age_days,
    case when p.next_starts_at <= now() then p.next_starts_at end as last_held_until
  from security_policies p where p.kind = 'api_keys' and p.account_id is null;
comment on view api_key_limits is 'How many days API keys of an organization and secrets of its OAuth apps work, now, from a planned moment on, and until a plan began by itself; null: as many as they like';

-- 2026-11-28T1600_keep_sessions_over
create or replace view security_policies_now as
  select p.scope_id, p.kind, p.organization_id, p.account_id,
    case when p.next_starts_at <= now() then p.next_rule else p.rule end as rule,
    case when p.next_starts_at <= now() then p.next_starts_at else p.started_at end as started_at,
    case when p.next_starts_at <= now() then p.rule end as last_rule,
    case when p.next_starts_at <= now() then p.next_starts_at end as last_held_until
  from security_policies p;
comment on view security_policies_now is 'Which rule holds at this moment, and which one held until a plan began by itself: the clock of the database decides';

create or replace view session_duties as
  select u.id as user_id, p.organization_id, p.account_id, p.started_at,
    (p.rule ->> 'lifetime_minutes')::int as lifetime_minutes,
    (p.rule ->> 'idle_minutes')::int as idle_minutes,
    (p.rule ->> 'step_up_minutes')::int as step_up_minutes,
    (p.last_rule ->> 'lifetime_minutes')::int as last_lifetime_minutes,
    (p.last_rule ->> 'idle_minutes')::int as last_idle_minutes,
    p.last_held_until
  from users u join security_policies_now p on p.kind = 'session' and p.organization_id = u.organization_id
  where p.account_id is null
    or (exists (select 1 from accounts a where a.id = p.account_id and a.organization_id = p.organization_id)
      and (exists (select 1 from held_roles h join accounts a on a.id = h.scope_id
          where h.user_id = u.id and (a.id = p.account_id or a.parent_account_id = p.account_id))
        or exists (select 1 from account_administrators m where m.account_id = p.account_id and m.user_id = u.id)));

create or replace view overdue_sessions as
  select s.id as session_id, s.user_id, d.organization_id
  from sessions s join session_duties d on d.user_id = s.user_id
  where s.ended_at is null
    and (s.created_at <= now() - make_interval(mins => d.lifetime_minutes)
      or s.last_seen_at <= now() - make_interval(mins => d.idle_minutes)
      or s.created_at <= d.last_held_until - make_interval(mins => d.last_lifetime_minutes)
      or s.last_seen_at <= d.last_held_until - make_interval(mins => d.last_idle_minutes));
comment on view overdue_sessions is 'Sessions that would live, and are over by a policy: the one of this moment, or the one before, until a plan took its place by itself';

-- 2026-11-28T1615_keep_browsers_forgotten
create or replace view remembered_browsers_now as
  select r.id, r.user_id, r.remembered_at,
    least(r.expires_at, r.remembered_at + make_interval(days => l.days)) as until
  from remembered_browsers r
    join users u on u.id = r.user_id and u.state = 'active' and u.credential_epoch = r.credential_epoch
      and u.organization_id = r.organization_id
    join factor_levels f on f.user_id = r.user_id and f.level >= r.factor_level
    join remembered_browser_limits l on l.user_id = r.user_id
  where r.expires_at > now() and r.remembered_at > now() - make_interval(days => l.days)
    and not exists (select 1 from security_policies_now p
      where p.kind = 'remembered_browsers' and p.organization_id = r.organization_id
        and r.remembered_at <= p.last_held_until - make_interval(days =>
          coalesce((p.last_rule ->> 'remembered_days')::int, case when p.account_id is null then 0 end))
        and (p.account_id is null
          or exists (select 1 from held_roles h join accounts a on a.id = h.scope_id
            where h.user_id = r.user_id and (a.id = p.account_id or a.parent_account_id = p.account_id))
          or exists (select 1 from account_administrators m where m.account_id = p.account_id and m.user_id = r.user_id)));
comment on view remembered_browsers_now is 'Browsers that are remembered at this moment: by the rule, the password, the factors and the company of today. What the rule before forgot, until a plan took its place by itself, stays forgotten';

-- 2026-11-28T2015_index_holders_on_accounts
create index role_assignments_of_account on role_assignments (account_id, user_id) where ended_at is null and account_id is not null;
comment on index role_assignments_of_account is 'The few who hold something on one account, where nearly everybody holds something on the organization';

export const createSsoSignIns = {
  name: '2026-11-27T1620_create_sso_sign_ins',
  sql: `
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
`,
};

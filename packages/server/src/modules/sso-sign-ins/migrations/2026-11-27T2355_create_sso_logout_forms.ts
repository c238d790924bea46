export const createSsoLogoutForms = {
  name: '2026-11-27T2355_create_sso_logout_forms',
  sql: `
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
`,
};

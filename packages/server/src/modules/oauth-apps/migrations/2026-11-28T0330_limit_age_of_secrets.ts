export const limitAgeOfSecrets = {
  name: '2026-11-28T0330_limit_age_of_secrets',
  sql: `
alter table oauth_apps add column previous_made_at timestamptz, add column end_told_for timestamptz;
update oauth_apps set previous_made_at = created_at where previous_secret_hash is not null;
comment on column oauth_apps.previous_made_at is 'Since when the secret before the last roll was in use: it is no longer accepted than a policy lets secrets be';
comment on column oauth_apps.end_told_for is 'The end of the secret by a policy of which the maker was told';
`,
};

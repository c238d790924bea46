export const endOldSecrets = {
  name: '2026-11-28T1520_end_old_secrets',
  sql: `
alter table oauth_apps add column secret_ended_at timestamptz;
comment on column oauth_apps.secret_ended_at is 'When the secret became older than a policy allowed: it stays dead when the policy is eased. The next secret clears it';
`,
};

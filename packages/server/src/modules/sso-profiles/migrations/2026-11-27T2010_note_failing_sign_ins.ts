export const noteFailingSignIns = {
  name: '2026-11-27T2010_note_failing_sign_ins',
  sql: `
alter table sso_profiles add column failing_since timestamptz, add column failing_people int;
create index sso_profiles_failing on sso_profiles (organization_id) where failing_since is not null;
comment on column sso_profiles.failing_since is 'Since then people try and nobody gets in; null again with the first who does, a change, or when passwords are open';
`,
};

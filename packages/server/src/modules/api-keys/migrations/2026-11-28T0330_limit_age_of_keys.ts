export const limitAgeOfKeys = {
  name: '2026-11-28T0330_limit_age_of_keys',
  sql: `
alter table api_keys drop constraint api_keys_ended_because_check,
  add constraint api_keys_ended_because_check check (ended_because in ('revoked', 'suspended', 'too_old')),
  add column end_told_for timestamptz;
comment on column api_keys.end_told_for is 'The end by a policy of which its maker was told';
`,
};

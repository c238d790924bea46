export const endSessionsWithTheirProvider = {
  name: '2026-11-28T1510_end_sessions_with_their_provider',
  sql: `
alter table sessions add column ends_by timestamptz, add constraint sessions_end_in_time check (expires_at <= ends_by);
comment on column sessions.ends_by is 'When the identity provider wants it over (SAML Core 2.7.2), which makes it shorter only; null: it named no time';
`,
};

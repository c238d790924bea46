export const limitPasswords = {
  name: '2026-11-28T0716_limit_passwords',
  sql: `
create view password_limits as
  select p.scope_id as organization_id, (p.rule ->> 'minimum_characters')::int as minimum_characters
  from security_policies_now p where p.kind = 'passwords' and p.account_id is null and p.rule ->> 'minimum_characters' is not null;
comment on view password_limits is 'How long passwords of managed people are at least, where an organization wants them longer than everybody does';
`,
};

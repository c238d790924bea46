/** Passwords that are typed before a planned start are measured against what it will ask. */
export const planPasswords = {
  name: '2026-11-28T1058_plan_passwords',
  sql: `
create or replace view password_limits as
  select p.scope_id as organization_id,
    (case when p.next_starts_at <= now() then p.next_rule else p.rule end ->> 'minimum_characters')::int as minimum_characters,
    case when p.next_starts_at > now() then (p.next_rule ->> 'minimum_characters')::int end as next_minimum_characters
  from security_policies p where p.kind = 'passwords' and p.account_id is null;
comment on view password_limits is 'How long passwords of managed people are at least, now and from a planned moment on, where an organization wants them longer than everybody does';
`,
};

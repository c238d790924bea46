export const rememberTheLastAge = {
  name: '2026-11-28T1521_remember_the_last_age',
  sql: `
create or replace view api_key_limits as
  select p.scope_id as organization_id,
    (case when p.next_starts_at <= now() then p.next_rule else p.rule end ->> 'max_age_days')::int as max_age_days,
    case when p.next_starts_at > now() then (p.next_rule ->> 'max_age_days')::int end as next_max_age_days,
    case when p.next_starts_at > now() then p.next_starts_at end as next_starts_at,
    case when p.next_starts_at <= now() then (p.rule ->> 'max_age_days')::int end as last_max_age_days,
    case when p.next_starts_at <= now() then p.next_starts_at end as last_held_until
  from security_policies p where p.kind = 'api_keys' and p.account_id is null;
comment on view api_key_limits is 'How many days API keys of an organization and secrets of its OAuth apps work, now, from a planned moment on, and until a plan began by itself; null: as many as they like';
`,
};

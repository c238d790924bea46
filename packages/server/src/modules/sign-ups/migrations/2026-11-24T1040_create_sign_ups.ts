export const createSignUps = {
  name: '2026-11-24T1040_create_sign_ups',
  sql: `
create table sign_ups (
  id uuid primary key,
  email text not null check (email = lower(email)),
  email_as_typed text not null,
  proven_at timestamptz,
  created_at timestamptz not null default now()
);
create index sign_ups_age on sign_ups (created_at);
comment on table sign_ups is 'Sign-ups on their way. No login exists before the address is proven, so nothing can be planted in one';
`,
};

export const createCompatibleUserDetails = {
  name: '2026-11-27T2350_create_compatible_user_details',
  sql: `
create table compatible_user_details (
  user_id uuid primary key references users (id),
  organization_id uuid not null,
  external_id text,
  details jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index compatible_user_details_external_id on compatible_user_details (organization_id, external_id) where external_id is not null;
comment on table compatible_user_details is 'What programs say of a managed person beside their login, at the addresses that helper libraries know';
comment on column compatible_user_details.details is 'Attributes that decide nothing here: displayName, locale, timezone, the kind of the address';
`,
};

export const createEditions = {
  name: '2026-11-27T1530_create_editions',
  sql: `
create extension if not exists btree_gist;

create table editions (
  id uuid primary key,
  slug text not null check (slug ~ '^[a-z][a-z0-9-]{0,31}$'),
  name text not null check (char_length(name) between 1 and 64),
  features text[] not null default '{}',
  limits jsonb not null default '{}' check (jsonb_typeof(limits) = 'object'),
  is_listed boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  retired_at timestamptz
);
create unique index editions_slug on editions (slug) where retired_at is null;
create unique index editions_name on editions (lower(name)) where retired_at is null;
comment on table editions is 'What an organization has bought: features, and limits. The words of both are declared in the code; what a row does not name is not held, and not limited';
comment on column editions.is_listed is 'False: only organizations that have it, and the operator, see that there is such an edition';

insert into editions (id, slug, name, features, limits) values
  ('019abf00-0000-7000-8000-000000000001', 'community', 'Community', '{audit_log_export}', '{"domains": 100}'),
  ('019abf00-0000-7000-8000-000000000002', 'administration', 'Administration', '{audit_log_export,sso}', '{"domains": 250}'),
  ('019abf00-0000-7000-8000-000000000003', 'security', 'Security', '{audit_log_export,sso}', '{"domains": 250}'),
  ('019abf00-0000-7000-8000-000000000004', 'enterprise', 'Enterprise', '{audit_log_export,sso}', '{"domains": 1000}');

create table edition_settings (
  id boolean primary key default true check (id),
  default_edition_id uuid not null references editions (id),
  contact text check (char_length(contact) between 1 and 200),
  version int not null default 1
);
insert into edition_settings (default_edition_id) values ('019abf00-0000-7000-8000-000000000001');
comment on table edition_settings is 'One row. The edition of whoever has none assigned, and whom to ask for another';

create table edition_assignments (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  edition_id uuid not null references editions (id),
  starts_at timestamptz not null,
  ends_at timestamptz,
  reference text check (char_length(reference) between 1 and 100),
  warnings_sent int not null default 0,
  end_told_at timestamptz,
  cancelled_at timestamptz,
  created_at timestamptz not null default now(),
  constraint edition_assignments_last check (ends_at >= starts_at),
  constraint edition_assignments_one_at_a_time exclude using gist (organization_id with =, tstzrange(starts_at, ends_at) with &&)
    where (cancelled_at is null) deferrable initially deferred
);
create index edition_assignments_of_organization on edition_assignments (organization_id, starts_at, id);
create index edition_assignments_of_edition on edition_assignments (edition_id, organization_id) where cancelled_at is null;
create index edition_assignments_ending on edition_assignments (ends_at) where cancelled_at is null and end_told_at is null and ends_at is not null;
comment on table edition_assignments is 'Which edition an organization has, from when to when; the past stays. Without one it has the default edition';
comment on column edition_assignments.reference is 'The contract or order, in the words of the operator';
comment on column edition_assignments.warnings_sent is 'How many of the warnings before the end were mailed, or are past';
comment on column edition_assignments.cancelled_at is 'Planned, and replaced before it began';
`,
};

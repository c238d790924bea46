export const createDomains = {
  name: '2026-11-24T1000_create_domains',
  sql: `
create table domains (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  name text collate "C" not null check (name = lower(name) and char_length(name) <= 253),
  unicode_name text not null,
  skeleton text not null,
  state text not null default 'unverified' check (state in ('unverified', 'verified', 'verified_uncertain', 'removed')),
  method text check (method in ('dns', 'https')),
  challenge text not null check (challenge ~ '^[0-9a-f]{32}$'),
  challenge_expires_at timestamptz not null,
  added_by uuid not null references users (id),
  version int not null default 1,
  absences int not null default 0,
  last_absence_at timestamptz,
  uncertain_since timestamptz,
  verified_at timestamptz,
  last_checked_at timestamptz,
  next_check_at timestamptz,
  checked_until timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index domains_held on domains (name) where state in ('verified', 'verified_uncertain');
create unique index domains_once on domains (organization_id, name) where state <> 'removed';
create index domains_due on domains (next_check_at) where next_check_at is not null;
create index domains_lookalike on domains (skeleton) where state in ('verified', 'verified_uncertain');
comment on index domains_held is 'One organization holds a domain: of two that prove it at once, one does';
comment on column domains.challenge is 'Published in DNS, so no secret; of one organization, one domain and one attempt';
comment on column domains.absences is 'Definite absences in a row, at most one counted in 20 hours; an outage never counts';
comment on column domains.checked_until is 'An unproven domain is looked at by itself until then';

create table domain_checks (
  organization_id uuid not null,
  domain_id uuid not null,
  id uuid not null,
  checked_at timestamptz not null default now(),
  asked_by text not null,
  method text not null check (method in ('dns', 'https')),
  outcome text not null check (outcome in ('match', 'mismatch', 'absent', 'unknown')),
  expected text not null,
  found jsonb not null,
  reason text,
  server text,
  ttl_seconds int,
  http_status int,
  primary key (organization_id, domain_id, id),
  foreign key (organization_id, domain_id) references domains (organization_id, id)
);
comment on table domain_checks is 'Every look at a domain: when, who answered, what was expected and found';
`,
};

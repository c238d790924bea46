export const domainLives = {
  name: '2026-11-24T1310_domain_lives',
  sql: `
alter table domains drop constraint domains_state_check;
alter table domains add constraint domains_state_check check (state in ('unverified', 'verified', 'verified_uncertain', 'lapsed', 'removed'));
alter table domains add column warned_days_left int;
alter table domains add column lapsed_at timestamptz;
alter table domains add column release_pending boolean not null default false;
alter table domains add column people_released int not null default 0;
create index domains_uncertain on domains (uncertain_since) where state = 'verified_uncertain';
create index domains_releasing on domains (organization_id, name) where release_pending;
comment on column domains.warned_days_left is 'The last warning before it lapses that was given: each is given once';
comment on column domains.release_pending is 'The people who were managed under it are being released; until that is done the organization cannot prove the name anew';

create table domain_disputes (
  id uuid primary key,
  name text collate "C" not null,
  holder_organization_id uuid not null,
  holder_domain_id uuid not null,
  claimant_organization_id uuid not null,
  claimant_domain_id uuid not null,
  state text not null default 'checking' check (state in ('checking', 'restoring', 'refused', 'passed', 'withdrawn', 'vacated')),
  told_state text,
  opened_at timestamptz not null default now(),
  restore_until timestamptz,
  ended_at timestamptz,
  foreign key (holder_organization_id, holder_domain_id) references domains (organization_id, id),
  foreign key (claimant_organization_id, claimant_domain_id) references domains (organization_id, id),
  check (holder_organization_id <> claimant_organization_id),
  check ((ended_at is null) = (state in ('checking', 'restoring'))),
  check (state <> 'restoring' or restore_until is not null)
);
create unique index domain_disputes_open on domain_disputes (claimant_domain_id) where ended_at is null;
create index domain_disputes_of_holder on domain_disputes (holder_domain_id, opened_at);
create index domain_disputes_of_claimant on domain_disputes (claimant_domain_id, opened_at);
comment on table domain_disputes is 'A second organization proved a domain that is held. Neither side is ever told who the other is';
comment on column domain_disputes.restore_until is 'Until when the holder may bring its proof back';
comment on column domain_disputes.told_state is 'The state that both sides were told last';
`,
};

export const createOrganizationMerges = {
  name: '2026-11-24T1640_create_organization_merges',
  sql: `
create table organization_merges (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  candidate_id uuid not null references organizations (id),
  owner_user_id uuid not null references users (id),
  email text not null,
  offered_by uuid not null references users (id),
  state text not null default 'offered' check (state in ('offered', 'completed', 'declined', 'withdrawn', 'cancelled', 'expired')),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  accounts_joined int,
  people_joined int,
  people_outside int,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint organization_merges_two check (organization_id <> candidate_id),
  constraint organization_merges_ended check ((state = 'offered') = (ended_at is null)),
  constraint organization_merges_figures check ((state = 'completed') = (accounts_joined is not null)
    and (state = 'completed') = (people_joined is not null) and (state = 'completed') = (people_outside is not null))
);
create unique index organization_merges_once on organization_merges (organization_id, candidate_id) where ended_at is null;
create index organization_merges_of_candidate on organization_merges (candidate_id) where ended_at is null;
create index organization_merges_received on organization_merges (owner_user_id);
create index organization_merges_expiring on organization_merges (expires_at) where ended_at is null;
create index organization_merges_recent on organization_merges (organization_id, created_at, id);
comment on table organization_merges is 'Offers to merge another organization in, and what became of them';
comment on column organization_merges.owner_user_id is 'The Owner of the candidate, who is asked';
comment on column organization_merges.email is 'The address under which they were asked; all that the other side learns before they accept. Blank: they were erased';
`,
};

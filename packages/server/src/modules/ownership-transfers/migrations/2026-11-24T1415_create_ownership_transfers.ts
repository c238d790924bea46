export const createOwnershipTransfers = {
  name: '2026-11-24T1415_create_ownership_transfers',
  sql: `
create table ownership_transfers (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  kind text not null check (kind in ('hand_over', 'succession')),
  state text not null check (state in ('offered', 'requested', 'waiting', 'completed', 'declined', 'cancelled', 'expired')),
  from_user_id uuid not null references users (id),
  to_user_id uuid not null references users (id),
  asked_by uuid not null references users (id),
  reason text check (char_length(reason) <= 500),
  ended_because text,
  expires_at timestamptz,
  effective_at timestamptz,
  ended_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint ownership_transfers_times check (
    (state = 'offered') <= (expires_at is not null) and (state = 'waiting') <= (effective_at is not null)
    and (state in ('completed', 'declined', 'cancelled', 'expired')) = (ended_at is not null)),
  constraint ownership_transfers_reason check ((kind = 'succession') = (reason is not null))
);
create unique index ownership_transfers_once on ownership_transfers (organization_id) where ended_at is null;
create index ownership_transfers_of_receiver on ownership_transfers (to_user_id) where ended_at is null;
create index ownership_transfers_due on ownership_transfers (effective_at) where state = 'waiting';
create index ownership_transfers_expiring on ownership_transfers (expires_at) where state = 'offered';
create index ownership_transfers_recent on ownership_transfers (created_at, id);
comment on table ownership_transfers is 'Who is to own an organization next: offered by the Owner, or asked for when the Owner is gone';
comment on index ownership_transfers_once is 'One open transfer an organization';
`,
};

export const createOperations = {
  name: '2026-11-24T1500_create_operations',
  sql: `
create table operations (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  kind text not null,
  is_dry_run boolean not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED')),
  arguments jsonb not null,
  cursor jsonb,
  done_rows int not null default 0,
  total_rows int,
  outcomes jsonb not null default '{}',
  error_code text,
  error_detail text,
  asked_by uuid not null references users (id),
  asked_session_id uuid not null,
  asked_request_id text not null,
  asked_recently_authenticated boolean not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  progressed_at timestamptz not null default now(),
  finished_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  constraint operations_end check ((finished_at is not null) = (state in ('SUCCEEDED', 'FAILED'))),
  constraint operations_error check ((error_code is not null) = (state = 'FAILED'))
);
create index operations_unfinished on operations (progressed_at) where finished_at is null;
create index operations_finished on operations (finished_at) where finished_at is not null;
comment on table operations is 'Handles of what takes longer than a request';
comment on column operations.cursor is 'Where the next batch begins; written in the transaction of the batch before it';

create table operation_rows (
  organization_id uuid not null,
  operation_id uuid not null,
  row_number int not null,
  key text not null,
  outcome text not null,
  column_name text,
  value text,
  reason text,
  target_sid text,
  primary key (organization_id, operation_id, row_number),
  foreign key (organization_id, operation_id) references operations (organization_id, id)
);
create index operation_rows_by_outcome on operation_rows (organization_id, operation_id, outcome, row_number);
create index operation_rows_by_key on operation_rows (organization_id, operation_id, key);
comment on table operation_rows is 'What became of each row';
`,
};

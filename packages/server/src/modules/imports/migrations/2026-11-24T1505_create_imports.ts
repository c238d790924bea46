export const createImports = {
  name: '2026-11-24T1505_create_imports',
  sql: `
create table imports (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  file_name text not null,
  size_bytes int not null check (size_bytes between 1 and 35000000),
  received_bytes int not null default 0,
  line_ends int not null default 0,
  state text not null default 'receiving' check (state in ('receiving', 'received')),
  made_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  version int not null default 1,
  primary key (organization_id, id),
  constraint imports_whole check ((received_bytes = size_bytes) = (state = 'received'))
);
create index imports_old on imports (created_at);
comment on table imports is 'Files of people, kept for a few days';

create table import_pieces (
  organization_id uuid not null,
  import_id uuid not null,
  begin_bytes int not null,
  bytes bytea not null,
  primary key (organization_id, import_id, begin_bytes),
  foreign key (organization_id, import_id) references imports (organization_id, id) on delete cascade
);
comment on table import_pieces is 'A file in the pieces in which it came in';
`,
};

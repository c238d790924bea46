export const createProvisioningConnections = {
  name: '2026-11-27T2040_create_provisioning_connections',
  sql: `
create table provisioning_connections (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  name text not null,
  adopts_people boolean not null,
  is_dry_run boolean not null,
  brake_percent int not null check (brake_percent between 1 and 100),
  released_until timestamptz,
  made_by uuid not null references users (id),
  version int not null default 1,
  created_at timestamptz not null default now(),
  unique (organization_id, id)
);
comment on table provisioning_connections is 'Identity providers that create, change and deactivate the people of an organization';
comment on column provisioning_connections.released_until is 'Until when an administrator lets everything through the brake';

create table provisioning_tokens (
  id uuid primary key,
  organization_id uuid not null,
  connection_id uuid not null,
  secret_hash bytea not null unique,
  starts_with text not null,
  made_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at <= created_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  foreign key (organization_id, connection_id) references provisioning_connections (organization_id, id) on delete cascade
);
create index provisioning_tokens_of_connection on provisioning_tokens (connection_id, id);

create table provisioning_requests (
  id uuid primary key,
  organization_id uuid not null,
  connection_id uuid not null,
  user_id uuid,
  request_id text not null,
  received_at timestamptz not null default now(),
  method text not null,
  address text not null,
  body text,
  status int not null,
  answer text,
  refusal text,
  milliseconds int not null,
  foreign key (organization_id, connection_id) references provisioning_connections (organization_id, id) on delete cascade
);
create index provisioning_requests_of_connection on provisioning_requests (connection_id, id);
create index provisioning_requests_by_time on provisioning_requests (received_at);
create index provisioning_requests_of_user on provisioning_requests (user_id) where user_id is not null;
comment on table provisioning_requests is 'The newest requests of a connection with their answers, for a week; without secrets, and cut off';

create table provisioning_holds (
  connection_id uuid not null references provisioning_connections (id) on delete cascade,
  organization_id uuid not null,
  user_id uuid not null references users (id),
  asked_at timestamptz not null default now(),
  primary key (connection_id, user_id)
);
comment on table provisioning_holds is 'Whom a connection wanted to deactivate when the brake held';

alter table audit_events drop constraint audit_events_actor_kind_check,
  add constraint audit_events_actor_kind_check
    check (actor_kind in ('anonymous', 'user', 'api_key', 'provisioning', 'operator', 'system')) not valid;
`,
};

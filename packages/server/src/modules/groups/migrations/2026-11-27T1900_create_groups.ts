export const createGroups = {
  name: '2026-11-27T1900_create_groups',
  sql: `
create table groups (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  friendly_name text not null check (char_length(friendly_name) between 1 and 64),
  sort_name text collate "C" not null generated always as (lower(friendly_name)) stored,
  description text not null default '' check (char_length(description) <= 500),
  origin text not null default 'manual' check (origin in ('manual', 'provisioned')),
  external_id text check (char_length(external_id) between 1 and 256),
  state text not null default 'active' check (state in ('active', 'deleted')),
  member_count int not null default 0 check (member_count >= 0),
  created_by uuid,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  constraint groups_deleted check ((state = 'deleted') = (deleted_at is not null)),
  constraint groups_external check (external_id is null or origin = 'provisioned')
);
create unique index groups_id on groups (id);
create unique index groups_name on groups (organization_id, sort_name) where state = 'active';
create unique index groups_external_id on groups (organization_id, external_id) where state = 'active' and external_id is not null;
create index groups_text on groups using gin (organization_id, (friendly_name || ' ' || description) gin_trgm_ops) where state = 'active';
create index groups_recent on groups (organization_id, created_at, id) where state = 'active';
comment on table groups is 'Groups of managed users that hold roles together. One that was deleted keeps its row, so that the past can be asked about';
comment on column groups.origin is 'manual: made here by hand; provisioned: kept by a directory, and changed by it alone';
comment on column groups.external_id is 'What the directory calls it';
comment on column groups.member_count is 'Living members; kept by triggers, so that nobody counts 100,000 rows';

create table group_members (
  organization_id uuid not null,
  group_id uuid not null,
  user_id uuid not null references users (id),
  added_by uuid,
  created_at timestamptz not null default clock_timestamp(),
  ended_by uuid,
  ended_at timestamptz,
  managed_by uuid generated always as (case when ended_at is null then organization_id end) stored,
  primary key (organization_id, group_id, user_id, created_at),
  constraint group_members_group foreign key (organization_id, group_id) references groups (organization_id, id),
  constraint group_members_managed foreign key (user_id, managed_by) references users (id, organization_id) deferrable initially deferred
);
create unique index group_members_live on group_members (group_id, user_id) where ended_at is null;
create index group_members_of_user on group_members (user_id, group_id) where ended_at is null;
create index group_members_history on group_members (user_id, group_id, created_at);
comment on table group_members is 'Who is in a group, and was. A row is ended, never deleted. When a group is deleted they stay as they were: the roles of the group end, and with them what they gave';
comment on column group_members.managed_by is 'The organization that has to manage the member, as long as they are one';

-- Whoever stops being managed by the organization is in none of its groups, whatever door they leave by.
create function leave_groups() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update group_members set ended_at = clock_timestamp()
    where user_id = new.id and ended_at is null and organization_id is distinct from new.organization_id;
  return null;
end $$;
create trigger users_groups after update of organization_id on users
  for each row when (old.organization_id is distinct from new.organization_id) execute function leave_groups();

create function count_added_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update groups g set member_count = g.member_count + a.number
    from (select group_id, count(*) as number from added where ended_at is null group by group_id) a where g.id = a.group_id;
  return null;
end $$;
create function count_ended_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update groups g set member_count = g.member_count + a.number
    from (select group_id, sum(change) as number from (
        select group_id, 1 as change from after_it where ended_at is null
        union all select group_id, -1 from before_it where ended_at is null) changes
      group by group_id having sum(change) <> 0) a where g.id = a.group_id;
  return null;
end $$;
create trigger group_members_added after insert on group_members referencing new table as added
  for each statement execute function count_added_members();
create trigger group_members_ended after update on group_members referencing old table as before_it new table as after_it
  for each statement execute function count_ended_members();
`,
};

export const keepGroupsByConnections = {
  name: '2026-11-27T2340_keep_groups_by_connections',
  sql: `
alter table groups
  add column keeper_id uuid,
  add column member_changes int not null default 0,
  add column members_changed_at timestamptz not null default now(),
  add constraint groups_keeper check (keeper_id is null or origin = 'provisioned'),
  add constraint groups_keeper_connection foreign key (organization_id, keeper_id) references provisioning_connections (organization_id, id),
  drop constraint groups_friendly_name_check,
  add constraint groups_friendly_name_check check (char_length(friendly_name) between 1 and 255);
drop index groups_external_id;
create unique index groups_external_id on groups (keeper_id, external_id) where state = 'active' and external_id is not null;
create index groups_of_keeper on groups (organization_id, keeper_id, created_at, id) where state = 'active';
comment on column groups.keeper_id is 'The provisioning connection that keeps it; what one connection calls a group means nothing to another';
comment on column groups.member_changes is 'How often its members changed, kept by the triggers: with version, the ETag of whoever is shown the members too';
comment on column group_members.added_by is 'A person, or the provisioning connection that keeps the group';
comment on column group_members.ended_by is 'A person, or the provisioning connection that keeps the group';

create or replace function count_added_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update groups g set member_count = g.member_count + a.number, member_changes = g.member_changes + 1, members_changed_at = clock_timestamp()
    from (select group_id, count(*) as number from added where ended_at is null group by group_id) a where g.id = a.group_id;
  return null;
end $$;
create or replace function count_ended_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update groups g set member_count = g.member_count + a.number, member_changes = g.member_changes + 1, members_changed_at = clock_timestamp()
    from (select group_id, sum(change) as number from (
        select group_id, 1 as change from after_it where ended_at is null
        union all select group_id, -1 from before_it where ended_at is null) changes
      group by group_id having sum(change) <> 0) a where g.id = a.group_id;
  return null;
end $$;
`,
};

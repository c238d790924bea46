export const giveRolesToGroups = {
  name: '2026-11-27T1905_give_roles_to_groups',
  sql: `
alter table role_assignments alter column user_id drop not null;
alter table role_assignments add column group_id uuid references groups (id);
alter table role_assignments
  add constraint role_assignments_one_holder check (num_nonnulls(user_id, group_id) = 1),
  add constraint role_assignments_group_inside check (group_id is null or ended_at is not null or organization_id is not null),
  add constraint role_assignments_group foreign key (organization_id, group_id) references groups (organization_id, id);
create unique index role_assignments_live_of_group on role_assignments (scope_id, group_id, role_id) where group_id is not null and ended_at is null;
create index role_assignments_of_group on role_assignments (group_id, scope_id) where group_id is not null and ended_at is null;
create index role_assignments_of_groups on role_assignments (organization_id, scope_id, id) where group_id is not null and ended_at is null;
create index role_assignments_group_history on role_assignments (group_id, scope_id, created_at) where group_id is not null;
comment on column role_assignments.group_id is 'The group that holds it, with all its members, instead of one person';

create or replace function mark_guest() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  managing uuid;
begin
  -- Members of a group are managed by its organization: they are nobody's guests.
  if new.user_id is null then
    new.is_guest := false;
    return new;
  end if;
  select organization_id into managing from users where id = new.user_id for key share;
  new.is_guest := new.scope_kind = 'account' and new.organization_id is not null
    and managing is distinct from new.organization_id;
  return new;
end $$;

create view held_roles as
  select r.id, r.scope_id, r.scope_kind, r.organization_id, r.account_id, r.role_id, r.user_id, null::uuid as group_id, r.is_guest, r.created_at
    from role_assignments r where r.user_id is not null and r.ended_at is null
  union all
  select r.id, r.scope_id, r.scope_kind, r.organization_id, r.account_id, r.role_id, m.user_id, r.group_id, false, greatest(r.created_at, m.created_at)
    from role_assignments r join group_members m on m.group_id = r.group_id and m.ended_at is null
    where r.group_id is not null and r.ended_at is null;
comment on view held_roles is 'Who holds which role now, by an assignment of their own or through a group. Whoever asks what people may do asks here';
`,
};

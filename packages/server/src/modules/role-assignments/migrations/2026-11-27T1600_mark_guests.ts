export const markGuests = {
  name: '2026-11-27T1600_mark_guests',
  sql: `
alter table role_assignments add column is_guest boolean not null default false;
comment on column role_assignments.is_guest is 'A role on an account of the organization, held by somebody whom it does not manage. Follows from the two organizations, by triggers; kept so that the guests of a large organization are found without reading its people';

-- Both read the committed truth: a new role holds the key of its user, which a move to another organization changes.
create function mark_guest() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  managing uuid;
begin
  select organization_id into managing from users where id = new.user_id for key share;
  new.is_guest := new.scope_kind = 'account' and new.organization_id is not null
    and managing is distinct from new.organization_id;
  return new;
end $$;
create trigger role_assignments_guest before insert or update of organization_id on role_assignments
  for each row execute function mark_guest();

create function mark_guest_of() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update role_assignments r set is_guest = r.organization_id is distinct from new.organization_id
    where r.user_id = new.id and r.ended_at is null and r.scope_kind = 'account' and r.organization_id is not null
      and r.is_guest is distinct from (r.organization_id is distinct from new.organization_id);
  return null;
end $$;
create trigger users_guest after update of organization_id on users
  for each row when (old.organization_id is distinct from new.organization_id) execute function mark_guest_of();

update role_assignments r set is_guest = true from users u
  where u.id = r.user_id and r.scope_kind = 'account' and r.organization_id is not null and r.ended_at is null
    and u.organization_id is distinct from r.organization_id;

drop index role_assignments_on_accounts;
create index role_assignments_guests on role_assignments (organization_id, user_id) where is_guest and ended_at is null;
`,
};

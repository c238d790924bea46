export const createBreakGlass = {
  name: '2026-11-28T0720_create_break_glass',
  sql: `
create table break_glass_owners (
  id uuid primary key,
  organization_id uuid not null unique references organizations (id),
  user_id uuid not null references users (id),
  named_by uuid not null references users (id),
  named_at timestamptz not null default now()
);
create index break_glass_owners_of_user on break_glass_owners (user_id);
create index break_glass_owners_by on break_glass_owners (named_by);
comment on table break_glass_owners is 'The Owner who gets in past single sign-on and networks, by a passkey. One row for an organization, as it has one Owner';

create function end_break_glass_of_owner() returns trigger language plpgsql as $$
begin
  delete from break_glass_owners where organization_id = new.id and user_id is distinct from new.owner_user_id;
  return null;
end $$;
create trigger end_break_glass_of_owner after update of owner_user_id on organizations
  for each row when (old.owner_user_id is distinct from new.owner_user_id) execute function end_break_glass_of_owner();

create function end_break_glass_without_passkey() returns trigger language plpgsql as $$
begin
  delete from break_glass_owners where user_id = old.user_id
    and not exists (select 1 from passkeys p where p.user_id = old.user_id);
  return null;
end $$;
create trigger end_break_glass_without_passkey after delete on passkeys
  for each row execute function end_break_glass_without_passkey();

create view break_glass_owners_now as
  select b.id, b.organization_id, b.user_id, b.named_by, b.named_at
  from break_glass_owners b
    join organizations o on o.id = b.organization_id and o.owner_user_id = b.user_id
    join users u on u.id = b.user_id and u.organization_id = o.id and u.state = 'active'
  where exists (select 1 from passkeys p where p.user_id = b.user_id);
comment on view break_glass_owners_now is 'Who gets in past single sign-on and networks at this moment: the Owner who was named, active and with a passkey';

create table break_glass_uses (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  user_id uuid not null references users (id),
  session_id uuid not null unique,
  naming_id uuid not null,
  past_sso boolean not null,
  past_networks boolean not null,
  client_address text not null,
  used_at timestamptz not null default now(),
  seen_at timestamptz,
  seen_by uuid references users (id),
  check (past_sso or past_networks),
  check ((seen_at is null) = (seen_by is null))
);
create index break_glass_uses_of_organization on break_glass_uses (organization_id, used_at);
create index break_glass_uses_of_user on break_glass_uses (user_id);
create index break_glass_uses_seen_by on break_glass_uses (seen_by);
comment on table break_glass_uses is 'Each sign-in that single sign-on or the networks would have refused, and who saw it since';
comment on column break_glass_uses.naming_id is 'By which naming: of an earlier one a session opens nothing';

create view break_glass_sessions as
  select e.session_id
  from break_glass_uses e
    join break_glass_owners_now b on b.id = e.naming_id
    join session_levels l on l.session_id = e.session_id and l.level = 2
  where e.past_networks;
comment on view break_glass_sessions is 'Sessions for which the networks of their organization are open: begun by a passkey of today, under the naming of today';
`,
};

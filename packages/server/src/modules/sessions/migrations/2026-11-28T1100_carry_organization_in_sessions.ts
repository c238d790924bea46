export const carryOrganizationInSessions = {
  name: '2026-11-28T1100_carry_organization_in_sessions',
  sql: `
alter table sessions add column organization_id uuid;
comment on column sessions.organization_id is 'Who manages the login, for the list of an organization''s sessions. users says it too, and decides';
update sessions s set organization_id = u.organization_id from users u
  where u.id = s.user_id and s.ended_at is null and u.organization_id is not null;
create index sessions_of_organization on sessions (organization_id, last_seen_at, id) where ended_at is null;
create index sessions_of_organization_begun on sessions (organization_id, created_at, id) where ended_at is null;

create function carry_organization_into_sessions() returns trigger language plpgsql as $body$
begin
  update sessions set organization_id = new.organization_id where user_id = new.id and ended_at is null;
  return null;
end $body$;
create trigger sessions_follow_their_login after update of organization_id on users
  for each row when (old.organization_id is distinct from new.organization_id)
  execute function carry_organization_into_sessions();
`,
};

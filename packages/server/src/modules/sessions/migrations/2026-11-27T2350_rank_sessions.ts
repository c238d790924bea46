export const rankSessions = {
  name: '2026-11-27T2350_rank_sessions',
  sql: `
alter table sessions add column factor_level smallint not null default 0 check (factor_level between 0 and 2);
comment on column sessions.factor_level is 'The most that was proven in it: 0 a password, 1 a second factor too, 2 by a passkey, which cannot be phished';
update sessions set factor_level = 2 where method = 'passkey' and ended_at is null;
-- Of those whose password is not enough, none was begun by the password alone: with the first factor the others ended.
update sessions s set factor_level = 1 where s.method = 'password' and s.ended_at is null
  and (exists (select 1 from passkeys p where p.user_id = s.user_id)
    or exists (select 1 from authenticator_apps a where a.user_id = s.user_id and a.confirmed_at is not null));

alter table half_sessions add column proven_at timestamptz;
comment on column half_sessions.proven_at is 'When a factor was proven that is too weak for the policy: from then on a stronger one may be added';

create view factor_levels as
  select u.id as user_id,
    case when exists (select 1 from passkeys p where p.user_id = u.id) then 2
      when exists (select 1 from authenticator_apps a where a.user_id = u.id and a.confirmed_at is not null) then 1
      else 0 end as level
  from users u;
comment on view factor_levels is 'The strongest factor that somebody has, counted as in sessions.factor_level';

create view session_levels as
  select s.id as session_id, s.user_id,
    case when s.method = 'sso' then 3 else least(s.factor_level, f.level) end as level
  from sessions s join factor_levels f on f.user_id = s.user_id;
comment on view session_levels is 'What a session is worth: no more than was proven in it, nor than its person has today. 3: proven at the company, which answers for it';
`,
};

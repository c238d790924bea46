import { roleSids } from '../../roles/index.ts';

const { organizationAdministrator, accountAdministrator } = roleSids;

export const createSecurityPolicies = {
  name: '2026-11-27T2351_create_security_policies',
  sql: `
create table security_policies (
  scope_id uuid not null,
  kind text not null,
  organization_id uuid not null references organizations (id),
  account_id uuid references accounts (id),
  rule jsonb not null,
  started_at timestamptz not null default now(),
  next_rule jsonb,
  next_starts_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (scope_id, kind),
  check (scope_id = coalesce(account_id, organization_id)),
  check ((next_rule is null) = (next_starts_at is null))
);
create index security_policies_of_organization on security_policies (organization_id);
comment on table security_policies is 'How people must prove themselves, for an organization or more strictly for one of its accounts. No row: nothing is asked';
comment on column security_policies.next_rule is 'Takes the place of rule at next_starts_at, by itself';

create view security_policies_now as
  select p.scope_id, p.kind, p.organization_id, p.account_id,
    case when p.next_starts_at <= now() then p.next_rule else p.rule end as rule,
    case when p.next_starts_at <= now() then p.next_starts_at else p.started_at end as started_at
  from security_policies p;
comment on view security_policies_now is 'Which rule holds at this moment: the clock of the database decides';

create view people_under_sso as
  select u.id as user_id
  from users u
    join domains d on d.name = u.email_domain and d.state in ('verified', 'verified_uncertain')
    join sso_profile_domains pd on pd.domain_id = d.id
    join sso_profiles p on p.id = pd.profile_id and p.state = 'enabled' and p.organization_id = u.organization_id
    join organizations o on o.id = p.organization_id and o.owner_user_id is distinct from u.id
    left join sso_person_rules r on r.organization_id = p.organization_id and r.user_id = u.id
  where coalesce(r.rule, '') <> 'exempt' and (pd.mode = 'enforced' or r.rule = 'required');
comment on view people_under_sso is 'Who can sign in through the provider of their company alone: it proves them';

create view people_levels as
  select f.user_id, case when exists (select 1 from people_under_sso s where s.user_id = f.user_id) then 3 else f.level end as level
  from factor_levels f;
comment on view people_levels is 'What somebody can prove, whether they are signed in or not; counted as in session_levels';

create view organization_administrators as
  select o.id as organization_id, o.owner_user_id as user_id from organizations o where o.owner_user_id is not null
  union
  select r.organization_id, r.user_id from held_roles r
    where r.scope_kind = 'organization' and r.role_id = '${organizationAdministrator}';

create view account_administrators as
  select a.id as account_id, a.owner_user_id as user_id from accounts a where a.owner_user_id is not null
  union
  select a.id, p.owner_user_id from accounts a join accounts p on p.id = a.parent_account_id where p.owner_user_id is not null
  union
  select a.id, r.user_id from accounts a join held_roles r on r.scope_id in (a.id, a.parent_account_id)
    where r.role_id = '${accountAdministrator}'
  union
  select a.id, o.user_id from accounts a join organization_administrators o on o.organization_id = a.organization_id;
comment on view account_administrators is 'Who administers an account: by a role on it or on its parent, as its Owner, or through the organization';

create view second_factor_duties as
  select u.id as user_id, p.organization_id, p.rule, p.started_at,
    case when (p.rule ->> 'phishing_resistant')::boolean then 2 else 1 end as level
  from users u join security_policies_now p on p.scope_id = u.organization_id and p.kind = 'second_factor'
  where p.rule ->> 'required_of' = 'everyone'
    or (p.rule ->> 'required_of' = 'administrators' and exists (
      select 1 from organization_administrators a where a.organization_id = p.organization_id and a.user_id = u.id));
comment on view second_factor_duties is 'Of whom their own organization asks a second factor now, wherever they go';

create view account_factor_duties as
  select a.id as account_id, u.id as user_id, p.organization_id, p.scope_id, p.rule, p.started_at,
    case when (p.rule ->> 'phishing_resistant')::boolean then 2 else 1 end as level
  from accounts a
    join security_policies_now p on p.kind = 'second_factor' and p.organization_id = a.organization_id
      and p.scope_id in (a.id, a.parent_account_id, a.organization_id)
    cross join users u
  where (p.scope_id <> a.organization_id or u.organization_id is distinct from a.organization_id)
    and (p.rule ->> 'required_of' = 'everyone'
      or (p.rule ->> 'required_of' = 'administrators' and p.scope_id <> a.organization_id and exists (
        select 1 from account_administrators m where m.account_id = a.id and m.user_id = u.id)));
comment on view account_factor_duties is 'What whoever comes to an account must have proven there: by a policy of the account or its parent, and for people from outside by that of the organization';

create view person_factor_duties as
  select d.user_id, d.organization_id, d.organization_id as scope_id, null::uuid as account_id, d.rule, d.started_at, d.level
    from second_factor_duties d
  union all
  select d.user_id, d.organization_id, d.scope_id, d.account_id, d.rule, d.started_at, d.level
    from account_factor_duties d join accounts a on a.id = d.account_id
    where exists (select 1 from held_roles h where h.user_id = d.user_id and h.scope_id in (a.id, a.parent_account_id))
      or exists (select 1 from account_administrators m where m.account_id = a.id and m.user_id = d.user_id);
comment on view person_factor_duties is 'Every policy that reaches somebody now: of their organization, and of each account that they reach';

create view session_duties as
  select u.id as user_id, p.organization_id, p.account_id, p.started_at,
    (p.rule ->> 'lifetime_minutes')::int as lifetime_minutes,
    (p.rule ->> 'idle_minutes')::int as idle_minutes,
    (p.rule ->> 'step_up_minutes')::int as step_up_minutes
  from users u join security_policies_now p on p.kind = 'session' and p.organization_id = u.organization_id
  where p.account_id is null
    or (exists (select 1 from accounts a where a.id = p.account_id and a.organization_id = p.organization_id)
      and (exists (select 1 from held_roles h join accounts a on a.id = h.scope_id
          where h.user_id = u.id and (a.id = p.account_id or a.parent_account_id = p.account_id))
        or exists (select 1 from account_administrators m where m.account_id = p.account_id and m.user_id = u.id)));
comment on view session_duties is 'How long sessions of managed people last, by each rule that reaches them. Nobody from outside is told how long theirs may';

create view overdue_sessions as
  select s.id as session_id, s.user_id, d.organization_id
  from sessions s join session_duties d on d.user_id = s.user_id
  where s.ended_at is null
    and (s.created_at <= now() - make_interval(mins => d.lifetime_minutes)
      or s.last_seen_at <= now() - make_interval(mins => d.idle_minutes));
comment on view overdue_sessions is 'Sessions that would live, and are over by a policy';
`,
};

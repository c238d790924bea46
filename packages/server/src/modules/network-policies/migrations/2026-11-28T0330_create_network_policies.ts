export const createNetworkPolicies = {
  name: '2026-11-28T0330_create_network_policies',
  sql: `
create function outside_networks(organization uuid, places uuid[], address inet)
  returns table (organization_id uuid, organization_name text, account_id uuid, account_name text, verdict text)
  language sql stable as $$
  select p.organization_id, o.friendly_name, p.account_id, a.friendly_name,
    case p.rule ->> 'mode' when 'enforced' then 'refused' else 'reported' end
  from security_policies_now p
    join organizations o on o.id = p.organization_id
    left join accounts a on a.id = p.account_id
  where p.kind = 'network' and p.scope_id = any ($2) and p.organization_id = $1
    and p.rule ->> 'mode' in ('enforced', 'report_only')
    and not exists (select 1 from jsonb_array_elements(p.rule -> 'networks') n where $3 <<= (n ->> 'network')::inet)
$$;
comment on function outside_networks is 'The network rules of an organization, at some of its places, that an address is outside of now. An unknown address is outside of all';

create table network_findings (
  scope_id uuid not null,
  caller_kind text not null check (caller_kind in ('person', 'api_key', 'oauth_app', 'provisioning')),
  caller_id uuid not null,
  address text not null,
  day date not null,
  organization_id uuid not null references organizations (id),
  account_id uuid references accounts (id),
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  requests int not null,
  primary key (scope_id, caller_id, address, day),
  check (scope_id = coalesce(account_id, organization_id))
);
create index network_findings_of_organization on network_findings (organization_id, last_seen_at);
create index network_findings_of_day on network_findings (day);
comment on table network_findings is 'Who came from outside of networks that are only reported: one row for a caller, the network that they came from, and a day';
`,
};

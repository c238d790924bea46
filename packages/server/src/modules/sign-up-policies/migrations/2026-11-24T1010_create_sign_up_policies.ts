export const createSignUpPolicies = {
  name: '2026-11-24T1010_create_sign_up_policies',
  sql: `
create table sign_up_policies (
  organization_id uuid primary key references organizations (id),
  policy text not null check (policy in ('INVITATION_ONLY', 'AUTO_MEMBERSHIP', 'APPROVAL_REQUIRED', 'NO_MEMBERSHIP')),
  contact text check (char_length(contact) <= 200),
  allows_foreign_invitations boolean not null default true,
  version int not null default 1,
  updated_at timestamptz not null default now()
);
comment on table sign_up_policies is 'What happens to new people of the verified domains. No row: the default, INVITATION_ONLY';
comment on column sign_up_policies.contact is 'Whom to ask, shown to people who are turned away';

create table sign_up_policy_overrides (
  organization_id uuid not null,
  domain_id uuid not null,
  policy text not null check (policy in ('INVITATION_ONLY', 'AUTO_MEMBERSHIP', 'APPROVAL_REQUIRED', 'NO_MEMBERSHIP')),
  primary key (organization_id, domain_id),
  foreign key (organization_id, domain_id) references domains (organization_id, id)
);

create table sign_up_decisions (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  decided_at timestamptz not null default now(),
  domain_id uuid not null,
  address_hash bytea not null,
  policy text not null,
  primary key (organization_id, id)
);
create index sign_up_decisions_recent on sign_up_decisions (organization_id, decided_at);
comment on table sign_up_decisions is 'Who tried to sign up with a verified domain and what was decided: for the preview of another policy. Holds no address';
`,
};

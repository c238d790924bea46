/** The invariants of logins, organizations and accounts, as questions to the database: each answers what breaks it. */
import type pg from 'pg';

const questions: Readonly<Record<string, string>> = {
  'every organization has one Owner: active, managed by it, with a way to sign in': `
    select o.friendly_name from organizations o left join users u on u.id = o.owner_user_id
    where o.state not in ('deleted', 'merged') and (u.state is distinct from 'active' or u.organization_id is distinct from o.id
      or not exists (select 1 from user_passwords p where p.user_id = u.id))`,
  'the owner of an account is managed where the account is': `
    select a.friendly_name from accounts a left join accounts p on p.id = a.parent_account_id
      join users u on u.id = coalesce(a.owner_user_id, p.owner_user_id)
    where a.organization_id is distinct from u.organization_id`,
  'an account has one owner or one parent, until it is closed': `
    select friendly_name from accounts
    where case when state = 'closed' then owner_user_id is not null else (owner_user_id is null) = (parent_account_id is null) end`,
  'a subaccount stands where its main account stands, and is closed with it': `
    select a.friendly_name from accounts a join accounts p on p.id = a.parent_account_id
    where a.organization_id is distinct from p.organization_id or (p.state = 'closed' and a.state <> 'closed')`,
  'nothing is held on a closed account': `
    select a.friendly_name from role_assignments r join accounts a on a.id = r.account_id where a.state = 'closed' and r.ended_at is null`,
  'a role on an account stands in the organization of the account': `
    select a.friendly_name from role_assignments r join accounts a on a.id = r.account_id
    where r.ended_at is null and r.organization_id is distinct from a.organization_id`,
  'a guest is who holds a role on an account of an organization that does not manage them': `
    select u.full_name from role_assignments r join users u on u.id = r.user_id
    where r.ended_at is null and r.is_guest <> (r.scope_kind = 'account' and r.organization_id is not null
      and u.organization_id is distinct from r.organization_id)`,
  'whoever is in a group is managed by its organization': `
    select u.full_name from group_members m join users u on u.id = m.user_id
    where m.ended_at is null and (u.organization_id is distinct from m.organization_id or u.state = 'erased')`,
  'what a group holds stands in its own organization, and ends with it': `
    select g.friendly_name from role_assignments r join groups g on g.id = r.group_id
    where r.ended_at is null and (g.state <> 'active' or g.organization_id is distinct from r.organization_id)`,
  'a group counts its members': `
    select g.friendly_name from groups g
    where g.member_count <> (select count(*) from group_members m where m.group_id = g.id and m.ended_at is null)`,
  'no group of an organization outlives it': `
    select g.friendly_name from groups g join organizations o on o.id = g.organization_id
    where g.state = 'active' and o.state in ('deleted', 'merged')`,
  'nobody waits for an answer about an account that is being closed': `
    select i.email from invitations i join accounts a on a.id = i.account_id
    where i.state = 'pending' and i.expires_at > now() and a.state in ('pending_closure', 'closed')`,
  'what is offered of an account stands where the account stands': `
    select i.email from invitations i join accounts a on a.id = i.account_id
    where i.state = 'pending' and i.expires_at > now() and a.organization_id is distinct from
      (case i.kind when 'account_transfer' then null else i.organization_id end)`,
  'roles in an organization are held by those whom it manages, the Owner by ownership alone': `
    select u.full_name from role_assignments r join users u on u.id = r.user_id join organizations o on o.id = r.scope_id
    where r.scope_kind = 'organization' and r.ended_at is null
      and (u.organization_id is distinct from r.scope_id or (o.owner_user_id = u.id and o.state not in ('deleted', 'merged')))`,
  'a managed user has exactly one organization role, or is the Owner': `
    select u.full_name from users u where u.organization_id is not null and u.state <> 'erased'
      and (select count(*) from role_assignments r where r.scope_id = u.organization_id and r.user_id = u.id and r.ended_at is null)
        <> (case when exists (select 1 from organizations o where o.owner_user_id = u.id and o.state not in ('deleted', 'merged')) then 0 else 1 end)`,
  'nobody who cannot sign in has a living session': `
    select u.full_name from sessions s join users u on u.id = s.user_id
    where s.ended_at is null and s.credential_epoch = u.credential_epoch and u.state <> 'active'`,
  'nobody who cannot sign in holds a link or a code': `
    select u.full_name from one_time_tokens t join users u on u.id = t.subject_id
    where t.used_at is null and t.expires_at > now() and u.state <> 'active'`,
  'who is erased is a pseudonym without a password, a session, a role or an account': `
    select u.id::text from users u where u.state = 'erased' and (u.email not like '%@erased.invalid' or u.last_name <> ''
      or exists (select 1 from user_passwords p where p.user_id = u.id) or exists (select 1 from sessions s where s.user_id = u.id)
      or exists (select 1 from known_browsers b where b.user_id = u.id)
      or exists (select 1 from role_assignments r where r.user_id = u.id and r.ended_at is null)
      or exists (select 1 from accounts a where a.owner_user_id = u.id))`,
  'who is to be deleted owns nothing': `
    select u.full_name from users u join accounts a on a.owner_user_id = u.id where u.state = 'pending_deletion' and a.state <> 'closed'`,
  'the address of a managed user is in a verified domain, unless they are or were the Owner': `
    select u.email from users u where u.organization_id is not null and u.state <> 'erased'
      and not exists (select 1 from domains d where d.organization_id = u.organization_id and d.name = u.email_domain
        and d.state in ('verified', 'verified_uncertain'))
      and not exists (select 1 from organizations o where o.id = u.organization_id and o.owner_user_id = u.id)
      and not exists (select 1 from ownership_transfers t where t.organization_id = u.organization_id and t.from_user_id = u.id
        and t.state = 'completed')`,
  'nobody and nothing belongs to an organization that was merged into another': `
    select o.friendly_name from organizations o where o.state = 'merged' and (
      exists (select 1 from users u where u.organization_id = o.id) or exists (select 1 from accounts a where a.organization_id = o.id)
      or exists (select 1 from role_assignments r where (r.scope_id = o.id or r.organization_id = o.id) and r.ended_at is null)
      or exists (select 1 from invitations i where (i.scope_id = o.id or i.organization_id = o.id) and i.state = 'pending' and i.expires_at > now())
      or exists (select 1 from domains d where d.organization_id = o.id and d.state <> 'removed')
      or exists (select 1 from join_requests j where j.organization_id = o.id and j.state = 'pending')
      or exists (select 1 from ownership_transfers t where t.organization_id = o.id and t.ended_at is null)
      or exists (select 1 from organization_merges m where (m.organization_id = o.id or m.candidate_id = o.id) and m.ended_at is null))`,
  'one organization holds a domain': `
    select d.name from domains d where d.state in ('verified', 'verified_uncertain') group by d.name having count(*) > 1`,
  'an open dispute is between one who holds the domain and another who has not proven it': `
    select x.name from domain_disputes x join domains h on h.id = x.holder_domain_id join domains c on c.id = x.claimant_domain_id
    where x.ended_at is null and (h.state not in ('verified', 'verified_uncertain') or c.state <> 'unverified' or h.name <> x.name
      or c.name <> x.name or h.organization_id <> x.holder_organization_id or c.organization_id <> x.claimant_organization_id)`,
  'ownership is a column: nobody holds it as a role': `
    select r.id::text from role_assignments r where r.ended_at is null
      and r.role_id in ('IX00000000000000000000000000000001', 'IX00000000000000000000000000000101')`,
  'nobody holds a role beside the ownership of an account': `
    select a.friendly_name from role_assignments r join accounts a on a.id = r.account_id
    where r.ended_at is null and a.owner_user_id = r.user_id`,
  'subaccounts are one level deep': `
    select a.friendly_name from accounts a join accounts p on p.id = a.parent_account_id where p.parent_account_id is not null`,
  'an open transfer of the ownership is that of a living organization, and starts from its Owner': `
    select o.friendly_name from ownership_transfers t join organizations o on o.id = t.organization_id
    where t.ended_at is null and (o.state not in ('active', 'suspended') or o.owner_user_id is distinct from t.from_user_id)`,
  'an open offer to merge is between two organizations that live on': `
    select m.id::text from organization_merges m join organizations o on o.id = m.organization_id join organizations c on c.id = m.candidate_id
    where m.ended_at is null and (o.state not in ('active', 'suspended') or c.state not in ('active', 'suspended'))`,
  'nobody waits for an organization that was deleted, and nobody belongs to it once it has released them': `
    select o.friendly_name from organizations o where o.state = 'deleted' and (
      exists (select 1 from domains d where d.organization_id = o.id and d.state <> 'removed')
      or exists (select 1 from invitations i where i.scope_id = o.id and i.state = 'pending' and i.expires_at > now())
      or exists (select 1 from join_requests j where j.organization_id = o.id and j.state = 'pending')
      or (o.released_at is not null and (exists (select 1 from users u where u.organization_id = o.id)
        or exists (select 1 from accounts a where a.organization_id = o.id)
        or exists (select 1 from role_assignments r where (r.scope_id = o.id or r.organization_id = o.id) and r.ended_at is null))))`,
  'an invitation stands where its account stands, as long as it can be accepted': `
    select i.email from invitations i join accounts a on a.id = i.account_id
    where i.kind = 'account' and i.state = 'pending' and i.expires_at > now() and i.organization_id is distinct from a.organization_id`,
  'what is over has one end: answered, or noted as expired': `
    select i.email from invitations i where (i.expiry_noted_at is not null and i.state <> 'expired')
      or (i.answered_at is not null) <> (i.state in ('accepted', 'declined', 'revoked'))`,
  'a completed merge and the organization that it ended name each other': `
    select m.id::text from organization_merges m join organizations o on o.id = m.candidate_id
    where m.state = 'completed' and (o.state <> 'merged' or o.merged_into_id <> m.organization_id)`,
};

/** What is broken, by the invariant; nothing: all hold. */
export async function brokenInvariants(client: pg.Client): Promise<Record<string, unknown[]>> {
  const broken: Record<string, unknown[]> = {};
  for (const [invariant, question] of Object.entries(questions)) {
    const { rows } = await client.query<Record<string, unknown>>(question);
    if (rows.length > 0) broken[invariant] = rows.map((row) => Object.values(row)[0]);
  }
  return broken;
}

/** What is true of accounts at every moment, asked in SQL of the whole database. */
import type pg from 'pg';

/** Each answers what breaks it. */
const invariants: Readonly<Record<string, string>> = {
  'a main account has one Owner until it is closed, a subaccount none': `
    select id from accounts where (parent_account_id is null and state <> 'closed') <> (owner_user_id is not null)`,
  'the Owner of a managed account is managed by the same organization': `
    select a.id from accounts a join users u on u.id = a.owner_user_id
    where a.organization_id is not null and u.organization_id is distinct from a.organization_id`,
  'the accounts of a managed user belong to their organization': `
    select a.id from accounts a join users u on u.id = a.owner_user_id
    where u.organization_id is not null and a.organization_id is distinct from u.organization_id`,
  'a subaccount stands where its main account stands': `
    select a.id from accounts a join accounts p on p.id = a.parent_account_id where a.organization_id is distinct from p.organization_id`,
  'subaccounts are closed with their main account': `
    select a.id from accounts a join accounts p on p.id = a.parent_account_id where p.state = 'closed' and a.state <> 'closed'`,
  'nothing is held on a closed account': `
    select r.id from role_assignments r join accounts a on a.id = r.account_id where a.state = 'closed' and r.ended_at is null`,
  'a role on an account stands in the organization of the account': `
    select r.id from role_assignments r join accounts a on a.id = r.account_id
    where r.ended_at is null and r.organization_id is distinct from a.organization_id`,
  'nobody waits for an answer about an account that is being closed': `
    select i.id from invitations i join accounts a on a.id = i.account_id
    where i.state = 'pending' and i.expires_at > now() and a.state in ('pending_closure', 'closed')`,
  'at most one person is asked to own an account': `
    select account_id from invitations where state = 'pending' and expires_at > now() and kind in ('account_hand_over', 'account_release')
    group by account_id having count(*) > 1`,
  'a hand-over stands where its account stands': `
    select i.id from invitations i join accounts a on a.id = i.account_id
    where i.state = 'pending' and i.expires_at > now() and i.kind in ('account', 'account_hand_over', 'account_release')
      and i.organization_id is distinct from a.organization_id`,
  'nobody is asked to bring along an account that is managed already': `
    select i.id from invitations i join accounts a on a.id = i.account_id
    where i.state = 'pending' and i.expires_at > now() and i.kind = 'account_transfer' and a.organization_id is not null`,
  'an organization has one Owner, who is managed there and active': `
    select o.id from organizations o join users u on u.id = o.owner_user_id
    where o.state <> 'deleted' and (u.organization_id is distinct from o.id or u.state <> 'active')`,
};

/** @param database connected as the owner of the database. Answers which invariants are broken, and by what. */
export async function brokenInvariants(database: pg.Client): Promise<string[]> {
  const broken: string[] = [];
  for (const [what, sql] of Object.entries(invariants)) {
    const { rows } = await database.query<Record<string, string>>(sql);
    if (rows.length > 0) broken.push(`${what}: ${rows.map((row) => row['id']).join(', ')}`);
  }
  return broken;
}

/** The life of a managed login, as administrators and the operator decide about it. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { signInOperator } from '../../testing/operator.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let administrator: Person;
let database: pg.Client;

beforeAll(async () => {
  app = await createTestApp();
  database = new pg.Client({ connectionString: app.database.url });
  await database.connect();
  founded = await app.found();
  administrator = await app.join(founded, { role: roleSids.organizationAdministrator });
});
afterAll(async () => {
  await database.end();
  await app.close();
});

const users = () => administrator.client.organizationUsers;
const at = (person: Pick<Person, 'userSid'>) => [founded.organizationSid, person.userSid] as const;
const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** A managed user who owns accounts of the organization. */
async function memberWithAccounts(...names: string[]) {
  const member = await app.join(founded);
  const accounts: string[] = [];
  for (const friendly_name of names) {
    const made = await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name,
      owner_user_sid: member.userSid,
    });
    accounts.push(made.sid);
  }
  return { member, accounts };
}

const ownerOf = async (accountSid: string) =>
  (await founded.owner.client.accounts.get(accountSid)).owner?.user_sid;

describe('renaming', () => {
  it('changes the name, tells the person and the log', async () => {
    const member = await app.join(founded);
    const renamed = await users().update(...at(member), { last_name: 'Vance' });
    expect([renamed.name, renamed.first_name]).toEqual(['Imogen Vance', 'Imogen']);
    expect((await app.mailTo(member.email)).text).toContain('from Imogen Ilić to Imogen Vance');
    const [event] = (
      await administrator.client.auditEvents.list(founded.organizationSid, {
        target_sid: member.userSid,
      })
    ).items;
    expect(event?.sentence).toBe('Imogen Ilić renamed Imogen Vance');
  });

  it('is refused for the Owner, guests, strangers, and without a name', async () => {
    const guest = await app.signUp();
    const member = await app.join(founded);
    const tries = [
      users().update(...at(founded.owner), { first_name: 'X' }),
      users().update(...at(guest), { first_name: 'X' }),
      users().update(...at(member), { first_name: '' }),
      member.client.organizationUsers.update(...at(administrator), { first_name: 'X' }),
    ];
    expect(await Promise.all(tries.map(outcomeOf))).toEqual([
      'organization_user.is_owner',
      'request.not_found',
      'request.invalid',
      'request.forbidden',
    ]);
  });
});

describe('a link for a new password', () => {
  it('goes to the person alone, and the old password works until it is used', async () => {
    const member = await app.join(founded);
    const answer = await users().resetPassword(...at(member));
    expect(answer).toEqual({ email: member.email });
    const mail = await app.mailTo(member.email);
    expect(mail.text).toContain('Imogen Ilić of Northwind Traders asked for a new password');
    expect(await outcomeOf(app.signIn(member.email))).toBe('done');
    const token = await app.tokenFor(member.email);
    expect(JSON.stringify(answer)).not.toContain(token);
    await app
      .client()
      .passwordResets.complete({ token, new_password: 'nine grey herons wade slowly' });
    expect(await outcomeOf(member.client.user.get())).toBe('request.unauthenticated');
    expect(await outcomeOf(app.signIn(member.email))).toBe('session.refused');
  });

  it('is not sent to somebody who cannot sign in, nor by somebody who may not', async () => {
    const member = await app.join(founded);
    await users().deactivate(...at(member));
    expect(await outcomeOf(users().resetPassword(...at(member)))).toBe(
      'organization_user.cannot_sign_in',
    );
    const other = await app.join(founded);
    expect(
      await outcomeOf(other.client.organizationUsers.resetPassword(...at(administrator))),
    ).toBe('request.forbidden');
  });
});

describe('removing', () => {
  it('leaves the login outside, without roles, and passes every account to whom it was given', async () => {
    const { member, accounts } = await memberWithAccounts('Alpha', 'Beta');
    const heir = await app.join(founded);
    const removed = await users().remove(...at(member), {
      new_owner_user_sid: administrator.userSid,
      accounts: [{ account_sid: accounts[0] ?? '', new_owner_user_sid: heir.userSid }],
    });
    expect(removed).toMatchObject({ accounts_handed_over: 2, roles_ended: 1, sessions_ended: 1 });
    expect(await Promise.all(accounts.map(ownerOf))).toEqual([heir.userSid, administrator.userSid]);
    expect(await outcomeOf(member.client.user.get())).toBe('request.unauthenticated');
    const again = await app.signIn(member.email);
    expect((await again.client.user.get()).organization_sid).toBeNull();
    expect((await again.client.accounts.list()).items).toEqual([]);
    expect(await outcomeOf(users().get(...at(member)))).toBe('request.not_found');
    expect((await app.mailTo(heir.email)).subject).toBe('You own Alpha now');
    expect((await app.mailTo(member.email)).subject).toBe(
      'You do not belong to Northwind Traders any more',
    );
  });

  it('lets accounts go along when that is said for each, with their subaccounts', async () => {
    const { member, accounts } = await memberWithAccounts('Taken', 'Left');
    const [taken = '', left = ''] = accounts;
    await member.client.subaccounts.create(taken, { friendly_name: 'Below' });
    const colleague = await app.join(founded, {
      accounts: [{ account_sid: taken, role_sid: roleSids.developer }],
    });
    const removed = await users().remove(...at(member), {
      new_owner_user_sid: administrator.userSid,
      accounts: [{ account_sid: taken, new_owner_user_sid: null }],
    });
    expect(removed).toMatchObject({ accounts_handed_over: 1, accounts_taken_along: 1 });
    const again = await app.signIn(member.email);
    const own = await again.client.accounts.list();
    expect(own.items.map((row) => [row.friendly_name, row.organization]).toSorted()).toEqual([
      ['Below', null],
      ['Taken', null],
    ]);
    expect(await ownerOf(left)).toBe(administrator.userSid);
    expect(await outcomeOf(founded.owner.client.accounts.get(taken))).toBe('request.not_found');
    // The organization's own people have no part in it any more.
    expect(await outcomeOf(colleague.client.accounts.get(taken))).toBe('request.not_found');
  });

  it('lets a deactivated login go as one that signs in', async () => {
    const member = await app.join(founded);
    await users().deactivate(...at(member));
    await users().remove(...at(member), {});
    expect(await outcomeOf(app.signIn(member.email))).toBe('done');
  });

  it('wants a new owner for each account, who is not the one who goes, and nothing of others', async () => {
    const { member, accounts } = await memberWithAccounts('Gamma');
    const [account = ''] = accounts;
    const stranger = await app.signUp();
    const remove = (body: Parameters<ReturnType<typeof users>['remove']>[2]) =>
      outcomeOf(users().remove(...at(member), body));
    expect(await remove({})).toBe('organization_user.accounts_need_owner');
    expect(await remove({ new_owner_user_sid: member.userSid })).toBe('account.owner_not_eligible');
    expect(await remove({ new_owner_user_sid: stranger.userSid })).toBe(
      'account.owner_not_eligible',
    );
    expect(
      await remove({
        accounts: [{ account_sid: founded.accountSid, new_owner_user_sid: administrator.userSid }],
      }),
    ).toBe('organization_user.not_their_account');
    const refusal = await refusalOf(users().removeDryRun(...at(member), {}));
    expect(refusal.problem.detail).toContain('Gamma');
    expect(await ownerOf(account)).toBe(member.userSid);
  });

  it('says beforehand what it would change, and changes nothing', async () => {
    const { member } = await memberWithAccounts('Delta');
    const impact = await users().removeDryRun(...at(member), {
      new_owner_user_sid: administrator.userSid,
    });
    expect(impact.changes.map(({ what, count }) => [what, count])).toEqual([
      ['people_removed', 1],
      ['sessions_ended', 1],
      ['tokens_ended', 0],
      ['accounts_handed_over', 1],
      ['accounts_leaving', 0],
      ['roles_ended', 1],
    ]);
    expect(await outcomeOf(member.client.user.get())).toBe('done');
  });

  it('is refused for the Owner', async () => {
    expect(await outcomeOf(users().remove(...at(founded.owner), {}))).toBe(
      'organization_user.is_owner',
    );
  });
});

describe('deleting', () => {
  it('closes the login at once, and can be cancelled within 30 days', async () => {
    const { member, accounts } = await memberWithAccounts('Epsilon');
    const body = { new_owner_user_sid: administrator.userSid };
    const impact = await users().deleteDryRun(...at(member), body);
    expect(impact.undo?.until).not.toBeNull();
    const doomed = await users().delete(...at(member), body);
    expect(doomed.state).toBe('pending_deletion');
    expect(await outcomeOf(member.client.user.get())).toBe('request.unauthenticated');
    expect(await outcomeOf(app.signIn(member.email))).toBe('session.refused');
    expect(await outcomeOf(users().delete(...at(member), body))).toBe('organization_user.already');
    expect(await outcomeOf(users().reactivate(...at(member)))).toBe('organization_user.already');
    const kept = await users().cancelDeletion(...at(member));
    expect([kept.state, kept.deletion_due_at]).toEqual(['inactive', null]);
    await users().reactivate(...at(member));
    expect(await outcomeOf(app.signIn(member.email))).toBe('done');
    expect(await ownerOf(accounts[0] ?? '')).toBe(administrator.userSid);
  });

  it('wants a young proof of who does it', async () => {
    await using own = await createTestApp();
    const side = await own.found();
    const member = await own.join(side);
    await own.travel({ minutes: 20 });
    const { organizationUsers } = side.owner.client;
    expect(
      await outcomeOf(organizationUsers.delete(side.organizationSid, member.userSid, {})),
    ).toBe('request.step_up_required');
  });

  it('erases the person after 30 days, frees the address, and leaves the SID', async () => {
    await using own = await createTestApp();
    const side = await own.found();
    const member = await own.join(side, {
      accounts: [{ account_sid: side.accountSid, role_sid: roleSids.developer }],
    });
    const { organizationUsers } = side.owner.client;
    await organizationUsers.delete(side.organizationSid, member.userSid, {});
    await own.travel({ days: 29 });
    await own.runJob('users.end_deletions');
    const owner = await own.signIn(side.owner.email);
    const { organizationUsers: seen } = owner.client;
    expect((await seen.get(side.organizationSid, member.userSid)).state).toBe('pending_deletion');
    await own.travel({ days: 1, minutes: 1 });
    await own.runJob('users.end_deletions');
    await own.runJob('users.end_deletions');
    const later = await own.signIn(side.owner.email);
    expect(
      await outcomeOf(later.client.organizationUsers.get(side.organizationSid, member.userSid)),
    ).toBe('request.not_found');
    const client = new pg.Client({ connectionString: own.database.url });
    await client.connect();
    const id = uuidOf(member.userSid);
    const { rows } = await client.query<{ row: string; state: string }>(
      `select u.state, to_jsonb(u)::text as row from users u where id = $1`,
      [id],
    );
    expect(rows[0]?.state).toBe('erased');
    for (const personal of [member.email, 'Imogen', 'Ilić'])
      expect(rows[0]?.row).not.toContain(personal);
    for (const table of ['user_passwords', 'sessions', 'role_assignments']) {
      const living = table === 'role_assignments' ? ' and ended_at is null' : '';
      const left = await client.query(`select 1 from ${table} where user_id = $1${living}`, [id]);
      expect(left.rowCount, table).toBe(0);
    }
    await client.end();
    const log = await later.client.auditEvents.list(side.organizationSid, {
      target_sid: member.userSid,
    });
    expect(log.items[0]?.event).toBe('user.erased');
    expect(log.items.filter(({ event }) => event === 'user.erased')).toHaveLength(1);
    const localPart = member.email.split('@')[0] ?? '';
    const anew = await own.join({ ...side, owner: later }, { localPart });
    expect(anew.userSid).not.toBe(member.userSid);
  });
});

describe('offboarding', () => {
  it('deactivates, hands over and ends roles in one step, with one event', async () => {
    const { member, accounts } = await memberWithAccounts('Zeta', 'Eta');
    await founded.owner.client.roleAssignments.create(founded.organizationSid, {
      user_sid: member.userSid,
      account_sid: founded.accountSid,
      role_sid: roleSids.support,
    });
    await founded.owner.client.roleAssignments.create(founded.organizationSid, {
      user_sid: member.userSid,
      role_sid: roleSids.auditor,
    });
    const body = { new_owner_user_sid: administrator.userSid };
    const impact = await users().offboardDryRun(...at(member), body);
    expect(impact.changes.map(({ what, count }) => [what, count])).toEqual([
      ['people_deactivated', 1],
      ['sessions_ended', 1],
      ['tokens_ended', 0],
      ['accounts_handed_over', 2],
      ['roles_ended', 2],
    ]);
    const left = await users().offboard(...at(member), body);
    expect([left.state, left.organization_role?.name, left.accounts, left.owned_accounts]).toEqual([
      'inactive',
      'Standard User',
      0,
      0,
    ]);
    expect(await Promise.all(accounts.map(ownerOf))).toEqual([
      administrator.userSid,
      administrator.userSid,
    ]);
    expect(await outcomeOf(member.client.user.get())).toBe('request.unauthenticated');
    const log = await administrator.client.auditEvents.list(founded.organizationSid, {
      target_sid: member.userSid,
    });
    expect(log.items[0]?.event).toBe('organization_user.offboarded');
  });

  it('is refused for the Owner and for somebody who holds more', async () => {
    expect(await outcomeOf(users().offboard(...at(founded.owner), {}))).toBe(
      'organization_user.is_owner',
    );
  });
});

describe('a suspension by the operator', () => {
  let operator: Awaited<ReturnType<typeof signInOperator>>;

  beforeAll(async () => {
    operator = await signInOperator(app);
  });

  it('ends every session, and the organization cannot lift it', async () => {
    const member = await app.join(founded);
    expect((await operator.operatedUsers.suspend(member.userSid)).state).toBe('suspended');
    expect(await outcomeOf(member.client.user.get())).toBe('request.unauthenticated');
    const refusal = await refusalOf(users().reactivate(...at(member)));
    expect(refusal.problem.who_can).toContain('operator');
    expect(await outcomeOf(users().delete(...at(member), {}))).toBe('organization_user.already');
    expect((await operator.operatedUsers.liftSuspension(member.userSid)).state).toBe('active');
    expect(await outcomeOf(app.signIn(member.email))).toBe('done');
  });

  it('lets nobody in, when it is lifted, whom the organization keeps out', async () => {
    const member = await app.join(founded);
    await users().deactivate(...at(member));
    await operator.operatedUsers.suspend(member.userSid);
    expect((await operator.operatedUsers.liftSuspension(member.userSid)).state).toBe('inactive');
  });

  it('never leaves an organization without an Owner who can sign in', async () => {
    const refused = operator.operatedUsers.suspend(founded.owner.userSid);
    expect(await outcomeOf(refused)).toBe('organization.owner_unusable');
    expect(await outcomeOf(founded.owner.client.user.get())).toBe('done');
  });

  it('is shown in the log of the organization', async () => {
    const member = await app.join(founded);
    await operator.operatedUsers.suspend(member.userSid);
    const log = await administrator.client.auditEvents.list(founded.organizationSid, {
      target_sid: member.userSid,
    });
    expect(log.items[0]?.sentence).toBe('The operator suspended Imogen Ilić');
  });

  it('wants an operator', async () => {
    for (const path of ['suspend', 'lift-suspension']) {
      const answer = await fetch(`${app.url}/v1/operator/users/${founded.owner.userSid}/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${founded.owner.token}` },
      });
      expect([401, 403, 404]).toContain(answer.status);
    }
  });
});

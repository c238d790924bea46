import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
  unique,
  uniqueDomain,
} from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let administrator: Person;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  administrator = await app.join(founded, { role: roleSids.organizationAdministrator });
});
afterAll(() => app.close());

const addressAt = (domain: string) => `${unique('imogen')}@${domain}`;
const outside = () => addressAt(`${unique('mail-')}.com`);

async function change(person: Person, email: string): Promise<void> {
  await person.client.user.changeEmail({ email });
  await person.client.user.confirmEmailChange({ code: await app.codeFor(email) });
}

const setPolicy = (
  side: Founded,
  policy: 'AUTO_MEMBERSHIP' | 'APPROVAL_REQUIRED' | 'NO_MEMBERSHIP',
) => side.owner.client.signUpPolicy.update(side.organizationSid, { policy });

describe('a person who changes their address', () => {
  it('has the new one when its code is entered, keeps the session, and both addresses are told', async () => {
    const person = await app.signUp();
    const email = outside();
    const started = await person.client.user.changeEmail({ email });
    expect(started.email).toBe(email);
    expect((await app.mailTo(person.email)).text).toContain(email);
    expect((await person.client.user.get()).email).toBe(person.email);
    expect((await person.client.user.getEmailChange()).pending?.email).toBe(email);
    const code = await app.codeFor(email);
    expect((await person.client.user.confirmEmailChange({ code })).email).toBe(email);
    for (const told of [person.email, email])
      expect((await app.mailTo(told)).subject).toBe('Your address was changed');
    expect((await person.client.user.getEmailChange()).pending).toBeNull();
    expect(await outcomeOf(app.signIn(email))).toBe('done');
    expect(await outcomeOf(app.signIn(person.email))).toBe('session.refused');
    expect(await outcomeOf(person.client.user.confirmEmailChange({ code }))).toBe(
      'email_change.code_dead',
    );
  });

  it('is refused by what is no address, the present one, and a wrong code, five times at most', async () => {
    const person = await app.signUp();
    const start = (email: string) => outcomeOf(person.client.user.changeEmail({ email }));
    expect(await start('nobody')).toBe('user.email_not_accepted');
    expect(await start(person.email.toUpperCase())).toBe('email_change.same');
    const email = outside();
    await person.client.user.changeEmail({ email });
    const code = await app.codeFor(email);
    const wrong = code === '000000' ? '000001' : '000000';
    const enter = (typed: string) =>
      outcomeOf(person.client.user.confirmEmailChange({ code: typed }));
    for (let guess = 0; guess < 5; guess += 1)
      expect(await enter(wrong)).toBe('email_change.code_wrong');
    expect(await enter(code)).toBe('email_change.code_dead');
  });

  it('cannot use the code of an earlier try, of one called off, or of somebody else', async () => {
    const person = await app.signUp();
    const [first, second] = [outside(), outside()];
    await person.client.user.changeEmail({ email: first });
    const early = await app.codeFor(first);
    await person.client.user.changeEmail({ email: second });
    const code = await app.codeFor(second);
    const enter = (by: Person, typed: string) =>
      outcomeOf(by.client.user.confirmEmailChange({ code: typed }));
    if (early !== code) expect(await enter(person, early)).toBe('email_change.code_wrong');
    expect(await enter(await app.signUp(), code)).toBe('email_change.code_dead');
    await person.client.user.cancelEmailChange();
    expect(await enter(person, code)).toBe('email_change.code_dead');
    expect((await person.client.user.get()).email).toBe(person.email);
  });

  it('loses the change that waits when the password is set anew', async () => {
    const person = await app.signUp();
    const email = outside();
    await person.client.user.changeEmail({ email });
    const code = await app.codeFor(email);
    await app.client().passwordResets.create({ email: person.email });
    const token = await app.tokenFor(person.email);
    const new_password = 'seven green lanterns float';
    await app.client().passwordResets.complete({ token, new_password });
    const again = await app.signIn(person.email);
    expect((await again.client.user.getEmailChange()).pending).toBeNull();
    expect(await outcomeOf(again.client.user.confirmEmailChange({ code }))).toBe(
      'email_change.code_dead',
    );
  });

  it('does not learn whether an address has a login; its mailbox does', async () => {
    const [person, other] = [await app.signUp(), await app.signUp()];
    const started = await person.client.user.changeEmail({ email: other.email });
    expect(started.email).toBe(other.email);
    const mail = await app.mailTo(other.email);
    expect(mail.subject).toBe('This address has a login already');
    expect(mail.text).not.toMatch(/\b\d{6}\b/);
  });

  it('finds a link for a new password dead that went to the old address', async () => {
    const person = await app.signUp();
    await app.client().passwordResets.create({ email: person.email });
    const token = await app.tokenFor(person.email);
    await change(person, outside());
    expect(
      await outcomeOf(
        app.client().passwordResets.complete({ token, new_password: 'nine grey herons wade' }),
      ),
    ).toBe('password_reset.link_dead');
  });

  it('needs a young proof of who they are', async () => {
    await using own = await createTestApp();
    const person = await own.signUp();
    await own.travel({ minutes: 20 });
    expect(await outcomeOf(person.client.user.changeEmail({ email: outside() }))).toBe(
      'request.step_up_required',
    );
  });
});

describe('the policy of the new domain', () => {
  it('refuses who was not invited, and who would need an approval', async () => {
    const side = await app.found('Guarded');
    const person = await app.signUp();
    const email = addressAt(side.domain);
    const refusal = await refusalOf(person.client.user.changeEmail({ email }));
    expect(refusal.code).toBe('email_change.governed');
    expect(refusal.problem.who_can).toContain('Guarded');
    await setPolicy(side, 'APPROVAL_REQUIRED');
    expect(await outcomeOf(person.client.user.changeEmail({ email }))).toBe(
      'email_change.governed',
    );
  });

  it('makes a managed user of who joins, with the accounts that they own', async () => {
    const side = await app.found('Open House');
    await setPolicy(side, 'AUTO_MEMBERSHIP');
    const person = await app.signUp();
    const email = addressAt(side.domain);
    const { consequence } = await person.client.user.changeEmail({ email });
    expect(consequence).toContain('You will join Open House');
    await person.client.user.confirmEmailChange({ code: await app.codeFor(email) });
    const { organization } = await person.client.user.getOrganization();
    expect([organization?.friendly_name, organization?.role_names]).toEqual([
      'Open House',
      ['Standard User'],
    ]);
    const [account] = (await person.client.accounts.list()).items;
    expect(account?.organization?.sid).toBe(side.organizationSid);
  });

  it('leaves who may stay outside as they are', async () => {
    const side = await app.found('Elsewhere');
    await setPolicy(side, 'NO_MEMBERSHIP');
    const person = await app.signUp();
    await change(person, addressAt(side.domain));
    expect((await person.client.user.get()).organization_sid).toBeNull();
  });

  it('is asked again when the code is entered', async () => {
    const side = await app.found('Changeable');
    await setPolicy(side, 'NO_MEMBERSHIP');
    const person = await app.signUp();
    const email = addressAt(side.domain);
    await person.client.user.changeEmail({ email });
    const code = await app.codeFor(email);
    await setPolicy(side, 'APPROVAL_REQUIRED');
    expect(await outcomeOf(person.client.user.confirmEmailChange({ code }))).toBe(
      'email_change.governed',
    );
  });

  it('keeps a managed user within the verified domains of their organization', async () => {
    const member = await app.join(founded);
    const other = await app.found('Other');
    await setPolicy(other, 'AUTO_MEMBERSHIP');
    for (const email of [outside(), addressAt(other.domain)])
      expect(await outcomeOf(member.client.user.changeEmail({ email }))).toBe(
        'email_change.outside_organization',
      );
    const second = uniqueDomain();
    await app.prove(founded.owner, founded.organizationSid, second);
    await change(member, addressAt(second));
    expect((await member.client.user.get()).organization_sid).toBe(founded.organizationSid);
  });

  it('lets the Owner have an address that nobody governs, and no other', async () => {
    const side = await app.found('Owned');
    const other = await app.found('Neighbours');
    await setPolicy(other, 'NO_MEMBERSHIP');
    await change(side.owner, outside());
    expect(
      await outcomeOf(side.owner.client.user.changeEmail({ email: addressAt(other.domain) })),
    ).toBe('email_change.outside_organization');
    const { organization } = await side.owner.client.user.getOrganization();
    expect(organization?.role_names).toEqual(['Owner']);
  });
});

describe('the old address', () => {
  const undo = async (address: string) => {
    const token = await app.tokenFor(address);
    return () => app.client().emailChanges.undo({ token });
  };

  it('has the login back within seven days, once; whoever took it is out', async () => {
    const person = await app.signUp();
    const [taken, again] = [outside(), outside()];
    await change(person, taken);
    const back = await undo(person.email);
    // The thief changes the address once more, and the password too.
    await change(person, again);
    await person.client.user.changePassword({
      current_password: testPassword,
      new_password: 'nine grey herons wade slowly',
    });
    expect(await back()).toEqual({ email: person.email });
    expect(await outcomeOf(person.client.user.get())).toBe('request.unauthenticated');
    expect((await app.mailTo(again)).subject).toBe('The change of your address was undone');
    const token = await app.tokenFor(person.email);
    await app.client().passwordResets.complete({ token, new_password: testPassword });
    expect(await outcomeOf(app.signIn(person.email))).toBe('done');
    expect(await outcomeOf(back())).toBe('email_change.link_dead');
  });

  it('has no way back after seven days, or when it has a login of its own by then', async () => {
    await using own = await createTestApp();
    const person = await own.signUp();
    const email = outside();
    await person.client.user.changeEmail({ email });
    await person.client.user.confirmEmailChange({ code: await own.codeFor(email) });
    const token = await own.tokenFor(person.email);
    await own.signUp(person.email);
    expect(await outcomeOf(own.client().emailChanges.undo({ token }))).toBe('user.email_taken');
    await own.travel({ days: 7, minutes: 1 });
    expect(await outcomeOf(own.client().emailChanges.undo({ token }))).toBe(
      'email_change.link_dead',
    );
  });

  it('takes nothing back that an administrator asked for, and nothing by a link that is none', async () => {
    const member = await app.join(founded);
    const email = addressAt(founded.domain);
    await administrator.client.organizationUsers.changeEmail(
      founded.organizationSid,
      member.userSid,
      { email },
    );
    await member.client.user.confirmEmailChange({ code: await app.codeFor(email) });
    expect((await app.mailTo(member.email)).text).not.toContain('#token=');
    expect(await outcomeOf(app.client().emailChanges.undo({ token: 'x'.repeat(43) }))).toBe(
      'email_change.link_dead',
    );
  });
});

describe('an administrator who changes the address of somebody', () => {
  const ask = (person: Person, email: string, by = administrator) =>
    by.client.organizationUsers.changeEmail(founded.organizationSid, person.userSid, { email });

  it('asks; the person has the last word by the code', async () => {
    const member = await app.join(founded);
    const email = addressAt(founded.domain);
    const answer = await ask(member, email);
    const code = await app.codeFor(email);
    expect(JSON.stringify(answer)).not.toContain(code);
    expect((await app.mailTo(email)).text).toContain('Imogen Ilić of Northwind Traders asked you');
    expect((await app.mailTo(member.email)).subject).toBe('Your address is going to change');
    expect((await member.client.user.getEmailChange()).pending?.requested_by).toBe('Imogen Ilić');
    await member.client.user.confirmEmailChange({ code });
    const listed = await administrator.client.organizationUsers.get(
      founded.organizationSid,
      member.userSid,
    );
    expect(listed.email).toBe(email);
  });

  it('is refused outside the verified domains, for a taken address, and where they may not', async () => {
    const [member, other] = [await app.join(founded), await app.join(founded)];
    const stranger = await app.found('Strangers');
    const tries = [
      ask(member, outside()),
      ask(member, addressAt(stranger.domain)),
      ask(member, other.email),
      ask(founded.owner, addressAt(founded.domain)),
      ask(member, addressAt(founded.domain), other),
      ask(stranger.owner, addressAt(founded.domain)),
      ask(member, addressAt(founded.domain), stranger.owner),
    ];
    expect(await Promise.all(tries.map(outcomeOf))).toEqual([
      'email_change.outside_organization',
      'email_change.outside_organization',
      'user.email_taken',
      'organization_user.is_owner',
      'request.forbidden',
      'request.not_found',
      'request.not_found',
    ]);
  });
});

describe('two at once', () => {
  const rounds = Number(process.env['RACE_ROUNDS'] ?? 8);

  it('two people to one address: one has it', async () => {
    const outcomes = await race(rounds, async () => {
      const email = outside();
      const people = [await app.signUp(), await app.signUp()];
      const entrants: (() => Promise<string>)[] = [];
      for (const person of people) {
        await person.client.user.changeEmail({ email });
        const code = await app.codeFor(email);
        entrants.push(() => outcomeOf(person.client.user.confirmEmailChange({ code })));
      }
      return entrants;
    });
    for (const round of outcomes)
      expect(
        round.map((settled) => (settled.status === 'fulfilled' ? settled.value : '')).toSorted(),
      ).toEqual(['done', 'user.email_taken']);
  }, 600_000);
});

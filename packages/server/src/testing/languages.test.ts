/** What the server says over HTTP and by mail, in the language of whoever reads it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../kernel/languages.ts';
import { known } from '../kernel/text.ts';
import { createTestApp, type Founded, type Person, type TestApp, unique } from './app.ts';

let app: TestApp;
let side: Founded;
beforeAll(async () => {
  app = await createTestApp();
  side = await app.found();
});
afterAll(() => app.close());

interface Asked {
  readonly method?: string;
  readonly language?: string;
  readonly by?: Person;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(path: string, { method = 'GET', language, by, body, headers }: Asked = {}) {
  const answer = await fetch(`${app.url}${path}`, {
    method,
    headers: {
      ...(language === undefined ? {} : { 'accept-language': language }),
      ...(by === undefined ? {} : { authorization: `Bearer ${by.token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    language: answer.headers.get('content-language'),
    text,
    body: (/json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : {}) as Record<
      string,
      unknown
    >,
  };
}

const bare = (words: unknown) => String(words).replaceAll(/[\u2068\u2069]/g, '');
const inOrganization = (rest: string) => `/v1/organizations/${side.organizationSid}/${rest}`;

describe('a problem', () => {
  const signIn = (language?: string) =>
    ask('/v1/sessions', {
      method: 'POST',
      body: { email: 'nobody@mail-nowhere.com', password: 'wrong', transport: 'bearer' },
      ...(language === undefined ? {} : { language }),
    });

  it.each([
    ['de-AT, en;q=0.5', 'de', 'Die Adresse oder das Passwort ist nicht richtig'],
    ['ar', 'ar', 'العنوان أو كلمة المرور غير صحيح'],
    ['en', 'en', 'The address or the password is not right'],
    [undefined, 'en', 'The address or the password is not right'],
    ['fr, fi;q=0.3', 'en', 'The address or the password is not right'],
    ['de;q=0', 'en', 'The address or the password is not right'],
    ['de;q=0, ar;q=0.1', 'ar', 'العنوان أو كلمة المرور غير صحيح'],
    ['== ,;;q=9, \u00ff', 'en', 'The address or the password is not right'],
    [`de, ${'fr,'.repeat(2_000)}`, 'en', 'The address or the password is not right'],
  ])('asked for in %s is said in %s', async (header, language, title) => {
    const answer = await signIn(header);
    expect(answer).toMatchObject({ status: 401, language });
    expect(answer.body).toMatchObject({ code: 'session.refused', title });
  });

  it('says fields, remedies and who can in it too; codes, permissions and names stay', async () => {
    const wrong = await ask(inOrganization('invitations'), {
      method: 'POST',
      language: 'de',
      by: side.owner,
      body: { emails: [], surprise: 1 },
    });
    expect(wrong.body).toMatchObject({
      title: 'Die Anfrage passt nicht zu ihrer Beschreibung',
      detail: '/emails muss mindestens 1 Eintrag haben',
      errors: [
        { pointer: '/emails', detail: 'muss mindestens 1 Eintrag haben' },
        { pointer: '/surprise', detail: 'ist hier nicht bekannt' },
      ],
    });
    const member = await app.join(side);
    const refused = await ask(inOrganization('domains'), {
      method: 'POST',
      language: 'de',
      by: member,
      body: { name: 'corp.example' },
    });
    expect(refused).toMatchObject({
      status: 403,
      body: {
        detail: 'Das dürfen Sie hier nicht: eine Domain hinzufügen.',
        missing_permission: '/bailiwick/iam/domains/create',
        who_can: 'Northwind Traders: Inhaber der Organisation oder Administrator der Organisation',
      },
    });
  });

  it('of a filter says where, in it', async () => {
    const answer = await ask(`${inOrganization('users')}?q=colour:red`, {
      language: 'de',
      by: side.owner,
    });
    expect(String(answer.body['detail'])).toMatch(
      /^query\/q bei Zeichen 1: das Feld „colour“ gibt es nicht/,
    );
  });

  it('of a path that is none', async () => {
    const answer = await ask('/v1/nowhere', { language: 'de' });
    expect(answer.body).toMatchObject({ title: 'Hier ist nichts' });
  });
});

describe('an answer', () => {
  it('says impacts with the plural of the number before them', async () => {
    const impact = (language: string) =>
      ask(`${inOrganization(`accounts/${side.accountSid}/close`)}?dry_run=true`, {
        method: 'POST',
        language,
        by: side.owner,
        body: {},
      });
    const german = await impact('de');
    expect(german).toMatchObject({ status: 200, language: 'de' });
    const changes = german.body['changes'] as { what: string; label: string; count: number }[];
    expect(changes.map(({ what, label }) => [what, label])).toEqual([
      ['people_affected', 'Person kann darin nichts mehr tun'],
      ['subaccounts_covered', 'Unterkonten werden mit geschlossen'],
      ['invitations_revoked', 'offene Einladungen werden widerrufen'],
    ]);
    expect(german.body['undo']).toMatchObject({
      sentence: 'Stellen Sie es wieder her: Es ist dann in dem Zustand, den es jetzt hat.',
    });
    const arabic = await impact('ar');
    expect(JSON.stringify(arabic.body['changes'])).toContain('شخص لم يعد يستطيع فعل شيء فيه');
  });

  it('says the log in it, and takes it out in English', async () => {
    const log = await ask(`${inOrganization('audit-events')}?event=domain.added`, {
      language: 'de',
      by: side.owner,
    });
    expect(log.body['items']).toMatchObject([
      { sentence: `Ada Okafor hat die Domain ${side.domain} hinzugefügt` },
    ]);
    const file = await ask(inOrganization('audit-events/export'), {
      method: 'POST',
      language: 'de',
      by: side.owner,
      body: { format: 'csv', event: 'domain.added' },
    });
    expect(file.text).toContain(`Ada Okafor added the domain ${side.domain}`);
  });

  it('says where a domain stands, what roles are for and what mails there are', async () => {
    const of = async (path: string) => (await ask(path, { language: 'de', by: side.owner })).text;
    expect(await of(inOrganization(`domains/${side.domainSid}`))).toContain(
      'Durch DNS belegt. Wir sehen jeden Tag wieder nach; lassen Sie den Eintrag stehen.',
    );
    expect(await of('/v1/roles')).toContain('Liest alles, ändert nichts.');
    expect(await of('/v1/user/notifications')).toContain('Gefährdete Domains');
  });

  it('that is kept for its key is repeated as it was said', async () => {
    const again = (language: string) =>
      ask(inOrganization('invitations'), {
        method: 'POST',
        language,
        by: side.owner,
        headers: { 'idempotency-key': 'the-same-invitation' },
        body: { emails: ['somebody@elsewhere.example'] },
      });
    const first = await again('de');
    expect(first.text).toContain('ist keine belegte Domain dieser Organisation.');
    expect(first.language).toBe('de');
    const second = await again('ar');
    expect(second.text).toBe(first.text);
    expect(second.language).toBeNull();
  });

  it('about what was kept is said when it is read', async () => {
    const heir = await app.join(side);
    const user = await app.join(side);
    await side.owner.client.organizationUsers.deactivate(side.organizationSid, user.userSid);
    const started = await side.owner.client.bulkChanges.run(side.organizationSid, {
      act: 'deactivate',
      users: [user.userSid, heir.userSid],
    });
    await expect
      .poll(() => side.owner.client.operations.get(side.organizationSid, started.sid), {
        timeout: 20_000,
      })
      .toMatchObject({ state: 'SUCCEEDED' });
    const path = inOrganization(`operations/${started.sid}`);
    const read = async (language: string) => ({
      operation: (await ask(path, { language, by: side.owner })).body,
      rows: (await ask(`${path}/rows`, { language, by: side.owner })).body['items'] as {
        reason: string | null;
      }[],
    });
    const german = await read('de');
    expect(german.operation).toMatchObject({ label: 'Personen deaktivieren', state: 'SUCCEEDED' });
    expect(german.rows.map(({ reason }) => reason)).toContain('Imogen Ilić ist deaktiviert.');
    const english = await read('en');
    expect(english.operation).toMatchObject({ label: 'deactivate people' });
    expect(english.rows.map(({ reason }) => reason)).toContain('Imogen Ilić is deactivated.');
  });
});

describe('a mail', () => {
  const startSignUp = (email: string, language?: string) =>
    ask('/v1/sign-ups', {
      method: 'POST',
      body: { email },
      ...(language === undefined ? {} : { language }),
    });
  const fresh = () => `${unique('ada')}@${unique('mail-')}.com`;
  const choose = (person: Person, locale: string) => person.client.user.update({ locale });

  it.each(languages)('to somebody who signs up follows their browser: %s', async (language) => {
    const email = fresh();
    await startSignUp(email, language);
    const mail = await app.mailTo(email);
    expect(mail.subject).toBe(known('Your code to sign up').in(language));
    expect(mail.html).toContain(`<html lang="${language}"`);
  });

  it('to a login follows what its person chose, whatever the request says', async () => {
    const person = await app.signUp();
    await choose(person, 'ar-EG');
    await startSignUp(person.email, 'de');
    const mail = await app.mailTo(person.email);
    expect(mail.subject).toBe(known('You have a login already').in('ar'));
    expect(mail.html).toContain('<html lang="ar" dir="rtl">');
  });

  it('that waits is sent in the language that its reader has by then', async () => {
    const person = await app.signUp();
    await choose(person, 'de');
    await startSignUp(person.email);
    expect((await app.mailTo(person.email)).subject).toBe('Sie haben schon eine Anmeldung');
    await choose(person, 'en');
    expect((await app.mailTo(person.email)).subject).toBe('You have a login already');
  });

  it('to somebody without a language follows whoever causes it, else the Owner, else the setting', async () => {
    const founded = await app.found();
    const administrator = await app.join(founded, { role: 'IX00000000000000000000000000000002' });
    const invited = async (by: Person) => {
      const email = `${unique('grace')}@${founded.domain}`;
      await by.client.invitations.create(founded.organizationSid, { emails: [email] });
      return bare((await app.mailTo(email)).subject);
    };
    expect(await invited(administrator)).toBe('You are invited to Northwind Traders');
    await choose(founded.owner, 'de');
    expect(await invited(administrator)).toBe('Sie sind zu Northwind Traders eingeladen');
    await choose(administrator, 'ar');
    expect(await invited(administrator)).toBe('أنت مدعو إلى Northwind Traders');
  });

  it('about a new password follows the request of a person who chose no language', async () => {
    const person = await app.signUp();
    await ask('/v1/password-resets', {
      method: 'POST',
      language: 'de',
      body: { email: person.email },
    });
    await expect
      .poll(async () => (await app.mailTo(person.email)).subject, { timeout: 20_000 })
      .toBe('Neues Passwort setzen');
  });
});

describe('a new login', () => {
  it('has the language that its browser asked for, and none where it asked for none', async () => {
    const make = async (language?: string) => {
      const email = `${unique('ada')}@${unique('mail-')}.com`;
      const started = await app.client().signUps.create({ email });
      const code = await app.codeFor(email);
      const { proof } = await app.client().signUps.verify(started.sid, { code });
      const made = await ask(`/v1/sign-ups/${started.sid}/complete`, {
        method: 'POST',
        body: {
          proof,
          first_name: 'Ada',
          last_name: 'Okafor',
          password: 'seven green lanterns float',
          account_name: 'Production',
          transport: 'bearer',
        },
        ...(language === undefined ? {} : { language }),
      });
      return (made.body['user'] as { locale: string | null }).locale;
    };
    expect(await make('de-CH, fr;q=0.9')).toBe('de');
    expect(await make('fr')).toBeNull();
    expect(await make()).toBeNull();
  });
});

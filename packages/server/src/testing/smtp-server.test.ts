import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEmailAddress } from '../kernel/email-address.ts';
import { createMailer, type Mailer } from '../kernel/mailer.ts';
import { codeFrom, linkFrom } from './mail-contents.ts';
import { type SmtpServer, startSmtpServer } from './smtp-server.ts';

let server: SmtpServer;
let mailer: Mailer;

beforeAll(async () => {
  server = await startSmtpServer();
  mailer = createMailer({ smtpUrl: server.url, from: 'Ex Ample <from@example.test>' });
});
afterAll(async () => {
  mailer.close();
  await server.stop();
});

const text = 'Your code:\n\n    123456\n\nOr follow\nhttps://example.test/a?b=1&c=987654\n';
const html =
  '<style>p{color:#222222}</style><p style="margin:100000px">123456</p><a href="https://example.test/a?b=1&amp;c=987654">go</a>';

function send(to: string, subject = 'Hello', overHtml = html) {
  const messageId = `<${subject}.${to}>`.replaceAll(' ', '');
  return mailer.send({
    to: parseEmailAddress(to),
    subject,
    text,
    html: overHtml,
    language: 'en',
    messageId,
  });
}

describe('the inbox of a test SMTP server', () => {
  it('shows how a kind of mails is turned off with one click, where that can be (RFC 8058)', async () => {
    const mail = {
      to: parseEmailAddress('optional@example.test'),
      subject: 'Optional',
      text: 'text',
      html: '<p>text</p>',
      language: 'en',
      messageId: '<optional@example.test>',
    };
    const oneClickUrl = 'https://accounts.vendor.example/v1/unsubscribe?token=abc';
    await mailer.send({ ...mail, oneClickUrl });
    const { headers } = await server.waitFor('optional@example.test');
    expect(headers.get('list-unsubscribe')).toBe(`<${oneClickUrl}>`);
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    await send('essential@example.test', 'Essential');
    const essential = await server.waitFor('essential@example.test');
    expect(essential.headers.has('list-unsubscribe')).toBe(false);
  });

  it('hands out each mail once, oldest first, and keeps them all', async () => {
    const waiting = server.waitFor('ada@example.test');
    await send('ada@example.test', 'First');
    await send('ada@example.test', 'Second');
    expect((await waiting).subject).toBe('First');
    const second = await server.waitFor('Ada@Example.Test');
    expect(second).toMatchObject({
      subject: 'Second',
      from: 'from@example.test',
      to: ['ada@example.test'],
    });
    expect(second.shownFrom).toBe('"Ex Ample" <from@example.test>');
    expect(second.headers.get('auto-submitted')).toBe('auto-generated');
    expect(server.mailsTo('ada@example.test').map((mail) => mail.subject)).toEqual([
      'First',
      'Second',
    ]);
  });

  it('waits for a subject, and says what is there instead', async () => {
    await send('bob@example.test', 'Invitation to Acme');
    await send('bob@example.test', 'Reset your password');
    expect((await server.waitFor('bob@example.test', { subject: /^Reset/ })).subject).toBe(
      'Reset your password',
    );
    const missing = server.waitFor('bob@example.test', { subject: 'Welcome', timeoutMs: 50 });
    await expect(missing).rejects.toThrow(
      /no mail to bob@example\.test with the subject Welcome[\s\S]*Invitation to Acme/,
    );
  });

  it('finds the code and the link, and refuses to guess', async () => {
    await send('cyd@example.test');
    const mail = await server.waitFor('cyd@example.test');
    expect(codeFrom(mail)).toBe('123456');
    expect(linkFrom(mail)).toBe('https://example.test/a?b=1&c=987654');
    await send('dot@example.test', 'Two codes', '<p>654321</p>');
    const other = await server.waitFor('dot@example.test');
    expect(() => codeFrom(other)).toThrow('123456, 654321');
    expect(() => linkFrom(other, '/nothing')).toThrow('holds none');
  });
});

describe('how a test SMTP server fails', () => {
  it.each([
    ['temp450', 'temporary', '450'],
    ['perm550', 'permanent', '550'],
    ['drop', 'temporary', ''],
  ] as const)('%s', async (failure, kind, code) => {
    const byName = `${failure}-x@example.test`;
    const outcome = await send(byName);
    expect(outcome.kind).toBe(kind);
    expect('reason' in outcome && outcome.reason).toContain(code);
    expect(server.mailsTo(byName)).toEqual([]);
    const byOrder = `by-order-${failure}@example.test`;
    server.fail(byOrder, failure);
    expect(await send(byOrder)).toMatchObject({ kind });
    server.fail(byOrder, undefined);
    expect(await send(byOrder)).toEqual({ kind: 'sent' });
    expect(server.attempts.filter((address) => address === byOrder)).toHaveLength(2);
  });

  it('grey, once', async () => {
    expect(await send('grey@example.test')).toMatchObject({ kind: 'temporary' });
    expect(await send('grey@example.test')).toEqual({ kind: 'sent' });
    expect(await send('greyson@example.test')).toEqual({ kind: 'sent' });
  });

  it('slow, but it arrives', async () => {
    expect(await send('slow@example.test')).toEqual({ kind: 'sent' });
  });

  it('asks who is there when it was told to', async () => {
    await using guarded = await startSmtpServer({ credentials: { user: 'u', password: 'p' } });
    const outcomes = [];
    for (const login of ['', 'u:wrong@', 'u:p@']) {
      const sender = createMailer({
        smtpUrl: guarded.url.replace('//', `//${login}`),
        from: 'a@b.test',
      });
      const to = parseEmailAddress('ada@example.test');
      const sent = await sender.send({
        to,
        subject: 'S',
        text: 't',
        html: 'h',
        language: 'en',
        messageId: `<${login}1>`,
      });
      outcomes.push(sent.kind);
      sender.close();
    }
    expect(outcomes).toEqual(['permanent', 'permanent', 'sent']);
  });
});

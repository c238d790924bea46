/**
 * `/outbox`: the mails of an instance that has no mail server, for trying it out. Only on this machine: the public
 * address must be loopback, the peer must be, and nothing may have forwarded the request.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Db } from './database.ts';
import { html, type Markup, plainPage, plainPagePolicy } from './html.ts';
import { sid, uuidOfSid } from './ids.ts';
import { directionOf } from './languages.ts';
import { listMails, type MailReading, openMail } from './mail-queue.ts';

const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

function isFromThisMachine(request: FastifyRequest): boolean {
  const peer = request.raw.socket.remoteAddress ?? '';
  const isLoopback = peer === '::1' || /^(::ffff:)?127\./.test(peer);
  return isLoopback && forwardingHeaders.every((name) => request.headers[name] === undefined);
}

/** Our own links become clickable; everything else stays text. */
function withLinks(text: string, origin: string): Markup[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((piece) =>
      piece.startsWith(`${origin}/`) ? html`<a href="${piece}">${piece}</a>` : html`${piece}`,
    );
}

async function listPage(db: Db): Promise<string> {
  const mails = await listMails(db, 100);
  const rows = mails.map(
    (mail) =>
      html`<tr><td>${mail.createdAt.toISOString().slice(11, 19)}</td><td>${mail.recipient}</td><td><a href="/outbox/${sid('ML', mail.id)}">${mail.subject}</a></td></tr>`,
  );
  const table = html`<table><thead><tr><th scope="col">UTC</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>${rows}</tbody></table>`;
  const body =
    mails.length === 0 ? html`<p>No mail yet. Sign up, and the code arrives here.</p>` : table;
  return plainPage(
    'Local outbox',
    html`<h1>Local outbox</h1><p>No mail server is configured, so mails stay here. Only this machine can see this page. Set <code>BAILIWICK_SMTP_URL</code> to send them.</p>${body}`,
  );
}

export interface OutboxPageOptions {
  readonly db: Db;
  readonly mails: MailReading;
}

export function serveOutboxPage(app: FastifyInstance, options: OutboxPageOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!/^\/outbox(\/|$|\?)/.test(request.url) || isFromThisMachine(request)) return;
    await reply.code(404).send();
  });
  app.get('/outbox', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', plainPagePolicy)
      .send(await listPage(options.db)),
  );
  app.get<{ Params: { sid: string } }>('/outbox/:sid', async (request, reply) => {
    const id = uuidOfSid('ML', request.params.sid);
    const mail = id === undefined ? undefined : await openMail(options.mails, options.db, id);
    void reply.type('text/html; charset=utf-8').header('content-security-policy', plainPagePolicy);
    if (mail === undefined)
      return reply
        .code(404)
        .send(
          plainPage(
            'No such mail',
            html`<h1>No such mail</h1><p><a href="/outbox">Local outbox</a></p>`,
          ),
        );
    const body = html`<p><a href="/outbox">Local outbox</a></p><article lang="${mail.language}" dir="${directionOf(mail.language)}"><h1>${mail.subject}</h1><p dir="ltr">${mail.to.asTyped}</p><pre>${withLinks(mail.text, options.mails.sender.publicUrl.origin)}</pre></article>`;
    return reply.send(plainPage(mail.subject, body));
  });
}

/**
 * A real SMTP server for tests, with an inbox, and failures by the recipient's local part or by order. What it
 * accepted is kept as a person would see it: parsed, with the links and codes to be taken out.
 */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/**
 * `temp450`: not now (RFC 5321 §4.2.1). `perm550`: never. `drop`: the connection ends in the middle of the message.
 * `slow`: accepted, two seconds later. `grey`: "not now" once, then accepted.
 */
export type SmtpFailure = 'temp450' | 'perm550' | 'drop' | 'slow' | 'grey';

export interface ReceivedMail {
  /** As in the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  /** As in the headers: what the person sees. */
  readonly shownFrom: string;
  readonly shownTo: string;
  readonly subject: string;
  readonly text: string;
  /** Empty when the mail has no HTML part. */
  readonly html: string;
  /** Every address to click on or to copy, of both parts, each once. */
  readonly links: readonly string[];
  /** Names in lower case. Of a header that stands there twice, the first. */
  readonly headers: ReadonlyMap<string, string>;
  readonly raw: Buffer;
}

export interface WaitOptions {
  readonly subject?: string | RegExp;
  readonly timeoutMs?: number;
}

export interface SmtpServer extends AsyncDisposable {
  /** `smtp://127.0.0.1:port` */
  readonly url: string;
  /** All that was accepted, oldest first. */
  readonly inbox: readonly ReceivedMail[];
  /** Every recipient that was offered, whatever became of it. */
  readonly attempts: readonly string[];
  mailsTo(address: string): readonly ReceivedMail[];
  /**
   * The oldest mail to that address which no call returned before; waits until it arrives.
   * @throws Error that says what lies in the inbox instead
   */
  waitFor(address: string, options?: WaitOptions): Promise<ReceivedMail>;
  /** The same failures for an address that must not change; undefined ends it. */
  fail(address: string, failure: SmtpFailure | undefined): void;
  stop(): Promise<void>;
}

export interface SmtpServerOptions {
  /** Only who signs in with these may send. */
  readonly credentials?: { readonly user: string; readonly password: string };
}

const slowMs = 2_000;
const defaultWaitMs = 30_000;
const failureWord = /^(temp450|perm550|drop|slow|grey)(?![a-z0-9])/;

class SmtpError extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

function textOfAddresses(addresses: AddressObject | AddressObject[] | undefined): string {
  const list = addresses === undefined ? [] : Array.isArray(addresses) ? addresses : [addresses];
  return list.map((one) => one.text).join(', ');
}

function linksIn({ text = '', html }: ParsedMail): string[] {
  const written = [...text.matchAll(/https?:\/\/[^\s<>"')\]]+/g)].map(([link]) => link);
  const hrefs = [...(typeof html === 'string' ? html : '').matchAll(/href="([^"]+)"/g)];
  const clickable = hrefs.map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return [...new Set([...written, ...clickable])];
}

/** `name: value`, folded lines joined (RFC 5322 §2.2.3). */
function headersOf(mail: ParsedMail): ReadonlyMap<string, string> {
  const pairs = mail.headerLines.map(({ key, line }): [string, string] => [
    key,
    line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n(?=[ \t])/g, '')
      .trim(),
  ]);
  return new Map(pairs.toReversed());
}

async function readMail(raw: Buffer, session: SMTPServerSession): Promise<ReceivedMail> {
  const mail = await simpleParser(raw);
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom === false ? '' : mailFrom.address,
    to: rcptTo.map((recipient) => recipient.address),
    shownFrom: textOfAddresses(mail.from),
    shownTo: textOfAddresses(mail.to),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : '',
    links: linksIn(mail),
    headers: headersOf(mail),
    raw,
  };
}

const isTo = (mail: ReceivedMail, address: string): boolean =>
  mail.to.some((recipient) => recipient.toLowerCase() === address.toLowerCase());

function hasSubject(mail: ReceivedMail, wanted: string | RegExp | undefined): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'string' ? mail.subject.includes(wanted) : wanted.test(mail.subject);
}

/** What came in, and who waits for more. */
function createInbox() {
  const mails: ReceivedMail[] = [];
  const taken = new Set<ReceivedMail>();
  let arrival = Promise.withResolvers<undefined>();

  const take = (address: string, subject: WaitOptions['subject']): ReceivedMail | undefined => {
    const found = mails.find(
      (mail) => !taken.has(mail) && isTo(mail, address) && hasSubject(mail, subject),
    );
    if (found !== undefined) taken.add(found);
    return found;
  };

  return {
    mails,
    add(mail: ReceivedMail): void {
      mails.push(mail);
      arrival.resolve(undefined);
      arrival = Promise.withResolvers<undefined>();
    },
    async waitFor(address: string, { subject, timeoutMs = defaultWaitMs }: WaitOptions) {
      const timeout = sleep(timeoutMs, 'late' as const, { ref: false });
      for (;;) {
        const next = arrival.promise;
        const found = take(address, subject);
        if (found !== undefined) return found;
        if ((await Promise.race([next, timeout])) === 'late') break;
      }
      const there = mails.map(
        (mail) => `  to ${mail.to.join(', ')}: ${mail.subject}${taken.has(mail) ? ' (taken)' : ''}`,
      );
      const wanted = subject === undefined ? '' : ` with the subject ${String(subject)}`;
      throw new Error(
        `no mail to ${address}${wanted} within ${timeoutMs} ms; the inbox holds\n${there.join('\n') || '  nothing'}`,
      );
    },
  };
}

/** Which failure an address brings with it, or was given. */
function createFailures() {
  const ordered = new Map<string, SmtpFailure>();
  const greeted = new Set<string>();
  const failureOf = (address: string): SmtpFailure | undefined =>
    ordered.get(address) ?? (failureWord.exec(address)?.[1] as SmtpFailure | undefined);
  return {
    ordered,
    isDropped: (address: string): boolean => failureOf(address.toLowerCase()) === 'drop',
    /** @throws SmtpError */
    async admit(typed: string): Promise<void> {
      const address = typed.toLowerCase();
      const failure = failureOf(address);
      if (failure === 'temp450') throw new SmtpError(450, '4.2.1 the mailbox is busy, try later');
      if (failure === 'perm550') throw new SmtpError(550, '5.1.1 there is no such mailbox');
      if (failure === 'slow') await sleep(slowMs);
      if (failure !== 'grey' || greeted.has(address)) return;
      greeted.add(address);
      throw new SmtpError(451, '4.7.1 greylisted, try later');
    },
  };
}

async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const toError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error(String(reason));

export async function startSmtpServer({
  credentials,
}: SmtpServerOptions = {}): Promise<SmtpServer> {
  const inbox = createInbox();
  const failures = createFailures();
  const attempts: string[] = [];
  const sockets = new Map<number, Socket>();

  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    if (session.envelope.rcptTo.some(({ address }) => failures.isDropped(address))) {
      sockets.get(session.remotePort)?.destroy();
      return;
    }
    inbox.add(await readMail(await bytesOf(stream), session));
  };
  const smtp = new SMTPServer({
    authOptional: credentials === undefined,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth({ username, password }, _session, done) {
      const isRight = username === credentials?.user && password === credentials?.password;
      if (isRight) done(null, { user: username });
      else done(new SmtpError(535, '5.7.8 the credentials are wrong'));
    },
    onRcptTo({ address }, _session, done) {
      attempts.push(address);
      failures.admit(address).then(
        () => done(),
        (reason: unknown) => done(toError(reason)),
      );
    },
    onData(stream, session, done) {
      receive(stream, session).then(
        () => done(),
        (reason: unknown) => done(toError(reason)),
      );
    },
  });
  // A client that goes away in the middle is an everyday thing.
  smtp.on('error', () => undefined);
  smtp.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.on('close', () => sockets.delete(port));
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;

  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopped ??= new Promise((resolve) => {
      for (const socket of sockets.values()) socket.destroy();
      smtp.close(() => resolve());
    }));
  return {
    url: `smtp://127.0.0.1:${port}`,
    inbox: inbox.mails,
    attempts,
    mailsTo: (address) => inbox.mails.filter((mail) => isTo(mail, address)),
    waitFor: (address, options = {}) => inbox.waitFor(address, options),
    fail(address, failure) {
      if (failure === undefined) failures.ordered.delete(address.toLowerCase());
      else failures.ordered.set(address.toLowerCase(), failure);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/**
 * The product for one test file: built by the same function as in production, over a database of its own, with real
 * DNS and HTTPS peers, reached over HTTP by the SDK. Each test makes its own people and organizations.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import pg from 'pg';
import { type App, createApp } from '../app.ts';
import { listMails } from '../kernel/mail-queue.ts';
import { randomSalt } from '../kernel/secrets.ts';
import { loadSettings } from '../settings.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { type DnsServer, startDnsServer } from './dns-server.ts';
import type { HttpsHost } from './https-host.ts';
import { findJob } from './jobs-of.ts';
import { type OtherProcess, startOtherProcess } from './other-process.ts';
import { createQuietLog } from './quiet-log.ts';

export const testPassword = 'seven green lanterns float';

/** Somebody with a login, signed in. */
export interface Person {
  readonly email: string;
  readonly userSid: string;
  readonly token: string;
  readonly client: BailiwickClient;
}

export interface Founded {
  readonly owner: Person;
  readonly organizationSid: string;
  /** The account that the owner brought along. */
  readonly accountSid: string;
  /** A proven domain of the organization. */
  readonly domain: string;
  readonly domainSid: string;
}

export interface TestApp extends AsyncDisposable {
  readonly app: App;
  readonly url: string;
  readonly database: TestDatabase;
  readonly dns: DnsServer;
  /** A connection of the database's owner, who reads what the application may not: jobs, and everything at once. */
  readonly superuser: pg.Client;
  client(token?: string): BailiwickClient;
  /** The newest mail to an address, decrypted from the queue. */
  mailTo(address: string): Promise<{ subject: string; text: string; html: string }>;
  codeFor(address: string): Promise<string>;
  tokenFor(address: string): Promise<string>;
  /** Signs up; the policy of the domain must let them. */
  signUp(email?: string, name?: string): Promise<Person>;
  signIn(email: string): Promise<Person>;
  /** An owner with an account, an organization over it, and a proven domain. */
  found(name?: string): Promise<Founded>;
  prove(person: Person, organizationSid: string, domain: string): Promise<string>;
  /** Invites and accepts as a new person. */
  join(
    founded: Founded,
    options?: {
      role?: string;
      accounts?: { account_sid: string; role_sid: string }[];
      localPart?: string;
    },
  ): Promise<Person>;
  /** Makes everything in the database older, but for the audit log: what was to happen by the clock is due. */
  travel(far: { days?: number; hours?: number; minutes?: number }): Promise<void>;
  /** Runs a job now, as the worker would. */
  runJob(name: string, payload?: unknown): Promise<void>;
  /** One more process over the same database, with the same key; it knows what is written there and nothing else. */
  startAnother(): Promise<{ readonly url: string; close(): Promise<void> }>;
  /** A process of its own, as of another machine, which runs jobs when it is told. */
  startProcess(): Promise<OtherProcess>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** 1: the limits as in production. */
  readonly rateLimitMultiplier?: number;
  /** Whose X-Forwarded-For is believed: with `['127.0.0.1']` a test calls from whatever address it likes. */
  readonly trustedProxies?: readonly string[];
  /** As the operator's setting says. */
  readonly mayCapturePeople?: boolean;
  /** Roles that the operator offers besides the built-in ones. */
  readonly roles?: readonly Readonly<Record<string, unknown>>[];
  /** Where people reach it, as the pages say: passkeys are bound to its name. */
  readonly publicUrl?: string;
  /** Where it listens, for what has to agree with the public address; any free one when absent. */
  readonly port?: number;
  /** A peer that may be fetched from, under whatever name the test gives it in the DNS. */
  readonly httpsHost?: Pick<HttpsHost, 'address' | 'caPem'>;
}

let counter = 0;
/** Names that no other test uses. */
export const unique = (prefix: string) =>
  `${prefix}${Date.now().toString(36)}${((counter += 1)).toString(36)}`;

/** Names like in life: random letters under a public suffix that nobody's peers resolve. */
export const uniqueDomain = () => `${unique('corp-')}.com`;

export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const [database, dns] = await Promise.all([createTestDatabase(), startDnsServer()]);
  const settings = {
    ...loadSettings({ BAILIWICK_DNS_SERVERS: dns.address, BAILIWICK_LOG_LEVEL: 'warn' }),
    port: options.port ?? 0,
    poolSize: 10,
    trustedProxies: options.trustedProxies ?? [],
    mayCapturePeople: options.mayCapturePeople ?? false,
    ...(options.publicUrl === undefined ? {} : { publicUrl: new URL(options.publicUrl) }),
    ...(options.httpsHost === undefined ? {} : await reachable(options.httpsHost)),
    ...(options.roles === undefined ? {} : { rolesFile: await rolesFileOf(options.roles) }),
  };
  const appOptions = {
    settings,
    databaseUrl: database.url,
    masterKey: randomSalt(32),
    logger: createQuietLog(),
    rateLimitMultiplier: options.rateLimitMultiplier ?? 10_000,
  };
  const app = await createApp(appOptions);
  const { url } = await app.listen();
  const startAnother = async () => {
    const another = await createApp({ ...appOptions, settings: { ...settings, port: 0 } });
    return { ...(await another.listen()), close: () => another.close() };
  };
  // The queue is the database owner's: the application may add to it, and not read it.
  const queue = new pg.Client({ connectionString: database.url });
  await queue.connect();
  const tools = createTools(app, url, { dns, settled: () => resetsMailed(queue) });
  const close = async () => {
    await queue.end();
    await app.close();
    await dns.stop();
    await database.drop();
  };
  return {
    app,
    url,
    database,
    dns,
    superuser: queue,
    ...tools,
    travel: (far) => makeOlder(queue, far),
    runJob: (name, payload) => runJob(app, name, payload),
    startAnother,
    startProcess: () => startOtherProcess(database.url, appOptions.masterKey),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Settings by which a peer on this machine is trusted, and reached although it is private. */
async function reachable({ address, caPem }: Pick<HttpsHost, 'address' | 'caPem'>) {
  const outboundCaFile = join(await mkdtemp(join(tmpdir(), 'bailiwick-ca-')), 'ca.pem');
  await writeFile(outboundCaFile, caPem);
  return { allowPrivateNetwork: [address], outboundCaFile };
}

async function rolesFileOf(roles: TestAppOptions['roles']): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'bailiwick-roles-')), 'roles.json');
  await writeFile(file, JSON.stringify({ roles }));
  return file;
}

/** Every time in every table moves back: the rows are what they would be that much later. */
async function makeOlder(
  owner: pg.Client,
  { days = 0, hours = 0, minutes = 0 }: { days?: number; hours?: number; minutes?: number },
): Promise<void> {
  const { rows } = await owner.query<{ name: string; sets: string }>(
    `select format('%I.%I', c.table_schema, c.table_name) as name,
      string_agg(format('%1$I = %1$I - $1::interval', c.column_name), ', ') as sets
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.data_type = 'timestamp with time zone' and c.is_generated = 'NEVER' and t.table_type = 'BASE TABLE'
      and (c.table_schema = 'public' and c.table_name not like 'audit%' and c.table_name not like 'migration%'
        or c.table_schema = 'graphile_worker' and c.table_name = '_private_jobs')
    group by 1`,
  );
  const far = `${days} days ${hours} hours ${minutes} minutes`;
  await owner.query('begin');
  for (const { name, sets } of rows) await owner.query(`update ${name} set ${sets}`, [far]);
  await owner.query('commit');
}

async function runJob(app: App, name: string, payload: unknown = {}): Promise<void> {
  await findJob(app, name)(payload, { attempt: 1, maxAttempts: 1 });
}

/** A link for a new password is mailed by a job, after the answer: waits until it is. */
async function resetsMailed(queue: pg.Client): Promise<void> {
  for (let look = 0; look < 1_000; look += 1) {
    const { rowCount } = await queue.query(
      `select 1 from graphile_worker.jobs where task_identifier = 'password_resets.mail'`,
    );
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('a link for a new password was not mailed within 10 seconds');
}

interface ToolOptions {
  readonly dns: DnsServer;
  /** Everything that is asked for has been mailed. */
  readonly settled: () => Promise<void>;
}

function createTools(app: App, url: string, { dns, settled }: ToolOptions) {
  const { kernel } = app;
  const client = (token?: string) =>
    createClient({ baseUrl: url, retries: 0, ...(token === undefined ? {} : { token }) });

  const mailTo = async (address: string) => {
    await settled();
    const recipient = address.toLowerCase();
    const mails = await listMails(kernel.database.db, 100, { recipient });
    const newest = mails.find((mail) => mail.recipient === recipient);
    const opened = newest === undefined ? undefined : await app.openMail(newest.id);
    if (opened === undefined) throw new Error(`there is no mail to ${address}`);
    return opened;
  };
  const found = (text: string, pattern: RegExp, what: string) => {
    const match = pattern.exec(text)?.[1];
    if (match === undefined) throw new Error(`the mail holds no ${what}`);
    return match;
  };
  const codeFor = async (address: string) =>
    found((await mailTo(address)).text, /\b(\d{6})\b/, 'code');
  const tokenFor = async (address: string) =>
    found((await mailTo(address)).text, /#token=(\S+)/, 'link');

  const person = (
    email: string,
    answer: { user: { sid: string }; token: string | null },
  ): Person => {
    const token = answer.token ?? '';
    return { email, userSid: answer.user.sid, token, client: client(token) };
  };

  const signUp = async (email = `${unique('ada')}@${unique('mail-')}.com`, name = 'Ada Okafor') => {
    const [first_name = '', last_name = ''] = name.split(' ');
    const anybody = client();
    const started = await anybody.signUps.create({ email });
    const { proof } = await anybody.signUps.verify(started.sid, { code: await codeFor(email) });
    return person(
      email,
      await anybody.signUps.complete(started.sid, {
        proof,
        first_name,
        last_name,
        password: testPassword,
        account_name: 'Production',
        transport: 'bearer',
      }),
    );
  };

  const signIn = async (email: string) =>
    person(
      email,
      await client().sessions.create({ email, password: testPassword, transport: 'bearer' }),
    );

  const prove = async (by: Person, organizationSid: string, domain: string) => {
    const added = await by.client.domains.create(organizationSid, { name: domain });
    dns.set(added.record.name, 'TXT', [added.record.value]);
    const proven = await by.client.domains.verify(organizationSid, added.sid, { method: 'dns' });
    if (proven.state !== 'verified')
      throw new Error(`${domain} was not proven: ${proven.sentence}`);
    return added.sid;
  };

  const foundOrganization = async (name = 'Northwind Traders'): Promise<Founded> => {
    const owner = await signUp();
    const { sid: organizationSid } = await owner.client.organizations.create({
      friendly_name: name,
    });
    const accounts = await owner.client.accounts.list();
    const domain = uniqueDomain();
    const domainSid = await prove(owner, organizationSid, domain);
    return { owner, organizationSid, accountSid: accounts.items[0]?.sid ?? '', domain, domainSid };
  };

  const join: TestApp['join'] = async (founded, options = {}) => {
    const email = `${options.localPart ?? unique('imogen')}@${founded.domain}`;
    await founded.owner.client.invitations.create(founded.organizationSid, {
      emails: [email],
      ...(options.role === undefined ? {} : { organization_role_sid: options.role }),
      accounts: options.accounts ?? [],
    });
    const accepted = await client().invitations.accept({
      token: await tokenFor(email),
      first_name: 'Imogen',
      last_name: 'Ilić',
      password: testPassword,
      transport: 'bearer',
    });
    return person(email, accepted);
  };

  return {
    client,
    mailTo,
    codeFor,
    tokenFor,
    signUp,
    signIn,
    found: foundOrganization,
    prove,
    join,
  };
}

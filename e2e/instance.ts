/**
 * The whole product as a process of its own, with its database in a directory that is thrown away, and real mail,
 * DNS and web servers around it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clearRemains } from '../packages/server/src/kernel/postgres-remains.ts';
import { type DnsServer, startDnsServer } from '../packages/server/src/testing/dns-server.ts';
import { type HttpsHost, startHttpsHost } from '../packages/server/src/testing/https-host.ts';
import { createQuietLog } from '../packages/server/src/testing/quiet-log.ts';
import { type SmtpServer, startSmtpServer } from '../packages/server/src/testing/smtp-server.ts';

export interface InstanceOptions {
  /** Further settings, or other values for those that are set here. */
  readonly settings?: Readonly<Record<string, string>>;
  /** By which name browsers reach it, where an address of numbers does not do; one that leads to this machine. */
  readonly name?: string;
}

export interface Instance extends AsyncDisposable {
  /** Where people reach it; the same after a restart. */
  readonly url: string;
  /** The one-time link of the first start, while it has not been used. */
  readonly operatorLink: string | undefined;
  /** Of the embedded PostgreSQL, as its owner. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly smtp: SmtpServer;
  readonly dns: DnsServer;
  /**
   * Reached by any name that `dns` leads to `https.host`. Listens on 443 of an address of its own where this
   * system lets it, else on a port of its choice.
   */
  readonly https: HttpsHost;
  /** What the process wrote to its log, of all its lives. */
  log(): string;
  /** Of the server process that runs now. */
  pid(): number;
  /** Ends the server process with SIGKILL. Its PostgreSQL is left behind, as it would be. */
  kill9(): Promise<void>;
  /** Starts it again over the same data; a running one is asked to stop first. */
  restart(): Promise<void>;
  /** Ends everything and removes the data. */
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../packages/server/src/main.ts', import.meta.url));
const startLimitMs = 60_000;
const attempts = 5;

/** One life of the server process. */
interface Life {
  readonly child: ChildProcess;
  readonly operatorLink: string | undefined;
  readonly ended: Promise<unknown>;
}

interface Peers {
  readonly smtp: SmtpServer;
  readonly dns: DnsServer;
  readonly https: HttpsHost;
}

/** One that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Proofs over HTTPS are fetched from port 443, so every instance needs an address where that port is free. */
async function startWebPeer(): Promise<HttpsHost> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const bytes = crypto.getRandomValues(new Uint8Array(3));
    const address = `127.${[...bytes].map((byte) => 1 + (byte % 254)).join('.')}`;
    const host = await startHttpsHost({ port: 443, address }).catch((error: unknown) => {
      const { code = '' } = error as NodeJS.ErrnoException;
      // EACCES: low ports are for root here. EADDRNOTAVAIL: a system with one loopback address.
      if (['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(code)) return undefined;
      throw error;
    });
    if (host !== undefined) return host;
  }
  return startHttpsHost();
}

async function writeSettings(dataDir: string, peers: Peers, options: InstanceOptions) {
  const port = await freePort();
  const caFile = join(dataDir, 'authority-of-the-tests.pem');
  await writeFile(caFile, peers.https.caPem);
  return {
    BAILIWICK_PORT: String(port),
    BAILIWICK_DATA_DIR: dataDir,
    BAILIWICK_SMTP_URL: peers.smtp.url,
    BAILIWICK_MAIL_FROM: 'Bailiwick <accounts@bailiwick.test>',
    BAILIWICK_DNS_SERVERS: peers.dns.address,
    BAILIWICK_ALLOW_PRIVATE_NETWORK: peers.https.address,
    BAILIWICK_OUTBOUND_CA_FILE: caFile,
    BAILIWICK_LOG_LEVEL: 'info',
    ...(options.name === undefined
      ? {}
      : { BAILIWICK_PUBLIC_URL: `http://${options.name}:${port}` }),
    ...options.settings,
  };
}

/** Only what a program needs to run at all: settings of whoever runs the tests must not leak in. */
function bareEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'USER'];
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

const urlOf = (settings: Record<string, string>): string =>
  settings['BAILIWICK_PUBLIC_URL'] ?? `http://127.0.0.1:${settings['BAILIWICK_PORT'] ?? ''}`;

/** @param onLog gets every piece of the log */
async function live(
  settings: Record<string, string>,
  onLog: (text: string) => void,
): Promise<Life> {
  const child = spawn(process.execPath, [main], {
    env: { ...bareEnvironment(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let out = '';
  let words = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    words += data.toString();
    onLog(data.toString());
  });
  const limit = performance.now() + startLimitMs;
  for (;;) {
    const address = /^Ready {2}(\S+)$/m.exec(out)?.[1];
    if (address !== undefined && (await isReady(urlOf(settings)))) {
      return { child, operatorLink: /(https?:\/\/\S+#token=\S+)/.exec(out)?.[1], ended };
    }
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended:\n${words}`);
    if (performance.now() > limit) {
      child.kill('SIGTERM');
      await ended;
      throw new Error(`the server was not ready within ${startLimitMs} ms:\n${words}`);
    }
    await sleep(20);
  }
}

/** PostgreSQL's own note of where it listens (src/include/utils/pidfile.h: line 5). */
async function databaseUrlOf(dataDir: string): Promise<string> {
  const note = await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8');
  const sockets = note.split('\n')[4]?.trim() ?? '';
  return `postgres:///bailiwick?host=${encodeURIComponent(sockets)}&user=bailiwick`;
}

async function end(life: Life, signal: NodeJS.Signals): Promise<void> {
  life.child.kill(signal);
  await life.ended;
}

/** What a killed server left running. */
async function clearDatabase(dataDir: string, databaseUrl: string): Promise<void> {
  const sockets = new URL(databaseUrl).searchParams.get('host') ?? '';
  await clearRemains(join(dataDir, 'postgres/cluster'), sockets, createQuietLog());
}

async function startPeers(): Promise<Peers> {
  const [smtp, dns, https] = await Promise.all([
    startSmtpServer(),
    startDnsServer(),
    startWebPeer(),
  ]);
  return { smtp, dns, https };
}

export async function startInstance(options: InstanceOptions = {}): Promise<Instance> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bailiwick-e2e-'));
  const peers = await startPeers();
  const stopPeers = () => Promise.all([peers.smtp.stop(), peers.dns.stop(), peers.https.stop()]);
  const settings = await writeSettings(dataDir, peers, options);
  let log = '';
  const start = () =>
    live(settings, (text) => {
      log += text;
    });

  let life: Life;
  try {
    life = await start();
  } catch (error) {
    await stopPeers();
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
  const databaseUrl = await databaseUrlOf(dataDir);
  const stop = async (): Promise<void> => {
    await end(life, 'SIGTERM');
    await clearDatabase(dataDir, databaseUrl);
    await stopPeers();
    await rm(dataDir, { recursive: true, force: true });
  };
  let stopped: Promise<void> | undefined;
  const stopOnce = (): Promise<void> => (stopped ??= stop());
  return {
    url: urlOf(settings),
    get operatorLink() {
      return life.operatorLink;
    },
    databaseUrl,
    dataDir,
    ...peers,
    log: () => log,
    pid: () => life.child.pid ?? 0,
    kill9: () => end(life, 'SIGKILL'),
    async restart() {
      await end(life, 'SIGTERM');
      life = await start();
    },
    stop: stopOnce,
    [Symbol.asyncDispose]: stopOnce,
  };
}

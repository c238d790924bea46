/**
 * SimpleSAMLphp as the identity provider of a company: its Debian package under PHP's own server, with a configuration of its
 * own in a folder that is thrown away, behind https. Nobody here wrote it, so it says whether what we send is what others read.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpsHost } from '../packages/server/src/testing/https-host.ts';
import { makeSamlKey } from '../packages/server/src/testing/saml-messages.ts';
import { freePort } from './instance.ts';

const installed = '/usr/share/simplesamlphp/www';
const startLimitMs = 20_000;

/** Everybody of it has this password. */
export const providerPassword = 'a password of the provider';

export interface ProviderUser {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface ProviderOptions {
  /** Assertions are encrypted for the certificate in our metadata. */
  readonly encrypts: boolean;
  /** A request that is not signed by the certificate in our metadata is refused. */
  readonly wantsSignedRequests: boolean;
  /** Messages about signing out are taken by form alone, not by redirect. */
  readonly postsLogout: boolean;
}

export interface SimpleSamlPhp extends AsyncDisposable {
  readonly origin: string;
  readonly metadataUrl: string;
  /** Ends the session there and at every service that it knows of. */
  readonly logoutUrl: string;
  /** Reads our metadata as it is, as an administrator imports it. */
  know(ourMetadata: string): Promise<void>;
  configure(options: Partial<ProviderOptions>): Promise<void>;
  log(): Promise<string>;
}

/** @throws Error that says what to install */
function assertInstalled(): void {
  const modules = "exit(extension_loaded('dom') && extension_loaded('mbstring') ? 0 : 1);";
  const php = spawnSync('php', ['-r', modules]);
  if (existsSync(installed) && php.status === 0) return;
  throw new Error(
    'These tests sign in through SimpleSAMLphp, which is not on this machine. Install it (on Debian and Ubuntu: apt-get install --no-install-recommends php-cgi php-cli php-xml php-mbstring micro-httpd, then apt-get install --no-install-recommends simplesamlphp).',
  );
}

/** Its configuration files are programs; these read what stands beside them, so that it can change at any time. */
const reading = (variable: string, file: string) =>
  `<?php $${variable} = json_decode(file_get_contents('${file}'), true, 512, JSON_THROW_ON_ERROR);\n`;

const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const bindings = ['HTTP-Redirect', 'HTTP-POST'].map(
  (name) => `urn:oasis:names:tc:SAML:2.0:bindings:${name}`,
);

const hosted = (entityId: string, options: ProviderOptions) => ({
  [entityId]: {
    host: '__DEFAULT__',
    privatekey: 'own.key',
    certificate: 'own.pem',
    auth: 'people',
    'signature.algorithm': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    SingleSignOnServiceBinding: bindings,
    SingleLogoutServiceBinding: options.postsLogout ? bindings.slice(1) : bindings,
    'assertion.encryption': options.encrypts,
    'redirect.sign': true,
    'validate.authnrequest': options.wantsSignedRequests,
    'validate.logout': true,
    authproc: { 10: { class: 'saml:AttributeNameID', attribute: 'mail', Format: emailFormat } },
  },
});

const people = (users: Readonly<Record<string, ProviderUser>>) => ({
  people: {
    0: 'exampleauth:UserPass',
    ...Object.fromEntries(
      Object.entries(users).map(([name, { email, firstName, lastName }]) => [
        `${name}:${providerPassword}`,
        { uid: [name], mail: [email], givenName: [firstName], sn: [lastName] },
      ]),
    ),
  },
});

const general = (folder: string, origin: string, knowsUs: boolean) => ({
  baseurlpath: `${origin}/`,
  certdir: `${folder}/`,
  loggingdir: `${folder}/`,
  datadir: `${folder}/`,
  tempdir: `${folder}/tmp`,
  metadatadir: `${folder}/metadata/`,
  secretsalt: randomBytes(16).toString('hex'),
  'auth.adminpassword': randomBytes(16).toString('hex'),
  'admin.checkforupdates': false,
  timezone: 'UTC',
  'logging.handler': 'file',
  'logging.logfile': 'provider.log',
  'logging.level': 6,
  'enable.saml20-idp': true,
  'module.enable': { exampleauth: true, core: true, saml: true },
  'session.cookie.secure': true,
  'session.phpsession.savepath': `${folder}/tmp`,
  'store.type': 'phpsession',
  'metadata.sources': [
    { type: 'flatfile' },
    ...(knowsUs ? [{ type: 'xml', file: `${folder}/us.xml` }] : []),
  ],
  // It leads back to services on ports of this machine.
  'trusted.url.domains': null,
});

async function writeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bailiwick-simplesamlphp-'));
  await Promise.all([mkdir(join(folder, 'metadata')), mkdir(join(folder, 'tmp'))]);
  const { privatePem, certificatePem } = await makeSamlKey('rsa');
  await Promise.all([
    writeFile(join(folder, 'own.key'), privatePem),
    writeFile(join(folder, 'own.pem'), certificatePem),
    writeFile(join(folder, 'config.php'), reading('config', `${folder}/config.json`)),
    writeFile(join(folder, 'authsources.php'), reading('config', `${folder}/people.json`)),
    writeFile(
      join(folder, 'metadata/saml20-idp-hosted.php'),
      reading('metadata', `${folder}/hosted.json`),
    ),
    // What stands before it speaks https.
    writeFile(
      join(folder, 'behind-https.php'),
      "<?php $_SERVER['HTTPS'] = 'on'; $_SERVER['SERVER_PORT'] = parse_url('//' . $_SERVER['HTTP_HOST'], PHP_URL_PORT);\n",
    ),
  ]);
  return folder;
}

function startPhp(folder: string, port: number): { child: ChildProcess; words: () => string } {
  const child = spawn(
    'php',
    [
      ...['-d', `auto_prepend_file=${folder}/behind-https.php`],
      ...['-d', `session.save_path=${folder}/tmp`],
      ...['-d', 'display_errors=0', '-d', 'log_errors=1', '-d', 'error_reporting=8191'],
      ...['-S', `127.0.0.1:${port}`, '-t', installed],
    ],
    {
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', SIMPLESAMLPHP_CONFIG_DIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let text = '';
  child.stderr.on('data', (data: Buffer) => {
    text += data.toString();
  });
  return { child, words: () => text };
}

async function waitUntilReady(
  port: number,
  host: string,
  { child, words }: ReturnType<typeof startPhp>,
): Promise<void> {
  const limit = performance.now() + startLimitMs;
  for (;;) {
    const status = await new Promise<number>((resolve) => {
      const sent = request(
        { port, host: '127.0.0.1', path: '/saml2/idp/metadata.php', headers: { host } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      sent.on('error', () => resolve(0)).end();
    });
    if (status === 200) return;
    if (child.exitCode !== null || performance.now() > limit)
      throw new Error(`SimpleSAMLphp does not answer (${status}):\n${words()}`);
    await sleep(100);
  }
}

export async function startSimpleSamlPhp(
  host: HttpsHost,
  name: string,
  users: Readonly<Record<string, ProviderUser>>,
): Promise<SimpleSamlPhp> {
  assertInstalled();
  const [folder, port] = await Promise.all([writeFolder(), freePort()]);
  const origin = `https://${name}:${host.port}`;
  const entityId = `${origin}/saml2/idp/metadata.php`;
  const at = (file: string) => join(folder, file);
  let options: ProviderOptions = {
    encrypts: false,
    wantsSignedRequests: true,
    postsLogout: false,
  };
  const configure = (changed: Partial<ProviderOptions>) => {
    options = { ...options, ...changed };
    return writeFile(at('hosted.json'), JSON.stringify(hosted(entityId, options)));
  };
  await Promise.all([
    configure({}),
    writeFile(at('people.json'), JSON.stringify(people(users))),
    writeFile(at('config.json'), JSON.stringify(general(folder, origin, false))),
  ]);
  const php = startPhp(folder, port);
  const ended = once(php.child, 'close');
  const stop = async () => {
    php.child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  host.mount(name, (incoming, response) => {
    const { method = 'GET', headers, url: path = '/' } = incoming;
    const onward = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', (error) => response.writeHead(502).end(String(error)));
    incoming.pipe(onward);
  });
  try {
    await waitUntilReady(port, `${name}:${host.port}`, php);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    origin,
    metadataUrl: entityId,
    logoutUrl: `${origin}/saml2/idp/SingleLogoutService.php`,
    configure,
    async know(ourMetadata) {
      await writeFile(at('us.xml'), ourMetadata);
      await writeFile(at('config.json'), JSON.stringify(general(folder, origin, true)));
    },
    log: async () =>
      `${await readFile(at('provider.log'), 'utf8').catch(() => '')}\n${php.words()}`,
    [Symbol.asyncDispose]: stop,
  };
}

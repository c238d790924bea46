import { describe, expect, it } from 'vitest';
import {
  describeSettings,
  type Environment,
  loadSettings,
  SettingsError,
  settingDefinitions,
} from './settings.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const external = { DATABASE_URL: 'postgres://localhost/bailiwick', BAILIWICK_MASTER_KEY: key };
const noFiles = (path: string): string => {
  throw new Error(`ENOENT: ${path}`);
};

function problemsOf(environment: Environment, readFile = noFiles): string[] {
  try {
    loadSettings(environment, readFile);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map(({ name, problem }) => `${name} ${problem}`);
  }
}

describe('defaults', () => {
  it('serves this machine only, with its own database', () => {
    const settings = loadSettings({}, noFiles);
    expect(settings).toMatchObject({
      port: 7420,
      host: '127.0.0.1',
      poolSize: 10,
      logLevel: 'info',
      verificationName: 'bailiwick',
      handOverHours: 24,
      successionHours: 168,
    });
    expect(settings.publicUrl.origin).toBe('http://127.0.0.1:7420');
    expect(settings.mailFrom).toBe('Bailiwick <no-reply@localhost>');
    expect(settings.trustedProxies).toEqual([]);
    expect(settings.databaseUrl).toBeUndefined();
    expect(settings.isProduction).toBe(false);
  });

  it('follows the port in the public address', () => {
    expect(loadSettings({ BAILIWICK_PORT: '8080' }, noFiles).publicUrl.origin).toBe(
      'http://127.0.0.1:8080',
    );
  });

  it('treats an empty variable as absent', () => {
    expect(loadSettings({ BAILIWICK_PORT: '', DATABASE_URL: ' ' }, noFiles)).toMatchObject({
      port: 7420,
    });
  });
});

describe('values that are accepted', () => {
  it.each([
    ['BAILIWICK_PORT', '65535', 'port', 65_535],
    [
      'BAILIWICK_DNS_SERVERS',
      '9.9.9.9, [::1]:5353,127.0.0.1:54',
      'dnsServers',
      ['9.9.9.9:53', '[::1]:5353', '127.0.0.1:54'],
    ],
    ['BAILIWICK_TRUSTED_PROXIES', '10.0.0.0/8, ::1', 'trustedProxies', ['10.0.0.0/8', '::1']],
    [
      'BAILIWICK_ALLOW_PRIVATE_NETWORK',
      '127.0.0.1:8443,10.0.0.0/24,[::1]:1,fd00::1',
      'allowPrivateNetwork',
      ['127.0.0.1:8443', '10.0.0.0/24', '[::1]:1', 'fd00::1'],
    ],
    ['BAILIWICK_VERIFICATION_NAME', 'acme-2', 'verificationName', 'acme-2'],
    ['BAILIWICK_MASTER_KEY', key, 'masterKey', Buffer.alloc(32, 7)],
    ['BAILIWICK_MAIL_FROM', 'Ann <ann@example.com>', 'mailFrom', 'Ann <ann@example.com>'],
    ['BAILIWICK_LOG_LEVEL', 'silent', 'logLevel', 'silent'],
    [
      'BAILIWICK_PUBLIC_URL',
      'http://app.localhost:81',
      'publicUrl',
      new URL('http://app.localhost:81'),
    ],
  ])('%s=%s', (name, text, property, value) => {
    expect(loadSettings({ [name]: text }, noFiles)).toMatchObject({ [property]: value });
  });
});

describe('values that are refused', () => {
  it.each([
    ['BAILIWICK_PORT', '0', 'from 1 to 65535'],
    ['BAILIWICK_PORT', '80a', 'from 1 to 65535'],
    ['BAILIWICK_PORT', '1e3', 'from 1 to 65535'],
    ['BAILIWICK_HOST', '0.0.0.0:80', 'without a port'],
    ['BAILIWICK_PUBLIC_URL', 'accounts.example.com', 'https://'],
    ['BAILIWICK_PUBLIC_URL', 'http://accounts.example.com', 'must be https'],
    ['BAILIWICK_PUBLIC_URL', 'http://127.0.0.1.example.com', 'must be https'],
    ['BAILIWICK_PUBLIC_URL', 'https://u:p@example.com', 'user name'],
    ['BAILIWICK_PUBLIC_URL', 'https://example.com/app', 'no path'],
    ['BAILIWICK_PUBLIC_URL', 'https://example.com/?a', 'no path'],
    ['BAILIWICK_SMTP_URL', 'https://example.com', 'smtp://'],
    ['DATABASE_URL', 'mysql://example.com', 'postgres://'],
    ['BAILIWICK_MAIL_FROM', 'Ann', 'mailbox'],
    ['BAILIWICK_MAIL_FROM', 'Ann\r\nBcc: x <a@b.example>', 'mailbox'],
    ['BAILIWICK_DNS_SERVERS', 'dns.example.com', 'not an address'],
    ['BAILIWICK_DNS_SERVERS', '9.9.9.9:0', 'not an address'],
    ['BAILIWICK_DNS_SERVERS', '9.9.9.9:70000', 'not an address'],
    ['BAILIWICK_MASTER_KEY', 'c2hvcnQ=', '32 bytes'],
    ['BAILIWICK_VERIFICATION_NAME', 'Acme', 'lower-case'],
    ['BAILIWICK_VERIFICATION_NAME', 'a.b', 'lower-case'],
    ['BAILIWICK_TRUSTED_PROXIES', '0.0.0.0/0', 'every address'],
    ['BAILIWICK_TRUSTED_PROXIES', '10.0.0.0/33', 'valid length'],
    ['BAILIWICK_TRUSTED_PROXIES', 'proxy', 'not an address'],
    ['BAILIWICK_ALLOW_PRIVATE_NETWORK', 'localhost', 'not an address'],
    ['BAILIWICK_LOG_LEVEL', 'loud', 'one of trace'],
    ['BAILIWICK_POOL_SIZE', '1', 'from 2 to 500'],
    ['BAILIWICK_ROLES_FILE', '/nowhere/roles.json', 'ENOENT'],
    ['BAILIWICK_OUTBOUND_CA_FILE', '/nowhere/ca.pem', 'ENOENT'],
  ])('%s=%s', (name, text, words) => {
    const problems = problemsOf({ [name]: text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).toContain(words);
  });
});

describe('settings that need each other', () => {
  it.each<[Environment, string]>([
    [
      { BAILIWICK_HOST: '0.0.0.0' },
      'BAILIWICK_PUBLIC_URL is required when BAILIWICK_HOST is 0.0.0.0',
    ],
    [
      { BAILIWICK_SMTP_URL: 'smtp://localhost' },
      'BAILIWICK_MAIL_FROM is required with BAILIWICK_SMTP_URL',
    ],
    [
      { DATABASE_URL: 'postgres://localhost/x' },
      'BAILIWICK_MASTER_KEY is required with DATABASE_URL',
    ],
  ])('%o', (environment, problem) => {
    expect(problemsOf(environment)).toEqual([problem]);
  });

  it.each([
    ['postgres://db.example.com/x', false],
    ['postgres://db.example.com/x?sslmode=disable', false],
    ['postgres://db.example.com/x?sslmode=prefer', false],
    ['postgres://db.example.com/x?sslmode=require', false],
    ['postgres://db.example.com/x?sslmode=no-verify&sslrootcert=/ca.pem', false],
    ['postgres://db.example.com/x?sslmode=require&sslrootcert=/ca.pem', true],
    ['postgres://db.example.com/x?sslmode=verify-full', true],
    ['postgres://localhost/x', true],
    ['postgres://[::1]/x', true],
    ['postgres:///x?host=/run/postgresql', true],
    ['postgres://%2Frun%2Fpostgresql/x', true],
  ])('in production, %s is allowed: %s', (address, allowed) => {
    const problems = problemsOf({ ...external, DATABASE_URL: address, NODE_ENV: 'production' });
    expect(problems.length === 0).toBe(allowed);
    expect(problemsOf({ ...external, DATABASE_URL: address })).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['BAILIWICK_PROT', 'did you mean BAILIWICK_PORT?'],
    ['BAILIWICK_MASTERKEY_FILE', 'did you mean BAILIWICK_MASTER_KEY_FILE?'],
    ['BAILIWICK_TRUSTED_PROXY', 'did you mean BAILIWICK_TRUSTED_PROXIES?'],
  ])('%s: %s', (name, hint) => {
    expect(problemsOf({ [name]: 'x' })).toEqual([`${name} is not a setting: ${hint}`]);
  });

  it('offers nothing for a name that resembles none', () => {
    expect(problemsOf({ BAILIWICK_SOMETHING_ELSE_ALTOGETHER: '1' })).toEqual([
      'BAILIWICK_SOMETHING_ELSE_ALTOGETHER is not a setting',
    ]);
  });

  it('leaves other programs alone', () => {
    expect(problemsOf({ PATH: '/bin', HOME: '/' })).toEqual([]);
  });
});

describe('secrets', () => {
  it('come from a file, without its last line break', () => {
    const settings = loadSettings(
      { ...external, BAILIWICK_MASTER_KEY: undefined, BAILIWICK_MASTER_KEY_FILE: '/run/key' },
      () => `${key}\n`,
    );
    expect(settings.masterKey).toEqual(Buffer.alloc(32, 7));
  });

  it('come from one place only', () => {
    expect(
      problemsOf({ BAILIWICK_MASTER_KEY: key, BAILIWICK_MASTER_KEY_FILE: '/run/key' }),
    ).toEqual(['BAILIWICK_MASTER_KEY and BAILIWICK_MASTER_KEY_FILE are both set: leave one out']);
  });

  it('are named when their file cannot be read', () => {
    expect(problemsOf({ BAILIWICK_SMTP_URL_FILE: '/run/smtp' })[0]).toContain(
      'the file that BAILIWICK_SMTP_URL_FILE names',
    );
  });

  it('never appear in an error or a description', () => {
    const secrets = {
      DATABASE_URL: 'mysql://u:hunter2@h/x',
      BAILIWICK_SMTP_URL: 'ftp://u:hunter2@h',
      BAILIWICK_MASTER_KEY: 'hunter2',
    };
    expect(() => loadSettings(secrets, noFiles)).toThrow(SettingsError);
    expect(problemsOf(secrets).join()).not.toContain('hunter2');
    const good = loadSettings(
      { ...external, DATABASE_URL: 'postgres://u:hunter2@localhost/x' },
      noFiles,
    );
    const text = describeSettings(good);
    expect(text).toContain('DATABASE_URL=(hidden)');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain(key);
  });
});

describe('the report', () => {
  it('lists everything at once, with an example each', () => {
    const wrong = {
      BAILIWICK_PORT: 'x',
      BAILIWICK_HOST: '::',
      BAILIWICK_LOGLEVEL: 'info',
      BAILIWICK_SMTP_URL: 'smtp://localhost',
    };
    expect(problemsOf(wrong)).toHaveLength(4);
    expect(() => loadSettings(wrong, noFiles)).toThrow('BAILIWICK_PORT=7420');
  });

  it('has a description and an example for each setting', () => {
    for (const { name, description, example, default: words, defaultText } of settingDefinitions) {
      expect([
        name,
        description.length > 20,
        example.length > 0,
        (words ?? defaultText) !== undefined,
      ]).toEqual([name, true, true, true]);
    }
  });
});

/**
 * Every setting: name, meaning, default, example, check. The reference page of the configuration is made from this
 * table. This is the only file that reads the environment.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Language, languages } from './kernel/languages.ts';
import { nearestWord } from './kernel/nearest-word.ts';
import {
  databaseAddress,
  databaseTransportProblem,
  dnsLabel,
  dnsServer,
  integerBetween,
  isLoopbackHost,
  keyOf32Bytes,
  listenHost,
  listOf,
  mailSender,
  network,
  oneOf,
  publicOrigin,
  reachable,
  smtpAddress,
  yesOrNo,
} from './setting-values.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything a process is told from outside. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** An origin; https unless it can only mean this machine. */
  readonly publicUrl: URL;
  /** Absolute path. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl?: string;
  readonly poolSize: number;
  /** Absent: mails stay in the local outbox. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** Of mails to people whose language nobody knows. */
  readonly defaultLocale: Language;
  /** `address:port` each. Absent: the resolvers of the system. */
  readonly dnsServers?: readonly string[];
  /** 32 bytes. Absent: made at the first start and kept in `dataDir`. */
  readonly masterKey?: Buffer;
  readonly verificationName: string;
  /** How long a hand-over of an organization's ownership can be stopped after it was accepted. */
  readonly handOverHours: number;
  /** The same for a succession, after the operator approved it. */
  readonly successionHours: number;
  /** Whether organizations may take people of their domains in without asking them. */
  readonly mayCapturePeople: boolean;
  /** Addresses and networks. */
  readonly trustedProxies: readonly string[];
  /** Addresses, addresses with port, and networks that outbound requests may reach although they are private. */
  readonly allowPrivateNetwork: readonly string[];
  /** A file of PEM certificates that outbound requests trust as well. */
  readonly outboundCaFile?: string;
  readonly rolesFile?: string;
  /** Absent: audit events are kept for ever. */
  readonly auditRetentionDays?: number;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  readonly isProduction: boolean;
}

export interface SettingDefinition<T = unknown> {
  readonly name: string;
  readonly schema: z.ZodType<T, string>;
  readonly description: string;
  readonly example: string;
  /** In words, for settings whose default depends on others; else the very text. */
  readonly default?: string;
  readonly defaultText?: string;
  /** Never printed, and may come from the file that `<name>_FILE` names. */
  readonly isSecret?: true;
  /** The value is the path of a file that must be readable. */
  readonly isFile?: true;
}

function setting<T>(
  parse: (text: string) => T,
  rest: Omit<SettingDefinition<T>, 'schema'>,
): SettingDefinition<T> {
  const schema = z.string().transform((text, context): T => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });
  return { ...rest, schema };
}

const asIs = (text: string): string => text;

const table = {
  port: setting(integerBetween(1, 65_535), {
    name: 'BAILIWICK_PORT',
    description: 'The TCP port the server listens on.',
    example: '7420',
    defaultText: '7420',
  }),
  host: setting(listenHost, {
    name: 'BAILIWICK_HOST',
    description:
      'The address the server listens on. 0.0.0.0 or :: for every address of the machine.',
    example: '0.0.0.0',
    defaultText: '127.0.0.1',
  }),
  publicUrl: setting(publicOrigin, {
    name: 'BAILIWICK_PUBLIC_URL',
    description:
      'The address people and products use to reach this server. Links in mails begin with it.',
    example: 'https://accounts.example.com',
    default:
      'http://127.0.0.1:<port>; required as soon as the server listens on more than this machine',
  }),
  dataDir: setting((text) => resolve(text), {
    name: 'BAILIWICK_DATA_DIR',
    description:
      'The directory of everything kept on disk: the embedded database and the master key.',
    example: '/var/lib/bailiwick',
    defaultText: './data',
  }),
  databaseUrl: setting(databaseAddress, {
    name: 'DATABASE_URL',
    description:
      'A PostgreSQL 15 or newer. Without it the server runs its own PostgreSQL in the data directory.',
    example: 'postgres://bailiwick:secret@db.example.com/bailiwick?sslmode=verify-full',
    default: 'the embedded PostgreSQL',
    isSecret: true,
  }),
  poolSize: setting(integerBetween(2, 500), {
    name: 'BAILIWICK_POOL_SIZE',
    description:
      'The most connections to the database that requests use at once. They are opened at the start and stay open.',
    example: '20',
    defaultText: '10',
  }),
  smtpUrl: setting(smtpAddress, {
    name: 'BAILIWICK_SMTP_URL',
    description:
      'The mail server. Without it mails stay in the local outbox, which serves development only.',
    example: 'smtps://user:secret@smtp.example.com',
    default: 'none: mails stay in the local outbox',
    isSecret: true,
  }),
  mailFrom: setting(mailSender, {
    name: 'BAILIWICK_MAIL_FROM',
    description: 'The sender of every mail. Required with a mail server.',
    example: 'Example Accounts <accounts@example.com>',
    default: 'Bailiwick <no-reply@localhost>; required with BAILIWICK_SMTP_URL',
  }),
  defaultLocale: setting(oneOf(languages), {
    name: 'BAILIWICK_DEFAULT_LOCALE',
    description:
      'The language of mails to people whose language nobody knows. Pages and answers follow the browser.',
    example: 'de',
    defaultText: 'en',
  }),
  dnsServers: setting(listOf(dnsServer), {
    name: 'BAILIWICK_DNS_SERVERS',
    description:
      'The resolvers that look up domain proofs, between commas. With two or more, two must agree.',
    example: '9.9.9.9:53, 149.112.112.112:53',
    default: 'the resolvers of the system',
  }),
  masterKey: setting(keyOf32Bytes, {
    name: 'BAILIWICK_MASTER_KEY',
    description:
      'The key that protects all secrets at rest. Back it up: without it they are lost. Required with DATABASE_URL.',
    example: 'the output of: openssl rand -base64 32',
    default: 'made at the first start, kept in the data directory; required with DATABASE_URL',
    isSecret: true,
  }),
  verificationName: setting(dnsLabel, {
    name: 'BAILIWICK_VERIFICATION_NAME',
    description: 'The word that customers see in the DNS records which prove a domain.',
    example: 'examplecorp',
    defaultText: 'bailiwick',
  }),
  handOverHours: setting(integerBetween(0, 720), {
    name: 'BAILIWICK_HAND_OVER_HOURS',
    description:
      'How many hours pass between the acceptance of an organization’s ownership and its taking effect. The old Owner can stop it meanwhile.',
    example: '72',
    defaultText: '24',
  }),
  successionHours: setting(integerBetween(24, 2_160), {
    name: 'BAILIWICK_SUCCESSION_HOURS',
    description:
      'How many hours pass between the operator’s approval of a succession and its taking effect. The old Owner can stop it meanwhile.',
    example: '336',
    defaultText: '168',
  }),
  mayCapturePeople: setting(yesOrNo, {
    name: 'BAILIWICK_ALLOW_CAPTURE',
    description:
      'yes: an organization may take people who already have a login with an address in its proven domain in without asking them, with the accounts that they own; everybody concerned is told by mail. no: they are asked.',
    example: 'yes',
    defaultText: 'no',
  }),
  trustedProxies: setting(listOf(network), {
    name: 'BAILIWICK_TRUSTED_PROXIES',
    description: 'Addresses and networks of the reverse proxies whose X-Forwarded-For is believed.',
    example: '10.0.0.0/8, fd00::/8',
    defaultText: '',
  }),
  allowPrivateNetwork: setting(listOf(reachable), {
    name: 'BAILIWICK_ALLOW_PRIVATE_NETWORK',
    description:
      'Private addresses, with or without a port, and networks that outbound requests may reach. For closed networks and tests.',
    example: '10.1.2.3:8443, 10.9.0.0/16',
    defaultText: '',
  }),
  outboundCaFile: setting(asIs, {
    name: 'BAILIWICK_OUTBOUND_CA_FILE',
    description:
      'A file of PEM certificates of authorities that outbound requests trust besides the public ones.',
    example: '/etc/bailiwick/authorities.pem',
    default: 'none',
    isFile: true,
  }),
  rolesFile: setting(asIs, {
    name: 'BAILIWICK_ROLES_FILE',
    description: 'A JSON file of roles that this instance offers besides the built-in ones.',
    example: '/etc/bailiwick/roles.json',
    default: 'none',
    isFile: true,
  }),
  auditRetentionDays: setting(integerBetween(30, 36_500), {
    name: 'BAILIWICK_AUDIT_RETENTION_DAYS',
    description:
      'After how many days audit events are removed. The seals stay, so that the rest of the log still verifies.',
    example: '730',
    default: 'none: everything is kept for ever',
  }),
  logLevel: setting(
    oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const),
    {
      name: 'BAILIWICK_LOG_LEVEL',
      description: 'The least severe line that is logged.',
      example: 'debug',
      defaultText: 'info',
    },
  ),
};

/** The table, for the reference page. */
export const settingDefinitions: readonly SettingDefinition[] = Object.values(table);

export interface SettingProblem {
  readonly name: string;
  readonly problem: string;
  readonly example?: string;
}

/** All that is wrong with the environment, at once. The text never repeats a secret. */
export class SettingsError extends Error {
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map(
      ({ name, problem, example }) =>
        `  ${name} ${problem}${example === undefined ? '' : `\n    for example: ${name}=${example}`}`,
    );
    super(`The settings cannot be used:\n${lines.join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

function unknownNames(environment: Environment): SettingProblem[] {
  const known = settingDefinitions.flatMap(({ name, isSecret }) =>
    isSecret === true ? [name, `${name}_FILE`] : [name],
  );
  const strangers = Object.keys(environment).filter(
    (name) => name.startsWith('BAILIWICK_') && !known.includes(name),
  );
  return strangers.map((name) => {
    const nearest = nearestWord(name, known, 4);
    const hint = nearest === undefined ? '' : `: did you mean ${nearest}?`;
    return { name, problem: `is not a setting${hint}` };
  });
}

type ReadFile = (path: string) => string;

/** What the environment says, or the file it names. Empty counts as absent. */
function textOf(
  definition: SettingDefinition,
  environment: Environment,
  readFile: ReadFile,
): string | undefined {
  const { name } = definition;
  const direct = environment[name]?.trim();
  const path = definition.isSecret === true ? environment[`${name}_FILE`]?.trim() : undefined;
  if (path === undefined || path === '') return direct === '' ? undefined : direct;
  if (direct !== undefined && direct !== '')
    throw new Error(`and ${name}_FILE are both set: leave one out`);
  try {
    return readFile(path).trim();
  } catch (error) {
    throw new Error(
      `cannot be read from the file that ${name}_FILE names: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

function parseOne(
  definition: SettingDefinition,
  environment: Environment,
  readFile: ReadFile,
): unknown {
  const text = textOf(definition, environment, readFile) ?? definition.defaultText;
  if (text === undefined) return undefined;
  const result = definition.schema.safeParse(text);
  if (!result.success)
    throw new Error(result.error.issues.map((issue) => issue.message).join('; '));
  if (definition.isFile === true) readFile(text);
  return result.data;
}

type Parsed = { -readonly [K in keyof typeof table]?: z.output<(typeof table)[K]['schema']> };

/** Rules that need more than one setting. */
function problemsTogether(
  parsed: Parsed,
  failed: ReadonlySet<string>,
  isProduction: boolean,
): SettingProblem[] {
  const problems: SettingProblem[] = [];
  const report = (definition: SettingDefinition, problem: string): void => {
    if (!failed.has(definition.name))
      problems.push({ name: definition.name, problem, example: definition.example });
  };
  if (parsed.publicUrl === undefined && parsed.host !== undefined && !isLoopbackHost(parsed.host)) {
    report(table.publicUrl, `is required when BAILIWICK_HOST is ${parsed.host}`);
  }
  if (parsed.smtpUrl !== undefined && parsed.mailFrom === undefined)
    report(table.mailFrom, 'is required with BAILIWICK_SMTP_URL');
  if (parsed.databaseUrl !== undefined) {
    if (parsed.masterKey === undefined) report(table.masterKey, 'is required with DATABASE_URL');
    const problem = isProduction ? databaseTransportProblem(parsed.databaseUrl) : undefined;
    if (problem !== undefined) report(table.databaseUrl, `is refused: ${problem}`);
  }
  return problems;
}

function withDefaults(parsed: Parsed, isProduction: boolean): Settings {
  const chosen = { ...parsed };
  chosen.publicUrl ??= new URL(`http://127.0.0.1:${String(parsed.port)}`);
  chosen.mailFrom ??= 'Bailiwick <no-reply@localhost>';
  // Every setting with a default has a value here: parseOne filled it in, or a problem was reported.
  return { ...chosen, isProduction } as Settings;
}

/**
 * Reads all settings. Throws one `SettingsError` that lists every problem. The default for `readFile` is the disk.
 */
export function loadSettings(
  environment: Environment = process.env,
  readFile: ReadFile = (path) => readFileSync(path, 'utf8'),
): Settings {
  const isProduction = environment['NODE_ENV'] === 'production';
  const problems: SettingProblem[] = unknownNames(environment);
  const values: Record<string, unknown> = {};
  for (const [key, definition] of Object.entries<SettingDefinition>(table)) {
    try {
      const value = parseOne(definition, environment, readFile);
      if (value !== undefined) values[key] = value;
    } catch (error) {
      problems.push({
        name: definition.name,
        problem: (error as Error).message,
        example: definition.example,
      });
    }
  }
  const parsed = values as Parsed;
  problems.push(
    ...problemsTogether(parsed, new Set(problems.map(({ name }) => name)), isProduction),
  );
  if (problems.length > 0) throw new SettingsError(problems);
  return withDefaults(parsed, isProduction);
}

/** The settings as text lines that may be shown to anybody: secrets are replaced. */
export function describeSettings(settings: Settings): string {
  const lines = Object.entries<SettingDefinition>(table).map(
    ([key, { name, isSecret, default: words }]) => {
      const value: unknown = (settings as unknown as Record<string, unknown>)[key];
      if (value === undefined) return `${name} (${words ?? 'not set'})`;
      const shown = Array.isArray(value)
        ? value.join(', ')
        : value instanceof URL
          ? value.origin
          : JSON.stringify(value).replace(/^"|"$/g, '');
      return `${name}=${isSecret === true ? '(hidden)' : shown}`;
    },
  );
  return `${lines.join('\n')}\n`;
}

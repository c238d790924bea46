/**
 * A call of the API written down for people: as curl, as TypeScript with this client, and as a command. The pages and
 * the reference show it; nothing is sent.
 */

import { createOperations, type Operations } from './all-operations.ts';
import type { CommandTemplate } from './command-template.ts';
import { commandTemplates, publicOperations } from './generated/call-facts.ts';
import type { Call, CallOptions } from './transport.ts';

/** One call as the client was asked for it, and as it goes over the wire. */
export interface WrittenCall {
  /** `noun.verb` */
  readonly operation: string;
  /** What stands in the parentheses, without the call options. */
  readonly args: readonly unknown[];
  readonly options: CallOptions | undefined;
  readonly request: Call;
}

type Verbs = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
const nounOf = (operations: Operations, noun: string) =>
  (operations as unknown as Readonly<Record<string, Verbs>>)[noun];

/** Never settles, so that what stands behind an awaited call is not done. */
const unanswered = () => new Promise<never>(() => undefined);

const partsOf = (operation: string) => {
  const [noun = '', verb = ''] = operation.split('.');
  return { noun, verb };
};

const isNothing = (value: unknown) => value === undefined;

/** @throws Error when there is no such operation */
export function writeCall(operation: string, given: readonly unknown[]): WrittenCall {
  const sent: Call[] = [];
  const operations = createOperations((call) => {
    sent.push(call);
    return unanswered();
  });
  const { noun, verb } = partsOf(operation);
  nounOf(operations, noun)?.[verb]?.(...given);
  const [request] = sent;
  if (request === undefined) throw new Error(`there is no operation ${operation}`);
  const args = given.filter((arg) => request.options === undefined || arg !== request.options);
  while (args.length > 0 && isNothing(args.at(-1))) args.pop();
  return { operation, args, options: request.options, request };
}

/**
 * What `change` would ask first of the client: it gets one that writes down instead of sending, and never answers.
 * Undefined when it asks nothing before it waits for something else.
 */
export function recordCall(change: (api: Operations) => unknown): WrittenCall | undefined {
  const recorded: WrittenCall[] = [];
  const verbsOf = (noun: string) =>
    new Proxy(
      {},
      {
        get:
          (_verbs, verb) =>
          (...args: readonly unknown[]) => {
            recorded.push(writeCall(`${noun}.${String(verb)}`, args));
            return unanswered();
          },
      },
    );
  const api = new Proxy({}, { get: (_nouns, noun) => verbsOf(String(noun)) }) as Operations;
  const made = change(api);
  // A change that fails before its call is shown as none; its refusal is told where it is done.
  if (made instanceof Promise) made.catch(() => undefined);
  return recorded[0];
}

const secretFields = new Set([
  'password',
  'current_password',
  'new_password',
  'token',
  'proof',
  'code',
  'client_secret',
  'answer',
]);

/** Passwords, tokens and codes give way to their names. */
function masked(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return secretFields.has(name) ? `<${name}>` : value;
  if (Array.isArray(value)) return value.map((item) => masked(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => !isNothing(item))
      .map(([key, item]) => [key, masked(item, key)]),
  );
}

/** Does what is shown leave a secret out? */
export function hasSecrets(call: WrittenCall): boolean {
  return JSON.stringify(call.args) !== JSON.stringify(masked(call.args));
}

type Credential = 'none' | 'bearer' | 'operator';

function credentialOf({ operation, request }: WrittenCall): Credential {
  if (request.path.startsWith('/v1/operator')) return 'operator';
  return publicOperations.has(operation) ? 'none' : 'bearer';
}

/** As the shell takes it: bare when it is a plain word, else in single quotation marks. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function addressOf({ request }: WrittenCall, baseUrl: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {}))
    if (value !== undefined && value !== null)
      query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  const text = query.toString();
  return `${baseUrl.replace(/\/$/, '')}${request.path}${text === '' ? '' : `?${text}`}`;
}

const cookieOf = (baseUrl: string) =>
  baseUrl.startsWith('https:') ? '__Host-bailiwick_operator' : 'bailiwick_operator';

function versionHeader(ifMatch: string | number): string {
  return typeof ifMatch === 'number' ? `If-Match: "${ifMatch}"` : `If-Match: ${ifMatch}`;
}

/** The call as curl, ready for a shell. The token comes from BAILIWICK_TOKEN. */
export function curlOf(call: WrittenCall, baseUrl: string): string {
  const { request, options } = call;
  const credential = credentialOf(call);
  const lines = [
    `curl --request ${request.method} ${quoted(addressOf(call, baseUrl))}`,
    ...(credential === 'bearer' ? ['--header "Authorization: Bearer $BAILIWICK_TOKEN"'] : []),
    ...(credential === 'operator'
      ? [
          `--header "Cookie: ${cookieOf(baseUrl)}=$BAILIWICK_OPERATOR_SESSION"`,
          `--header ${quoted(`Origin: ${new URL(baseUrl).origin}`)}`,
        ]
      : []),
    ...(options?.ifMatch === undefined
      ? []
      : [`--header ${quoted(versionHeader(options.ifMatch))}`]),
    ...(request.body === undefined
      ? []
      : [
          `--header ${quoted('Content-Type: application/json')}`,
          `--data ${quoted(JSON.stringify(masked(request.body), null, 2))}`,
        ]),
  ];
  return lines.join(' \\\n  ');
}

const lineWidth = 76;

function textLiteral(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}

/** A value as TypeScript, on one line where it fits. */
function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => literal(item, deeper))
    : Object.entries(value).map(
        ([key, item]) =>
          `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : textLiteral(key)}: ${literal(item, deeper)}`,
      );
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const gap = isList ? '' : ' ';
  const flat = `${open}${gap}${parts.join(', ')}${gap}${close}`;
  if (flat.length + indent.length < lineWidth && !flat.includes('\n')) return flat;
  return `${open}\n${parts.map((part) => `${deeper}${part},\n`).join('')}${indent}${close}`;
}

function clientSource(credential: Credential, baseUrl: string): string {
  const lines = [`baseUrl: ${textLiteral(baseUrl)},`];
  if (credential === 'bearer') lines.push("token: process.env['BAILIWICK_TOKEN'] ?? '',");
  if (credential === 'operator')
    lines.push(
      // Operators have no bearer tokens: their cookie goes along, with the origin that such a change must come from.
      'fetch: (address, init) => {',
      '  const headers = new Headers(init?.headers);',
      `  headers.set('cookie', \`${cookieOf(baseUrl)}=\${process.env['BAILIWICK_OPERATOR_SESSION']}\`);`,
      `  headers.set('origin', ${textLiteral(new URL(baseUrl).origin)});`,
      '  return fetch(address, { ...init, headers });',
      '},',
    );
  return `const bailiwick = createClient({\n${lines.map((line) => `  ${line}\n`).join('')}});`;
}

/** The call alone: `await bailiwick.domains.create('OR…', { name: 'corp.com' })`. */
function expressionOf({ operation, args, options }: WrittenCall): string {
  const { ifMatch } = options ?? {};
  const values = [
    ...args.map((arg) => masked(arg)),
    ...(ifMatch === undefined ? [] : [{ ifMatch }]),
  ];
  const flat = `await bailiwick.${operation}(${values.map((value) => literal(value)).join(', ')});`;
  if (!flat.includes('\n') && flat.length <= lineWidth) return flat;
  const [only] = values;
  if (values.length === 1 && typeof only === 'object') return flat;
  const lines = values.map((value) => `  ${literal(value, '  ')},\n`).join('');
  return `await bailiwick.${operation}(\n${lines});`;
}

/** A whole module: making the client, and the call. The token comes from BAILIWICK_TOKEN. */
export function typescriptOf(call: WrittenCall, baseUrl: string): string {
  return `import { createClient } from '@bailiwick/sdk';

${clientSource(credentialOf(call), baseUrl)}
const answer = ${expressionOf(call)}
console.log(answer);`;
}

type Found = Map<string, string | readonly string[]>;

const placeholder = /^\{(--[\w-]+|\d+(?:\.\.\.)?)\}$/;

function fits(pattern: unknown, value: unknown, found: Found): boolean {
  if (typeof pattern === 'string') {
    const name = placeholder.exec(pattern)?.[1];
    if (name === undefined) return pattern === value;
    if (typeof value !== 'string') return false;
    const before = found.get(name);
    found.set(name, value);
    return before === undefined || before === value;
  }
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value)) return false;
    const [head] = pattern as readonly unknown[];
    const rest = typeof head === 'string' ? placeholder.exec(head)?.[1] : undefined;
    if (rest?.endsWith('...') === true) {
      found.set(rest, value.map(String));
      return value.length > 0;
    }
    return (
      pattern.length === value.length &&
      pattern.every((part: unknown, index) => fits(part, value[index] as unknown, found))
    );
  }
  if (typeof pattern !== 'object' || pattern === null) return pattern === value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const given = valuesIn(value);
  // How many rows the command shows at once is its own business.
  const wanted = Object.entries(pattern as Readonly<Record<string, unknown>>).filter(
    ([name]) => name !== 'page_size',
  );
  const known = new Set(wanted.map(([name]) => name.replace('?', '')));
  return (
    [...given.keys()].every((name) => known.has(name)) &&
    wanted.every(([name, part]) => {
      const item = given.get(name.replace('?', ''));
      return item === undefined ? name.endsWith('?') : fits(part, item, found);
    })
  );
}

const valuesIn = (value: object) =>
  new Map<string, unknown>(
    Object.entries(value).filter(([name, item]) => item !== undefined && name !== 'page_size'),
  );

function commandWords(template: CommandTemplate, found: Found): string[] {
  const positionals = [...found].filter(([name]) => !name.startsWith('--'));
  positionals.sort(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const options = [...found].filter(([name]) => name.startsWith('--'));
  return [
    ...template.words.split(' '),
    ...positionals.flatMap(([, value]) => value),
    ...options.flatMap(([name, value]) => [name, ...[value].flat()]),
    ...(template.isFarReaching === true ? ['--yes'] : []),
  ];
}

/** The words of the command that makes exactly this call; undefined when there is none. */
export function commandWordsOf(call: WrittenCall): readonly string[] | undefined {
  for (const template of commandTemplates[call.operation] ?? []) {
    const found: Found = new Map();
    const padded: unknown[] = [...template.args];
    // What a command always sends along, like the size of a page, may be left out of a call.
    while (padded.length > call.args.length && fits(padded.at(-1), {}, new Map())) padded.pop();
    if (!fits(padded, call.args, found)) continue;
    const words = commandWords(template, found);
    // A value that looks like an option would be read as one.
    if ([...found.values()].flat().every((word) => word !== '' && !word.startsWith('-')))
      return words;
  }
  return undefined;
}

/** The command for a shell. It asks the instance that BAILIWICK_URL names, with the token in BAILIWICK_TOKEN. */
export function commandOf(call: WrittenCall): string | undefined {
  const words = commandWordsOf(call);
  if (words === undefined || hasSecrets(call)) return undefined;
  return ['bailiwick', ...words].map(shellWord).join(' ');
}

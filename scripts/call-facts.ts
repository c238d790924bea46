/**
 * Which command makes which call: found by running each command against a client that writes down what it is asked,
 * with marks in place of what people type. So the table cannot say anything else than the commands do.
 */
import { type Command, UsageError } from '../packages/cli/src/command.ts';
import { commands } from '../packages/cli/src/commands.ts';
import type { RouteDefinition } from '../packages/server/src/kernel/route.ts';

interface Asked {
  readonly operation: string;
  readonly args: readonly unknown[];
}

interface Template {
  readonly words: string;
  readonly args: readonly unknown[];
  readonly isFarReaching?: boolean;
}

/** What is typed behind the words of a command, once. */
interface Typed {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  readonly belongsToOrganization: boolean;
}

const isMark = (word: string) => word.startsWith('{');

/** Only answers whose organization is asked for; the act itself is left without an answer. */
function writingClient(asked: Asked[], typed: Typed): unknown {
  const organization = typed.belongsToOrganization ? { sid: '{--organization}' } : null;
  const verbs = (noun: string) =>
    new Proxy(
      {},
      {
        get:
          (_target, verb) =>
          (...args: readonly unknown[]) => {
            const operation = `${noun}.${String(verb)}`;
            if (operation === 'user.getOrganization') return Promise.resolve({ organization });
            asked.push({ operation, args });
            return new Promise(() => undefined);
          },
      },
    );
  return new Proxy({}, { get: (_target, noun) => verbs(String(noun)) });
}

/** The first call of the command, when it takes what was typed. */
async function firstCall(command: Command, typed: Typed): Promise<Asked | undefined> {
  const asked: Asked[] = [];
  const run = async () =>
    command.run({
      client: writingClient(asked, typed) as never,
      url: 'https://bailiwick.example',
      // Nothing of this machine: a command that would read or write files finds no place for them.
      environment: {},
      args: typed.positionals,
      option: (name) => typed.options[name],
      flag: (name) => name === 'yes',
    });
  const refused = run().then(
    () => false,
    (error: unknown) => {
      if (error instanceof UsageError || error instanceof TypeError) return true;
      throw error;
    },
  );
  // Everything before the first call is done within a turn of the event loop.
  const settled = new Promise<boolean>((resolve) => setImmediate(() => resolve(false)));
  return (await Promise.race([refused, settled])) ? undefined : asked[0];
}

const combinations = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>(
    (before, list) => before.flatMap((row) => list.map((item) => [...row, item])),
    [[]],
  );

/** `[--method dns|https]` → the words that the option takes; a mark where it takes any. */
function valuesOf(command: Command, option: string): string[] {
  const listed = new RegExp(`--${option} ([a-z|-]+\\|[a-z|-]+)`).exec(command.usage)?.[1];
  return listed?.split('|') ?? [`{--${option}}`];
}

/** Everything that can be typed: each number of words, each choice of options. */
function ways(command: Command): Typed[] {
  const names = Object.keys(command.options).filter(
    (name) => command.options[name]?.type === 'string' && name !== 'organization',
  );
  // Filters of lists are too many to combine, and none of them is a change.
  const optional = names.length > 6 ? [] : names;
  const choices = combinations(optional.map((name) => ['', ...valuesOf(command, name)]));
  const chosen = command.usage.split(' ').find((word) => /^[a-z-]+\|[a-z|-]+$/.test(word));
  const firsts = chosen?.split('|') ?? [undefined];
  const ways: Typed[] = [];
  for (const belongsToOrganization of [true, false])
    for (const first of firsts)
      for (const count of [0, 1, 2, 3])
        for (const values of choices) {
          const given = optional.map((name, index) => [name, values[index] ?? ''] as const);
          const words = Array.from({ length: count }, (_none, index) => `{${index}}`);
          const options: Record<string, string> = Object.fromEntries(
            given.filter(([, value]) => value !== ''),
          );
          if ('organization' in command.options) options['organization'] = '{--organization}';
          ways.push({
            positionals: first === undefined ? words : [first, ...words],
            options,
            belongsToOrganization,
          });
        }
  return ways;
}

/** Words that stand in a list mean that there may be any number of them. */
function withRest(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withRest(item)]));
  const first = /^\{(\d+)\}$/.exec(String(value[0]))?.[1];
  return first === undefined ? value.map(withRest) : [`{${first}...}`];
}

/** Is everything that was typed in the call? What is not would be lost. */
function isWhole(typed: Typed, text: string): boolean {
  const marks = [...typed.positionals, ...Object.values(typed.options)].filter(isMark);
  return marks.every((mark) => mark === '{--organization}' || text.includes(`"${mark}"`));
}

async function templatesOf(command: Command): Promise<[string, Template][]> {
  const found: [string, Template][] = [];
  for (const typed of ways(command)) {
    const asked = await firstCall(command, typed);
    if (asked === undefined || !isWhole(typed, JSON.stringify(asked.args))) continue;
    const fixed = Object.entries(typed.options).filter(([, value]) => !isMark(value));
    const words = [
      ...command.words,
      ...typed.positionals.filter((word) => !isMark(word)),
      ...fixed.flatMap(([name, value]) => [`--${name}`, value]),
    ].join(' ');
    const template = {
      words,
      args: asked.args.map(withRest),
      ...('yes' in command.options ? { isFarReaching: true } : {}),
    };
    found.push([asked.operation, template]);
  }
  return found;
}

const sameAs = (args: readonly unknown[]) => JSON.stringify(args);

/** `args` without one thing that an option brought; undefined where there is none. */
function withoutOption(args: readonly unknown[], key: string): readonly unknown[] | undefined {
  const body = args.at(-1);
  if (typeof body !== 'object' || body === null || !(key in body)) return undefined;
  const rest = Object.entries(body).filter(([name]) => name !== key);
  // A body of which nothing is left is not sent at all by some commands: then it is another call.
  return [...args.slice(0, -1), Object.fromEntries(rest)];
}

/** One way in place of many that differ only in which options are given: those end in `?`. */
function merged(templates: readonly Template[]): Template[] {
  const known = new Set(templates.map(({ words, args }) => words + sameAs(args)));
  const kept: Template[] = [];
  const covered = new Set<string>();
  const bySize = templates.toSorted((a, b) => sameAs(b.args).length - sameAs(a.args).length);
  for (const template of bySize) {
    if (covered.has(template.words + sameAs(template.args))) continue;
    const body = template.args.at(-1);
    const optional = Object.entries(typeof body === 'object' && body !== null ? body : {})
      .filter(([key, value]) => {
        const rest = withoutOption(template.args, key);
        const isOption = typeof value === 'string' && value.startsWith('{--');
        return isOption && rest !== undefined && known.has(template.words + sameAs(rest));
      })
      .map(([key]) => key);
    let smaller: (readonly unknown[])[] = [template.args];
    for (const key of optional)
      smaller = smaller.flatMap((args) => [args, withoutOption(args, key) ?? args]);
    for (const args of smaller) covered.add(template.words + sameAs(args));
    const args = [
      ...template.args.slice(0, -1),
      ...(optional.length === 0
        ? template.args.slice(-1)
        : [
            Object.fromEntries(
              Object.entries(body as object).map(([key, value]) => [
                optional.includes(key) ? `${key}?` : key,
                value as unknown,
              ]),
            ),
          ]),
    ];
    kept.push({ ...template, args });
  }
  return kept;
}

/** They make several calls, look into files or ask on the terminal: no single call is what they do. */
const makesMore = new Set(['sign-in', 'sign-out', 'whoami', 'audit verify', 'operations wait']);

async function allTemplates(): Promise<Record<string, Template[]>> {
  const all: Record<string, Template[]> = {};
  for (const command of commands.filter(({ words }) => !makesMore.has(words.join(' ')))) {
    for (const [operation, template] of await templatesOf(command)) {
      const list = (all[operation] ??= []);
      const isKnown = list.some((other) => sameAs(other.args) === sameAs(template.args));
      if (!isKnown) list.push(template);
    }
  }
  return Object.fromEntries(
    Object.entries(all).map(([operation, templates]) => [operation, merged(templates)]),
  );
}

const tableSource = (table: Readonly<Record<string, readonly Template[]>>) =>
  Object.entries(table)
    .map(
      ([operation, templates]) =>
        `  '${operation}': [\n${templates.map((one) => `    ${JSON.stringify(one)},\n`).join('')}  ],\n`,
    )
    .join('');

/** The source of what the SDK knows about calls beyond their types. */
export async function callFactsSource(definitions: readonly RouteDefinition[]): Promise<string> {
  const open = definitions
    .filter((definition) => definition.access.kind === 'public')
    .map((definition) => definition.id);
  return `// Made by \`npm run generate\` from the declared routes and the commands. Not edited by hand.
import type { CommandTemplate } from '../command-template.ts';

/** Operations that need no credential. */
export const publicOperations: ReadonlySet<string> = new Set(${JSON.stringify(open, null, 2)});

/** The commands that make a call, by its operation. */
export const commandTemplates: Readonly<Record<string, readonly CommandTemplate[]>> = {
${tableSource(await allTemplates())}};
`;
}

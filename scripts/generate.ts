/**
 * Makes what follows from the declarations: the SDK's types and operations, the pages of `docs/reference`, and the lists of
 * what the server says, by language.
 * `npm run generate`; `npm run check` fails when the result differs from what is committed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { extractCatalogs } from '../packages/admin/catalogs.ts';
import { tokensCss } from '../packages/admin/src/styles/tokens.ts';
import { commands } from '../packages/cli/src/commands.ts';
import { story } from '../packages/server/src/docs/story.ts';
import type { Binding } from '../packages/server/src/kernel/bind.ts';
import { accessEvents } from '../packages/server/src/kernel/engine.ts';
import { requestErrors } from '../packages/server/src/kernel/errors.ts';
import type { Lifecycle } from '../packages/server/src/kernel/lifecycle.ts';
import {
  definitionOf,
  type ListFilterDefinition,
} from '../packages/server/src/kernel/list-filter.ts';
import type { Kernel } from '../packages/server/src/kernel/module.ts';
import { buildOpenApi } from '../packages/server/src/kernel/openapi.ts';
import { statusOfKind } from '../packages/server/src/kernel/problem.ts';
import {
  isForPrograms,
  isQuery,
  type RouteDefinition,
} from '../packages/server/src/kernel/route.ts';
import { catalogs } from '../packages/server/src/kernel/text.ts';
import { migrations, productModules } from '../packages/server/src/modules/index.ts';
import { buildCatalogue } from '../packages/server/src/modules/roles/index.ts';
import { settingDefinitions } from '../packages/server/src/settings.ts';
import { callFactsSource } from './call-facts.ts';
import { commandLinePage } from './command-line-page.ts';
import { collectMessages, updateCatalog } from './server-messages.ts';

const root = new URL('../', import.meta.url);
const version = '0.1.0';

// Binding a route must not touch the outside world: anything asked of this kernel is a mistake.
const noKernel = new Proxy({} as Kernel, {
  get(_target, name) {
    throw new Error(`a module used kernel.${String(name)} while its routes were bound`);
  },
});

const catalogue = buildCatalogue(undefined);
const modules = productModules(catalogue, version);
const bindings: readonly Binding[] = modules.flatMap((module) => module.routes(noKernel));
const definitions = bindings.map((binding) => binding.definition).filter(isForPrograms);

function write(path: string, text: string): void {
  const file = new URL(path, root);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}

/** Order as the modules have it, so that the reference reads like the product. */
function byNoun(): Map<string, RouteDefinition[]> {
  const nouns = new Map<string, RouteDefinition[]>();
  for (const definition of definitions) {
    const noun = definition.id.split('.')[0] ?? '';
    nouns.set(noun, [...(nouns.get(noun) ?? []), definition]);
  }
  return nouns;
}

/** Its answer is no JSON. */
const isDocument = ({ file, textOf }: RouteDefinition): boolean =>
  file !== undefined || textOf !== undefined;

function operationSource(definition: RouteDefinition): string {
  const verb = definition.id.split('.')[1] ?? '';
  const id = `'${definition.id}'`;
  const names = [...definition.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const hasQuery = definition.query !== undefined || definition.paged === true;
  const parameters = [
    ...names.map((name) => `${name}: string`),
    ...(definition.body === undefined ? [] : [`body: Body<${id}>`]),
    ...(hasQuery ? [`query?: Query<${id}>`] : []),
    'options?: CallOptions',
  ];
  // Every page behind a session loads all of it: what most operations begin with stands there once.
  const path = definition.path
    .replace(/^\/v1\/organizations\/\{(\w+)\}/, '${at($1)}')
    .replaceAll(/(?<!\$)\{(\w+)\}/g, (_all, name: string) => `\${part(${name})}`);
  const parts = [
    `method: '${definition.method}'`,
    `path: \`${path}\``,
    ...(definition.body === undefined ? [] : ['body']),
    ...(hasQuery ? ['query'] : []),
    'options',
    ...(isDocument(definition) ? ['file: true'] : []),
  ];
  const answer = isDocument(definition) ? 'Response' : `Answer<${id}>`;
  const lines = [
    `      /** ${definition.summary}. */`,
    `      ${verb}: (${parameters.join(', ')}): Promise<${answer}> => send({ ${parts.join(', ')} }),`,
  ];
  if (definition.dryRun === true) {
    const asked = parts.filter((part) => part !== 'query');
    const query = hasQuery ? 'query: { ...query, dry_run: true }' : 'query: { dry_run: true }';
    lines.push(
      `      /** What it would change; changes nothing. */`,
      `      ${verb}DryRun: (${parameters.join(', ')}): Promise<Impact> => send({ ${[...asked, query].join(', ')} }),`,
    );
  }
  return lines.join('\n');
}

const made = '// Made by `npm run generate` from the declared routes. Not edited by hand.';

const answerTypes = `${made}
import type { components, operations } from './schema.d.ts';

type Content<T> = T extends { content: { 'application/json': infer C } } ? C : undefined;
type Success<R> = R extends { 201: infer A } ? A : R extends { 202: infer A } ? A : R extends { 204: infer A } ? A : R extends { 200: infer A } ? A : never;
export type Impact = components['schemas']['Impact'];

export type Answer<K extends keyof operations> = Content<Success<operations[K]['responses']>>;
export type Body<K extends keyof operations> = operations[K] extends { requestBody: { content: { 'application/json': infer B } } } ? B : never;
export type Query<K extends keyof operations> = operations[K] extends { parameters: { query?: infer Q } } ? Q : never;
`;

type Noun = readonly [noun: string, routes: readonly RouteDefinition[]];

function operationsSource(name: string, what: string, nouns: readonly Noun[]): string {
  const groups = nouns.map(
    ([noun, routes]) => `    ${noun}: {\n${routes.map(operationSource).join('\n')}\n    },`,
  );
  const kinds = ['Answer', 'Body', 'Impact', 'Query'].filter((kind) =>
    groups.some((group) => new RegExp(`\\b${kind}\\b[<>]`).test(group)),
  );
  return `${made}
import { at, part } from '../paths.ts';
import type { CallOptions, Send } from '../transport.ts';
import type { ${kinds.join(', ')} } from './answers.d.ts';

/** ${what} */
export function create${name}Operations(send: Send) {
  return {
${groups.join('\n')}
  };
}

export type ${name}Operations = ReturnType<typeof create${name}Operations>;
`;
}

/** The nouns that have something for those whom nobody knows yet stand apart: signing in loads no others. */
function writeOperations(): void {
  const nouns = [...byNoun()];
  const isOpen = ([, routes]: Noun) => routes.some(({ access }) => access.kind === 'public');
  const open =
    'The nouns with something for those whom nobody knows yet: signing up and in, and what links lead to.';
  const folder = 'packages/sdk/src/generated';
  write(`${folder}/answers.d.ts`, answerTypes);
  write(`${folder}/open-operations.ts`, operationsSource('Open', open, nouns.filter(isOpen)));
  write(
    `${folder}/signed-in-operations.ts`,
    operationsSource(
      'SignedIn',
      'All other nouns.',
      nouns.filter((noun) => !isOpen(noun)),
    ),
  );
}

const filterGrammar = `Every list below takes \`q\`: terms with spaces between them, all of which must hold.

- \`field:value\` compares a field; several values with commas between them mean any of them: \`state:active,inactive\`.
- \`-field:value\` holds where the term does not, also where nothing is known.
- A value with a space, a comma or a special word in it stands in quotation marks: \`account:"Production, EU"\`. Inside, \`\\"\` is a quotation mark.
- Texts compare without case. \`*\` at the end means "begins so": \`name:prod*\`.
- Times: a day (\`2026-08-24\`, of UTC), a month (\`2026-08\`), a moment (\`2026-08-24T09:30:00Z\`), each with \`<\`, \`<=\`, \`>\` or \`>=\` before it, or a range (\`2026-08-01..2026-08-24\`, open at either end).
- Ages: \`<90d\` is less than 90 days away from now, \`>90d\` more; also \`h\`, \`w\` and \`y\`. For a time that lies ahead it counts into the future.
- \`none\` and \`never\` stand for nothing there, where a field says so.
- Any other word is text to look for; several words must all be found, words in quotation marks as they stand. One letter or two are the beginning of a word.

At most 1,000 characters, 20 terms, 20 values of a term. What is not understood is refused as \`request.invalid\` at \`query/q\`, with the character where it stands and the fields that there are. \`q\` goes together with the other parameters, with \`sort\` and with pages in both directions; a page token works for the same \`q\` only.`;

const generated = 'This page is made by `npm run generate`; it is not edited by hand.';
const row = (...cells: string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
const table = (head: string[], rows: string[][]) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

function errorsPage(): string {
  const all = [
    ...Object.values(requestErrors),
    ...modules.flatMap((module) => Object.values(module.vocabulary.errors ?? {})),
  ];
  const rows = all
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((error) => [
      `\`${error.code}\``,
      String(statusOfKind[error.kind]),
      error.title,
      error.remedy,
    ]);
  return `# Errors\n\n${generated}\n\n${table(['code', 'status', 'meaning', 'what to do'], rows)}\n`;
}

function permissionsPage(): string {
  const published = modules.flatMap((module) => Object.values(module.vocabulary.permissions ?? {}));
  const rows = published
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((permission) => [
      `\`${permission.name}\``,
      permission.allows,
      catalogue.rolesWith(permission.name).join(', '),
    ]);
  const roles = catalogue.roles.map((role) => [
    `\`${role.sid}\``,
    role.name,
    role.scopeKind,
    role.description,
  ]);
  return `# Roles and permissions\n\n${generated}\n\n## Roles\n\n${table(['SID', 'role', 'held on', 'for'], roles)}\n\n## Permissions\n\n${table(['permission', 'one may', 'held by'], rows)}\n`;
}

function auditPage(): string {
  const events = [
    accessEvents.denied,
    ...modules.flatMap((module) => Object.values(module.vocabulary.auditEvents ?? {})),
  ];
  const rows = events
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((event) => [`\`${event.name}\``, event.sentence]);
  return `# Audit events\n\n${generated}\n\n${table(['event', 'sentence'], rows)}\n`;
}

function routesPage(): string {
  const rows = definitions.map((definition) => [
    `\`${definition.method} ${definition.path}\``,
    definition.summary,
    'permission' in definition.access
      ? `\`${definition.access.permission.name}\``
      : definition.access.kind,
    isQuery(definition)
      ? ''
      : (definition.audit ?? []).map((event) => `\`${event.name}\``).join(', '),
  ]);
  return `# Routes\n\n${generated}\n\n${table(['route', 'what it does', 'who may', 'audit event'], rows)}\n`;
}

function configurationPage(): string {
  const rows = settingDefinitions.map((setting) => [
    `\`${setting.name}\`${setting.isSecret === true ? ` (or \`${setting.name}_FILE\`)` : ''}`,
    setting.description,
    setting.defaultText ?? (setting.default === undefined ? '' : `\`${setting.default}\``),
    `\`${setting.example}\``,
  ]);
  return `# Configuration\n\n${generated}\n\n${table(['name', 'meaning', 'default', 'example'], rows)}\n`;
}

const cell = (words: readonly string[] | undefined) => (words ?? []).join('; ');

function lifecycleSection(life: Lifecycle): string {
  const drawn = life.transitions.flatMap(({ from, to, event }) =>
    from.map((state) => `    ${state} --> ${to} : ${event}`),
  );
  const states = Object.entries(life.states).map(([state, meaning]) => [`\`${state}\``, meaning]);
  const moves = life.transitions.map((move) => [
    `\`${move.event}\``,
    `${move.from.join(', ')} → ${move.to}`,
    move.who,
    cell(move.guards),
    cell(move.effects),
    move.by.map((name) => `\`${name}\``).join(', '),
  ]);
  return `## ${life.noun}

\`\`\`mermaid
stateDiagram-v2
    [*] --> ${life.initial}
${drawn.join('\n')}
\`\`\`

${table(['state', 'meaning'], states)}

${table(['event', 'from → to', 'who', 'only if', 'also', 'by'], moves)}
`;
}

function lifecyclesPage(): string {
  const lives = modules.flatMap((module) => module.lifecycles ?? []);
  return `# Lifecycles\n\n${generated}\n\n${lives.map(lifecycleSection).join('\n')}`;
}

/** Every list that takes `q`, with its fields. */
const filtered = definitions.flatMap((definition): [RouteDefinition, ListFilterDefinition][] => {
  if (definition.paged !== true) return [];
  const found = definitionOf(definition.query?.shape['q']);
  return found === undefined ? [] : [[definition, found]];
});

function filtersPage(): string {
  const lists = filtered.map(([definition, filter]) => {
    const rows = Object.entries(filter.fields).map(([name, field]) => [
      `\`${name}\``,
      field.values?.map((value) => `\`${value}\``).join(', ') ?? field.kind,
      field.absent === undefined ? '' : `\`${field.absent}\``,
      field.description,
      `\`${name}:${/\s/.test(field.example) ? `"${field.example}"` : field.example}\``,
    ]);
    return `## \`GET ${definition.path}\`\n\n${definition.summary}. Words without a field are looked for in ${filter.text}.\n\n${table(['field', 'takes', 'word for none', 'meaning', 'example'], rows)}\n`;
  });
  return `# Filters of lists\n\n${generated}\n\n${filterGrammar}\n\n${lists.join('\n')}`;
}

const listFiltersSource = () =>
  `// Made by \`npm run generate\` from the declared routes. Not edited by hand.

/** A field of the filter of a list. */
export interface ListFilterField {
  readonly kind: 'choice' | 'text' | 'time' | 'number';
  readonly description: string;
  readonly example: string;
  readonly values?: readonly string[];
  readonly absent?: 'none' | 'never';
  readonly isAhead?: boolean;
}

/** What \`q\` understands, by the list. */
export const listFilters = ${JSON.stringify(
    Object.fromEntries(filtered.map(([definition, filter]) => [definition.id, filter])),
    null,
    2,
  )} as const satisfies Record<string, { text: string; fields: Record<string, ListFilterField> }>;
`;

const openApi = buildOpenApi(definitions, {
  version,
  serverUrl: 'https://bailiwick.example',
  story,
});
write('docs/reference/openapi.json', `${JSON.stringify(openApi, null, 2)}\n`);
write(
  'packages/sdk/src/generated/schema.d.ts',
  `// Made by \`npm run generate\`. Not edited by hand.\n${astToString(await openapiTS(openApi as never))}`,
);
writeOperations();
write('packages/admin/src/styles/tokens.css', tokensCss());
for (const { path, text } of await extractCatalogs()) write(`packages/admin/${path}`, text);
write('packages/server/src/docs/tokens.css', tokensCss());
write(
  'docs/reference/schema.sql',
  `-- Every migration in its order. Made by \`npm run generate\`.\n${migrations
    .map((migration) => `\n-- ${migration.name}\n${migration.sql.trim()}\n`)
    .join('')}`,
);
write('docs/reference/errors.md', errorsPage());
write('docs/reference/permissions.md', permissionsPage());
write('docs/reference/audit-events.md', auditPage());
write('docs/reference/routes.md', routesPage());
write('docs/reference/filters.md', filtersPage());
write('packages/sdk/src/generated/list-filters.ts', listFiltersSource());
write('packages/sdk/src/generated/call-facts.ts', await callFactsSource(definitions));
write('docs/reference/lifecycles.md', lifecyclesPage());
write('docs/reference/configuration.md', configurationPage());
write('docs/reference/command-line.md', commandLinePage(commands, generated));
const messages = collectMessages();
for (const [language, catalog] of Object.entries(catalogs))
  write(
    `packages/server/src/languages/${language}.json`,
    `${JSON.stringify(updateCatalog(messages, catalog), null, 2)}\n`,
  );
process.stdout.write(`${definitions.length} routes of ${modules.length} modules\n`);

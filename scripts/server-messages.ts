/**
 * Every message that the server can say, from its sources: the first argument of `say`, what contracts tell zod to say, and
 * the tables of published words. `npm run generate` puts new ones into the catalogs, for translators to fill in.
 */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { accessEvents } from '../packages/server/src/kernel/engine.ts';
import { requestErrors } from '../packages/server/src/kernel/errors.ts';
import { bug } from '../packages/server/src/kernel/problem.ts';
import { startingLarge } from '../packages/server/src/modules/audit-log/index.ts';
import { productModules } from '../packages/server/src/modules/index.ts';
import { buildCatalogue } from '../packages/server/src/modules/roles/index.ts';

const sources = new URL('../packages/server/src/', import.meta.url);

export interface Message {
  readonly text: string;
  /** It is read after a number, so that its translations may depend on `count`. */
  readonly isLabel: boolean;
  /** Names of the values that the sources give, where they are all written there. */
  readonly given: readonly string[] | undefined;
}

/** Checks of zod that take what to say as their last argument. */
const checks = new Set(['regex', 'refine', 'min', 'max', 'length']);

function literalOf(node: ts.Expression | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function givenIn(node: ts.Expression | undefined): readonly string[] | undefined {
  if (node === undefined) return [];
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const names = node.properties.map((property) =>
    ts.isSpreadAssignment(property) ? undefined : property.name.getText(),
  );
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** Is it the label of a line of an impact: beside a `count`, in the words of a change that can be undone, or in a table of labels? */
function isLabel(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent)) return isLabel(parent);
  if (!ts.isPropertyAssignment(parent)) return false;
  const beside = parent.parent.properties.map((property) => property.name?.getText());
  if (parent.name.getText() === 'label') return beside.includes('count') || beside.includes('undo');
  const table = parent.parent.parent;
  return ts.isVariableDeclaration(table) && /labels$/i.test(table.name.getText());
}

function messageOfCall(node: ts.CallExpression): Message | undefined {
  const [first, second] = node.arguments;
  if (ts.isIdentifier(node.expression) && node.expression.text === 'say') {
    const text = literalOf(first);
    return text === undefined
      ? undefined
      : { text, isLabel: isLabel(node), given: givenIn(second) };
  }
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  const text = checks.has(node.expression.name.text) ? literalOf(node.arguments.at(-1)) : undefined;
  return text === undefined ? undefined : { text, isLabel: false, given: [] };
}

function messagesOfFile(path: string): Message[] {
  const text = readFileSync(new URL(path, sources), 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Message[] = [];
  const visit = (node: ts.Node): void => {
    const message = ts.isCallExpression(node) ? messageOfCall(node) : undefined;
    if (message !== undefined) found.push(message);
    // What `refine` says can stand beside where it is told.
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'message') {
      const said = literalOf(node.initializer);
      if (said !== undefined && path.endsWith('contract.ts'))
        found.push({ text: said, isLabel: false, given: [] });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function messagesOfSources(): Message[] {
  const paths = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /^(?:kernel|modules)\/.*\.ts$|^app\.ts$/.test(path) && !/\.test\.ts$/.test(path),
  );
  return paths.flatMap(messagesOfFile);
}

function messagesOfTables(): string[] {
  const catalogue = buildCatalogue(undefined);
  const vocabularies = productModules(catalogue, '').map(({ vocabulary }) => vocabulary);
  const all = <T>(tables: readonly (Readonly<Record<string, T>> | undefined)[]) =>
    tables.flatMap((table) => Object.values(table ?? {}));
  const errors = [bug, ...all([requestErrors, ...vocabularies.map(({ errors }) => errors)])];
  const events = [accessEvents.denied, ...all(vocabularies.map(({ auditEvents }) => auditEvents))];
  return [
    ...errors.flatMap(({ title, remedy }) => [title, remedy]),
    ...events.map(({ sentence }) => startingLarge(sentence)),
    ...all(vocabularies.map(({ permissions }) => permissions)).map(({ allows }) => allows),
    ...all(vocabularies.map(({ mailKinds }) => mailKinds)).flatMap(({ title, description }) => [
      title,
      description,
    ]),
    ...catalogue.roles.flatMap(({ name, description, scopeKind }) => [
      name,
      description,
      `${scopeKind} ${name}`,
    ]),
    'somebody not signed in',
  ];
}

/** Each once, in one order. */
export function collectMessages(): ReadonlyMap<string, readonly Message[]> {
  const found = [
    ...messagesOfSources(),
    ...messagesOfTables().map((text) => ({ text, isLabel: false, given: undefined })),
  ];
  const byText = new Map<string, Message[]>();
  for (const message of found.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)))
    byText.set(message.text, [...(byText.get(message.text) ?? []), message]);
  return byText;
}

/** A catalog with exactly these messages; what nobody has translated yet is empty. */
export function updateCatalog(
  messages: ReadonlyMap<string, unknown>,
  catalog: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    [...messages.keys()].map((message) => [message, catalog[message] ?? '']),
  );
}

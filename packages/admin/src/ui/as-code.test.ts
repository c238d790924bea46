/** Every form that changes something can be shown as code: found in the sources, so that none can be forgotten. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const sources = fileURLToPath(new URL('../', import.meta.url));

interface Found {
  readonly element: 'Form' | 'FarReachingAct';
  readonly line: number;
  readonly wrong: string | null;
  readonly asks: boolean;
}

const attributeOf = (element: ts.JsxOpeningLikeElement, name: string) =>
  element.attributes.properties.find(
    (property): property is ts.JsxAttribute =>
      ts.isJsxAttribute(property) && property.name.getText() === name,
  );

/** Names that stand for the client which sends, or for a part of it. */
function sendingNames(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set(['bailiwick']);
  const visit = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      ts.isObjectBindingPattern(node.name) &&
      node.initializer?.getText() === 'bailiwick'
    )
      for (const element of node.name.elements) names.add(element.name.getText());
    node.forEachChild(visit);
  };
  visit(file);
  return names;
}

/** What a name is declared as in this file. */
function declared(file: ts.SourceFile, name: string): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) found ??= node.initializer;
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

const identifiersIn = (node: ts.Node): string[] => {
  const names: string[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isIdentifier(inner)) names.push(inner.text);
    inner.forEachChild(visit);
  };
  visit(node);
  return names;
};

function wrongWith(
  file: ts.SourceFile,
  written: ts.Expression,
  { at, asks }: { at: number; asks: boolean },
): string | null {
  const handler = ts.isIdentifier(written) ? declared(file, written.text) : written;
  // What is handed in from outside is looked at where it is made.
  if (handler === undefined || ts.isPropertyAccessExpression(handler)) return null;
  if (!ts.isArrowFunction(handler)) return 'its handler is not written as a function here';
  const names = identifiersIn(handler.body);
  if (asks) return handler.parameters.length > at ? 'it asks only, and takes the client' : null;
  const client = handler.parameters[at]?.name.getText();
  if (client === undefined || !names.includes(client))
    return 'its handler does not use the client that it is handed';
  const sending = sendingNames(file);
  const own = new Set(handler.parameters.flatMap((parameter) => identifiersIn(parameter.name)));
  const leak = names.find(
    (name, index) => sending.has(name) && !own.has(name) && names[index - 1] !== client,
  );
  return leak === undefined ? null : `its handler uses ${leak}, which sends`;
}

/** Every form and far-reaching act of a source. */
function formsOf(name: string, text: string): Found[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    node.forEachChild(visit);
    if (!ts.isJsxOpeningElement(node) && !ts.isJsxSelfClosingElement(node)) return;
    const element = node.tagName.getText();
    if (element !== 'Form' && element !== 'FarReachingAct') return;
    const asks = attributeOf(node, 'asks') !== undefined;
    const written = attributeOf(node, element === 'Form' ? 'onSubmit' : 'run')?.initializer;
    const expression =
      written !== undefined && ts.isJsxExpression(written) ? written.expression : undefined;
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const at = element === 'Form' ? 1 : 0;
    const wrong =
      expression === undefined ? 'it has no handler' : wrongWith(file, expression, { at, asks });
    found.push({ element, line, wrong, asks });
  };
  visit(file);
  return found;
}

describe('the forms of the pages', () => {
  const all = globSync('{pages,ui}/**/*.tsx', { cwd: sources }).flatMap((name) =>
    formsOf(name, readFileSync(`${sources}${name}`, 'utf8')).map((form) => ({ name, ...form })),
  );

  it('are found', () => {
    expect(all.filter(({ element }) => element === 'Form').length).toBeGreaterThan(30);
    expect(all.filter(({ element }) => element === 'FarReachingAct').length).toBeGreaterThan(12);
  });

  it('all make their change by the client that they are handed, so that each can be shown as code', () => {
    expect(all.filter(({ wrong }) => wrong !== null)).toEqual([]);
  });

  it('are the only ones that change something: the others search, filter and test', () => {
    const raw = globSync('{pages,ui}/**/*.tsx', { cwd: sources })
      .filter((name) => name !== 'ui/form.tsx')
      .filter((name) => /<form[\s>]/.test(readFileSync(`${sources}${name}`, 'utf8')));
    expect(raw.sort()).toEqual([
      'pages/admin/matrix/cell-dialog.tsx',
      'pages/admin/matrix/filters.tsx',
      'pages/admin/sign-up-policy.tsx',
      'ui/data-table/filter-bar.tsx',
      'ui/data-table/search-box.tsx',
    ]);
  });
});

describe('a form that could not be shown as code', () => {
  const wrongOf = (text: string) => formsOf('page.tsx', text).map(({ wrong }) => wrong);

  it.each([
    [
      'sends by itself',
      `const x = () => <Form submit="Go" onSubmit={async (values, api) => { await bailiwick.domains.create(api, values); }} />;`,
      'its handler uses bailiwick, which sends',
    ],
    [
      'sends by a part of the client',
      `const { domains } = bailiwick; const x = () => <FarReachingAct run={async (api) => { await domains.remove(api); }} />;`,
      'its handler uses domains, which sends',
    ],
    [
      'does not take the client',
      `const save = async (values) => { await send(values); }; const x = () => <Form submit="Go" onSubmit={save} />;`,
      'its handler does not use the client that it is handed',
    ],
    [
      'says that it only asks, and changes something',
      `const x = () => <Form asks submit="Go" onSubmit={async (values, api) => { await api.domains.create(values); }} />;`,
      'it asks only, and takes the client',
    ],
  ])('is found when it %s', (_case, text, wrong) => {
    expect(wrongOf(text)).toEqual([wrong]);
  });

  it('is not what uses a noun of the client that it is handed', () => {
    const text = `const { domains } = bailiwick; const x = () => <FarReachingAct run={async (api) => { await api.domains.remove(1); }} />;`;
    expect(wrongOf(text)).toEqual([null]);
  });
});

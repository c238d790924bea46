/** The description of the API is whole, and everything that is shown as an example works. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commandOf, curlOf, typescriptOf } from '@bailiwick/sdk/snippets';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { findCommand, readWords } from '../packages/cli/src/commands.ts';
import { type Document, nounsOf } from '../packages/server/src/docs/reference-model.ts';
import type { Kernel } from '../packages/server/src/kernel/module.ts';
import { productModules } from '../packages/server/src/modules/index.ts';
import { buildCatalogue } from '../packages/server/src/modules/roles/index.ts';
import { shellWords } from './shell-words.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const description = JSON.parse(
  readFileSync(`${root}docs/reference/openapi.json`, 'utf8'),
) as Document;
const operations = nounsOf(description).flatMap((noun) => noun.operations);

const noKernel = new Proxy({} as Kernel, {
  get(_target, name) {
    throw new Error(`a module used kernel.${String(name)} while its routes were bound`);
  },
});
const definitions = new Map(
  productModules(buildCatalogue(undefined), '0.1.0')
    .flatMap((module) => module.routes(noKernel))
    .map(({ definition }) => [definition.id, definition] as const),
);

type Json = Readonly<Record<string, unknown>>;

/** Every field of a schema, with where it stands. */
function fieldsIn(schema: unknown, where: string): [string, Json][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const {
    properties = {},
    items,
    anyOf = [],
    oneOf = [],
  } = schema as {
    properties?: Record<string, Json>;
    items?: unknown;
    anyOf?: unknown[];
    oneOf?: unknown[];
  };
  return [
    ...Object.entries(properties).flatMap(([name, field]): [string, Json][] => [
      [`${where}.${name}`, field],
      ...fieldsIn(field, `${where}.${name}`),
    ]),
    ...[items, ...anyOf, ...oneOf].flatMap((inner) => fieldsIn(inner, where)),
  ];
}

const contentsOf = (operation: (typeof operations)[number]) =>
  [
    operation.requestBody?.content,
    ...Object.values(operation.responses).map(({ content }) => content),
  ]
    .flatMap((content) => Object.values(content ?? {}))
    .map(({ schema }) => schema);

describe('the description of the API', () => {
  it('passes the strict rules of a linter', () => {
    const run = spawnSync(
      process.execPath,
      [
        'node_modules/@redocly/cli/bin/cli.js',
        'lint',
        '--extends',
        'recommended-strict',
        'docs/reference/openapi.json',
      ],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    expect(run.status, run.stdout + run.stderr).toBe(0);
  }, 60_000);

  it('says of each operation what it does, and nothing twice', () => {
    expect(operations.length).toBeGreaterThan(150);
    expect(operations.filter(({ summary }) => summary.length < 5)).toEqual([]);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('says of each field and each parameter what it is, with an example', () => {
    const fields = [
      ...Object.entries(description.components.schemas).flatMap(([name, schema]) =>
        fieldsIn(schema, name),
      ),
      ...operations.flatMap((operation) =>
        contentsOf(operation).flatMap((schema) => fieldsIn(schema, operation.operationId)),
      ),
    ];
    expect(fields.length).toBeGreaterThan(400);
    // What refers to another schema, or holds fields, is described and shown there.
    const isWhole = (field: Json) =>
      ['$ref', 'properties', 'items', 'anyOf', 'oneOf', 'additionalProperties'].some(
        (name) => name in field,
      );
    const bad = fields
      .filter(([, field]) => !('$ref' in field))
      .filter(
        ([, field]) =>
          field['description'] === undefined || (!isWhole(field) && !('example' in field)),
      );
    expect(bad.map(([where]) => where)).toEqual([]);
    const parameters = operations.flatMap(({ operationId, parameters: all }) =>
      all
        .filter(({ description: text, example }) => text === undefined || example === undefined)
        .map(({ name }) => `${operationId} ${name}`),
    );
    expect(parameters).toEqual([]);
  });
});

describe('an example', () => {
  it('of a request is taken by the schema that checks requests', () => {
    const bodies = operations.filter(({ requestBody }) => requestBody !== undefined);
    expect(bodies.length).toBeGreaterThan(50);
    const refused = bodies.flatMap(({ operationId, requestBody }) => {
      const example = requestBody?.content['application/json']?.example;
      const result = definitions.get(operationId)?.body?.safeParse(example);
      return result?.success === true
        ? []
        : [`${operationId}: ${result?.error.message ?? 'no schema'}`];
    });
    expect(refused).toEqual([]);
  });

  it('of an answer fits the schema that checks answers', () => {
    const refused = operations.flatMap(({ operationId, answer }) => {
      if (answer === undefined) return [];
      const result = definitions.get(operationId)?.response.schema.safeParse(answer.example);
      return result?.success === true
        ? []
        : [`${operationId}: ${result?.error.message ?? 'no schema'}`];
    });
    expect(refused).toEqual([]);
  });

  it('of a parameter is taken', () => {
    const refused = operations.flatMap(({ operationId, parameters }) =>
      parameters.flatMap(({ name, in: place, example }) => {
        const definition = definitions.get(operationId);
        const schemas = { path: definition?.params, query: definition?.query, header: undefined };
        const schema = schemas[place]?.shape[name] as
          | { safeParse: (value: unknown) => { success: boolean } }
          | undefined;
        return schema === undefined || schema.safeParse(example).success
          ? []
          : [`${operationId} ${name}`];
      }),
    );
    expect(refused).toEqual([]);
  });

  it('in TypeScript is one that the compiler takes', () => {
    const source = `import { createClient } from '@bailiwick/sdk';\nexport const examples = [\n${operations
      .map(({ call }) => {
        const [first = '', ...rest] = typescriptOf(call, 'https://id.vendor.example').split('\n');
        expect(first).toBe("import { createClient } from '@bailiwick/sdk';");
        return `async () => {\n${rest.join('\n')}\n},`;
      })
      .join('\n')}\n];\n`;
    const file = `${root}scripts/examples-of-the-reference.ts`;
    const config = ts.readConfigFile(`${root}tsconfig.base.json`, (path) => ts.sys.readFile(path));
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
    const host = ts.createCompilerHost(options);
    const withExamples: ts.CompilerHost = {
      ...host,
      fileExists: (name) => name === file || host.fileExists(name),
      readFile: (name) => (name === file ? source : host.readFile(name)),
      getSourceFile: (name, language, ...more) =>
        name === file
          ? ts.createSourceFile(name, source, language)
          : host.getSourceFile(name, language, ...more),
    };
    const program = ts.createProgram([file], options, withExamples);
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(messages).toEqual([]);
  }, 120_000);

  it('as a command is one that the command line knows', () => {
    const lines = operations.flatMap(({ call }) => commandOf(call) ?? []);
    expect(lines.length).toBeGreaterThan(35);
    for (const line of lines) {
      const [, ...words] = shellWords(line);
      const command = findCommand(words);
      expect(command, line).toBeDefined();
      if (command !== undefined) readWords(command, words);
    }
  });

  it('as curl is one line of a shell, with the address and the body of the call', () => {
    for (const { call, method, requestBody } of operations) {
      const words = shellWords(curlOf(call, 'https://id.vendor.example'));
      expect(words.slice(0, 3)).toEqual(['curl', '--request', method]);
      // Beside the API there is what OAuth says stands at the root of a server.
      expect(words[3]).toMatch(/^https:\/\/id\.vendor\.example\/(?:v1|oauth2|\.well-known)\//);
      const data = words.indexOf('--data');
      expect(data > 0).toBe(requestBody !== undefined);
      if (data > 0) JSON.parse(words[data + 1] ?? '');
    }
  });
});

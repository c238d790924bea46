/** Where the product keeps secrets that somebody was given, read from the schema and the code: tables of tests are compared with it. */
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** Columns of the schema that hold the hash of a secret, as `table.column`. */
export async function placesOfSecrets(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and column_name like '%hash' and table_name not like 'audit%'`,
  );
  await client.end();
  return rows.map(({ place }) => place);
}

function foundInModules(pattern: RegExp, isAbout = (_text: string) => true): string[] {
  const modules = new URL('../modules/', import.meta.url);
  return readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(new URL(path, modules), 'utf8'))
    .filter(isAbout)
    .flatMap((text) => [...text.matchAll(pattern)])
    .map(([, found = '']) => found);
}

export const purposesOfTokens = () => foundInModules(/\b\w*[pP]urpose(?:: | = )'(\w+)'/g);

/** By what sessions are said to have been begun. */
export const methodsOfSessions = () =>
  foundInModules(/\bmethod: '([a-z_]+)'/g, (text) => text.includes('startSession('));

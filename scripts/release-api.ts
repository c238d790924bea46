/**
 * Keeps the API description of the version that is being released, for later ones to be compared with:
 * `npm run release:api`. Words and examples are left out: they may change.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bare } from './breaking-changes.ts';

const description = JSON.parse(
  readFileSync(new URL('../docs/reference/openapi.json', import.meta.url), 'utf8'),
) as { info: { version: string } };
const folder = new URL('../docs/reference/released/', import.meta.url);
const file = new URL(`${description.info.version}.json`, folder);
if (existsSync(file) && !process.argv.includes('--again')) {
  process.stderr.write(
    `${description.info.version} was released: raise the version, or add --again before anybody uses it\n`,
  );
  process.exitCode = 1;
} else {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(bare(description))}\n`);
  process.stdout.write(`docs/reference/released/${description.info.version}.json\n`);
}

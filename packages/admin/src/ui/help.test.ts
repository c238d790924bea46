/** Every page of the web app leads to a page of help that is there. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const sources = fileURLToPath(new URL('../', import.meta.url));
const help = fileURLToPath(new URL('../../../../docs/help/', import.meta.url));

const files = new Set(readdirSync(help).map((name) => name.replace(/\.md$/, '')));
const read = (name: string) => readFileSync(`${sources}${name}`, 'utf8');

/** What the type of the property allows. */
const [, union = ''] = /export type HelpPage =([^;]+);/.exec(read('ui/page.tsx')) ?? [];
const allowed = [...union.matchAll(/'([\w-]+)'/g)].map(([, name]) => name ?? '');

describe('help', () => {
  it('has a page for everything that a page may name, and no page that nothing may name', () => {
    expect(new Set(allowed)).toEqual(files);
  });

  it('is named by every page of every route', () => {
    const pages = globSync('pages/**/*.tsx', { cwd: sources }).flatMap((name) =>
      [...read(name).matchAll(/<(?:Page|PlainPage)(?=\s)([^>]*?)(?=>)/g)].map(
        ([whole]) => `${name}: ${/help="[\w-]+"/.exec(whole)?.[0] ?? 'none'}`,
      ),
    );
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.filter((page) => page.endsWith('none'))).toEqual([]);
    const routed = [
      ...[read('every-route.tsx'), read('operator-routes.tsx'), read('public-routes.tsx')]
        .join('\n')
        .matchAll(/import\('\.\/(pages\/[^']+)'\)/g),
    ].map(([, file]) => file ?? '');
    expect(routed.length).toBeGreaterThan(30);
    const without = routed.filter((file) => !pages.some((page) => page.startsWith(`${file}:`)));
    expect(without).toEqual([]);
  });
});

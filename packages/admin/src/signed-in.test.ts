/** What is opened without a session asks only by the nouns that its client has: the others come with `signed-in.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { createOpenClient } from '@bailiwick/sdk';
import { describe, expect, it } from 'vitest';

const here = new URL('./', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, here), 'utf8');
const openNouns = Object.keys(createOpenClient({ baseUrl: '' }));

/** The files that are fetched for an address without a session, as far as they are pages or parts of signing in. */
function openFiles(): string[] {
  const pages = [...read('public-routes.tsx').matchAll(/import\('\.\/([^']+)'\)/g)];
  const factors = readdirSync(new URL('factors/', here)).filter((name) => !name.startsWith('own'));
  return [...pages.map(([, file = '']) => file), ...factors.map((name) => `factors/${name}`)];
}

const nounsIn = (text: string) =>
  [...text.matchAll(/\bbailiwick\s*\.(\w+)/g)].map(([, noun = '']) => noun);

describe('a page without a session', () => {
  const files = [...new Set(openFiles())].filter((file) => !read(file).includes('session.ts'));

  it('is found at all', () => {
    expect(files).toContain('pages/public/sign-in.tsx');
    expect(files.length).toBeGreaterThan(8);
    expect(files.flatMap((file) => nounsIn(read(file))).length).toBeGreaterThan(8);
  });

  it.each(files)('has every noun that it asks by: %s', (file) => {
    expect(nounsIn(read(file)).filter((noun) => !openNouns.includes(noun))).toEqual([]);
  });
});

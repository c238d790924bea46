/** The HTML of a page names what the page needs: as the build wrote it down, in the language of the reader, and nothing twice. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPreloading } from './preloads.ts';

const index =
  '<html><head><link rel="stylesheet" href="/assets/all.css"></head><body></body></html>';
const routes = [
  { path: '/people/$personSid', files: ['/assets/person.js'], areas: ['inside'] },
  { path: '/people/invite', files: ['/assets/invite.js', '/assets/invite.css'], areas: ['inside'] },
  { path: '/people', files: ['/assets/people.js', '/assets/codes.woff2'], areas: ['inside'] },
];
const texts = {
  ui: { en: ['/assets/ui-en.js'], de: ['/assets/ui-de.js'] },
  inside: { en: ['/assets/inside-en.js'], de: ['/assets/inside-de.js'] },
};

let directory: string;
let pageAt: ReturnType<typeof createPreloading>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bailiwick-preloads-'));
  const first = ['/assets/all.css', '/assets/first.js'];
  await writeFile(join(directory, 'preloads.json'), JSON.stringify({ first, routes, texts }));
  pageAt = createPreloading(directory, index);
});
afterAll(() => rm(directory, { recursive: true }));

const namedAt = (path: string, language: 'en' | 'de' | 'ar' = 'en') =>
  [...pageAt(path, language).matchAll(/href="([^"]+)"/g)].map(([, file]) => file);

describe('the HTML of a page', () => {
  it('names its parts and its texts, and what every page needs once', () => {
    expect(namedAt('/people')).toEqual([
      '/assets/all.css',
      '/assets/first.js',
      '/assets/people.js',
      '/assets/codes.woff2',
      '/assets/ui-en.js',
      '/assets/inside-en.js',
    ]);
  });

  it('names each as what it is', () => {
    expect(pageAt('/people/invite', 'en')).toContain(
      '<link rel="modulepreload" crossorigin href="/assets/invite.js"><link rel="stylesheet" crossorigin href="/assets/invite.css">',
    );
    expect(pageAt('/people', 'en')).toContain(
      '<link rel="preload" as="font" type="font/woff2" crossorigin href="/assets/codes.woff2">',
    );
  });

  it('takes the address that varies least: to invite is no person', () => {
    expect(namedAt('/people/invite')).toContain('/assets/invite.js');
    expect(namedAt('/people/invite')).not.toContain('/assets/person.js');
    expect(namedAt('/people/US01')).toContain('/assets/person.js');
    expect(namedAt('/people/')).toContain('/assets/people.js');
  });

  it('brings the texts of one language alone', () => {
    expect(namedAt('/people', 'de').filter((file) => /-(en|de)\.js$/.test(file ?? ''))).toEqual([
      '/assets/ui-de.js',
      '/assets/inside-de.js',
    ]);
  });

  it.each(['/nowhere', '/people/US01/more', '/__proto__', '/people/$personSid/../..', '/%00'])(
    'at an address that is none names what every page needs: %s',
    (path) => {
      expect(namedAt(path)).toEqual(['/assets/all.css', '/assets/first.js', '/assets/ui-en.js']);
    },
  );

  it('puts nothing of the address into the page', () => {
    expect(pageAt('/people/"><script>alert(1)</script>', 'en')).not.toContain('alert');
  });

  it('stays as the build made it where nothing was written down', () => {
    expect(createPreloading(join(directory, 'none'), index)('/people', 'en')).toBe(index);
  });
});

/** The HTML of a page names what the page needs: as the build wrote it down, in the language of the reader, and nothing twice. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPreloading } from './preloads.ts';

const index =
  '<html lang="en" dir="ltr"><head><title>Bailiwick</title><script src="/start.js"></script><script type="module" crossorigin src="/assets/main.js"></script>' +
  '<link rel="stylesheet" href="/assets/all.css"></head><body><div id="root"></div></body></html>';
const words = {
  en: { title: 'Open <now>', lead: 'For "all" & $& everybody.' },
  de: { title: 'Offen', lead: null },
};
const routes = [
  { path: '/people/$personSid', files: ['/assets/person.js'], areas: ['inside'] },
  { path: '/people/invite', files: ['/assets/invite.js', '/assets/invite.css'], areas: ['inside'] },
  { path: '/people', files: ['/assets/people.js', '/assets/codes.woff2'], areas: ['inside'] },
  { path: '/open', files: ['/assets/open.js'], areas: [], opening: { frame: 'plain', words } },
  {
    path: '/operator/jobs',
    files: ['/assets/jobs.js', '/assets/jobs.css'],
    areas: [],
    opening: { frame: 'page', words },
  },
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
  [...pageAt(path, language, true).matchAll(/href="([^"]+)"/g)].map(([, file]) => file);

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
    expect(pageAt('/people/invite', 'en', true)).toContain(
      '<link rel="modulepreload" crossorigin href="/assets/invite.js"><link rel="stylesheet" crossorigin href="/assets/invite.css">',
    );
    expect(pageAt('/people', 'en', true)).toContain(
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
    expect(pageAt('/people/"><script>alert(1)</script>', 'en', true)).not.toContain('alert');
  });

  it('stays as the build made it where nothing was written down', () => {
    expect(createPreloading(join(directory, 'none'), index)('/people', 'en', true)).toBe(index);
  });
});

describe('what a page begins with', () => {
  it('stands in its HTML as text, in the language of its reader, and names the window', () => {
    const page = pageAt('/open', 'en', false);
    expect(page).toContain('<h1>Open &lt;now&gt;</h1>');
    expect(page).toContain(
      '<p class="section muted">For &quot;all&quot; &amp; $&amp; everybody.</p>',
    );
    expect(page).toContain('<title>Open &lt;now&gt; – Bailiwick</title>');
    expect(page).toContain('<html lang="en" dir="ltr">');
    expect(pageAt('/open', 'de', false)).toContain(
      '<h1>Offen</h1></div></div></div><div id="root">',
    );
  });

  it('has no sentence where none is said, and nothing in a language that it is not said in', () => {
    expect(pageAt('/open', 'de', false)).not.toContain('<p');
    const arabic = pageAt('/open', 'ar', false);
    expect(arabic).not.toContain('opening');
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
  });

  it('comes before the scripts, which are named to be fetched after it', () => {
    const page = pageAt('/open', 'en', false);
    expect(page).not.toContain('<script type="module"');
    expect(page).not.toContain('modulepreload');
    expect(page).toContain('<script src="/start.js">');
    expect(page).toContain('<meta name="scripts" content="/assets/main.js">');
    expect(page).toContain(
      '<meta name="parts" content="/assets/first.js /assets/open.js /assets/ui-en.js">',
    );
  });

  it('of a page behind a session is for whoever shows one; the styles are linked for both', () => {
    const mine = pageAt('/operator/jobs', 'en', true);
    expect(mine).toContain(
      '<div id="opening" class="shell" data-scope="instance" aria-hidden="true">',
    );
    expect(mine).toContain('<link rel="stylesheet" crossorigin href="/assets/jobs.css">');
    const others = pageAt('/operator/jobs', 'en', false);
    expect(others).not.toContain('opening');
    expect(others).toContain('<script type="module"');
    expect(others).toContain('<link rel="modulepreload" crossorigin href="/assets/jobs.js">');
    expect(others).toContain('<link rel="stylesheet" crossorigin href="/assets/jobs.css">');
  });
});

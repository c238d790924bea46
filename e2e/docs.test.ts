/**
 * The documentation that an instance serves, in a browser: what axe finds in light, dark and on the narrowest screen, the
 * keyboard, without JavaScript, and that no link leads nowhere.
 */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findViolations,
  launchBrowser,
  overflowOf,
  type TestBrowser,
  type TestPage,
} from '../packages/server/src/testing/browser.ts';
import { type Instance, startInstance } from './instance.ts';

let instance: Instance;
let browser: TestBrowser;
let shown: TestPage;

beforeAll(async () => {
  [instance, browser] = await Promise.all([startInstance(), launchBrowser()]);
  shown = await browser.newPage({ viewport: { width: 1360, height: 860 } });
});
afterAll(async () => {
  await browser.close();
  await instance.stop();
});

const textAt = async (path: string) => (await fetch(`${instance.url}${path}`)).text();
const linksIn = (text: string) =>
  [...text.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );

/** Every page that can be reached from the start page, with its text. */
async function crawl(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const waiting = ['/docs'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path)) continue;
    const response = await fetch(`${instance.url}${path}`);
    expect(response.status, path).toBe(200);
    const text = await response.text();
    pages.set(path, text);
    for (const href of linksIn(text)) {
      const [page = ''] = href.split('#');
      if (page.startsWith('/docs') && !page.endsWith('.md')) waiting.push(page);
    }
  }
  return pages;
}

/** Each error's page is like the others. */
const isOneOfMany = (path: string) =>
  path.startsWith('/docs/errors/') && path !== '/docs/errors/domain.not_found';

/** In the other looks, a few of the reference stand for the rest: they are made of the same parts. */
const shownInEveryLook = new Set(['/docs/api', '/docs/api/domains', '/docs/api/imports']);
const isForEveryLook = (path: string) =>
  !path.startsWith('/docs/api') || shownInEveryLook.has(path);

describe('the pages of the documentation', () => {
  let pages: Map<string, string>;
  beforeAll(async () => {
    pages = await crawl();
  });

  it('are all reached from the start page, and lead nowhere that is not there', () => {
    expect(pages.size).toBeGreaterThan(150);
    const anchors = new Map(
      [...pages].map(([path, text]) => [
        path,
        new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
      ]),
    );
    const lost = [...pages].flatMap(([path, text]) =>
      linksIn(text)
        .filter((href) => href.includes('#'))
        .filter((href) => {
          const [page = '', id] = href.split('#');
          return anchors.get(page === '' ? path : page)?.has(id) === false;
        })
        .map((href) => `${path} → ${href}`),
    );
    expect(lost).toEqual([]);
    const outside = [...pages.values()].flatMap((text) =>
      linksIn(text).filter((href) => !href.startsWith('/') && !href.startsWith('#')),
    );
    expect(outside).toEqual([]);
  });

  it('are small', () => {
    const large = [...pages]
      .filter(([, text]) => gzipSync(text).length > 40_000)
      .map(([path]) => path);
    expect(large).toEqual([]);
  });

  it.each(['light', 'dark', 'narrow'] as const)(
    'have nothing that axe finds, and fit: %s',
    async (look) => {
      const { page } = shown;
      await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
      await page.setViewportSize({ width: look === 'narrow' ? 320 : 1360, height: 860 });
      const found: string[] = [];
      for (const path of pages.keys()) {
        if (isOneOfMany(path) || (look !== 'light' && !isForEveryLook(path))) continue;
        await page.goto(`${instance.url}${path}`);
        const violations = await findViolations(page);
        if (violations.length > 0) found.push(`${path}: ${JSON.stringify(violations)}`);
        const overflow = await overflowOf(page);
        if (overflow > 0) found.push(`${path}: ${overflow} px too wide`);
      }
      expect(found).toEqual([]);
      expect(shown.consoleErrors).toEqual([]);
      expect(shown.outsideRequests).toEqual([]);
    },
    600_000,
  );

  it('look as they should', async () => {
    const { page } = shown;
    const looks = {
      start: '/docs',
      api: '/docs/api/domains',
      help: '/docs/help/domains',
      lifecycles: '/docs/reference/lifecycles',
      error: '/docs/errors/domain.not_found',
      search: '/docs/search?q=domain',
    };
    for (const [name, path] of Object.entries(looks))
      for (const look of ['light', 'dark', 'phone'] as const) {
        await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
        await page.setViewportSize({ width: look === 'phone' ? 390 : 1360, height: 860 });
        await page.goto(`${instance.url}${path}`);
        await shown.screenshot(`docs-${name}-${look}`);
      }
    await page.setViewportSize({ width: 1360, height: 860 });
  });
});

describe('reading with the keyboard', () => {
  it('finds by typing, without asking the server for each key', async () => {
    const { page } = shown;
    await page.goto(`${instance.url}/docs`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.keyboard.press('/');
    await page.keyboard.type('domains.create');
    const result = page.locator('.search-results a').first();
    await result.waitFor();
    expect(asked.filter((path) => path.startsWith('/docs/search'))).toEqual(['/docs/search.json']);
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/docs/api/domains#domains.create');
  });

  it('skips to the content first', async () => {
    const { page } = shown;
    await page.goto(`${instance.url}/docs/api/domains`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe(
      'Skip to content',
    );
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
  });

  it('shows all examples in the language that is chosen for one, also on the next page', async () => {
    const { page } = shown;
    await page.goto(`${instance.url}/docs/api/domains`);
    await page.locator('#domains\\.create input[value=curl]').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('#domains\\.verify [data-for=typescript]').waitFor();
    await page.goto(`${instance.url}/docs/api/accounts`);
    const example = page.locator('#accounts\\.create [data-for=typescript]');
    await example.waitFor();
    expect(await example.textContent()).toContain('bailiwick.accounts.create');
    expect(await page.locator('#accounts\\.create [data-for=curl]').isVisible()).toBe(false);
  });
});

describe('without JavaScript', () => {
  it('everything can be read, chosen and searched', async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    const { page } = plain;
    await page.goto(`${instance.url}/docs/api/domains`);
    await page.locator('#domains\\.create').getByText('TypeScript').click();
    await page.locator('#domains\\.create [data-for=typescript]').waitFor();
    await page.getByRole('searchbox', { name: 'Search the documentation' }).fill('sign-up policy');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
    await page
      .getByRole('main')
      .getByRole('link', { name: 'Sign-up policy', exact: true })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Sign-up policy', level: 1 }).waitFor();
    await plain.close();
  });
});

describe('the ? of a page', () => {
  it('opens its help', async () => {
    const { page } = shown;
    await page.goto(`${instance.url}/sign-in`);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Help for this page' }).click(),
    ]);
    await opened.getByRole('heading', { name: 'Signing in and up', level: 1 }).waitFor();
    await opened.close();
    expect(await textAt('/docs/help/signing-in')).toContain('Forgot the password?');
  });
});

/**
 * What a page begins with, in a browser: it is drawn before its scripts are there, says what the page then says itself, goes
 * when that stands, and is in nobody's way.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Seed, startSeed, type Who } from './ui-bars/seed.ts';

interface Route {
  readonly path: string;
  readonly opening: {
    readonly words: Record<string, { title: string; lead: string | null }>;
  } | null;
}

let seed: Seed;
let url: string;
let routes: readonly Route[];

beforeAll(async () => {
  seed = await startSeed();
  ({ url } = seed.company.instance);
  const built = new URL('../packages/admin/dist/preloads.json', import.meta.url);
  routes = (JSON.parse(readFileSync(built, 'utf8')) as { routes: Route[] }).routes;
}, 300_000);
afterAll(() => seed[Symbol.asyncDispose]());

/** Scripts wait until they are let through. */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route('**/assets/*.js', async (route) => {
    await promise;
    await route.continue();
  });
  return async () => {
    resolve(undefined);
    await page.locator('#opening').waitFor({ state: 'detached' });
    await page.unrouteAll({ behavior: 'wait' });
  };
}

const textOf = (page: Page, selector: string) => page.locator(selector).first().textContent();

const whoSees = (path: string): Who =>
  path.startsWith('/operator') ? 'operator' : path.startsWith('/sso') ? 'visitor' : 'owner';

describe('what a page begins with', () => {
  it.each(['visitor', 'owner', 'operator'] as const)(
    'is what it says itself: pages of the %s',
    async (who) => {
      const shown = await seed.open(who);
      const opened = routes.filter(
        ({ path, opening }) => opening !== null && whoSees(path) === who,
      );
      expect(opened.length).toBeGreaterThan(0);
      for (const { path, opening } of opened) {
        // Signing in leads whoever is signed in on.
        if (path === '/sign-in') continue;
        const release = await holdScripts(shown.page);
        await shown.page.goto(`${url}${path}`, { waitUntil: 'commit' });
        const { title, lead } = opening?.words['en'] ?? { title: '', lead: null };
        await shown.page.locator('#opening h1').waitFor();
        expect([path, await textOf(shown.page, '#opening h1')]).toEqual([path, title]);
        expect(await shown.page.locator('#root > *').count()).toBe(0);
        await release();
        expect([path, await textOf(shown.page, 'h1')]).toEqual([path, title]);
        if (lead !== null)
          expect(await shown.page.getByText(lead, { exact: true }).count()).toBeGreaterThan(0);
      }
      expect(shown.consoleErrors).toEqual([]);
      await shown.close();
    },
  );

  it('stands where the page puts it, so that nothing moves', async () => {
    const shown = await seed.open('owner');
    const release = await holdScripts(shown.page);
    await shown.page.goto(`${url}/admin/users`, { waitUntil: 'commit' });
    const before = await shown.page.locator('#opening h1').boundingBox();
    const lead = await shown.page.locator('#opening p').boundingBox();
    await release();
    expect(await shown.page.locator('.page-head h1').boundingBox()).toEqual(before);
    expect((await shown.page.locator('.page-head p').boundingBox())?.y).toBe(lead?.y);
    await shown.close();
  });

  const visit = async (locale: string, chosen?: string): Promise<TestPage> => {
    const shown = await seed.company.browser.newPage({ locale });
    if (chosen !== undefined) await shown.page.addInitScript(`localStorage.language = '${chosen}'`);
    return shown;
  };

  it.each([
    ['en', 'Sign in', 'ltr'],
    ['de', 'Anmelden', 'ltr'],
    ['ar', 'تسجيل الدخول', 'rtl'],
  ])(
    'is in the language of the browser, window and direction too: %s',
    async (locale, title, to) => {
      const shown = await visit(locale);
      const release = await holdScripts(shown.page);
      await shown.page.goto(`${url}/sign-in`, { waitUntil: 'commit' });
      await shown.page.locator('#opening h1').waitFor();
      expect(await textOf(shown.page, '#opening h1')).toBe(title);
      expect(await shown.page.title()).toBe(`${title} – Bailiwick`);
      expect(await shown.page.evaluate('document.documentElement.dir')).toBe(to);
      await release();
      expect(await textOf(shown.page, 'h1')).toBe(title);
      await shown.close();
    },
  );

  it('is not shown to whoever chose another language', async () => {
    const shown = await visit('en-US', 'de');
    const release = await holdScripts(shown.page);
    await shown.page.goto(`${url}/sign-in`, { waitUntil: 'commit' });
    await shown.page.locator('#opening').waitFor({ state: 'attached' });
    expect(await shown.page.locator('#opening').isVisible()).toBe(false);
    await release();
    expect(await textOf(shown.page, 'h1')).toBe('Anmelden');
    await shown.close();
  });

  it('of a page behind a session is not shown to whoever has none', async () => {
    const shown = await visit('en-US');
    const answer = await shown.page.goto(`${url}/admin/users`);
    expect(await answer?.text()).not.toContain('opening');
    await shown.page.waitForURL(/\/sign-in/);
    await shown.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await shown.close();
  });

  it('leads to the sign-in where the session is over', async () => {
    const shown = await visit('en-US');
    await shown.page
      .context()
      .addCookies([{ name: 'bailiwick_session', value: 'long-ago-over-and-gone', url }]);
    const answer = await shown.page.goto(`${url}/admin/users`);
    expect(await answer?.text()).toContain('id="opening"');
    await shown.page.waitForURL(/\/sign-in/);
    await shown.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await shown.page.locator('#opening').count()).toBe(0);
    await shown.close();
  });
});

/**
 * The pages in other languages, in a browser: who gets which, what it costs, and that nothing of any page of the router is
 * left in English, cut off or out of reach in a language that is longer or reads from the right.
 */
import { gzipSync } from 'node:zlib';
import type { Page, Response, ViewportSize } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CatalogFile, extractCatalogs } from '../packages/admin/catalogs.ts';
import {
  findViolations,
  overflowOf,
  type TestPage,
} from '../packages/server/src/testing/browser.ts';
import { password } from './company.ts';
import { type PageOfTheApp, pagesOfTheApp } from './ui-bars/routes.ts';
import { type Seed, startSeed, type Who } from './ui-bars/seed.ts';
import { openPage, standing } from './ui-bars/watching.ts';

const budgetForSignIn = 125_000;
const desktop = { width: 1360, height: 860 };
const phone = { width: 320, height: 860 };

let seed: Seed;
let url: string;
let pages: readonly PageOfTheApp[];
let catalogs: readonly CatalogFile[];

beforeAll(async () => {
  [seed, catalogs] = await Promise.all([startSeed(), extractCatalogs()]);
  ({ url } = seed.company.instance);
  pages = (await pagesOfTheApp(seed)).filter(({ isFirst }) => isFirst);
}, 300_000);
afterAll(() => seed[Symbol.asyncDispose]());

/** A browser that chose a language before; `locale` is what it wants by itself. */
async function visit(path: string, chosen: string | null, locale = 'en-US'): Promise<TestPage> {
  const shown = await seed.company.browser.newPage({ locale, viewport: desktop });
  if (chosen !== null) await shown.page.addInitScript(`localStorage.language ??= '${chosen}'`);
  await shown.page.goto(`${url}${path}`);
  await standing(shown.page);
  return shown;
}

/** The attribute `lang` or `dir` of the page. */
const ofPage = (page: Page, attribute: 'lang' | 'dir') =>
  page.evaluate<string>(`document.documentElement.${attribute}`);

async function signIn(page: Page): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator('input[name="email"]').fill(seed.company.owner.email);
  await page.locator('button[type="submit"]').click();
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.locator('nav.side').waitFor({ state: 'attached' });
}

describe('the language', () => {
  it('is the first of the browser that there is, and the server is told', async () => {
    const shown = await visit('/sign-in', null, 'de-AT');
    const { page } = shown;
    expect(await ofPage(page, 'lang')).toBe('de');
    expect(await page.title()).toBe('Anmelden – Bailiwick');
    const asked = page.waitForRequest(/\/v1\//);
    await page.getByLabel('E-Mail-Adresse').fill(seed.company.owner.email);
    await page.getByRole('button', { name: 'Weiter' }).click();
    expect((await asked).headers()['accept-language']).toBe('de');
    await shown.close();
  });

  it('is chosen at the foot of a public page, keeps the focus there, and lasts', async () => {
    const shown = await visit('/sign-in', null);
    const { page } = shown;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const choice = page.locator('.language select');
    expect(await choice.locator('option').allTextContents()).toEqual([
      'English',
      'Deutsch',
      'العربية',
    ]);
    await choice.selectOption('ar');
    await page.getByRole('heading', { name: 'تسجيل الدخول' }).waitFor();
    expect([await ofPage(page, 'lang'), await ofPage(page, 'dir')]).toEqual(['ar', 'rtl']);
    expect(await page.evaluate('document.activeElement.className')).toBe('input');
    expect(await page.evaluate('document.activeElement.value')).toBe('ar');
    expect(asked.filter((url) => /\/(?:de|en)-[\w-]+\.js$/.test(url))).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: 'تسجيل الدخول' }).waitFor();
    expect(shown.consoleErrors).toEqual([]);
    await shown.close();
  });

  it('is kept in the profile, where the page is in it at once, and comes along to another browser', async () => {
    const first = await visit('/sign-in', null);
    await signIn(first.page);
    await first.page.goto(`${url}/console/profile`);
    const language = first.page.getByLabel('Language of the pages and of mails to you');
    await language.selectOption('de');
    await first.page.getByRole('button', { name: 'Use this language' }).click();
    await first.page.getByRole('heading', { name: 'Profil und Sitzungen' }).waitFor();
    expect((await seed.company.owner.client.user.get()).locale).toBe('de');
    await first.close();

    const second = await visit('/sign-in', 'ar');
    await signIn(second.page);
    await second.page.getByRole('heading', { name: 'Konten', exact: true }).waitFor();
    await second.page.goto(`${url}/console/profile`);
    await second.page.getByLabel('Sprache der Seiten und der E-Mails an Sie').selectOption('');
    await second.page.getByRole('button', { name: 'Diese Sprache verwenden' }).click();
    await second.page.getByRole('heading', { name: 'Profile and sessions' }).waitFor();
    expect((await seed.company.owner.client.user.get()).locale).toBeNull();
    await second.close();
  });

  it.each(['en', 'de', 'ar'])('%s leaves signing in within its budget', async (tag) => {
    const shown = await seed.company.browser.newPage({ locale: tag });
    const answers: Response[] = [];
    shown.page.on('response', (response) => answers.push(response));
    await shown.page.goto(`${url}/sign-in`, { waitUntil: 'networkidle' });
    const scripts = answers.filter((response) => response.url().endsWith('.js'));
    const bodies = await Promise.all(scripts.map((response) => response.body()));
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(budgetForSignIn);
    await shown.close();
  });
});

interface Answers {
  /** Every text that the server answers, as it comes: names, addresses, and what it says itself. */
  readonly all: Set<string>;
  /** Those that are the same in every language: what somebody called something. */
  readonly names: Set<string>;
  /** Until all that were sent so far are read. */
  read(): Promise<unknown>;
}

const isName = /^(?:name|.*_name|subject|roles?)$/;

function collectAnswers(page: Page): Answers {
  const [all, names] = [new Set<string>(), new Set<string>()];
  const reading: Promise<unknown>[] = [];
  const collect = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      all.add(value);
      if (isName.test(key)) names.add(value);
    } else if (Array.isArray(value)) for (const each of value) collect(each, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) collect(each, name);
  };
  page.on('response', (response) => {
    if (response.url().includes('/v1/'))
      reading.push(
        response.json().then(
          (body) => collect(body, ''),
          () => undefined,
        ),
      );
  });
  return { all, names, read: () => Promise.all(reading) };
}

/** What is drawn or read aloud as text; times and the names of languages aside, which the platform writes. */
const textsOf = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement.closest('time, script, option, code') === null) texts.push(node.data);
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [data-label]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'data-label'])
        if (element.closest('time') === null) texts.push(element.getAttribute(name) ?? '');
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  })()`);

/** Whose text does not fit into it. */
const clippedIn = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('body *')]
    .filter((element) => {
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
      const isDrawn = element.checkVisibility() && element.closest('.visually-hidden, .skip') === null;
      return hasText && isDrawn && getComputedStyle(element).display !== 'inline' &&
        element.scrollWidth > element.clientWidth + 1;
    })
    .map((element) => element.textContent)`);

/** Names that are the same in every language. */
const names = ['Bailiwick', 'PostgreSQL', 'OneLogin', 'JumpCloud', 'MB', 'UTC', 'Ada Okafor'];
/** The platform writes them, in the formats of English: dates, and what joins the items of a list. */
const dates =
  /\b(?:and|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|days?)\b/g;

function inEnglish(texts: readonly string[], answers: ReadonlySet<string>): string[] {
  // Longest first: an address goes before the name that is in it. A title begins with a capital where the answer does not.
  const known = [...answers, ...names]
    .filter((text) => text.length > 1)
    .map((text) => text.toLowerCase());
  known.sort((a, b) => b.length - a.length);
  return texts.filter((text) => {
    const small = text.toLowerCase();
    // The map cuts off what is long.
    if (known.some((answer) => answer.includes(small.replace(/…$/, '')))) return false;
    const rest = known.reduce((left, answer) => left.replaceAll(answer, ''), small);
    return /[a-z]{3}/.test(rest.replace(dates, ''));
  });
}

/** What is written in English and reads otherwise in this language: it may not be on a page in it. */
function leftInEnglish(language: string): ReadonlySet<string> {
  const entries = catalogs
    .filter((catalog) => catalog.language === language)
    .flatMap(({ catalog }) => Object.values(catalog));
  const right = new Set(entries.map(({ translation }) => translation));
  return new Set(
    entries.flatMap(({ message = '' }) => (message === '' || right.has(message) ? [] : [message])),
  );
}

/** What is wrong on every page of the router, opened as whoever may, in a language. */
async function walk(
  language: string,
  look: (shown: TestPage, answers: Answers) => Promise<string[]>,
): Promise<string[]> {
  expect(pages.length).toBeGreaterThan(35);
  const faults: string[] = [];
  for (const who of ['visitor', 'owner', 'operator'] satisfies Who[]) {
    const shown = await seed.open(who);
    // A page without an address has no storage.
    await shown.page.addInitScript(
      `if (location.origin !== 'null') localStorage.language = '${language}'`,
    );
    const answers = collectAnswers(shown.page);
    for (const at of pages.filter((page) => page.who === who)) {
      await shown.page.setViewportSize(desktop);
      await openPage(shown.page, new URL(at.address, url).href);
      await answers.read();
      const found = await look(shown, answers);
      faults.push(...found.map((fault) => `${at.route}: ${fault}`));
    }
    faults.push(...shown.consoleErrors.filter((text) => !/status of 40[1349]/.test(text)));
    await shown.close();
  }
  return faults;
}

/** What other words can break; the rest is looked at in English, by `npm run test:ui`. */
const brokenByWords = ['label-content-name-mismatch', 'html-lang-valid', 'target-size'];

/** What does not fit into windows of these sizes. */
async function crampedOn({ page }: TestPage, sizes: readonly ViewportSize[]): Promise<string[]> {
  const faults: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    const overflow = await overflowOf(page);
    if (overflow > 0) faults.push(`${overflow} px wider than a window of ${size.width}`);
    for (const text of await clippedIn(page)) faults.push(`cut off at ${size.width}: ${text}`);
  }
  return faults;
}

it('no page has a text of its own that is not in the catalogues, and none is cut off when it is longer', async () => {
  const faults = await walk('en-XA', async (shown, answers) => {
    const texts = await textsOf(shown.page);
    // What came while they were read.
    await answers.read();
    return [...inEnglish(texts, answers.all), ...(await crampedOn(shown, [desktop, phone]))];
  });
  expect(faults).toEqual([]);
}, 300_000);

it.each(['de', 'ar'])(
  'every page in %s is whole, breaks no rule and fits the window',
  async (language) => {
    const english = leftInEnglish(language);
    expect(english.size).toBeGreaterThan(1000);
    const faults = await walk(language, async (shown, answers) => {
      const { page } = shown;
      expect(await ofPage(page, 'lang')).toBe(language);
      expect(await ofPage(page, 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      const texts = await textsOf(page);
      await answers.read();
      const left = texts.filter((text) => english.has(text) && !answers.names.has(text));
      const violations = await findViolations(page, brokenByWords);
      return [
        ...left,
        ...violations.map(({ rule, elements }) => `${rule}: ${elements.join(', ')}`),
        ...(await crampedOn(shown, [phone])),
      ];
    });
    expect(faults).toEqual([]);
  },
  300_000,
);

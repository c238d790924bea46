/**
 * The pages in other languages, in a browser: who gets which, what it costs, and that nothing of a page is left in
 * English, cut off or out of reach in a language that is longer or reads from the right.
 */
import { gzipSync } from 'node:zlib';
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findViolations,
  launchBrowser,
  overflowOf,
  type TestBrowser,
  type TestPage,
} from '../packages/server/src/testing/browser.ts';
import { codeFrom } from '../packages/server/src/testing/mail-contents.ts';
import { type Instance, startInstance } from './instance.ts';

const password = 'seven green lanterns float';
const ada = 'ada@founders-mail.com';
const operator = 'operator@instance-mail.com';
const budgetForSignIn = 125_000;

let instance: Instance;
let browser: TestBrowser;
let client: BailiwickClient;
let accountSid: string;

async function makePeople(): Promise<void> {
  const anybody = createClient({ baseUrl: instance.url });
  const started = await anybody.signUps.create({ email: ada });
  const mail = await instance.smtp.waitFor(ada, { subject: /code/i });
  const { proof } = await anybody.signUps.verify(started.sid, { code: codeFrom(mail) });
  const { token } = await anybody.signUps.complete(started.sid, {
    proof,
    first_name: 'Ada',
    last_name: 'Okafor',
    password,
    account_name: 'Production',
    transport: 'bearer',
  });
  client = createClient({ baseUrl: instance.url, ...(token === null ? {} : { token }) });
  accountSid = (await client.accounts.list()).items[0]?.sid ?? '';
  await client.accountInvitations.create(accountSid, {
    emails: ['guest@guests-mail.com'],
    role_sid: 'IX00000000000000000000000000000103',
  });
  const link = new URL(instance.operatorLink ?? '').hash;
  await anybody.operators.bootstrap({
    token: new URLSearchParams(link.slice(1)).get('token') ?? '',
    email: operator,
    password,
  });
}

beforeAll(async () => {
  [instance, browser] = await Promise.all([startInstance(), launchBrowser()]);
  await makePeople();
});
afterAll(async () => {
  await browser.close();
  await instance.stop();
});

/** A browser that chose a language before; `locale` is what it wants by itself. */
async function visit(path: string, chosen: string | null, locale = 'en-US'): Promise<TestPage> {
  const shown = await browser.newPage({ locale, viewport: { width: 1360, height: 860 } });
  if (chosen !== null) await shown.page.addInitScript(`localStorage.language ??= '${chosen}'`);
  await shown.page.goto(`${instance.url}${path}`);
  await shown.page.locator('h1').waitFor();
  return shown;
}

/** The attribute `lang` or `dir` of the page. */
const ofPage = (page: Page, attribute: 'lang' | 'dir') =>
  page.evaluate<string>(`document.documentElement.${attribute}`);

async function signIn(page: Page, email: string, isOperator = false): Promise<void> {
  await page.goto(`${instance.url}${isOperator ? '/operator/sign-in' : '/sign-in'}`);
  await page.locator('input[name="email"]').fill(email);
  if (!isOperator) await page.locator('button[type="submit"]').click();
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
    await page.getByLabel('E-Mail-Adresse').fill(ada);
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
    await signIn(first.page, ada);
    await first.page.goto(`${instance.url}/console/profile`);
    const language = first.page.getByLabel('Language of the pages and of mails to you');
    await language.selectOption('de');
    await first.page.getByRole('button', { name: 'Use this language' }).click();
    await first.page.getByRole('heading', { name: 'Profil und Sitzungen' }).waitFor();
    expect((await client.user.get()).locale).toBe('de');
    await first.close();

    const second = await visit('/sign-in', 'ar');
    await signIn(second.page, ada);
    await second.page.getByRole('heading', { name: 'Konten', exact: true }).waitFor();
    await second.page.goto(`${instance.url}/console/profile`);
    await second.page.getByLabel('Sprache der Seiten und der E-Mails an Sie').selectOption('');
    await second.page.getByRole('button', { name: 'Diese Sprache verwenden' }).click();
    await second.page.getByRole('heading', { name: 'Profile and sessions' }).waitFor();
    expect((await client.user.get()).locale).toBeNull();
    await second.close();
  });

  it('is left for English where pages are not translated yet, and taken up again behind them', async () => {
    const shown = await visit('/sign-in', 'de');
    const { page } = shown;
    await signIn(page, ada);
    expect(await ofPage(page, 'lang')).toBe('de');
    for (const [path, lang] of [
      ['/admin', 'en'],
      ['/console', 'de'],
    ] as const) {
      await page.goto(`${instance.url}${path}`, { waitUntil: 'networkidle' });
      expect(await ofPage(page, 'lang'), path).toBe(lang);
    }
    await shown.close();
  });

  it.each(['en', 'de', 'ar'])('%s leaves signing in within its budget', async (tag) => {
    const shown = await browser.newPage({ locale: tag });
    const answers: Response[] = [];
    shown.page.on('response', (response) => answers.push(response));
    await shown.page.goto(`${instance.url}/sign-in`, { waitUntil: 'networkidle' });
    const scripts = answers.filter((response) => response.url().endsWith('.js'));
    const bodies = await Promise.all(scripts.map((response) => response.body()));
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(budgetForSignIn);
    await shown.close();
  });
});

const publicPages = [
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/reset-password',
  '/invitation',
  '/unsubscribe',
  '/undo-email-change',
  '/stop-transfer',
  '/operator/sign-in',
  '/operator/set-up',
  '/nowhere',
];
const ownPages = () => [
  '/console',
  `/console/accounts/${accountSid}`,
  '/console/create-organization',
  '/console/profile',
];
const operatorPages = [
  '/operator',
  '/operator/organizations',
  '/operator/accounts',
  '/operator/users',
  '/operator/succession',
];

/** Every text that the server answers, as it comes: names, addresses, and what it says itself. */
function collectAnswers(page: Page): Set<string> {
  const answers = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') answers.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  page.on('response', (response) => {
    if (response.url().includes('/v1/')) response.json().then(collect, () => undefined);
  });
  return answers;
}

/** What is drawn or read aloud as text; times and the names of languages aside, which the platform writes. */
const textsOf = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement.closest('time, script, option') === null) texts.push(node.data);
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
const names = ['Bailiwick', 'PostgreSQL', 'MB', 'Ada Okafor'];

function inEnglish(texts: readonly string[], answers: ReadonlySet<string>): string[] {
  // Longest first: an address goes before the name that is in it.
  const known = [...answers, ...names].filter((text) => text.length > 1);
  known.sort((a, b) => b.length - a.length);
  return texts.filter((text) => {
    if (known.some((answer) => answer.includes(text))) return false;
    const rest = known.reduce((left, answer) => left.replaceAll(answer, ''), text);
    return /[a-z]{3}/i.test(rest);
  });
}

const places = () => [
  ['nobody', publicPages] as const,
  ['somebody', ownPages()] as const,
  ['the operator', operatorPages] as const,
];

/** Opens each page as whoever may, in a language. */
async function walk(
  language: string,
  look: (shown: TestPage, path: string, answers: Set<string>) => Promise<void>,
): Promise<void> {
  for (const [who, paths] of places()) {
    const shown = await visit('/sign-in', language);
    const answers = collectAnswers(shown.page);
    if (who !== 'nobody')
      await signIn(shown.page, who === 'somebody' ? ada : operator, who !== 'somebody');
    for (const path of paths) {
      await shown.page.goto(`${instance.url}${path}`, { waitUntil: 'networkidle' });
      await shown.page.locator('h1').first().waitFor();
      await look(shown, path, answers);
    }
    expect(shown.consoleErrors.filter((text) => !/status of 40[134]/.test(text))).toEqual([]);
    await shown.close();
  }
}

const pictureOf = (language: string, path: string, look: string) =>
  `languages-${language}${path.replaceAll('/', '-').replace(accountSid, 'account')}-${look}`;

it('no page has a text of its own that is not in the catalogues, and none is cut off when it is longer', async () => {
  await walk('en-XA', async (shown, path, answers) => {
    const { page } = shown;
    expect(inEnglish(await textsOf(page), answers), path).toEqual([]);
    for (const width of [1360, 320]) {
      await page.setViewportSize({ width, height: 860 });
      await shown.screenshot(pictureOf('pseudo', path, String(width)));
      expect(await overflowOf(page), `${path} at ${width}`).toBe(0);
      expect(await clippedIn(page), `${path} at ${width}`).toEqual([]);
    }
    await page.setViewportSize({ width: 1360, height: 860 });
  });
}, 300_000);

it.each(['de', 'ar'])(
  'every page in %s breaks no rule and fits the window',
  async (language) => {
    await walk(language, async (shown, path) => {
      const { page } = shown;
      expect(await ofPage(page, 'lang'), path).toBe(language);
      expect(await ofPage(page, 'dir'), path).toBe(language === 'ar' ? 'rtl' : 'ltr');
      for (const [look, width] of [
        ['light', 1360],
        ['dark', 1360],
        ['light', 320],
      ] as const) {
        await page.emulateMedia({ colorScheme: look });
        await page.setViewportSize({ width, height: 860 });
        await shown.screenshot(pictureOf(language, path, `${look}-${width}`));
        if (language === 'ar') expect(await findViolations(page), path).toEqual([]);
        expect(await overflowOf(page), `${path} at ${width}`).toBe(0);
        expect(await clippedIn(page), `${path} at ${width}`).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1360, height: 860 });
    });
  },
  300_000,
);

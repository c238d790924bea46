/**
 * The parts of the pages in a real browser, under the policy of the product and without a server behind them: what axe
 * finds, what the keyboard reaches, what a phone shows. The whole product is tested elsewhere.
 */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** As the server sends it with the pages. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const desktop = { width: 1360, height: 820 };
const phone = { width: 320, height: 640 };

let built: string;
let server: Server;
let browser: Browser;
let origin: string;

function serve(): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(built, path);
    const isAsset = extname(path) !== '' && file.startsWith(built) && existsSync(file);
    response.writeHead(200, {
      'content-type': isAsset ? (types[extname(path)] ?? 'application/octet-stream') : 'text/html',
      'content-security-policy': policy,
    });
    response.end(readFileSync(isAsset ? file : join(built, 'kit.html')));
  });
}

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'kit-'));
  await build({
    root: here,
    logLevel: 'error',
    build: { outDir: built, rolldownOptions: { input: join(here, 'kit.html') } },
  });
  server = serve();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    args: flags,
  });
});

afterAll(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
  rmSync(built, { recursive: true });
});

/** A page of the kit, and what was wrong with it by itself: errors of the console and requests to other hosts. */
async function open(
  path: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: desktop,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) faults.push(request.url());
  });
  await page.goto(`${origin}${path}`);
  await page.locator('h1').waitFor();
  return { page, faults };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** `rule: selector, selector` for each rule that is broken. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<{
    violations: { id: string; nodes: { target: unknown[] }[] }[];
  }>(`axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: standards } })})`);
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

const overflowOf = (page: Page) =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)');
const focusedText = (page: Page) =>
  page.evaluate<string>('document.activeElement.textContent.trim()');

const places = [
  '/kit',
  '/kit/list',
  '/kit/list?state=loading',
  '/kit/list?state=empty',
  '/kit/list?state=empty&search=x',
  '/kit/list?state=broken',
  '/kit/plain',
];
const looks: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['320 px', { viewport: phone, colorScheme: 'light' }],
  ['320 px and dark', { viewport: phone, colorScheme: 'dark' }],
  ['more contrast', { contrast: 'more' }],
  ['forced colours', { forcedColors: 'active' }],
];

describe.each(looks)('in %s', (_look, options) => {
  it.each(places)('%s breaks no rule, fits the window, and asks nobody else', async (place) => {
    const { page, faults } = await open(place, options);
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe.each(['account', 'instance'])('reaching as far as %s', (reach) => {
  it.each(['light', 'dark'] as const)('breaks no rule in %s', async (colorScheme) => {
    const { page } = await open(`/kit?reach=${reach}`, { colorScheme });
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the frame', () => {
  it('skips to the content with the first key, and names the window after the page', async () => {
    const { page } = await open('/kit/list');
    expect(await page.title()).toBe('Users – Northwind Traders – Admin Center');
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate('document.querySelector("main").contains(document.activeElement)'),
    ).toBe(true);
    await page.context().close();
  });

  it('moves the focus to the title of the next page, and back by Back', async () => {
    const { page } = await open('/kit');
    await page.getByRole('link', { name: 'Users' }).click();
    await expect.poll(() => focusedText(page)).toBe('Users');
    expect(
      await page
        .getByRole('navigation', { name: 'Main' })
        .locator('[aria-current="page"]')
        .allTextContents(),
    ).toEqual(['Users']);
    await page.goBack();
    await expect.poll(() => focusedText(page)).toBe('brightforge.example');
    await page.context().close();
  });

  it('folds the navigation on a phone, and opens it with the keyboard', async () => {
    const { page } = await open('/kit', { viewport: phone });
    const navigation = page.getByRole('navigation', { name: 'Main' });
    expect(await navigation.isVisible()).toBe(false);
    const menu = page.getByRole('button', { name: 'Menu' });
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    await menu.press('Enter');
    expect(await navigation.isVisible()).toBe(true);
    expect(await menu.getAttribute('aria-expanded')).toBe('true');
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    expect(await navigation.getByText('Ada Okafor').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Users' }).press('Enter');
    await expect.poll(() => navigation.isVisible()).toBe(false);
    await page.context().close();
  });

  it('keeps the colours that were chosen', async () => {
    const { page } = await open('/kit', { colorScheme: 'light' });
    const ground = () =>
      page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await ground();
    await page.getByRole('button', { name: /^Colours/ }).click();
    await page.getByRole('button', { name: /^Colours/ }).click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.reload();
    await page.locator('h1').waitFor();
    expect(await ground()).toBe(dark);
    await page.context().close();
  });
});

describe('going anywhere', () => {
  it('opens by its keys, finds pages and people, and goes there with the keyboard alone', async () => {
    const { page, faults } = await open('/kit');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: /^Find a person/ });
    await page.keyboard.type('us');
    await page.getByRole('option', { name: 'Users Page' }).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('ra');
    const person = page.getByRole('option', { name: /Priya Raman/ });
    await person.waitFor();
    expect(await person.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await person.getAttribute('id'));
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedText(page)).toBe('Users');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('says when nothing is called like that, and gives the focus back when it is left', async () => {
    const { page } = await open('/kit');
    await page.getByRole('link', { name: 'Accounts' }).focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('zzzz');
    await page.getByText('Nothing is called like that.').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedText(page)).toBe('Accounts');
    expect(await page.getByRole('combobox', { name: /^Find a person/ }).inputValue()).toBe('');
    await page.context().close();
  });
});

describe('a far-reaching act', () => {
  it('shows its impact, and does nothing before the exact name is typed', async () => {
    const { page } = await open('/kit', { viewport: phone });
    await page.getByRole('button', { name: 'Close the account' }).click();
    const dialog = page.getByRole('dialog', { name: 'Close the account Production' });
    await dialog.getByText('people lose access').waitFor();
    expect(await dialog.textContent()).toContain('and 211 more');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByLabel('Type Production to go on').fill('production');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.getByText('That is not the name.').waitFor();
    await dialog.getByLabel('Type Production to go on').fill('Production');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('that can be undone is offered back, and stays while somebody is at it', async () => {
    const { page } = await open('/kit');
    await page.getByRole('button', { name: 'Take Developer' }).click();
    const bar = page.getByText('Developer on Production was taken from Imogen Ilić.');
    await bar.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await bar.waitFor({ state: 'detached' });
    await page.context().close();
  });
});

describe('the list', () => {
  const names = (page: Page) => page.locator('tbody tr td:first-child').allTextContents();

  it('orders by a heading with the keyboard, says so, and keeps it in the address', async () => {
    const { page } = await open('/kit/list');
    const heading = page.getByRole('columnheader', { name: 'Name' });
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    await heading.getByRole('button').press('Enter');
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
    expect(new URL(page.url()).searchParams.get('sort')).toBe('-name');
    await expect.poll(async () => (await names(page))[0]).toContain('Yuki');
    await page.reload();
    await expect.poll(async () => (await names(page))[0]).toContain('Yuki');
    await page.context().close();
  });

  it('searches, says that nothing matches, and forgets the search on demand', async () => {
    const { page } = await open('/kit/list');
    const box = page.getByRole('searchbox', { name: 'Name or e-mail address' });
    await box.fill('nobody at all');
    await box.press('Enter');
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe('nobody at all');
    await page.getByRole('button', { name: 'Clear the filters' }).press('Enter');
    await expect.poll(async () => (await names(page)).length).toBe(4);
    expect(await box.inputValue()).toBe('');
    await page.context().close();
  });

  it('turns pages both ways, by the address', async () => {
    const { page } = await open('/kit/list');
    await expect.poll(async () => (await names(page)).length).toBe(4);
    await page.locator('.pager').getByRole('button').last().click();
    await expect.poll(async () => (await names(page)).length).toBe(2);
    await page.goBack();
    await expect.poll(async () => (await names(page)).length).toBe(4);
    await page.context().close();
  });

  it('is narrowed by a tab, which is marked and survives a reload', async () => {
    const { page } = await open('/kit/list');
    await page.getByRole('link', { name: /Independent/ }).click();
    await expect.poll(() => names(page)).toEqual([expect.stringContaining('Dmitri')]);
    await page.reload();
    await expect.poll(() => names(page)).toEqual([expect.stringContaining('Dmitri')]);
    expect(await page.locator('.tabs [aria-current="page"]').textContent()).toContain(
      'Independent',
    );
    await page.context().close();
  });
});

describe('a page of 100,000 rows', () => {
  /** Scrolls, and answers the time of each frame, the shortest first. */
  const frames = (pixelsAFrame: number) => `new Promise((resolve) => {
    const wrap = document.querySelector('.table-wrap');
    const times = [];
    let last = performance.now();
    const step = (now) => {
      times.push(now - last);
      last = now;
      wrap.scrollTop += ${pixelsAFrame};
      if (times.length < 200) requestAnimationFrame(step);
      else resolve(times.sort((a, b) => a - b));
    };
    requestAnimationFrame(step);
  })`;

  it('holds only the rows in sight, says how many there are, and keeps its heads', async () => {
    const { page, faults } = await open('/kit/list?rows=100000');
    const table = page.getByRole('table', { name: 'Users' });
    await page.locator('[data-row]').first().waitFor();
    expect(await table.getAttribute('aria-rowcount')).toBe('100001');
    expect(await page.locator('[data-row]').count()).toBeLessThan(80);
    const p95Once = async (pixelsAFrame: number) => {
      const times = await page.evaluate<number[]>(frames(pixelsAFrame));
      return times[Math.floor(times.length * 0.95)] ?? 0;
    };
    // One measurement says as much of the machine's other work: the middle one of three counts.
    const p95At = async (pixelsAFrame: number) => {
      const p95s: number[] = [];
      while (p95s.length < 3) p95s.push(await p95Once(pixelsAFrame));
      return p95s.toSorted((a, b) => a - b)[1]?.toFixed(1);
    };
    const byWheel = await p95At(120);
    const byThumb = await p95At(400);
    expect(await violationsOf(page)).toEqual([]);
    const last = page.locator('[data-row]').last();
    // Rows that are measured on the way move the end: it is gone to until it is there.
    const goToEnd = `(() => { const wrap = document.querySelector('.table-wrap'); wrap.scrollTop = wrap.scrollHeight; })()`;
    await expect
      .poll(() => page.evaluate(goToEnd).then(() => last.textContent()), { timeout: 20_000 })
      .toContain('Person 100000');
    expect(await last.getAttribute('aria-rowindex')).toBe('100001');
    expect(await page.locator('[data-row]').count()).toBeLessThan(80);
    const isHeadInSight = await table
      .getByRole('columnheader', { name: 'Name' })
      .evaluate((head: Element) => head.getBoundingClientRect().top >= 0);
    expect(isHeadInSight).toBe(true);
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    process.stdout.write(
      `100,000 rows: frames p95 ${byWheel} ms as by a fast wheel, ${byThumb} ms as by the thumb of the bar, heap ${(usedSize / 2 ** 20).toFixed(0)} MiB\n`,
    );
    expect(usedSize).toBeLessThan(60 * 2 ** 20);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('the dialog', () => {
  it('takes the focus, keeps it inside, and gives it back on Escape', async () => {
    const { page } = await open('/kit');
    const opener = page.getByRole('button', { name: 'Remove Dmitri Vance' });
    await opener.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Remove Dmitri Vance from 2 accounts' });
    await dialog.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const isInside = () =>
      dialog.evaluate((element: Element) => element.contains(element.ownerDocument.activeElement));
    for (let key = 0; key < 3; key += 1) {
      expect(await isInside()).toBe(true);
      await page.keyboard.press('Tab');
    }
    await dialog.getByRole('button', { name: 'Cancel' }).focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.isVisible()).toBe(false);
    expect(
      await opener.evaluate((element: Element) => element === element.ownerDocument.activeElement),
    ).toBe(true);
    await page.context().close();
  });
});

describe('the form', () => {
  it('shows a refusal at its fields, takes the focus to it, and keeps what was typed', async () => {
    const { page } = await open('/kit/plain');
    const address = page.getByRole('textbox', { name: 'E-mail address' });
    await address.fill('ada');
    await page.getByRole('textbox', { name: 'Password' }).fill('short');
    await page.keyboard.press('Enter');
    const summary = page.getByRole('alert');
    await summary.waitFor();
    expect(
      await summary.evaluate((element: Element) => element === element.ownerDocument.activeElement),
    ).toBe(true);
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('E-mail address');
    await page.keyboard.press('Enter');
    expect(
      await address.evaluate((element: Element) => element === element.ownerDocument.activeElement),
    ).toBe(true);
    expect(await address.inputValue()).toBe('ada');
    expect(await address.getAttribute('aria-invalid')).toBe('true');
    const described = (await address.getAttribute('aria-describedby'))?.split(' ').at(-1) ?? '';
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain('with an @');
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('shows the password on demand', async () => {
    const { page } = await open('/kit/plain');
    const password = page.getByLabel('Password', { exact: true });
    expect(await password.getAttribute('type')).toBe('password');
    await page.getByRole('button', { name: 'Show password' }).press('Enter');
    expect(await password.getAttribute('type')).toBe('text');
    await page.context().close();
  });
});

it('copies, and says so aloud', async () => {
  const { page } = await open('/kit');
  await page.getByRole('button', { name: 'Copy value' }).press('Enter');
  await expect.poll(() => page.getByRole('status').allTextContents()).toContain('value copied');
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
    'bailiwick-verify=8f41c0d2e7ab498f41c0d2e7ab498f41c0d2e7ab49',
  );
  await page.context().close();
});

it('says so when the browser does not let it copy', async () => {
  const { page, faults } = await open('/kit');
  await page.evaluate(
    "navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'))",
  );
  await page.getByRole('button', { name: 'Copy value' }).press('Enter');
  await page.getByText('Select it and copy it yourself: value').waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

it('gives every control a target of 24 by 24 pixels', async () => {
  const { page } = await open('/kit/list');
  await page.locator('tbody tr').first().waitFor();
  const small = await page.evaluate<string[]>(
    `[...document.querySelectorAll('button, select, input')]
      .filter((element) => { const box = element.getBoundingClientRect(); return box.width > 0 && (box.width < 24 || box.height < 24); })
      .map((element) => element.outerHTML)`,
  );
  expect(small).toEqual([]);
  await page.context().close();
});

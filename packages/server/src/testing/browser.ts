/**
 * A real Chromium for tests, driven through the DevTools protocol. It asks nothing of the outside by itself; what the
 * pages ask, and what they complain about, is collected with each page.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export interface TestPage {
  readonly page: Page;
  /** Lines of the console at the level of an error, and exceptions that nobody caught. */
  readonly consoleErrors: readonly string[];
  /** Addresses outside this machine that the page asked for. None was let through. */
  readonly outsideRequests: readonly string[];
  /** The whole page as `test-results/<name>.png`; returns the path. */
  screenshot(name: string): Promise<string>;
  /** Ends the page and its cookies. */
  close(): Promise<void>;
}

export interface TestBrowser extends AsyncDisposable {
  /** A page with cookies and storage of its own. */
  newPage(options?: BrowserContextOptions): Promise<TestPage>;
  close(): Promise<void>;
}

export interface Violation {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  /** Selectors of the first elements it was found on. */
  readonly elements: readonly string[];
}

const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-features=OptimizationHints,MediaRouter,Translate',
];
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const shownElements = 5;

/** @throws Error that says where a browser was looked for */
export function findChromium(fromEnvironment: string | undefined): string {
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  const found = usualPlaces.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    `no Chromium in ${usualPlaces.join(', ')}: install one, or let CHROME_PATH name it`,
  );
}

function isThisMachine(address: string): boolean {
  const url = new URL(address);
  if (['data:', 'blob:', 'about:'].includes(url.protocol)) return true;
  return /^(?:localhost|.*\.localhost|.*\.test|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
}

async function openPage(browser: Browser, options: BrowserContextOptions): Promise<TestPage> {
  // A person's browser lets a page copy when they press its button; not every Chromium without a window does by itself.
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await browser.newContext({ ignoreHTTPSErrors: true, permissions, ...options });
  const outsideRequests: string[] = [];
  const consoleErrors: string[] = [];
  await context.route(
    (url) => !isThisMachine(url.href),
    async (route) => {
      outsideRequests.push(route.request().url());
      await route.abort();
    },
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => consoleErrors.push(`uncaught ${error.message}`));
  return {
    page,
    consoleErrors,
    outsideRequests,
    async screenshot(name) {
      const directory = join(projectRoot, 'test-results');
      await mkdir(directory, { recursive: true });
      const path = join(directory, `${name.replaceAll(/[^\w.-]+/g, '-')}.png`);
      await page.screenshot({ path, fullPage: true });
      return path;
    },
    close: () => context.close(),
  };
}

/** Starts the browser that CHROME_PATH names, else the one that is installed, with a fresh profile. */
export async function launchBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: findChromium(process.env['CHROME_PATH']),
    headless: true,
    // Names of tests lead here, whatever the system's resolver says.
    args: [...flags, '--host-resolver-rules=MAP *.test 127.0.0.1,MAP *.localhost 127.0.0.1'],
  });
  const close = (): Promise<void> => browser.close();
  return {
    newPage: (options = {}) => openPage(browser, options),
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact?: string | null;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[] }[];
  }[];
}

let axeSource: string | undefined;

/**
 * What axe-core finds wrong with the page as it stands: WCAG 2.2 A and AA, and its best practices.
 * @param rules only these, where the page was held against all of them in another colour
 */
export async function findViolations(
  page: Page,
  rules?: readonly string[],
): Promise<readonly Violation[]> {
  axeSource ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Evaluated by the debugger, not by the page: its Content-Security-Policy has no say.
  await page.evaluate(axeSource);
  const runOnly =
    rules === undefined ? { type: 'tag', values: standards } : { type: 'rule', values: rules };
  // Of what passes, it would collect every element.
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    help,
    elements: nodes.slice(0, shownElements).map(({ target }) => target.join(' ')),
  }));
}

/** By how many CSS pixels the page is wider than the window: people would have to scroll sideways. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)');
}

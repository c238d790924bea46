import { once } from 'node:events';
import { rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findChromium,
  findViolations,
  launchBrowser,
  overflowOf,
  type TestBrowser,
} from './browser.ts';

const document = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Page</title><link rel="icon" href="data:,"></head><body><main><h1>Page</h1>${body}</main></body></html>`;
const pages: Record<string, string> = {
  '/good': document('<p>Readable</p>'),
  '/bad': document(
    '<p style="color:#ddd">Pale</p><div style="width:4000px">wide</div><script src="https://cdn.example.com/x.js"></script><script>console.error("oh"); undefinedName()</script>',
  ),
};
const server = createServer((request, response) => {
  const csp =
    request.url === '/good'
      ? { 'content-security-policy': "default-src 'self'; img-src data:" }
      : {};
  response.writeHead(200, { 'content-type': 'text/html', ...csp }).end(pages[request.url ?? '']);
});
let browser: TestBrowser;
const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
});

describe('a test browser', () => {
  it('has nothing to say about a good page, even one that lets no script in', async () => {
    const tab = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await tab.page.goto(at('/good'));
    expect(await findViolations(tab.page)).toEqual([]);
    expect(await overflowOf(tab.page)).toBe(0);
    expect({ errors: tab.consoleErrors, outside: tab.outsideRequests }).toEqual({
      errors: [],
      outside: [],
    });
    await tab.close();
  });

  it('reports what is wrong with a bad one, and lets nothing out', async () => {
    const tab = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await tab.page.goto(at('/bad'));
    expect(await findViolations(tab.page)).toMatchObject([
      { rule: 'color-contrast', elements: ['p'] },
    ]);
    expect(await overflowOf(tab.page)).toBeGreaterThan(3_000);
    expect(tab.outsideRequests).toEqual(['https://cdn.example.com/x.js']);
    expect(tab.consoleErrors).toEqual(
      expect.arrayContaining(['oh', expect.stringMatching(/^uncaught undefinedName/)]),
    );
    await tab.close();
  });

  it('keeps pages apart, and takes pictures', async () => {
    const [one, two] = [await browser.newPage(), await browser.newPage()];
    await one.page.goto(at('/good'));
    await two.page.goto(at('/good'));
    await one.page.evaluate('document.cookie = "mine=1"');
    expect(await two.page.evaluate('document.cookie')).toBe('');
    const path = await one.screenshot('browser test: one');
    expect(path).toMatch(/test-results\/browser-test-one\.png$/);
    expect((await stat(path)).size).toBeGreaterThan(1_000);
    await rm(path);
    await one.close();
    await two.close();
  });

  it('is the one that the environment names', () => {
    expect(findChromium('/opt/chrome')).toBe('/opt/chrome');
    const outcome = (named: string | undefined) => {
      try {
        return findChromium(named);
      } catch (error) {
        return String(error);
      }
    };
    expect(outcome('')).toBe(outcome(undefined));
  });
});

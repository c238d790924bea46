/** What user agents are read as. */
import { describe, expect, it } from 'vitest';
import { readProgram } from './programs.ts';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15';
const pad = 'Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15';
const android = 'Mozilla/5.0 (Linux; Android 15; K)';

describe('a user agent is read as', () => {
  it.each([
    [`${windows} ${webKit} Chrome/142.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
    [`${windows} ${webKit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge', 'Windows'],
    [`${mac} ${webKit} Chrome/142.0.0.0 Safari/537.36 OPR/124.0.0.0`, 'Opera', 'macOS'],
    [`${mac} AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15`, 'Safari', 'macOS'],
    [`${phone} Version/18.1 Mobile/15E148 Safari/604.1`, 'Safari', 'iOS'],
    [`${phone} CriOS/142.0.1 Mobile/15E148 Safari/604.1`, 'Chrome', 'iOS'],
    [`${pad} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`, 'Firefox', 'iPadOS'],
    [`${android} ${webKit} Chrome/142.0.0.0 Mobile Safari/537.36`, 'Chrome', 'Android'],
    [
      `${android} ${webKit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
      'Samsung Internet',
      'Android',
    ],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/142.0.0.0 Safari/537.36',
      'Chrome',
      'ChromeOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox', 'Linux'],
    ['Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0.0.0 Safari/537.36', 'Chrome', 'Linux'],
    ['curl/8.14.1', 'curl', null],
    ['node', 'Node.js', null],
    ['python-requests/2.32.3', 'Python', null],
    ['Mozilla/5.0 (Windows NT 10.0)', null, 'Windows'],
    ['Mozilla/5.0 (Nothing that exists) Chromelike/1', null, null],
    ['', null, null],
  ])('%s', (userAgent, browser, system) => {
    expect(readProgram(userAgent)).toEqual({ browser, system });
  });
});

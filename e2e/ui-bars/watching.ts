/** What a page does while it is looked at: what moved, what a policy stopped, what was loaded, how fast it answered. */
import type { Page, Response } from 'playwright-core';
import type { TestPage } from '../../packages/server/src/testing/browser.ts';

interface Seen {
  /** The sum of all layout shifts that nobody caused: 0 is a page that stands still. */
  readonly shift: number;
  /** What moved most. */
  readonly moved: readonly string[];
  /** Milliseconds until the largest part was painted. */
  readonly largestPaintMs: number;
  /** What the Content-Security-Policy stopped. */
  readonly stopped: readonly string[];
  readonly presses: readonly Press[];
}

/** A press of a key or a button. */
interface Press {
  /** Until what followed from it was painted. */
  readonly ms: number;
  /** What was pressed, how long it waited for its turn, and how long its work took. */
  readonly what: string;
}

const watcher = `(() => {
  const seen = { shift: 0, moved: [], largestPaintMs: 0, stopped: [] };
  const presses = new Map();
  Object.defineProperty(window, 'seenByTheBars', { get: () => ({ ...seen, presses: [...presses.values()] }) });
  const nameOf = (node) => node instanceof Element
    ? node.tagName.toLowerCase() + (node.className ? '.' + String(node.className).replaceAll(' ', '.') : '') + ' "' + node.textContent.trim().slice(0, 40) + '"'
    : String(node?.nodeName);
  const watch = (type, onEntry, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(onEntry)).observe({ type, buffered: true, ...more });
  watch('layout-shift', (entry) => {
    if (entry.hadRecentInput) return;
    seen.shift += entry.value;
    seen.moved.push(...entry.sources.map((source) => nameOf(source.node)));
  });
  watch('largest-contentful-paint', (entry) => { seen.largestPaintMs = entry.startTime; });
  watch('event', ({ interactionId, duration, name, target, startTime, processingStart, processingEnd }) => {
    if (interactionId === 0 || duration <= (presses.get(interactionId)?.ms ?? 0)) return;
    const waited = Math.round(processingStart - startTime);
    const worked = Math.round(processingEnd - processingStart);
    presses.set(interactionId, { ms: duration, what: name + ' on ' + nameOf(target) + ', waited ' + waited + ' ms, worked ' + worked + ' ms' });
  }, { durationThreshold: 16 });
  document.addEventListener('securitypolicyviolation', (event) =>
    seen.stopped.push(event.violatedDirective + ' stopped ' + event.blockedURI + ' ' + event.sample));
})()`;

/** From the next page on that is opened in it. */
export const watch = ({ page }: TestPage): Promise<unknown> => page.addInitScript(watcher);

export const seenOn = (page: Page): Promise<Seen> => page.evaluate<Seen>('window.seenByTheBars');

/** Files of our own that the page asked for so far, wherever the browser had them from. */
export const filesOf = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\\.(?:js|css|woff2)$/.test(name))`,
  );

/** For what a page draws after it stands, like a chart. */
const settlesWithinMs = 80;

/** Until everything that the page asked for first is there. */
export async function standing(page: Page): Promise<void> {
  await page.locator('#opening').waitFor({ state: 'detached' });
  await page.locator('h1').first().waitFor();
  await page.locator('[data-stands="false"]').waitFor({ state: 'detached' });
  await page.waitForTimeout(settlesWithinMs);
}

/**
 * Opens a page and waits until it stands.
 * @returns the answer that brought the page
 */
export async function openPage(page: Page, address: string): Promise<Response | null> {
  // A page that differs only behind the # would not be loaded again.
  if (address.includes('#')) await page.goto('about:blank');
  const response = await page.goto(address);
  await standing(page);
  return response;
}

export interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

interface Targets {
  /** Buttons and fields under 24 by 24 CSS pixels (WCAG 2.2, 2.5.8); links in a sentence are excepted there too. */
  readonly small: readonly Size[];
  /** Main buttons that are lower than 34. */
  readonly low: readonly Size[];
  readonly smallest: number;
}

const measureTargets = `(() => {
  const least = 24;
  const leastOfMain = 34;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const size = (element) => {
    const boxes = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
    return {
      name: (element.getAttribute('aria-label') ?? element.textContent.trim() ?? '').slice(0, 60) || element.outerHTML.slice(0, 60),
      width: Math.max(...boxes.map((box) => box.width)),
      height: Math.max(...boxes.map((box) => box.height)),
    };
  };
  const all = [...document.querySelectorAll('button, input:not([type="hidden"]), select, textarea, summary, nav a, a.button, [role="option"]')]
    .filter(shown).map((element) => [element, size(element)]).filter(([, { width }]) => width > 1);
  return {
    small: all.map(([, it]) => it).filter(({ width, height }) => width < least || height < least),
    low: all.filter(([element]) => element.matches('.button[data-kind="primary"]:not([data-small="true"])'))
      .map(([, it]) => it).filter(({ height }) => height < leastOfMain),
    smallest: Math.min(...all.map(([, { width, height }]) => Math.min(width, height))),
  };
})()`;

export const targetsOf = (page: Page): Promise<Targets> => page.evaluate<Targets>(measureTargets);

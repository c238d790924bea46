/**
 * The main tasks with nothing but a keyboard. Every stop of the Tab key on the way is looked at: the focus has to be seen,
 * and not be behind something (WCAG 2.2, 2.4.7 and 2.4.11).
 */
import type { Locator, Page } from 'playwright-core';
import { type Company, type Hand, startCompany } from '../company.ts';
import { mainTasks, prepareTasks } from '../tasks.ts';
import type { Bar } from './table.ts';

const stopsAtMost = 400;

/** What is asked of an element in the browser; this program has no types of it. */
interface InBrowser {
  matches(selectors: string): boolean;
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element: InBrowser) => element.matches(':focus'));

interface Stop {
  readonly name: string;
  readonly isSeen: boolean;
  readonly isCovered: boolean;
}

const lookAtFocus = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  // A field without a border of its own shows the focus on the box that it stands in.
  const around = [element.parentElement, element.parentElement?.parentElement].filter((part) => part?.matches(':focus-within'));
  const hasOutline = (part) => { const style = getComputedStyle(part); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; };
  const box = element.getBoundingClientRect();
  const inside = (at, size) => Math.min(Math.max(at, 1), size - 2);
  const points = [[0.5, 0.5], [0.05, 0.1], [0.95, 0.1], [0.05, 0.9], [0.95, 0.9]].map(([x, y]) =>
    document.elementFromPoint(inside(box.left + box.width * x, innerWidth), inside(box.top + box.height * y, innerHeight)));
  const isOwn = (found) => found !== null && (element.contains(found) || found.contains(element)
    || [...(element.labels ?? [])].some((label) => label.contains(found)));
  return {
    name: element.tagName.toLowerCase() + ' "' + (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40) + '"',
    isSeen: hasOutline(element) || getComputedStyle(element).boxShadow !== 'none' || around.some(hasOutline),
    isCovered: box.width > 0 && !points.some(isOwn),
  };
})()`;

interface KeyboardHand extends Hand {
  readonly stops: () => number;
  readonly faults: () => readonly string[];
}

/** @param page all of whose keys it presses */
function keyboardOf(page: Page): KeyboardHand {
  let stops = 0;
  let actions = 0;
  const faults = new Set<string>();
  const tab = async () => {
    await page.keyboard.press('Tab');
    stops += 1;
    const stop = await page.evaluate<Stop | null>(lookAtFocus);
    if (stop?.isSeen === false) faults.add(`${stop.name} shows no focus`);
    if (stop?.isCovered === true) faults.add(`${stop.name} is covered while it has the focus`);
  };
  const reach = async (isThere: () => Promise<boolean>, what: Locator) => {
    for (let tries = 0; tries < stopsAtMost; tries += 1) {
      if (await isThere()) return;
      await tab();
    }
    throw new Error(`the Tab key does not reach ${what.toString()}`);
  };
  const goTo = async (target: Locator) => {
    actions += 1;
    await target.waitFor();
    await reach(() => isFocused(target), target);
  };
  /** One of a group is a stop; the arrows choose. */
  const chooseRadio = async (target: Locator) => {
    actions += 1;
    const name = (await target.getAttribute('name')) ?? '';
    await reach(
      () =>
        page.evaluate<boolean>(
          `document.activeElement.matches('input[type="radio"][name="${name}"]')`,
        ),
      target,
    );
    if (await isFocused(target)) await page.keyboard.press('Space');
    for (let presses = 0; presses < 20 && !(await target.isChecked()); presses += 1)
      await page.keyboard.press('ArrowDown');
  };
  const write = async (target: Locator, text: string) => {
    await goTo(target);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  };
  return {
    async press(target) {
      await target.waitFor();
      const kind = await target.getAttribute('type');
      if (kind === 'radio') return chooseRadio(target);
      await goTo(target);
      await page.keyboard.press(kind === 'checkbox' ? 'Space' : 'Enter');
    },
    type: write,
    async enter(target, text) {
      await write(target, text);
      await page.keyboard.press('Enter');
    },
    async choose(target, value) {
      await goTo(target);
      for (let presses = 0; presses < 100; presses += 1) {
        if ((await target.inputValue()) === value) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`the arrow keys do not choose ${value}`);
    },
    actions: () => actions,
    stops: () => stops,
    faults: () => [...faults],
  };
}

async function runAll(company: Company, page: Page, say: (text: string) => void) {
  const misses: string[] = [];
  let done = 0;
  let stops = 0;
  for (const task of mainTasks) {
    await page.goto(`${company.instance.url}/admin`);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.locator('[data-stands="false"]').waitFor({ state: 'detached' });
    const hand = keyboardOf(page);
    const faultless = await task.run(company, page, hand).then(
      () => true,
      (error: unknown) => {
        misses.push(`${task.name}: ${error instanceof Error ? error.message : String(error)}`);
        return false;
      },
    );
    misses.push(...hand.faults().map((fault) => `${task.name}: ${fault}`));
    stops += hand.stops();
    if (faultless && hand.faults().length === 0) done += 1;
    say(`${task.name}: ${hand.stops()} stops`);
  }
  return { misses, done, stops };
}

/** In a company of its own: the tasks change what others look at. */
export async function keyboardBar(say: (text: string) => void): Promise<Bar> {
  await using company = await startCompany();
  await prepareTasks(company);
  await company.askToJoin('yuki@northwind-traders.com', 'Yuki Tanabe');
  const { page } = await company.signIn(company.owner.email);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const { misses, done, stops } = await runAll(company, page, say);
  return {
    bar: 'B-2',
    measure: 'main tasks by keyboard alone, focus seen and never covered',
    target: `${mainTasks.length} of ${mainTasks.length}`,
    measured: `${done} of ${mainTasks.length} (${stops} stops of the Tab key)`,
    isMet: done === mainTasks.length,
    misses,
  };
}

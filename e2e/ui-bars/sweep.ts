/** Every page in every state, looked at by the same measures; what is wrong is told with the page and the state. */
import type { Page } from 'playwright-core';
import {
  findViolations,
  overflowOf,
  type TestPage,
} from '../../packages/server/src/testing/browser.ts';
import { openDialogs } from './dialogs.ts';
import { type PageOfTheApp, pagesOfTheApp } from './routes.ts';
import type { Seed, Who } from './seed.ts';
import { answerLate, answerWithFailure, answerWithNothing } from './server-moods.ts';
import { filesOf, openPage, seenOn, targetsOf, watch } from './watching.ts';

export type Measure =
  | 'accessibility'
  | 'dialogs'
  | 'targets'
  | 'reflow'
  | 'shift'
  | 'policy'
  | 'outside'
  | 'states';

export interface Finding {
  readonly measure: Measure;
  /** The page and its state. */
  readonly where: string;
  readonly what: string;
}

export interface Sweep {
  readonly findings: readonly Finding[];
  readonly pages: number;
  /** How many times a page was held against the rules of accessibility. */
  readonly looks: number;
  readonly dialogs: number;
  readonly largestShift: number;
  readonly smallestTarget: number;
  /** By the address as the router has it: what the browser loaded for it. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

const desktop = { width: 1360, height: 860 };
const phone = { width: 320, height: 800 };
/** A window of 1280 by 1024 at 400 %. */
const zoomed = { width: 320, height: 256 };

/** What moves by a part of a pixel adds up to less than this. */
const leastShift = 0.0005;

/** The policy of the pages, to the letter. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** What changes with the colours; everything else is the same in the dark. */
const rulesOfColour = ['color-contrast'];
const complaintsByDesign = /status of [45]\d\d|ERR_FAILED|ERR_ABORTED/;

class Notes {
  readonly findings: Finding[] = [];
  readonly files = new Map<string, readonly string[]>();
  looks = 0;
  dialogs = 0;
  largestShift = 0;
  smallestTarget = Number.POSITIVE_INFINITY;

  add(measure: Measure, where: string, what: string): void {
    this.findings.push({ measure, where, what });
  }

  async accessibility(page: Page, where: string, rules?: readonly string[]) {
    this.looks += 1;
    for (const { rule, elements } of await findViolations(page, rules))
      this.add('accessibility', where, `${rule}: ${elements.join(', ')}`);
  }

  async reflow(page: Page, where: string) {
    const overflow = await overflowOf(page);
    if (overflow > 0) this.add('reflow', where, `${overflow} px wider than the window`);
  }

  async targets(page: Page, where: string) {
    const { small, low, smallest } = await targetsOf(page);
    this.smallestTarget = Math.min(this.smallestTarget, smallest);
    for (const { name, width, height } of [...small, ...low])
      this.add('targets', where, `${name}: ${Math.round(width)} × ${Math.round(height)}`);
  }

  /** What happened while the page was loaded. */
  async loading(page: Page, where: string) {
    const { shift, moved, stopped } = await seenOn(page);
    this.largestShift = Math.max(this.largestShift, shift);
    if (shift >= leastShift)
      this.add(
        'shift',
        where,
        `${shift.toFixed(4)}: ${[...new Set(moved)].slice(0, 4).join('; ')}`,
      );
    for (const what of stopped) this.add('policy', where, what);
  }

  /** What only the browser knows of. */
  complaints({ consoleErrors, outsideRequests }: TestPage) {
    for (const line of consoleErrors)
      if (!complaintsByDesign.test(line)) this.add('policy', 'console', line);
    for (const address of outsideRequests) this.add('outside', 'network', address);
  }
}

interface Visit {
  readonly page: Page;
  readonly at: PageOfTheApp;
  readonly notes: Notes;
  readonly url: string;
  /** How the page is called in what is found: its address without the secrets behind the #. */
  readonly where: string;
}

/** Light, dark, and 320 px wide. */
async function inLooks({ page, notes, where }: Visit): Promise<void> {
  await notes.accessibility(page, `${where} light`);
  await notes.targets(page, `${where} light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await notes.accessibility(page, `${where} dark`, rulesOfColour);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(phone);
  await notes.accessibility(page, `${where} 320 px`);
  await notes.reflow(page, `${where} 320 px`);
  await notes.targets(page, `${where} 320 px`);
}

async function turnedAndZoomed({ page, notes, where }: Visit): Promise<void> {
  await page.setViewportSize(zoomed);
  await notes.reflow(page, `${where} 400 %`);
  await page.setViewportSize(desktop);
  await page.evaluate("document.documentElement.dir = 'rtl'");
  await notes.accessibility(page, `${where} rtl`);
  await notes.reflow(page, `${where} rtl`);
}

async function itsDialogs({ page, notes, url, where }: Visit): Promise<void> {
  await openPage(page, url);
  for (const { opener, violations, faults } of await openDialogs(page, url)) {
    notes.dialogs += 1;
    notes.looks += 1;
    for (const { rule, elements } of violations)
      notes.add(
        'accessibility',
        `${where}, dialog of “${opener}”`,
        `${rule}: ${elements.join(', ')}`,
      );
    for (const what of faults) notes.add('dialogs', `${where}, “${opener}”`, what);
  }
}

/** The page has to say that it failed, and still be a page. */
async function whenTheServerFails({ page, notes, url, where }: Visit): Promise<void> {
  const mood = await answerWithFailure(page);
  await openPage(page, url);
  await notes.accessibility(page, `${where} error`);
  await notes.loading(page, `${where} error`);
  const isTold = (await page.getByRole('alert').count()) > 0;
  if (mood.count() > 0 && !isTold)
    notes.add('states', `${where} error`, 'nothing says that it failed');
  await mood.end();
}

async function whileItWaits({ page, notes, url, where }: Visit): Promise<void> {
  const mood = await answerWithNothing(page);
  await page.goto('about:blank');
  await page.goto(url);
  await mood.waited();
  await notes.accessibility(page, `${where} waiting`);
  await mood.end();
}

/** With answers that come late, so that every step in between is painted. */
async function whenItIsSlow({ page, notes, url, where }: Visit): Promise<void> {
  const mood = await answerLate(page);
  await openPage(page, url);
  await notes.loading(page, `${where} slow`);
  await page.setViewportSize(phone);
  await openPage(page, url);
  await notes.loading(page, `${where} slow, 320 px`);
  await page.setViewportSize(desktop);
  await mood.end();
}

async function visit(here: Visit, isFull: boolean): Promise<void> {
  const { page, at, notes, url, where } = here;
  await page.setViewportSize(desktop);
  const response = await openPage(page, url);
  await notes.loading(page, where);
  const header = response?.headers()['content-security-policy'];
  if (header !== policy) notes.add('policy', where, `the header is ${header ?? 'missing'}`);
  if (at.isFirst) notes.files.set(at.route, await filesOf(page));
  await inLooks(here);
  if (!isFull || !at.isFirst) return;
  await turnedAndZoomed(here);
  await whenItIsSlow(here);
  await itsDialogs(here);
  await whenTheServerFails(here);
  await whileItWaits(here);
}

async function whenThereIsNothing(seed: Seed, pages: readonly PageOfTheApp[], notes: Notes) {
  const shown = await seed.open('newcomer');
  await watch(shown);
  const { page } = shown;
  for (const at of pages.filter(({ who, isFixed }) => who === 'owner' && isFixed)) {
    const where = `${at.address} empty`;
    await page.setViewportSize(desktop);
    await openPage(page, `${seed.company.instance.url}${at.address}`);
    await notes.loading(page, where);
    await notes.accessibility(page, where);
    await page.setViewportSize(phone);
    await notes.reflow(page, where);
  }
  notes.complaints(shown);
  await shown.close();
}

/** @param isFull every state; else the first page of each route, light, dark and 320 px */
export async function sweep(
  seed: Seed,
  isFull: boolean,
  say: (text: string) => void = () => undefined,
): Promise<Sweep> {
  const notes = new Notes();
  const pages = (await pagesOfTheApp(seed)).filter(({ isFirst }) => isFull || isFirst);
  for (const who of ['visitor', 'owner', 'operator'] satisfies Who[]) {
    const shown = await seed.open(who);
    await watch(shown);
    for (const at of pages.filter((page) => page.who === who)) {
      const url = new URL(at.address, seed.company.instance.url).href;
      const where = url.slice(new URL(url).origin.length).replace(/#.*/, '');
      say(where);
      await visit({ page: shown.page, at, notes, url, where }, isFull);
    }
    notes.complaints(shown);
    await shown.close();
  }
  if (isFull) await whenThereIsNothing(seed, pages, notes);
  const { findings, files, looks, dialogs, largestShift, smallestTarget } = notes;
  return { pages: pages.length, findings, files, looks, dialogs, largestShift, smallestTarget };
}

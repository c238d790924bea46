/**
 * Every dialog that a button of a page opens, found by pressing each of them while nothing can be changed: held against
 * the rules of accessibility, left by Escape, and the focus has to be back at the button.
 */
import type { Page } from 'playwright-core';
import {
  findViolations,
  overflowOf,
  type Violation,
} from '../../packages/server/src/testing/browser.ts';
import { refuseChanges } from './server-moods.ts';
import { openPage } from './watching.ts';

export interface OpenedDialog {
  readonly opener: string;
  readonly violations: readonly Violation[];
  readonly faults: readonly string[];
}

const opensWithinMs = 400;

/** Buttons with the same words do the same to other rows: one of them is enough. */
const wordsOfButtons = `[...new Set([...document.querySelectorAll('main button[type="button"]')]
  .filter((button) => button.checkVisibility()).map((button) => button.textContent.trim()))]`;

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function lookAt(page: Page, opener: string): Promise<OpenedDialog> {
  await page.waitForLoadState('networkidle');
  const dialog = page.locator('dialog[open]');
  const violations = await findViolations(page);
  const faults: string[] = [];
  if (!(await page.evaluate<boolean>("document.activeElement.closest('dialog[open]') !== null")))
    faults.push('the focus is not inside');
  await page.setViewportSize({ width: 320, height: 800 });
  if ((await overflowOf(page)) > 0) faults.push('wider than a window of 320 px');
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.keyboard.press('Escape');
  if ((await dialog.count()) > 0) faults.push('Escape does not close it');
  const focused = await page.evaluate<string>('document.activeElement.textContent.trim()');
  if (focused !== opener) faults.push(`the focus went to “${focused.slice(0, 40)}”`);
  return { opener, violations, faults };
}

/** @param url to come back to, when a button leads elsewhere */
export async function openDialogs(page: Page, url: string): Promise<OpenedDialog[]> {
  const mood = await refuseChanges(page);
  const found: OpenedDialog[] = [];
  for (const opener of await page.evaluate<string[]>(wordsOfButtons)) {
    const button = page
      .locator('main button[type="button"]:visible')
      .filter({ hasText: new RegExp(`^\\s*${escaped(opener)}\\s*$`) })
      .first();
    if ((await button.count()) === 0) continue;
    await button.click();
    const isOpen = await page
      .locator('dialog[open]')
      .waitFor({ timeout: opensWithinMs })
      .then(
        () => true,
        () => false,
      );
    if (isOpen) found.push(await lookAt(page, opener));
    // What was pressed may have changed the page, or led away.
    else await openPage(page, url);
  }
  await mood.end();
  return found;
}

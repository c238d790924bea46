/**
 * The same behaviour of every list, in a browser over a running product: filtered by the keyboard, ordered and paged both
 * ways, kept over a reload, its four states, columns, the row beside it, and the file. A new list page is a line in
 * `lists.ts`.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findViolations,
  overflowOf,
  type TestPage,
} from '../packages/server/src/testing/browser.ts';
import type { Company } from './company.ts';
import { becomeOperator, fillLists, type ListPage, listPages, startWithNewcomer } from './lists.ts';

let company: Company;
let ada: TestPage;
let grace: TestPage;
let operator: TestPage;
let operationSid: string;

beforeAll(async () => {
  company = await startWithNewcomer();
  operationSid = await fillLists(company);
  ada = await company.signIn(company.owner.email);
  grace = await company.signIn('grace@newcomers-mail.com');
  operator = await becomeOperator(company);
}, 180_000);
afterAll(() => company[Symbol.asyncDispose]());

/** Runs in the page, whose types are not those of a test. */
const isFocused = (element: { ownerDocument: { activeElement: unknown } }) =>
  element === element.ownerDocument.activeElement;

/** A slow machine takes its time. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

const isOfOperator = ({ path }: ListPage) => path.startsWith('/operator');
const shownOf = (list: ListPage): TestPage => (isOfOperator(list) ? operator : ada);
const tableOf = (page: Page, { label }: ListPage) =>
  page.getByRole('table', { name: label, exact: true });
const rowsOf = (page: Page, list: ListPage) => tableOf(page, list).locator('[data-row]');
const keysOf = (page: Page, list: ListPage) =>
  rowsOf(page, list).evaluateAll((rows) =>
    rows.map((row) => (row as unknown as { dataset: { row: string } }).dataset.row),
  );
/** The rows when there are some, and no others are on their way. */
async function rowsThere(page: Page, list: ListPage): Promise<string[]> {
  await eventually(() => tableOf(page, list).getAttribute('aria-busy')).toBe('false');
  await eventually(() => keysOf(page, list)).not.toEqual([]);
  return keysOf(page, list);
}
const addressOf = (page: Page) => new URL(page.url()).searchParams;

/** The address of a list, with further words. */
function addressWith({ path }: ListPage, words: Readonly<Record<string, string>> = {}): string {
  const url = new URL(path.replace('$operation', operationSid), company.instance.url);
  for (const [name, value] of Object.entries(words)) url.searchParams.set(name, value);
  return url.href;
}

async function open(list: ListPage, words: Readonly<Record<string, string>> = {}): Promise<Page> {
  const { page } = shownOf(list);
  await page.goto(addressWith(list, words));
  await rowsOf(page, list).first().waitFor();
  return page;
}

const name = ({ path, label }: ListPage) => `${label} (${path.split('/')[1] ?? ''})`;
const withName = (lists: readonly ListPage[]) => lists.map((list) => [name(list), list] as const);
const pictureOf = ({ path }: ListPage) => `list-${path.replaceAll(/[^a-z]+/g, '-')}`;

async function expectSound(shown: TestPage, picture: string): Promise<void> {
  const { page } = shown;
  for (const look of ['light', 'dark', 'rtl', 'phone'] as const) {
    await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
    await page.setViewportSize({ width: look === 'phone' ? 320 : 1360, height: 860 });
    await page.evaluate(`document.documentElement.dir = '${look === 'rtl' ? 'rtl' : 'ltr'}'`);
    await shown.screenshot(`${picture}-${look}`);
    expect(await findViolations(page), `${picture} ${look}`).toEqual([]);
    expect(await overflowOf(page), `${picture} ${look}`).toBe(0);
  }
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.evaluate("document.documentElement.dir = 'ltr'");
}

describe.each(withName(listPages))('%s', (_name, list) => {
  it('breaks no rule in light, dark, from right to left and on a small phone', async () => {
    await open(list, { page_size: '10' });
    await expectSound(shownOf(list), pictureOf(list));
  });

  it('turns pages both ways, and keeps its place over a reload', async () => {
    const page = await open(list, { page_size: '200' });
    const whole = (await rowsThere(page, list)).slice(0, 4);
    const size = list.pageSize ?? Math.min(2, whole.length - 1);
    await open(list, { page_size: String(size) });
    await eventually(() => keysOf(page, list)).toEqual(whole.slice(0, size));
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await eventually(() => keysOf(page, list)).toEqual(whole.slice(size, 2 * size));
    await page.reload();
    await eventually(() => keysOf(page, list)).toEqual(whole.slice(size, 2 * size));
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await eventually(() => keysOf(page, list)).toEqual(whole.slice(0, size));
  });

  it('says what failed, keeps the page, and asks again on demand', async () => {
    const page = await open(list);
    const isIts = ({ pathname }: URL) =>
      pathname.startsWith('/v1/') && pathname.endsWith(list.route);
    await page.route(isIts, (route) => route.abort());
    try {
      await page.reload();
      await page.getByRole('alert').first().waitFor();
    } finally {
      await page.unroute(isIts);
    }
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await rowsOf(page, list).first().waitFor();
  });

  it('shows, hides and moves its columns by the keyboard, and keeps them', async () => {
    const page = await open(list);
    const heads = async () =>
      (await tableOf(page, list).getByRole('columnheader').allTextContents()).map((text) =>
        text.replaceAll(/[↑↓]/g, '').trim(),
      );
    const before = await heads();
    await page.getByRole('button', { name: 'Columns' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Columns' });
    const hidden = await dialog
      .getByRole('checkbox')
      .first()
      .evaluate((box) => (box as unknown as { name: string }).name);
    await dialog.getByRole('checkbox').first().press('Space');
    expect(await findViolations(page)).toEqual([]);
    const back = dialog.getByRole('button', { name: /^Move .* back$/ });
    if ((await back.count()) > 0) await back.first().press('Enter');
    await dialog.getByLabel('Height of the rows').selectOption('compact');
    await dialog.getByRole('button', { name: 'Done' }).press('Enter');
    const changed = await heads();
    expect(changed).toHaveLength(before.length - 1);
    expect(addressOf(page).get('columns')?.split(',')).not.toContain(hidden);
    await page.reload();
    await rowsOf(page, list).first().waitFor();
    expect(await heads()).toEqual(changed);
    // Another time, by this person in this browser, without an address that says so.
    await open(list);
    expect(await heads()).toEqual(changed);
    expect(await tableOf(page, list).getAttribute('data-density')).toBe('compact');
    await page.getByRole('button', { name: 'Columns' }).click();
    await dialog.getByRole('button', { name: 'As it is for everybody' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    expect(await heads()).toEqual(before);
  });
});

describe.each(withName(listPages.filter(({ filter }) => filter !== undefined)))(
  'the filter of %s',
  (_name, list) => {
    const { field = '', value = '', term = '' } = list.filter ?? {};

    it('is made of tokens by the keyboard alone, kept, edited and taken away', async () => {
      const page = await open(list, { page_size: '200' });
      const whole = await rowsThere(page, list);
      await page.keyboard.press('/');
      const box = page.getByRole('combobox', { name: /^Filter / });
      expect(await box.evaluate(isFocused)).toBe(true);
      await page.keyboard.type(field);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await box.inputValue()).toBe(term.replace(/:.*/, ':'));
      await page.keyboard.type(value);
      await page.getByRole('option').first().waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await eventually(() => addressOf(page).get('q')).toBe(term);
      const token = page.getByRole('button', { name: `Edit the filter ${term}` });
      await token.waitFor();
      await eventually(async () => (await keysOf(page, list)).length).toBeLessThan(whole.length);
      const found = await rowsThere(page, list);
      expect(found.length).toBeGreaterThan(0);
      await page.reload();
      await eventually(() => keysOf(page, list)).toEqual(found);
      // Denied by editing the token as text: exactly the others.
      await box.focus();
      await page.keyboard.press('Backspace');
      expect(await box.inputValue()).toBe(term);
      await box.fill(`-${term}`);
      await page.keyboard.press('Enter');
      const others = whole.filter((key) => !found.includes(key));
      await eventually(() => keysOf(page, list)).toEqual(others);
      await page.getByRole('button', { name: `Remove the filter -${term}` }).press('Enter');
      await eventually(() => keysOf(page, list)).toEqual(whole);
      expect(addressOf(page).get('q')).toBeNull();
    });

    it('says which part of it is not understood, at its place, and leads back', async () => {
      const { page } = ada;
      await page.goto(addressWith(list, { q: `${term} nope:1` }));
      const why = page.getByRole('alert').filter({ hasText: 'nope:1: there is no field "nope"' });
      await why.waitFor();
      expect(await page.locator('.token[data-wrong="true"]').textContent()).toContain('nope');
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Clear the filters' }).click();
      await rowsOf(page, list).first().waitFor();
    });

    it('says when nothing matches, and takes an earlier address as it was meant', async () => {
      const { page } = ada;
      await page.goto(addressWith(list, { search: 'no such thing anywhere' }));
      await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
      await page
        .getByRole('button', { name: 'Edit the filter "no such thing anywhere"' })
        .waitFor();
      await page.getByRole('button', { name: 'Clear the filters' }).click();
      await rowsOf(page, list).first().waitFor();
      expect(addressOf(page).get('search')).toBeNull();
    });
  },
);

describe.each(withName(listPages.filter(({ search }) => search !== undefined)))(
  'the search of %s',
  (_name, list) => {
    it('is reached by its key, kept over a reload, and forgotten on demand', async () => {
      const page = await open(list);
      await page.keyboard.press('/');
      await page.keyboard.type(list.search ?? '');
      await page.keyboard.press('Enter');
      await eventually(async () => (await keysOf(page, list)).length).toBe(1);
      await page.reload();
      await eventually(async () => (await keysOf(page, list)).length).toBe(1);
      await page.getByRole('searchbox').fill('no such thing anywhere');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Clear the filters' }).click();
      await rowsOf(page, list).first().waitFor();
    });
  },
);

describe.each(withName(listPages.filter(({ sort }) => sort !== undefined)))(
  'the order of %s',
  (_name, list) => {
    it('is turned round by a heading, which says so', async () => {
      const page = await open(list, { page_size: '200' });
      const table = tableOf(page, list);
      const head = table
        .getByRole('columnheader')
        .filter({ has: page.getByRole('button', { name: list.sort ?? '' }) });
      /** Presses the heading, and waits for the rows in their new order. */
      const turn = async () => {
        const before = await head.getAttribute('aria-sort');
        await head.getByRole('button').press('Enter');
        await eventually(() => head.getAttribute('aria-sort')).not.toBe(before);
        await eventually(() => table.getAttribute('aria-busy')).toBe('false');
        return head.getAttribute('aria-sort');
      };
      const first = await turn();
      const keys = await rowsThere(page, list);
      expect(await turn()).not.toBe(first);
      expect(await rowsThere(page, list)).toEqual(keys.toReversed());
      await page.reload();
      await eventually(() => keysOf(page, list)).toEqual(keys.toReversed());
    });
  },
);

describe.each(withName(listPages.filter(({ hasBeside }) => hasBeside === true)))(
  'a row of %s',
  (_name, list) => {
    it('stands beside the list by the keyboard, with its neighbours, in the address', async () => {
      const page = await open(list, { page_size: '10' });
      const [first, second] = await rowsThere(page, list);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      await page.keyboard.press('Enter');
      const panel = page.getByRole('complementary');
      await panel.waitFor();
      expect(addressOf(page).get('open')).toBe(first);
      const heading = panel.getByRole('heading').first();
      const hasFocus = () => heading.evaluate(isFocused);
      await eventually(hasFocus).toBe(true);
      await page.waitForLoadState('networkidle');
      await expectSound(shownOf(list), `${pictureOf(list)}-beside`);
      await panel.getByRole('button', { name: 'Next' }).click();
      await eventually(() => addressOf(page).get('open')).toBe(second);
      await page.reload();
      await panel.waitFor();
      await page.keyboard.press('k');
      await eventually(() => addressOf(page).get('open')).toBe(first);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      const opener = rowsOf(page, list).first().locator('.beside button');
      await expect.poll(() => opener.evaluate(isFocused)).toBe(true);
    });
  },
);

describe.each(withName(listPages.filter(({ isExported }) => isExported === true)))(
  'the file of %s',
  (_name, list) => {
    it('has what is shown', async () => {
      const page = await open(list, { page_size: '200' });
      const { length } = await rowsThere(page, list);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ]);
      const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
      // What is exported is told in the log, which so is longer by then.
      if (list.label !== 'Audit events') expect(lines).toHaveLength(length + 1);
      expect(file.suggestedFilename()).toMatch(/\.csv$/);
    });
  },
);

describe.each(withName(listPages.filter(({ emptyTitle }) => emptyTitle !== undefined)))(
  '%s of a newcomer',
  (_name, list) => {
    it('says what will stand there, and is no dead end', async () => {
      const { page } = grace;
      await page.goto(addressWith(list));
      await page.getByRole('heading', { name: list.emptyTitle ?? '', exact: true }).waitFor();
      await expectSound(grace, `${pictureOf(list)}-empty`);
    });
  },
);

describe('the count of a list', () => {
  it('ends at ten thousand, and goes on when somebody asks', async () => {
    const list = listPages[0] as ListPage;
    const { page } = ada;
    const isUsual = ({ pathname, searchParams }: URL) =>
      pathname.startsWith('/v1/') && pathname.endsWith(list.route) && !searchParams.has('count');
    await page.route(isUsual, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { page: object };
      await route.fulfill({
        response: answer,
        json: { ...body, page: { ...body.page, count: { value: 10_000, exact: false } } },
      });
    });
    try {
      await open(list);
      const all = (await rowsThere(page, list)).length;
      await page.getByText(`Showing ${all} of 10,000+ that match`).waitFor();
      await page.getByRole('button', { name: 'Count exactly' }).click();
      await page.getByText(new RegExp(`^Showing ${all} of \\d{2,3} that match$`)).waitFor();
    } finally {
      await page.unroute(isUsual);
    }
  });
});

describe('views of a list', () => {
  const views = (page: Page) => page.getByRole('navigation', { name: 'Views' });
  const users = listPages[0] as ListPage;

  it('are saved, shared, opened by a short link, renamed and deleted', async () => {
    const page = await open(users, { q: 'state:inactive', sort: '-email' });
    await page.getByRole('button', { name: 'Save this view' }).click();
    const saving = page.getByRole('dialog', { name: 'Save this view' });
    await saving.getByLabel('Name').fill('People who left');
    await saving.getByLabel('Share it with everybody in the Admin Center').check();
    expect(await findViolations(page)).toEqual([]);
    await saving.getByRole('button', { name: 'Save the view' }).click();
    const tab = views(page).getByRole('link', { name: /People who left/ });
    await tab.waitFor();
    await eventually(() => tab.getAttribute('aria-current')).toBe('page');
    await expectSound(ada, 'list-views');
    const link = new URL((await tab.getAttribute('href')) ?? '', page.url()).href;
    await page.goto(link);
    await eventually(() => addressOf(page).get('q')).toBe('state:inactive');
    expect(addressOf(page).get('sort')).toBe('-email');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await saving.getByLabel('Name').fill('people WHO left');
    await saving.getByLabel('Share it with everybody in the Admin Center').check();
    await saving.getByRole('button', { name: 'Save the view' }).click();
    await saving.getByRole('alert').getByText('There is a view of that name already').waitFor();
    await saving.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Views (1)' }).click();
    const dialog = page.getByRole('dialog', { name: 'Views' });
    await dialog.getByRole('button', { name: 'Rename: People who left' }).click();
    await dialog.getByLabel('New name').fill('Left');
    await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
    await dialog.getByRole('link', { name: 'Left' }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'No tab: Left' }).click();
    await dialog.getByRole('button', { name: 'As a tab: Left' }).waitFor();
    expect(await views(page).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Delete: Left' }).click();
    await dialog.getByRole('link', { name: 'Left' }).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByText('stopped sharing').waitFor({ state: 'detached' });
    const { items } = await company.owner.client.auditEvents.list(company.organizationSid, {
      event: 'saved_view.withdrawn',
    });
    expect(items).toHaveLength(1);
  });
});

describe('what is chosen', () => {
  const users = listPages[0] as ListPage;

  it('is everything that matches but who is left out, over pages, and is changed so', async () => {
    const page = await open(users, { q: 'kowalczyk', page_size: '50' });
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('1 chosen').waitFor();
    await page.getByRole('button', { name: 'Select all 60 that match' }).click();
    await page.getByText('60 chosen').waitFor();
    await expectSound(ada, 'list-chosen');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await eventually(async () => (await keysOf(page, users)).length).toBe(10);
    await rowsOf(page, users).first().getByRole('checkbox').uncheck();
    await page.getByText('59 chosen').waitFor();
    await page.getByLabel('What to do with them').selectOption('end_sessions');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'End sessions: 59 people' }).waitFor();
    await dialog.getByText('Nothing changes').or(dialog.getByText(/59/).first()).first().waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
});

it('single keys can be turned off in the profile', async () => {
  const users = listPages[0] as ListPage;
  const page = await open(users);
  const box = page.getByRole('combobox', { name: /^Filter / });
  const slash = async () => {
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('/');
    return box.evaluate(isFocused);
  };
  expect(await slash()).toBe(true);
  await page.evaluate("localStorage.setItem('shortcuts', 'off')");
  await page.reload();
  await box.waitFor();
  expect(await slash()).toBe(false);
  await page.evaluate("localStorage.removeItem('shortcuts')");
});

it('nothing was said in the console, and nobody else was asked', () => {
  for (const shown of [ada, grace, operator]) {
    expect(shown.outsideRequests).toEqual([]);
    const refused = /status of 4\d\d|ERR_FAILED/;
    expect(shown.consoleErrors.filter((line) => !refused.test(line))).toEqual([]);
  }
});

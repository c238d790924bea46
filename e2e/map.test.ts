/**
 * The map of an organization in a browser: the tree and path mode by the keyboard alone, one account and many, the files
 * that the picture is saved as. What it shows is compared with the API.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findViolations,
  overflowOf,
  type TestPage,
} from '../packages/server/src/testing/browser.ts';
import { type Company, startCompany } from './company.ts';

const administrator = 'IX00000000000000000000000000000102';
const support = 'IX00000000000000000000000000000105';

let company: Company;
let shown: TestPage;
let yukiSid: string;

/** More accounts than anybody makes by hand. */
const addAccounts = (count: number, name: string) =>
  company.passTime(
    `insert into accounts (id, organization_id, owner_user_id, friendly_name)
     select gen_random_uuid(), organization_id, owner_user_id, ${name}
     from accounts, generate_series(1, ${count}) n where id = '${company.accountSid.slice(2)}'`,
    'accounts.end_closures',
  );

beforeAll(async () => {
  company = await startCompany();
  shown = await company.signIn(company.owner.email);
});
afterAll(() => company[Symbol.asyncDispose]());

async function open(query = ''): Promise<void> {
  await shown.page.goto(`${company.instance.url}/admin/map${query}`);
  await shown.page.getByRole('heading', { name: 'Map', level: 1 }).waitFor();
  await shown.page.getByRole('tree').waitFor();
  await shown.page.waitForLoadState('networkidle');
}

/** In every look: no violation, no sideways scrolling. */
async function expectSound(name: string): Promise<void> {
  const { page } = shown;
  for (const look of ['light', 'dark', 'phone', 'rtl'] as const) {
    await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
    await page.setViewportSize({ width: look === 'phone' ? 320 : 1360, height: 860 });
    await page.evaluate(`document.documentElement.dir = '${look === 'rtl' ? 'rtl' : 'ltr'}'`);
    await shown.screenshot(`${name}-${look}`);
    expect(await findViolations(page), `${name} ${look}`).toEqual([]);
    expect(await overflowOf(page), `${name} ${look}`).toBe(0);
  }
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.evaluate("document.documentElement.dir = 'ltr'");
  expect(shown.consoleErrors, name).toEqual([]);
  expect(shown.outsideRequests, name).toEqual([]);
}

async function tabInto(selector: string): Promise<void> {
  const { page } = shown;
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate<boolean>(
      `document.activeElement.closest(${JSON.stringify(selector)}) !== null`,
    );
    if (isInside) return;
  }
  throw new Error(`the Tab key does not reach ${selector}`);
}

const focused = () => shown.page.evaluate<string>('document.activeElement.textContent.trim()');
const press = async (...keys: string[]) => {
  for (const key of keys) await shown.page.keyboard.press(key);
};
const line = (name: RegExp | string) => shown.page.getByRole('treeitem', { name });
const boxes = () => shown.page.locator('.map-node').count();

describe('the map of one account', () => {
  it('says what there is, and that only the Owner can manage its people', async () => {
    await open();
    await line(/^Production/).waitFor();
    expect(await line(/^Production/).textContent()).toContain(
      'Only its Owner can manage its people',
    );
    await shown.page.getByText('Northwind Traders: 1 account.', { exact: false }).waitFor();
    await expectSound('map-one');
  });

  it('is walked through by the keyboard, branch by branch, and tells about a line', async () => {
    await open();
    await line(/^Production/).waitFor();
    await tabInto('[role="tree"]');
    await press('End', 'Home');
    expect(await focused()).toContain('Northwind Traders');
    await press('p');
    expect(await focused()).toContain('Production');
    await press('ArrowRight');
    await line(/^Ada Okafor/).waitFor();
    await press('ArrowRight');
    expect(await focused()).toContain('Ada Okafor');
    await press('ArrowLeft', 'ArrowLeft');
    await line(/^Ada Okafor/).waitFor({ state: 'detached' });
    await press('Enter');
    const panel = shown.page.getByRole('region', { name: 'What is chosen' });
    await panel.getByRole('heading', { name: 'Production' }).waitFor();
    expect(await focused()).toBe('Production');
    expect(new URL(shown.page.url()).searchParams.get('sel')).toBe(company.accountSid);
    await press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await focused()).toContain('Production');
  });
});

describe('the map of a dozen', () => {
  beforeAll(async () => {
    const { client } = company.owner;
    const names = [
      'استوديو القاهرة',
      'Straßenbau Süd',
      '東京支社の請求とサポート',
      'A name that is as long as names may be: sixty-four letters of it',
    ];
    for (const friendly_name of [
      ...names,
      ...Array.from({ length: 7 }, (_v, n) => `Shop ${n + 1}`),
    ])
      await client.organizationAccounts.create(company.organizationSid, { friendly_name });
    await client.subaccounts.create(company.accountSid, { friendly_name: 'Below' });
    const yuki = await company.signUp('yuki@guests-mail.com', 'Yuki Tanabe');
    yukiSid = yuki.sid;
    for (const [account, role_sid] of [[company.accountSid, administrator]] as const)
      await client.accountInvitations.create(account, { emails: [yuki.email], role_sid });
    for (const received of (await yuki.client.receivedInvitations.list()).items)
      await yuki.client.receivedInvitations.accept(received.sid);
    const [below] = (await client.subaccounts.list(company.accountSid)).items;
    await client.roleAssignments.create(company.organizationSid, {
      user_sid: yukiSid,
      account_sid: below?.sid ?? '',
      role_sid: support,
    });
  });

  it('shows who is on an account, and marks who administers it from outside', async () => {
    await open(`?open=${company.accountSid}`);
    const yuki = line(/^Yuki Tanabe/);
    await yuki.waitFor();
    expect(await yuki.textContent()).toContain('independent');
    expect(await yuki.textContent()).toContain('Administers it from outside');
    expect(await line(/^Production/).textContent()).toContain(
      'Somebody from outside administers it',
    );
    expect(await boxes()).toBe(await shown.page.getByRole('treeitem').count());
    await expectSound('map-dozen');
  });

  it('is narrowed by risk and by kind', async () => {
    await open('?risk=independent_administrator');
    await line(/^Production/).waitFor();
    expect(await line(/^Shop 1/).count()).toBe(0);
    await open('?kind=independent');
    await line(/^Production/).waitFor();
    expect(await line(/^Shop 1/).count()).toBe(0);
  });

  it('walks in the picture by arrow keys, zooms and moves by keys', async () => {
    const { page } = shown;
    await open();
    await line(/^Shop 1/).waitFor();
    await tabInto('[role="application"]');
    const place = () => page.locator('.map-svg > g').getAttribute('transform');
    const before = await place();
    await press('+');
    const nearer = await place();
    expect(nearer).not.toBe(before);
    await press('Shift+ArrowRight');
    expect(await place()).not.toBe(nearer);
    await press('0');
    expect(await place()).toBe(before);
    await press('Home', 'ArrowRight', 'ArrowDown', 'Enter');
    await page.getByRole('region', { name: 'What is chosen' }).waitFor();
    const first = await page
      .getByRole('region', { name: 'What is chosen' })
      .getByRole('heading')
      .textContent();
    await page.reload();
    await page
      .getByRole('region', { name: 'What is chosen' })
      .getByRole('heading', { name: first ?? '' })
      .waitFor();
  });

  it('leads from a name to all the ways of a person, and from there to those to one account', async () => {
    const { page } = shown;
    await open();
    await tabInto('input[type="search"]');
    await page.keyboard.type('yuki');
    await page.getByRole('button', { name: /Yuki Tanabe.*their ways/ }).waitFor();
    await press('Tab', 'Enter');
    await page.getByText('How Yuki Tanabe reaches accounts').waitFor();
    const ways = ['Administrator on the account Production', 'Support on the account Below'];
    for (const way of ways) await line(way).waitFor();
    const reached = await company.owner.client.access.whatCanUserReach(
      company.organizationSid,
      yukiSid,
    );
    expect(new Set(reached.items.flatMap(({ because }) => because))).toEqual(new Set(ways));
    await tabInto('[role="tree"]');
    await press('ArrowDown', 'ArrowDown');
    expect(await focused()).toContain('Below');
    expect(await focused()).toContain('one of 2 ways');
    await expectSound('map-paths');
    await press('Enter');
    await tabInto('.map-acts button');
    await page.getByRole('button', { name: 'Only the ways to this account' }).focus();
    await press('Enter');
    await page.getByText('reaches this account').waitFor();
    await line('Support on the account Below').waitFor();
    expect(await page.getByRole('treeitem').count()).toBe(5);
    await page.reload();
    await page.getByText('reaches this account').waitFor();
  });

  it('is saved as files that open', async () => {
    const { page } = shown;
    await open(`?open=${company.accountSid}`);
    await line(/^Yuki Tanabe/).waitFor();
    const saved = async (name: string) => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name }).press('Enter');
      return readFile(await (await waiting).path());
    };
    const svg = (await saved('Save as SVG')).toString('utf8');
    // The product's own pages let no text become a document.
    const plain = await page.context().newPage();
    const read = await plain.evaluate<{ error: boolean; texts: number; styled: boolean }>(`(() => {
      const document = new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml');
      return {
        error: document.querySelector('parsererror') !== null,
        texts: document.querySelectorAll('text').length,
        styled: [...document.querySelectorAll('rect')].every((rect) => rect.hasAttribute('fill')),
      };
    })()`);
    await plain.close();
    expect(read.error).toBe(false);
    expect(read.styled).toBe(true);
    expect(read.texts).toBeGreaterThan(12);
    expect(svg).toContain('استوديو القاهرة');
    const png = await saved('Save as PNG');
    expect(png.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
    expect(png.readUInt32BE(16)).toBeGreaterThan(400);
    const size = await page.evaluate<number>(`(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${png.toString('base64')}';
      await image.decode();
      return image.naturalWidth;
    })()`);
    expect(size).toBe(png.readUInt32BE(16));
  });
});

describe('the map of thousands', () => {
  it('puts 300 into clusters, opens one, and finds one account by its name', async () => {
    await addAccounts(300, "chr(65 + n % 26) || ' Trading ' || n");
    await open();
    const cluster = shown.page.locator('[role="treeitem"][data-kind="cluster"]').first();
    await cluster.waitFor();
    const sum = await shown.page.evaluate<number>(
      `[...document.querySelectorAll('[role="treeitem"][data-kind="cluster"] .small')].filter((n) => /^ ?\\d+$/.test(n.textContent)).reduce((sum, n) => sum + Number(n.textContent), 0)`,
    );
    expect(sum).toBe(312);
    await expectSound('map-clusters');
    await tabInto('[role="tree"]');
    await press('ArrowDown', 'ArrowDown', 'ArrowRight');
    await line(/^A Trading/)
      .first()
      .waitFor();
    await shown.page.getByRole('searchbox').fill('K Trading 10');
    await shown.page.getByRole('button', { name: /^K Trading 10 account/ }).press('Enter');
    await line(/^K Trading 10/).waitFor();
    await shown.page
      .getByRole('region', { name: 'What is chosen' })
      .getByRole('heading', { name: 'K Trading 10' })
      .waitFor();
    await shown.screenshot('map-found');
  });

  it('draws at most 500 of 10,000, whatever is open', async () => {
    await addAccounts(9_700, "'Branch ' || lpad(n::text, 5, '0')");
    await open();
    await shown.page.locator('[role="treeitem"][data-kind="cluster"]').first().waitFor();
    for (let depth = 0; depth < 5; depth += 1) {
      const largest = await shown.page.evaluate<string | null>(`(() => {
        const closed = [...document.querySelectorAll('[role="treeitem"][data-kind="cluster"][aria-expanded="false"]')];
        const count = (item) => Number(item.querySelector('.small').textContent.replaceAll(',', ''));
        const [first] = closed.sort((a, b) => count(b) - count(a));
        first?.querySelector('.map-twist').click();
        return first?.textContent ?? null;
      })()`);
      if (largest === null) break;
      await shown.page.locator('[role="treeitem"][aria-busy]').waitFor({ state: 'detached' });
    }
    expect(await boxes()).toBeLessThanOrEqual(500);
    expect(await shown.page.getByRole('treeitem').count()).toBeGreaterThan(60);
    await shown.screenshot('map-many');
  });
});

/**
 * The views of which pictures are kept, and how they are made the same each time: Latin names in our own fonts, a clock
 * that stands three hours after everything happened, and one stand-in for whatever differs by run.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { TestPage } from '../../packages/server/src/testing/browser.ts';
import { type Company, domain, startCompany } from '../company.ts';
import { type MadeOperator, makeOperator, visitAsOperator } from '../operator.ts';
import { openPage } from '../ui-bars/watching.ts';

type Who = 'visitor' | 'owner' | 'founder' | 'operator';
type Look = 'light' | 'dark' | 'rtl';

export interface View {
  readonly name: string;
  readonly who: Who;
  readonly looks: readonly Look[];
  readonly address: (scene: Scene) => string;
  /** What is pressed until the view stands. */
  readonly bring?: (page: Page, scene: Scene) => Promise<void>;
}

export interface Scene extends AsyncDisposable {
  readonly company: Company;
  readonly sids: Readonly<Record<'person' | 'account' | 'domain', string>>;
  open(who: Who): Promise<TestPage>;
}

/** Where an element stands: for browsers that draw letters in another way. */
export interface Box {
  readonly element: string;
  readonly at: readonly [left: number, top: number, width: number, height: number];
}

export interface Taken {
  readonly picture: Buffer;
  readonly boxes: readonly Box[];
}

const window = { width: 1280, height: 800 };
const laterMs = 3 * 3_600_000;
const settlesWithinMs = 250;
const waiting = 'northwind-freight.com';
const founder = 'grace@hopper-laboratories.com';

export const views: readonly View[] = [
  { name: 'sign-in', who: 'visitor', looks: ['light'], address: () => '/sign-in' },
  {
    name: 'sign-up-policy',
    who: 'visitor',
    looks: ['light'],
    address: () => '/sign-up',
    async bring(page) {
      await page.getByLabel('E-mail address').fill(`somebody.new@${domain}`);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('An administrator decides').waitFor();
    },
  },
  { name: 'console', who: 'owner', looks: ['light'], address: () => '/console' },
  {
    name: 'create-organization',
    who: 'founder',
    looks: ['light'],
    address: () => '/console/create-organization',
  },
  { name: 'overview', who: 'owner', looks: ['light'], address: () => '/admin' },
  { name: 'users', who: 'owner', looks: ['light', 'rtl'], address: () => '/admin/users' },
  {
    name: 'user',
    who: 'owner',
    looks: ['light'],
    address: ({ sids }) => `/admin/users/${sids.person}`,
  },
  {
    name: 'domain-waiting',
    who: 'owner',
    looks: ['light', 'dark'],
    address: ({ sids }) => `/admin/domains/${sids.domain}`,
  },
  { name: 'matrix', who: 'owner', looks: ['light', 'dark'], address: () => '/admin/access/matrix' },
  {
    name: 'change-owner',
    who: 'owner',
    looks: ['light'],
    address: ({ sids }) => `/admin/accounts/${sids.account}`,
    async bring(page) {
      await page.getByRole('button', { name: 'Change the owner' }).click();
      await page.getByRole('radio', { name: 'Imogen Ilić' }).click();
      await page.getByText('What changes').waitFor();
    },
  },
  {
    name: 'audit-log-entry',
    who: 'owner',
    looks: ['light'],
    address: () => '/admin/audit-log?search=Staging',
    async bring(page) {
      await page.getByRole('button', { name: /^Details of: .* created the account/ }).click();
      await page.getByRole('complementary').getByRole('table').waitFor();
    },
  },
  {
    name: 'operator-organizations',
    who: 'operator',
    looks: ['light'],
    address: () => '/operator/organizations',
  },
];

async function openAsOperator(company: Company, operator: MadeOperator): Promise<TestPage> {
  const shown = await visitAsOperator(company, operator);
  await shown.page.getByRole('heading', { name: 'Newest mails' }).waitFor();
  return shown;
}

const names = ['Imogen Ilić', 'Priya Raman', 'Yuki Tanabe', 'Dmitri Vance', 'Zoë Lindqvist'];
const roles = ['103', '104', '105', '103', '105'];

export async function startScene(): Promise<Scene> {
  const company = await startCompany();
  const { owner, organizationSid, accountSid, instance } = company;
  const { client } = owner;
  for (const friendly_name of ['Staging', 'Warehouse', 'Analytics'])
    await client.organizationAccounts.create(organizationSid, { friendly_name });
  const people: string[] = [];
  for (const [index, name] of names.entries()) {
    const [first = ''] = name.toLowerCase().replace('ë', 'e').split(' ');
    const { sid } = await company.join(first, name);
    people.push(sid);
    await client.roleAssignments.create(organizationSid, {
      user_sid: sid,
      account_sid: accountSid,
      role_sid: `IX${'0'.repeat(27)}00${roles[index] ?? ''}`,
    });
  }
  await client.signUpPolicy.update(
    organizationSid,
    { policy: 'APPROVAL_REQUIRED', contact: `it@${domain}` },
    { ifMatch: (await client.signUpPolicy.get(organizationSid)).version },
  );
  const added = await client.domains.create(organizationSid, { name: waiting });
  await company.signUp(founder, 'Grace Hopper');
  const operator = await makeOperator(company);
  return {
    company,
    sids: { person: people[0] ?? '', account: accountSid, domain: added.sid },
    open(who) {
      if (who === 'operator') return openAsOperator(company, operator);
      if (who === 'visitor') return company.visit(`${instance.url}/sign-in`);
      return company.signIn(who === 'owner' ? owner.email : founder);
    },
    [Symbol.asyncDispose]: () => company[Symbol.asyncDispose](),
  };
}

/** SIDs, proofs, times, addresses of this run: each by one of its kind, so that the lines stay as long as they are. */
const putStandIns = `(() => {
  // Two pieces of text beside each other are one to the eye.
  document.body.normalize();
  const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*';
  const standIns = [
    [/\\b([A-Z]{2})[0-9a-f]{32}\\b/g, (_, kind) => kind + '0'.repeat(32)],
    [/\\b([A-Z]{2})[0-9a-f]{8}\\b/g, (_, kind) => kind + '0'.repeat(8)],
    [/\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b/g, '00000000-0000-4000-8000-000000000000'],
    [/=[0-9a-f]{32}\\b/g, '=' + '0'.repeat(32)],
    [/\\b[0-9a-f]{40,64}\\b/g, (hash) => '0'.repeat(hash.length)],
    [new RegExp('\\\\b\\\\d{1,2} ' + month + ' \\\\d{4}', 'g'), '1 Jan 2030'],
    [new RegExp('\\\\b\\\\d{1,2} ' + month + '\\\\b', 'g'), '1 Jan'],
    [/\\b\\d\\d:\\d\\d:\\d\\d\\b/g, '12:00:00'],
    [/\\b\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z/g, '2030-01-01T12:00:00.000Z'],
    [/127\\.0\\.0\\.1:\\d+/g, '127.0.0.1:7420'],
    [/\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) 1 Jan/g, 'Tue 1 Jan'],
    // The job that seals comes by when it does.
    [/Not sealed yet\\./g, 'Sealed until 1 Jan 2030, 12:00:00 UTC.'],
    [/\\d+ newer entr(?:y|ies) will be sealed within a minute\\./g, 'Nothing is waiting.'],
    [/HeadlessChrome\\/[\\d.]+/g, 'HeadlessChrome/1.0'],
  ];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    node.data = standIns.reduce((text, [pattern, by]) => text.replace(pattern, by), node.data);
})()`;

const readBoxes = `[...document.querySelectorAll('h1, h2, h3, p, a, button, input, select, textarea, table, th, td, dt, dd, dialog, nav, main, svg')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.bottom > 0 && box.top < innerHeight && box.width > 1)
  .map(([element, box]) => ({ element: element.tagName.toLowerCase(), at: [box.left, box.top, box.width, box.height].map(Math.round) }))`;

/** A face that did not come at once is left out for as long as the page stands. */
const hasItsFace = `(() => {
  const widthIn = (family) => {
    const probe = document.createElement('span');
    Object.assign(probe.style, { fontFamily: family, position: 'absolute', visibility: 'hidden' });
    probe.textContent = 'The width of these letters';
    document.body.append(probe);
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return width;
  };
  return widthIn('"Atkinson Hyperlegible Next", monospace') !== widthIn('monospace');
})()`;
const opensAtMost = 5;

async function openInItsFace(page: Page, url: string): Promise<void> {
  for (let opens = 1; opens <= opensAtMost; opens += 1) {
    await openPage(page, url);
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    if (await page.evaluate<boolean>(hasItsFace)) return;
  }
  throw new Error(`${url} is not shown in its face`);
}

async function show(page: Page, url: string, look: Look): Promise<void> {
  await page.clock.setFixedTime(Date.now() + laterMs);
  await page.setViewportSize(window);
  await page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await openInItsFace(page, url);
  if (look === 'rtl') await page.evaluate("document.documentElement.dir = 'rtl'");
}

export async function take(page: Page, scene: Scene, view: View, look: Look): Promise<Taken> {
  await show(page, `${scene.company.instance.url}${view.address(scene)}`, look);
  await view.bring?.(page, scene);
  await page.waitForTimeout(settlesWithinMs);
  await page.evaluate(putStandIns);
  const boxes = await page.evaluate<Box[]>(readBoxes);
  return { picture: await page.screenshot({ caret: 'hide', animations: 'disabled' }), boxes };
}

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const nameOf = (view: View, look: Look) => `${view.name}${look === 'light' ? '' : `-${look}`}`;

interface Kept {
  /** Of the browser that made the pictures. */
  readonly browser: string;
  readonly boxes: Readonly<Record<string, readonly Box[]>>;
}

export const readKept = async (): Promise<Kept> =>
  JSON.parse(await readFile(fileOf('kept.json'), 'utf8')) as Kept;
export const readPicture = (name: string): Promise<Buffer> => readFile(fileOf(`${name}.png`));

/** Every view in every look, one after the other; whoever looks signs in once. */
export async function* takeAll(scene: Scene) {
  for (const who of ['visitor', 'owner', 'founder', 'operator'] satisfies Who[]) {
    const shown = await scene.open(who);
    // Fonts are shown that come at once: from the second page on, they do.
    await openPage(shown.page, `${scene.company.instance.url}/sign-in`);
    for (const view of views.filter((candidate) => candidate.who === who))
      for (const look of view.looks)
        yield {
          name: nameOf(view, look),
          browser: shown.page.context().browser()?.version() ?? '',
          taken: await take(shown.page, scene, view, look),
        };
    await shown.close();
  }
}

/** Makes the kept pictures anew. */
export async function updateScreenshots(): Promise<void> {
  await using scene = await startScene();
  const boxes: Record<string, readonly Box[]> = {};
  let browser = '';
  for await (const view of takeAll(scene)) {
    await writeFile(fileOf(`${view.name}.png`), view.taken.picture);
    boxes[view.name] = view.taken.boxes;
    browser = view.browser;
  }
  await writeFile(fileOf('kept.json'), `${JSON.stringify({ browser, boxes } satisfies Kept)}\n`);
}

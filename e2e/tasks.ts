/**
 * What administrators come to do, from the overview to its end, as somebody does it by hand: whoever runs a task gives the
 * hand, which counts what it does, or which has only a keyboard.
 */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Company, domain, type Hand } from './company.ts';

export interface Task {
  readonly name: string;
  /** With the article of whoever reports: "Claim a domain". One step is a choice, a press, a text typed or pasted. */
  readonly stepsAtMost?: number;
  readonly run: (company: Company, page: Page, hand: Hand) => Promise<void>;
}

const claimed = 'harbour-freight-lines.com';

const finder = (page: Page) => page.getByRole('combobox', { name: /^Find a person/ });
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const main = (page: Page) => page.getByRole('main');
const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });

/** People of the company that the tasks need. */
export const somebody = { imogen: 'Imogen Ilić', nour: 'نور حداد', leaver: 'Lee Leaver' } as const;

const claimDomain: Task = {
  name: 'Claim a domain',
  stepsAtMost: 4,
  async run({ instance, owner, organizationSid }, page, hand) {
    await hand.press(menu(page, 'Domains'));
    await hand.enter(page.getByLabel('Domain', { exact: true }), claimed);
    await heading(page, claimed).waitFor();
    await hand.press(page.getByRole('button', { name: 'Copy Name' }));
    await hand.press(page.getByRole('button', { name: 'Copy Value' }));
    const { items } = await owner.client.domains.list(organizationSid, { page_size: 50 });
    const added = items.find((row) => row.name === claimed);
    assert.ok(added !== undefined);
    instance.dns.set(added.record.name, 'TXT', [added.record.value]);
    // Nobody presses anything from here on: what looks next, the page or the server, finds it.
    const seen = await owner.client.domains.verify(organizationSid, added.sid, { method: 'dns' });
    assert.equal(seen.state, 'verified');
  },
};

const invitePeople: Task = {
  name: 'Invite 500 people with access',
  stepsAtMost: 4,
  async run(_company, page, hand) {
    const many = Array.from({ length: 500 }, (_, index) => `person${index}@${domain}`);
    await hand.press(page.getByRole('link', { name: 'Invite people' }).first());
    await hand.type(page.getByLabel('E-mail addresses'), many.join('\n'));
    await hand.press(page.getByRole('checkbox', { name: 'Production', exact: true }));
    await hand.press(page.getByRole('button', { name: 'Send the invitations' }));
    await page.getByText('500 people were invited.').waitFor();
  },
};

const giveAccess: Task = {
  name: 'Give access to an account',
  stepsAtMost: 3,
  async run(_company, page, hand) {
    await hand.enter(finder(page), somebody.imogen);
    await heading(page, somebody.imogen).waitFor();
    await hand.press(page.getByRole('checkbox', { name: 'Production', exact: true }));
    await hand.press(page.getByRole('button', { name: 'Give access', exact: true }));
    await page.getByRole('row', { name: /Production.*Developer/ }).waitFor();
  },
};

const giveAccessToAll: Task = {
  name: 'Give access to every account',
  stepsAtMost: 3,
  async run({ owner, organizationSid }, page, hand) {
    const { items } = await owner.client.organizationAccounts.list(organizationSid, {
      kind: 'all',
      page_size: 100,
    });
    await hand.enter(finder(page), somebody.nour);
    await heading(page, somebody.nour).waitFor();
    await hand.press(page.getByRole('button', { name: 'Tick every account' }));
    await page.getByRole('button', { name: `Give access to ${items.length} accounts` }).waitFor();
    await hand.press(page.getByRole('button', { name: /^Give access to \d+ accounts$/ }));
    const access = page.getByRole('table', { name: 'Access to accounts' });
    await access.getByRole('row').nth(items.length).waitFor();
  },
};

const changeOwner: Task = {
  name: 'Change the owner of an account',
  stepsAtMost: 4,
  async run(_company, page, hand) {
    await hand.enter(finder(page), 'Warehouse');
    await hand.press(page.getByRole('button', { name: 'Change the owner' }));
    const sheet = dialog(page, 'Change the owner of Warehouse');
    await hand.press(sheet.getByRole('radio', { name: somebody.imogen }));
    await sheet.getByText('What changes').waitFor();
    await hand.press(sheet.getByRole('button', { name: `Make ${somebody.imogen} the Owner` }));
    await page.getByText(`Owned by ${somebody.imogen}`).waitFor();
  },
};

const changePolicy: Task = {
  name: 'Change the sign-up policy',
  stepsAtMost: 3,
  async run(_company, page, hand) {
    await hand.press(menu(page, 'Sign-up policy'));
    await hand.press(page.getByRole('radio', { name: /^need an administrator/ }));
    await hand.press(page.getByRole('button', { name: 'Save' }));
    await page.getByText('Saved. It holds from now on.').waitFor();
  },
};

const blockDomain: Task = {
  name: 'Block sign-ups at a domain',
  stepsAtMost: 3,
  async run(_company, page, hand) {
    await hand.enter(finder(page), domain);
    await hand.press(page.getByRole('radio', { name: /^are refused unless invited/ }));
    await hand.press(page.getByRole('button', { name: 'Save' }));
    await page.getByText('Saved. It holds from now on.').waitFor();
  },
};

const offboard: Task = {
  name: 'Offboard somebody, with the accounts that they own',
  stepsAtMost: 3,
  async run(_company, page, hand) {
    await hand.enter(finder(page), somebody.leaver);
    await hand.press(page.getByRole('button', { name: 'Offboard' }));
    const sheet = dialog(page, `Offboard ${somebody.leaver}`);
    await sheet.getByText('What changes').waitFor();
    await hand.press(sheet.getByRole('button', { name: 'Offboard', exact: true }));
    await page.getByText('It is deactivated').waitFor();
  },
};

const whoDidIt: Task = {
  name: 'Find who did it',
  stepsAtMost: 2,
  async run(_company, page, hand) {
    await hand.press(menu(page, 'Audit log'));
    await hand.enter(
      main(page).getByRole('search').locator('input').first(),
      'created the organization',
    );
    await page.getByText('Ada Okafor created the organization Northwind Traders').first().waitFor();
  },
};

/** Those whose steps ux counts beside other products'. */
export const countedTasks: readonly Task[] = [
  claimDomain,
  invitePeople,
  giveAccess,
  giveAccessToAll,
  changeOwner,
  changePolicy,
  blockDomain,
  offboard,
  whoDidIt,
];

const takeAccess: Task = {
  name: 'Take access away, and back',
  async run(_company, page, hand) {
    await hand.enter(finder(page), somebody.imogen);
    await hand.press(page.getByRole('button', { name: 'Take Developer away on Production' }));
    await hand.press(page.getByRole('button', { name: 'Undo' }));
    await page.getByRole('button', { name: 'Take Developer away on Production' }).waitFor();
  },
};

const createAccount: Task = {
  name: 'Create an account for somebody',
  async run(_company, page, hand) {
    await hand.press(menu(page, 'Accounts'));
    await hand.press(page.getByRole('button', { name: 'Create an account' }));
    const sheet = dialog(page, 'Create an account');
    await hand.type(sheet.getByLabel('Name', { exact: true }), 'Night shift');
    await hand.press(sheet.getByRole('checkbox', { name: 'Somebody else owns it' }));
    await hand.press(sheet.getByRole('radio', { name: somebody.imogen }));
    await hand.press(sheet.getByRole('button', { name: 'Create the account' }));
    await main(page).getByRole('link', { name: 'Night shift' }).waitFor();
  },
};

const letIn: Task = {
  name: 'Let in somebody who asked',
  async run(_company, page, hand) {
    await hand.press(menu(page, 'Users'));
    await hand.press(page.getByRole('link', { name: /^Ask to join/ }));
    await hand.press(page.getByRole('button', { name: /^Let in yuki@/ }));
    await page.getByRole('button', { name: /^Let in yuki@/ }).waitFor({ state: 'detached' });
  },
};

const whoMay: Task = {
  name: 'See who may do something on an account, and why',
  async run(_company, page, hand) {
    await hand.press(menu(page, 'Access'));
    await hand.press(page.getByRole('link', { name: 'Who may, and why?' }));
    await hand.choose(page.getByLabel('Permission'), '/bailiwick/account/credentials/manage');
    await hand.press(page.getByRole('button', { name: 'Who may?' }));
    await page.getByRole('table', { name: 'Who may, and why' }).waitFor();
  },
};

const suspendAccount: Task = {
  name: 'Suspend an account, and reactivate it',
  async run(_company, page, hand) {
    await hand.enter(finder(page), 'Staging');
    await hand.press(page.getByRole('button', { name: 'Suspend the account' }));
    const sheet = dialog(page, 'Suspend the account Staging');
    await hand.press(sheet.getByRole('button', { name: 'Suspend', exact: true }));
    await hand.press(page.getByRole('button', { name: 'Reactivate the account' }));
    const back = dialog(page, 'Reactivate the account Staging');
    await hand.press(back.getByRole('button', { name: 'Reactivate', exact: true }));
    await page.getByRole('button', { name: 'Suspend the account' }).waitFor();
  },
};

const exportLog: Task = {
  name: 'Save the audit log as a file',
  async run(_company, page, hand) {
    await hand.press(menu(page, 'Audit log'));
    const saved = page.waitForEvent('download');
    await hand.press(page.getByRole('button', { name: 'Export CSV' }));
    assert.match((await saved).suggestedFilename(), /\.csv$/);
  },
};

/** The main tasks, in an order in which each finds what it needs. */
export const mainTasks: readonly Task[] = [
  ...countedTasks.filter((task) => task !== giveAccessToAll),
  takeAccess,
  createAccount,
  letIn,
  whoMay,
  suspendAccount,
  exportLog,
];

/** What the tasks are done on. */
export async function prepareTasks(company: Company): Promise<void> {
  const { owner, organizationSid } = company;
  await company.join('imogen', somebody.imogen);
  await company.join('nour', somebody.nour);
  const leaver = await company.join('lee', somebody.leaver);
  for (const friendly_name of ['Warehouse', 'Staging', 'Analytics'])
    await owner.client.organizationAccounts.create(organizationSid, { friendly_name });
  await owner.client.organizationAccounts.create(organizationSid, {
    friendly_name: 'The desk of Lee',
    owner_user_sid: leaver.sid,
  });
}

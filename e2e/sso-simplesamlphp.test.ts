/**
 * The whole way with an identity provider that nobody here wrote: set up by hand, tested, made the only way, signed in by,
 * come by for the first time, and signed out of on either side; then with what it may want and give beside that.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { giveEdition } from '../packages/server/src/testing/editions.ts';
import { startHttpsHost } from '../packages/server/src/testing/https-host.ts';
import { type Company, domain, expectSound, startCompany } from './company.ts';
import { providerPassword, type SimpleSamlPhp, startSimpleSamlPhp } from './simplesamlphp.ts';
import { leaveForProvider, type SsoWizard, useWizard, visitSignIn } from './sso-wizard.ts';

const name = 'simplesamlphp-of-northwind.test';

let provider: SimpleSamlPhp;
let company: Company;
let shown: TestPage;
let wizard: SsoWizard;
let profileSid: string;

/** Ended in the end, however far it came. */
const started: AsyncDisposable[] = [];
const keep = <T extends AsyncDisposable>(one: T): T => {
  started.push(one);
  return one;
};

beforeAll(async () => {
  const host = keep(await startHttpsHost());
  const users = {
    imogen: { email: `imogen@${domain}`, firstName: 'Imogen', lastName: 'Ilić' },
    nora: { email: `nora@${domain}`, firstName: 'Nora', lastName: "O'Dea <& sons>" },
  };
  provider = keep(await startSimpleSamlPhp(host, name, users));
  const directory = await mkdtemp(join(tmpdir(), 'bailiwick-sso-'));
  keep({ [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) });
  const caFile = join(directory, 'authority.pem');
  await writeFile(caFile, host.caPem);
  const settings = {
    BAILIWICK_OUTBOUND_CA_FILE: caFile,
    BAILIWICK_ALLOW_PRIVATE_NETWORK: host.address,
  };
  company = keep(await startCompany(undefined, { settings }));
  company.instance.dns.set(name, 'A', ['127.0.0.1']);
  await company.join('imogen', 'Imogen Ilić');
  const superuser = new pg.Client({ connectionString: company.instance.databaseUrl });
  await superuser.connect();
  await giveEdition({ superuser }, company.organizationSid, 'security');
  await superuser.end();
  shown = await company.signIn(company.owner.email);
  wizard = useWizard(company, shown);
});
afterAll(async () => {
  for (const one of started.toReversed()) await one[Symbol.asyncDispose]();
});

async function signInThere(there: Page, user: string): Promise<void> {
  await there.locator('input[name="username"]').fill(user);
  await there.locator('input[name="password"]').fill(providerPassword);
  await there.locator('input[name="password"]').press('Enter');
}

const accounts = (there: Page) => there.getByRole('heading', { name: 'Accounts' }).waitFor();
const atProvider = (there: Page) => there.waitForURL((url) => url.hostname === name);

/** Signs somebody in who has no session anywhere. */
async function signIn(user: string): Promise<TestPage> {
  const visitor = await visitSignIn(company, `${user}@${domain}`);
  await leaveForProvider(visitor);
  await signInThere(visitor.page, user);
  await accounts(visitor.page);
  return visitor;
}

const isSignedIn = async ({ page: there }: TestPage) => {
  const { status } = await there.evaluate(async () => {
    const answer = await fetch('/v1/session');
    return { status: answer.status };
  });
  return status === 200;
};

/** Both sides read each other's metadata; nothing is entered by hand but its address. */
const ourMetadata = async () =>
  (await fetch(`${company.instance.url}/v1/sso/${profileSid}/metadata`)).text();

it('is set up from its metadata, tested, and becomes the only way', async () => {
  await wizard.chooseProvider('SAML 2.0');
  profileSid = wizard.profileSid();
  await provider.know(await ourMetadata());
  await wizard.follow('The app is there: continue');
  await wizard.trustMetadata(provider.metadataUrl);
  await wizard.runTest((there) => signInThere(there, 'imogen'), 'successful');
  await expectSound(shown, 'simplesamlphp-test');
  await wizard.offerAndEnforce(domain, 'simplesamlphp');
});

it('signs somebody in, and out here and there', async () => {
  const visitor = await signIn('imogen');
  const answered = visitor.page.waitForRequest(
    (sent) => sent.method() === 'GET' && sent.url().includes('/logout?SAMLResponse='),
  );
  await visitor.page.getByRole('button', { name: /^Sign out/ }).click();
  await answered;
  await visitor.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  expect(await isSignedIn(visitor)).toBe(false);
  // There, too: it asks who it is.
  await visitor.page.goto(`${company.instance.url}/sso/start?profile=${profileSid}`);
  await atProvider(visitor.page);
  await visitor.page.locator('input[name="password"]').waitFor();
  await visitor.close();
});

it('makes a login for somebody who comes for the first time', async () => {
  const { ssoProfiles, signUpPolicy, organizationUsers } = company.owner.client;
  await ssoProfiles.update(company.organizationSid, profileSid, { creates_people: true });
  await signUpPolicy.update(company.organizationSid, { policy: 'AUTO_MEMBERSHIP' });
  const visitor = await signIn('nora');
  const { items } = await organizationUsers.list(company.organizationSid, { search: 'nora@' });
  expect(items).toMatchObject([{ joined_by: 'sso', name: "Nora O'Dea <& sons>" }]);
  await visitor.close();
});

it('ends the session here when somebody signs out there', async () => {
  const visitor = await signIn('nora');
  const back = `${provider.origin}/saml2/idp/metadata.php?signed-out`;
  const asked = visitor.page.waitForRequest((sent) =>
    sent.url().includes(`/v1/sso/${profileSid}/logout?SAMLRequest=`),
  );
  await visitor.page
    .goto(`${provider.logoutUrl}?ReturnTo=${encodeURIComponent(back)}`)
    // What it leads to at last is a file.
    .catch((error: unknown) => {
      if (!/Download is starting|ERR_ABORTED/.test(String(error))) throw error;
    });
  await asked;
  await visitor.page.goto(`${company.instance.url}/sign-in`);
  expect(await isSignedIn(visitor)).toBe(false);
  const { items } = await company.owner.client.auditEvents.list(company.organizationSid, {
    event: 'sso_sign_in.ended_by_provider',
  });
  expect(items).toHaveLength(1);
  await visitor.close();
});

it('signs somebody out there by a form, where it takes nothing else', async () => {
  await provider.configure({ postsLogout: true });
  await company.owner.client.ssoProfiles.updateProvider(company.organizationSid, profileSid, {
    metadata_url: provider.metadataUrl,
  });
  const visitor = await signIn('imogen');
  const asked = visitor.page.waitForRequest(
    (sent) => sent.method() === 'POST' && sent.url().startsWith(provider.origin),
  );
  await visitor.page.getByRole('button', { name: /^Sign out/ }).click();
  await visitor.page.waitForURL((url) => url.pathname.startsWith('/v1/sso-forms/'));
  await visitor.page.getByRole('button', { name }).click();
  expect((await asked).postData()).toContain('SAMLRequest=');
  await visitor.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  expect(await isSignedIn(visitor)).toBe(false);
  await visitor.page.goto(`${company.instance.url}/sso/start?profile=${profileSid}`);
  await atProvider(visitor.page);
  await visitor.page.locator('input[name="password"]').waitFor();
  await visitor.close();
  await provider.configure({ postsLogout: false });
  await company.owner.client.ssoProfiles.updateProvider(company.organizationSid, profileSid, {
    metadata_url: provider.metadataUrl,
  });
});

describe('with more than it has to', () => {
  const update = (options: { want_encrypted?: boolean; sign_requests?: boolean }) =>
    company.owner.client.ssoProfiles.update(company.organizationSid, profileSid, options);
  /** From our start address to what it comes to. */
  const start = async () => {
    const visitor = await company.visit(`${company.instance.url}/sso/start?profile=${profileSid}`);
    await atProvider(visitor.page);
    return visitor;
  };

  it('encrypts, and what is not encrypted is refused where that is wanted', async () => {
    await update({ want_encrypted: true });
    const plain = await start();
    await signInThere(plain.page, 'imogen');
    await plain.page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
    await plain.page.getByText('The assertion is not encrypted').waitFor();
    await plain.close();
    await provider.configure({ encrypts: true });
    const visitor = await signIn('imogen');
    await visitor.close();
    await provider.configure({ encrypts: false });
    await update({ want_encrypted: false });
  });

  it('takes our requests for signed by the key in our metadata, and refuses those without', async () => {
    await update({ sign_requests: false });
    const refused = await start();
    await refused.page
      .getByText(/unhandled exception|error/i)
      .first()
      .waitFor();
    expect(await refused.page.locator('input[name="password"]').count()).toBe(0);
    expect(await provider.log()).toContain('no signature found on message');
    await refused.close();
    await update({ sign_requests: true });
    const visitor = await signIn('imogen');
    await visitor.close();
  });
});

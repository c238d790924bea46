/** A program of another company asks a person in their browser, waits for the answer on this computer, and acts for them. */
import { createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOf } from '../packages/server/src/testing/programs.ts';
import {
  type Company,
  enterPasswordAgain,
  expectSound,
  password,
  startCompany,
} from './company.ts';
import { programAddress, startProgram } from './oauth-program.ts';

const readUsers = '/bailiwick/iam/organization-users/read';
const readDomains = '/bailiwick/iam/domains/read';

let company: Company;
let program: Awaited<ReturnType<typeof makeProgram>>;
let webApp: string;

beforeAll(async () => {
  company = await startCompany();
  program = await makeProgram();
  const made = await company.owner.client.oauthApps.create(company.organizationSid, {
    name: 'Web dashboard',
    permissions: [readUsers, readDomains],
    grant_type: 'authorization_code',
    redirect_uris: ['https://web.contoso.example/back'],
  });
  webApp = made.oauth_app.sid;
});
afterAll(async () => {
  program.stop();
  await company[Symbol.asyncDispose]();
});

async function makeProgram() {
  const made = await company.owner.client.oauthApps.create(company.organizationSid, {
    name: 'People dashboard',
    description: 'Shows who works where, and since when.',
    permissions: [readUsers, readDomains],
    grant_type: 'authorization_code',
    redirect_uris: [programAddress],
    company_name: 'Contoso Analytics',
    homepage_url: 'https://analytics.contoso.example',
    terms_url: 'https://analytics.contoso.example/terms',
  });
  const client = clientOf(made);
  const { connect, stop } = await startProgram(company.instance.url);
  return { ...(await connect(client)), sid: client.id, stop };
}

const as = (token: string) => createClient({ baseUrl: company.instance.url, token });

it('somebody who is signed in allows it, sees it in their profile, and ends it', async () => {
  const owner = await company.signIn(company.owner.email);
  const { page } = owner;
  const { address, finish } = await program.begin(`${readUsers} ${readDomains} offline_access`);
  await page.goto(address);
  await page.getByRole('heading', { name: 'Let People dashboard act for you?' }).waitFor();
  await page.getByText('see the people of the organization').waitFor();
  await page.getByText('By its own account it is of Contoso Analytics.').waitFor();
  await page.getByText('for up to 30 days', { exact: false }).waitFor();
  await expectSound(owner, 'authorize-app');
  await company.ageSessions();
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await enterPasswordAgain(owner, 'authorize-app-proof');
  await page.getByRole('heading', { name: 'Answered' }).waitFor();
  const tokens = await finish();
  expect(tokens.refresh_token).toMatch(/^bwr_/);
  expect(await as(tokens.access_token).machine.get()).toMatchObject({
    sid: program.sid,
    permissions: [readDomains, readUsers],
  });
  await page.goto(`${company.instance.url}/console/profile`);
  const row = page.getByRole('row', { name: /People dashboard/ });
  await row.waitFor();
  await row.scrollIntoViewIfNeeded();
  await expectSound(owner, 'connected-apps');
  await row.getByRole('button', { name: 'End the access of People dashboard' }).click();
  await page.getByText('No app acts for you.').waitFor();
  await expect(as(tokens.access_token).machine.get()).rejects.toThrow();
  await owner.close();
});

it('somebody who is not signed in signs in first, and says no', async () => {
  const { address, answer } = await program.begin('offline_access');
  const visitor = await company.visit(address);
  const { page } = visitor;
  await page.getByLabel('E-mail address').fill(company.owner.email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Do not allow' }).click();
  await page.getByRole('heading', { name: 'Answered' }).waitFor();
  expect(Object.fromEntries(answer()?.searchParams ?? [])).toMatchObject({
    error: 'access_denied',
    iss: company.instance.url,
  });
  await visitor.close();
});

it('what was agreed to is not asked again for an address that is the app’s alone, and more is', async () => {
  const owner = await company.signIn(company.owner.email);
  const { page } = owner;
  // Nobody answers there: where the browser was led is what counts.
  const led: string[] = [];
  await page.route('https://web.contoso.example/**', (route) => {
    led.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<h1>Answered</h1>' });
  });
  const addressFor = (scope: string) => {
    const address = new URL('/oauth2/authorize', company.instance.url);
    const words = {
      response_type: 'code',
      client_id: webApp,
      redirect_uri: 'https://web.contoso.example/back',
      scope,
      state: '1e5',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(words)) address.searchParams.set(name, value);
    return address.href;
  };
  await page.goto(addressFor(readUsers));
  await page.getByText('for an hour at most', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await page.getByRole('heading', { name: 'Answered' }).waitFor();
  await page.goto(addressFor(readUsers));
  await page.getByRole('heading', { name: 'Answered' }).waitFor();
  expect(led).toHaveLength(2);
  for (const url of led) {
    const { searchParams } = new URL(url);
    expect(searchParams.get('state')).toBe('1e5');
    expect(searchParams.get('code')).toMatch(/^bwc_/);
  }
  expect(led[0]).not.toBe(led[1]);
  await page.goto(addressFor(`${readUsers} ${readDomains}`));
  await page.getByRole('button', { name: 'Allow', exact: true }).waitFor();
  await owner.close();
});

it('an address that no program made is told, and leads nowhere', async () => {
  const owner = await company.signIn(company.owner.email);
  const { page } = owner;
  for (const query of ['', '?request=%%%', '?request=Y2xpZW50X2lkPWV2aWw']) {
    await page.goto(`${company.instance.url}/console/authorize${query}`);
    await page.getByRole('heading', { name: 'An app cannot be let in' }).waitFor();
    expect(await page.getByRole('button', { name: 'Allow', exact: true }).count()).toBe(0);
  }
  await expectSound(owner, 'authorize-app-wrong');
  const { address } = await program.begin('offline_access');
  const wrong = new URL(address);
  wrong.searchParams.set('redirect_uri', 'https://evil.example/back');
  await page.goto(wrong.href);
  await page
    .getByRole('heading', {
      name: 'The program wants to be answered at an address that is not its own',
    })
    .waitFor();
  expect(new URL(page.url()).origin).toBe(company.instance.url);
  await expectSound(owner, 'authorize-page');
  await owner.close();
});

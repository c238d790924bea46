/** A program of another company asks a person whose only way in is the provider of their company. */
import { createClient } from '@bailiwick/sdk';
import type pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveEdition } from '../packages/server/src/testing/editions.ts';
import { clientOf } from '../packages/server/src/testing/programs.ts';
import { type Company, domain, expectSound } from './company.ts';
import { programAddress, startProgram } from './oauth-program.ts';
import { type SsoCompany, startSsoCompany } from './sso-company.ts';
import type { SsoPeers } from './sso-peers.ts';
import { leaveForProvider, useWizard } from './sso-wizard.ts';

const administratorRole = 'IX00000000000000000000000000000002';
const readUsers = '/bailiwick/iam/organization-users/read';

let started: SsoCompany;
let peers: SsoPeers;
let company: Company;
let database: pg.Client;

beforeAll(async () => {
  started = await startSsoCompany({ imogen: { email: `imogen@${domain}` } });
  ({ company, peers, database } = started);
  await giveEdition({ superuser: database }, company.organizationSid, 'security');
  const imogen = await company.join('imogen', 'Imogen Ilić');
  await company.owner.client.roleAssignments.create(company.organizationSid, {
    user_sid: imogen.sid,
    role_sid: administratorRole,
  });
  await makeSsoTheOnlyWay();
});
afterAll(() => started[Symbol.asyncDispose]());

async function signInAtProvider(there: Page): Promise<void> {
  await there.getByLabel('User').selectOption('imogen');
  await there.getByRole('button', { name: 'Sign in' }).click();
}

async function makeSsoTheOnlyWay(): Promise<void> {
  const { ssoProfiles, domains } = company.owner.client;
  const { organizationSid } = company;
  const { sid, ours } = await ssoProfiles.create(organizationSid, {
    name: 'Okta of Northwind',
    protocol: 'saml',
    provider_kind: 'okta',
  });
  peers.saml.serve({
    spEntityId: ours.entity_id,
    acsUrl: ours.acs_url,
    logoutUrl: ours.logout_url,
  });
  await ssoProfiles.updateProvider(organizationSid, sid, { metadata_url: peers.metadataUrl });
  const owner = await company.signIn(company.owner.email);
  await owner.page.goto(`${company.instance.url}/admin/sso/${sid}/set-up/test`);
  await useWizard(company, owner).runTest(signInAtProvider, 'successful');
  await owner.close();
  const { items } = await domains.list(organizationSid);
  const domainSid = items.find(({ name }) => name === domain)?.sid ?? '';
  await ssoProfiles.addDomain(organizationSid, sid, { domain_sid: domainSid });
  await ssoProfiles.enforce(organizationSid, sid, domainSid, {});
}

it('is asked after signing in at the provider, and proves it anew there', async () => {
  const { oauth_app, client_secret } = await company.owner.client.oauthApps.create(
    company.organizationSid,
    {
      name: 'People dashboard',
      permissions: [readUsers],
      grant_type: 'authorization_code',
      redirect_uris: [programAddress],
    },
  );
  const { connect, stop } = await startProgram(company.instance.url);
  const program = await connect(clientOf({ oauth_app, client_secret }));
  const { address, finish } = await program.begin(`${readUsers} offline_access`);

  const visitor = await company.visit(address);
  const { page } = visitor;
  await page.getByLabel('E-mail address').fill(`imogen@${domain}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await leaveForProvider(visitor);
  await signInAtProvider(page);
  await page.getByRole('heading', { name: 'Let People dashboard act for you?' }).waitFor();
  await expectSound(visitor, 'authorize-sso');

  await database.query(`update sessions set authenticated_at = now() - interval '1 hour'`);
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  const proof = page.getByRole('dialog', { name: 'Sign in at your company again' });
  await proof.getByRole('button', { name: 'Continue' }).click();
  await signInAtProvider(page);
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await page.getByRole('heading', { name: 'Answered' }).waitFor();

  const tokens = await finish();
  const asImogen = createClient({ baseUrl: company.instance.url, token: tokens.access_token });
  expect((await asImogen.machine.get()).permissions).toEqual([readUsers]);
  stop();
  await visitor.close();
});

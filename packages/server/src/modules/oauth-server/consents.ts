/** Use cases of people whom apps ask: what is asked, agreeing, letting in, and ending it, for one or for all of them. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid, uuidOfSid } from '../../kernel/ids.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, platformScope, type UserScope } from '../../kernel/scope.ts';
import { hashToken, randomHex } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { listPermissions, type Tools, whyDead } from '../api-keys/index.ts';
import { getOauthApp, isLoopback, oauthAppErrors, oauthAppTarget } from '../oauth-apps/index.ts';
import {
  type AskedRequest,
  clientIdOf,
  ledBack,
  readAuthorizationRequest,
  requestNames,
  type SoundRequest,
} from './authorization-rules.ts';
import { writeCode } from './grant-formats.ts';
import * as store from './grant-store.ts';
import { oauthGrantEvents, oauthRequestErrors } from './vocabulary.ts';

const anyClient = platformScope(
  'an app that asks a person is looked up before it is known whether it is of their organization',
);

/** Of our own pages. */
const consentPage = '/console/authorize';

/** @throws oauth_request.unknown_app */
async function getClient(db: Db, asked: AskedRequest): Promise<store.ClientRow> {
  const id = uuidOfSid('OQ', clientIdOf(asked));
  const row = id === undefined ? undefined : await store.findClient(db, anyClient, id);
  if (row === undefined)
    throw oauthRequestErrors.unknown_app(say('There is no OAuth app with this client id.'));
  const dead = whyDead(row);
  if (dead !== undefined)
    throw oauthRequestErrors.unknown_app(
      say('The OAuth app {name} does not work any more. {why}', { name: row.name, why: dead }),
    );
  if (!['active', 'pending_deletion'].includes(row.organizationState))
    throw oauthRequestErrors.unknown_app(
      say('The OAuth app {name} does not work: its organization is out of use.', {
        name: row.name,
      }),
    );
  return row;
}

/** One parameter, so that nothing on the way through signing in reads it differently. */
function pageAddress(publicUrl: URL, asked: AskedRequest): string {
  const words = new URLSearchParams();
  for (const name of requestNames) {
    const value = asked[name];
    if (typeof value === 'string') words.set(name, value);
  }
  const page = new URL(consentPage, publicUrl);
  page.searchParams.set('request', Buffer.from(words.toString()).toString('base64url'));
  return page.href;
}

/**
 * Where the browser goes: to our page that asks, or back to the program with what is wrong.
 * @throws oauth_request.unknown_app, oauth_request.wrong_redirect: then it goes nowhere
 */
export async function leadToConsent({ publicUrl }: Kernel, db: Db, asked: AskedRequest) {
  const read = readAuthorizationRequest(asked, await getClient(db, asked));
  if (read.kind === 'sound') return { location: pageAddress(publicUrl, asked) };
  const { redirectUri, error, detail, state } = read.refusal;
  const told = { error, error_description: detail.toString(), state, iss: publicUrl.origin };
  return { location: ledBack(redirectUri, told) };
}

/** @throws oauth_request.* */
async function readRequest(
  db: Db,
  actor: UserActor,
  asked: AskedRequest,
): Promise<{ readonly client: store.ClientRow; readonly request: SoundRequest }> {
  const client = await getClient(db, asked);
  const read = readAuthorizationRequest(asked, client);
  if (read.kind === 'refused') throw oauthRequestErrors.wrong(read.refusal.detail);
  if (actor.organizationId !== client.organizationId)
    throw oauthRequestErrors.not_yours(
      say('{app} is for people of {organization}, and your login {email} is not one of theirs.', {
        app: client.name,
        organization: client.organizationName,
        email: actor.email,
      }),
    );
  return { client, request: read.request };
}

const isCovered = (consent: store.ConsentRow | undefined, request: SoundRequest): boolean =>
  consent !== undefined &&
  request.permissions.every((name) => consent.permissions.includes(name)) &&
  (consent.keepsAccess || !request.keepsAccess);

export async function checkRequest(
  { kernel, tools }: { readonly kernel: Kernel; readonly tools: Tools },
  db: Db,
  { actor, scope }: { readonly actor: UserActor; readonly scope: UserScope },
  asked: AskedRequest,
) {
  const { client, request } = await readRequest(db, actor, asked);
  const standing = await tools.authorizer.atOrganization(db, actor, client.organizationId);
  if (standing === undefined)
    throw requestErrors.not_found(say('There is nothing here that you may see.'));
  const { items } = listPermissions(tools, standing.held);
  const consent = await store.findConsent(db, scope, client.id);
  return {
    sid: sid('OQ', client.id),
    name: client.name,
    description: client.description,
    company_name: client.companyName,
    homepage_url: client.homepageUrl,
    terms_url: client.termsUrl,
    organization_name: client.organizationName,
    permissions: items.filter(({ name }) => request.permissions.includes(name)),
    keeps_access: request.keepsAccess,
    leads_back_to: new URL(request.redirectUri).host,
    // Whatever listens on this computer could say that it is the app (RFC 8252 §8.6).
    is_agreed: isCovered(consent, request) && !isLoopback(request.redirectUri),
    refusal_url: ledBack(request.redirectUri, {
      error: 'access_denied',
      state: request.state,
      iss: kernel.publicUrl.origin,
    }),
  };
}

type PersonsWork = Work & { readonly actor: UserActor };

/** @throws oauth_request.* */
export async function giveConsent(
  work: PersonsWork,
  scope: UserScope,
  asked: AskedRequest,
): Promise<undefined> {
  const { client, request } = await readRequest(work.db, work.actor, asked);
  await store.keepConsent(work.db, scope, client.id, request);
  work.audit({
    event: oauthGrantEvents.agreed,
    target: oauthAppTarget(client),
    organizationId: client.organizationId,
    after: { permissions: request.permissions, keeps_access: request.keepsAccess },
  });
  return undefined;
}

/** @throws oauth_request.* */
export async function giveCode(
  { publicUrl }: Kernel,
  work: PersonsWork,
  scope: UserScope,
  asked: AskedRequest,
) {
  const { client, request } = await readRequest(work.db, work.actor, asked);
  if (!isCovered(await store.findConsent(work.db, scope, client.id, true), request))
    throw oauthRequestErrors.not_agreed(
      say('{app} asks for more than you agreed to.', { app: client.name }),
    );
  const id = newId();
  const code = writeCode(id, randomHex(32));
  await store.insertGrant(work.db, scope, {
    ...request,
    id,
    appId: client.id,
    sessionId: work.actor.sessionId,
    codeHash: hashToken(code),
  });
  work.audit({
    event: oauthGrantEvents.given,
    target: oauthAppTarget(client),
    organizationId: client.organizationId,
    after: { permissions: request.permissions, keeps_access: request.keepsAccess },
  });
  const words = { code, state: request.state, iss: publicUrl.origin };
  return { location: ledBack(request.redirectUri, words) };
}

export async function listConnections(db: Db, scope: UserScope) {
  const rows = await store.listConnections(db, scope);
  return {
    items: rows.map((row) => ({
      sid: sid('OQ', row.appId),
      name: row.name,
      company_name: row.companyName,
      homepage_url: row.homepageUrl,
      permissions: row.permissions,
      keeps_access: row.keepsAccess,
      agreed_at: row.agreedAt.toISOString(),
      last_let_in_at: row.lastLetInAt?.toISOString() ?? null,
    })),
  };
}

/** @throws request.not_found */
export async function endConnection(
  work: PersonsWork,
  scope: UserScope,
  appId: string,
): Promise<undefined> {
  const [row] = await store.listConnections(work.db, scope, appId);
  if (row === undefined) throw requestErrors.not_found(say('This app does not act for you.'));
  await store.endConnection(work.db, scope, appId);
  work.audit({
    event: oauthGrantEvents.ended,
    target: oauthAppTarget({ id: row.appId, name: row.name }),
    organizationId: row.organizationId,
    before: { permissions: row.permissions, keeps_access: row.keepsAccess },
  });
  return undefined;
}

/** The app goes on, and asks everybody again. @throws request.not_found, oauth_app.acts_for_nobody */
export async function endGrants(
  work: Work,
  scope: OrganizationScope,
  appId: string,
): Promise<undefined> {
  const row = await getOauthApp(work.db, scope, appId);
  if (row.people === 0)
    throw oauthAppErrors.acts_for_nobody(
      say('Nobody lets {name} act for them now.', { name: row.name }),
    );
  const { isDryRun } = work.impact;
  work.impact.line({
    what: 'people_not_acted_for',
    label: say('people are not acted for any more, and are asked again'),
    count: row.people,
    names: isDryRun ? await store.namesOfPeople(work.db, scope, appId, namesShown) : [],
  });
  work.impact.undo(say('The app asks each of them again, and they can allow it again.'));
  await store.endConnections(work.db, scope, appId);
  work.audit({
    event: oauthGrantEvents.ended_for_all,
    target: oauthAppTarget(row),
    organizationId: scope.organizationId,
    before: { people: row.people },
  });
  return undefined;
}

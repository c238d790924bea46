/** A browser that is sent to an identity provider: what it was sent with is kept sealed, bound to it, and used once. */
import type { BrowserSecrets } from '../../../kernel/bind.ts';
import { findOrMakeDataKey } from '../../../kernel/data-keys.ts';
import type { Db } from '../../../kernel/database.ts';
import { newId, sid } from '../../../kernel/ids.ts';
import type { Kernel } from '../../../kernel/module.ts';
import { organizationScope, platformScope } from '../../../kernel/scope.ts';
import { hashToken, randomHex, randomToken } from '../../../kernel/secrets.ts';
import { known, say } from '../../../kernel/text.ts';
import {
  buildAuthnRequest,
  buildAuthorizationUrl,
  clientOf,
  type FaultName,
  findFault,
  isReady,
  newPending,
  type OidcPending,
  type OidcProvider,
  type Outgoing,
  type ProfileRow,
  type SamlProvider,
  serviceProviderOf,
} from '../../sso-profiles/index.ts';
import * as store from '../store.ts';
import { ssoSignInErrors } from '../vocabulary.ts';

export const anyRequest = platformScope(
  'a browser on its way names its request, not an organization',
);

/** What is kept sealed while a browser is away. */
export interface Pending {
  readonly requestId: string | null;
  readonly oidc: OidcPending | null;
  readonly returnTo: string | null;
  /** Where the provider wants it posted. */
  readonly form: Extract<Outgoing, { kind: 'post' }> | null;
}

const browserSecret = 'sso';
const lifetimeSeconds = 600;

/** The refusal of every step, by its entry in the catalogue. */
export function refusal(fault: FaultName, row?: ProfileRow, found?: string) {
  const { title = known(fault), cause = known('') } = findFault(fault) ?? {};
  return ssoSignInErrors.refused(say('{title}. {cause}', { title, cause }), {
    ...(row === undefined
      ? {}
      : {
          whoCan: say('Administrators of {organization}', { organization: row.organizationName }),
        }),
    facts: {
      fault,
      sso_profile_sid: row === undefined ? null : sid('JB', row.id),
      ...(found === undefined ? {} : { found }),
    },
  });
}

type Column = 'sealed' | 'answer_sealed';

const placeOf = (id: string, organizationId: string, column: Column) => ({
  table: 'sso_requests',
  column,
  rowId: id,
  organizationId,
});

async function seal(
  { vault }: Kernel,
  db: Db,
  at: { readonly id: string; readonly organizationId: string; readonly column: Column },
  text: string,
): Promise<Buffer> {
  const key = await findOrMakeDataKey(db, vault, at.organizationId);
  return vault.seal(key, text, placeOf(at.id, at.organizationId, at.column));
}

async function open(
  { vault }: Kernel,
  db: Db,
  row: store.RequestRow,
  column: Column,
): Promise<string> {
  const sealed = column === 'sealed' ? row.sealed : row.answerSealed;
  if (sealed === null) throw refusal('sso_request_over');
  const key = await findOrMakeDataKey(db, vault, row.organizationId);
  return vault.open(key, sealed, placeOf(row.id, row.organizationId, column)).toString('utf8');
}

export const openPending = async (kernel: Kernel, db: Db, row: store.RequestRow) =>
  JSON.parse(await open(kernel, db, row, 'sealed')) as Pending;

export const openAnswer = (kernel: Kernel, db: Db, row: store.RequestRow) =>
  open(kernel, db, row, 'answer_sealed');

interface Sent {
  readonly outgoing: Outgoing;
  readonly relay: string;
  readonly requestId: string | null;
  readonly oidc: OidcPending | null;
}

interface Wish {
  readonly now: Date;
  readonly loginHint: string | undefined;
  readonly reauthenticates: boolean;
}

async function sendSaml(kernel: Kernel, db: Db, row: ProfileRow, wish: Wish): Promise<Sent> {
  const relay = randomToken(32);
  const requestId = `_${randomHex(20)}`;
  const outgoing = await buildAuthnRequest(
    row.provider as SamlProvider,
    await serviceProviderOf(kernel, db, row),
    { requestId, relayState: relay, forceAuthn: wish.reauthenticates, now: wish.now },
  );
  return { outgoing, relay, requestId, oidc: null };
}

async function sendOidc(kernel: Kernel, db: Db, row: ProfileRow, wish: Wish): Promise<Sent> {
  const client = await clientOf(kernel, db, row);
  if (client === undefined) throw refusal('sso_profile_unusable', row);
  const oidc = newPending();
  const outgoing = buildAuthorizationUrl(row.provider as OidcProvider, client, oidc, {
    loginHint: wish.loginHint,
    prompt: wish.reauthenticates ? 'login' : undefined,
  });
  return { outgoing, relay: oidc.state, requestId: null, oidc };
}

export interface Departure {
  readonly row: ProfileRow;
  readonly testId: string | null;
  readonly returnTo: string | null;
  readonly loginHint?: string | undefined;
  readonly reauthenticates: boolean;
}

/** Parallel tabs of a browser share its secret; each request is its own. */
function browserHashOf(browser: BrowserSecrets): Buffer {
  const before = browser.find(browserSecret);
  const secret = before !== undefined && /^[\w-]{43}$/.test(before) ? before : randomToken(32);
  browser.keep(browserSecret, secret, lifetimeSeconds);
  return hashToken(secret);
}

export const isSameBrowser = (browser: BrowserSecrets, row: store.RequestRow): boolean =>
  hashToken(browser.find(browserSecret) ?? '').equals(row.browserHash);

/** Where a browser fetches the form of a one-time word. */
export const formAt = (word: string): string => `/v1/sso-forms/${word}`;

/** Sends a browser away. @throws sso_sign_in.refused for a profile that nobody signs in through (SS-04) */
export async function depart(
  kernel: Kernel,
  { db, now, browser }: { readonly db: Db; readonly now: Date; readonly browser: BrowserSecrets },
  departure: Departure,
): Promise<{ location: string; expires_at: string }> {
  const { row, testId, returnTo } = departure;
  if (row.state !== 'enabled' || !isReady(row)) throw refusal('sso_profile_unusable', row);
  const wish = {
    now,
    loginHint: departure.loginHint,
    reauthenticates: departure.reauthenticates,
  };
  const sent = await (row.protocol === 'saml'
    ? sendSaml(kernel, db, row, wish)
    : sendOidc(kernel, db, row, wish));
  const { outgoing, relay, requestId, oidc } = sent;
  const id = newId();
  const form = outgoing.kind === 'post' ? outgoing : null;
  const formWord = form === null ? null : randomToken(32);
  const pending: Pending = { requestId, oidc, returnTo, form };
  const at = { id, organizationId: row.organizationId, column: 'sealed' as const };
  const expiresAt = await store.insertRequest(db, organizationScope(row.organizationId), {
    id,
    profileId: row.id,
    testId,
    relayHash: hashToken(relay),
    requestHash: requestId === null ? null : hashToken(requestId),
    browserHash: browserHashOf(browser),
    formHash: formWord === null ? null : hashToken(formWord),
    sealed: await seal(kernel, db, at, JSON.stringify(pending)),
    configuration: row.configuration,
  });
  return {
    location: formWord === null ? outgoing.url : formAt(formWord),
    expires_at: expiresAt.toISOString(),
  };
}

/** Keeps a response until our own page asks for it. Undefined: the request is over. */
export async function keepAnswer(
  kernel: Kernel,
  db: Db,
  row: store.RequestRow,
  samlResponse: string,
): Promise<string | undefined> {
  const word = randomToken(32);
  const at = {
    id: row.id,
    organizationId: row.organizationId,
    column: 'answer_sealed' as const,
  };
  const sealed = await seal(kernel, db, at, samlResponse);
  const answer = { hash: hashToken(word), sealed };
  return (await store.keepAnswer(db, anyRequest, row.id, answer)) ? word : undefined;
}

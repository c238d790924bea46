/** What came back, before anything is decided: the right browser, the right request, once, verified by the protocol. */
import type { PrepareContext } from '../../../kernel/bind.ts';
import { systemClock } from '../../../kernel/clock.ts';
import type { Kernel } from '../../../kernel/module.ts';
import type { RouteDefinition } from '../../../kernel/route.ts';
import { hashToken } from '../../../kernel/secrets.ts';
import {
  clientOf,
  type Diagnosis,
  type FaultName,
  type KeyCache,
  newKeyCache,
  type OidcProvider,
  type ProfileRow,
  type SamlProvider,
  serviceProviderOf,
  verifyCallback,
  verifySamlResponse,
} from '../../sso-profiles/index.ts';
import * as store from '../store.ts';
import {
  anyRequest,
  isSameBrowser,
  openAnswer,
  openPending,
  type Pending,
  refusal,
} from './requests.ts';
import { getSignInProfile } from './starting.ts';

type Context = Pick<PrepareContext<RouteDefinition>, 'db' | 'browser'>;

export interface CompleteInput {
  readonly answer: string | undefined;
  readonly profileId: string | undefined;
  readonly query: string | undefined;
}

export interface Verified {
  readonly request: store.RequestRow;
  readonly pending: Pending;
  readonly row: ProfileRow;
  readonly diagnosis: Diagnosis;
}

function keyOf({ answer, query }: CompleteInput): store.RequestKey {
  if (answer !== undefined) return { kind: 'answer', hash: hashToken(answer) };
  // Two states are as good as none.
  const states = new URLSearchParams(query).getAll('state');
  return { kind: 'relay', hash: hashToken(states.length === 1 ? (states[0] ?? '') : '') };
}

/**
 * Uses the request up. What another browser holds is left alone: it can neither finish nor spoil it.
 * @throws sso_sign_in.refused
 */
async function takeRequest(context: Context, input: CompleteInput): Promise<store.RequestRow> {
  const { db, browser } = context;
  const request = await store.findRequest(db, anyRequest, keyOf(input));
  if (request?.isOpen !== true) throw refusal('sso_request_over');
  if (!isSameBrowser(browser, request)) throw refusal('sso_other_browser');
  if (input.profileId !== undefined && input.profileId !== request.profileId)
    throw refusal('oidc_callback_address');
  return request;
}

const cachesAtMost = 1_000;
const caches = new Map<string, KeyCache>();

/** Keys of a provider are kept for its profile alone, and are forgotten when what the profile trusts changes (SS-05, SS-22). */
function keysOf(row: ProfileRow): KeyCache {
  const name = `${row.id} ${row.configuration}`;
  const cache = caches.get(name) ?? newKeyCache();
  // The one that was used longest ago goes first.
  caches.delete(name);
  caches.set(name, cache);
  const [oldest] = caches.keys();
  if (caches.size > cachesAtMost && oldest !== undefined) caches.delete(oldest);
  return cache;
}

async function verify(
  kernel: Kernel,
  { db }: Context,
  input: CompleteInput,
  about: Omit<Verified, 'diagnosis'>,
): Promise<Diagnosis> {
  const { row, pending, request } = about;
  const now = systemClock.now();
  if (row.protocol === 'saml') {
    const sp = await serviceProviderOf(kernel, db, row);
    return verifySamlResponse(row.provider as SamlProvider, sp, {
      samlResponse: await openAnswer(kernel, db, request),
      requestId: pending.requestId ?? undefined,
      now,
    });
  }
  const client = await clientOf(kernel, db, row);
  if (client === undefined || pending.oidc === null) throw refusal('sso_profile_unusable', row);
  const callback = new URL(client.redirectUri);
  callback.search = input.query ?? '';
  return verifyCallback(row.provider as OidcProvider, client, pending.oidc, {
    callbackUrl: callback.href,
    now,
    http: kernel.outbound,
    keys: keysOf(row),
  });
}

/** @throws sso_sign_in.refused */
export async function verifyAnswer(
  kernel: Kernel,
  context: Context,
  input: CompleteInput,
): Promise<Verified> {
  const request = await takeRequest(context, input);
  const row = await getSignInProfile(context.db, request.profileId);
  assertUnchanged(row, request);
  const pending = await openPending(kernel, context.db, request);
  const samlAnswer = { row, pending, request };
  if (!(await store.consumeRequest(context.db, anyRequest, request.id)))
    throw refusal('sso_request_over', row);
  const diagnosis = await verify(kernel, context, input, samlAnswer);
  return { ...samlAnswer, diagnosis };
}

/** Disabled meanwhile, or trusting somebody else by now. @throws sso_sign_in.refused */
export function assertUnchanged(row: ProfileRow, request: store.RequestRow): void {
  const fault: FaultName | undefined =
    row.state !== 'enabled' || row.provider === null
      ? 'sso_profile_unusable'
      : row.configuration !== request.configuration
        ? 'sso_configuration_changed'
        : undefined;
  if (fault !== undefined) throw refusal(fault, row);
}

/** Where signing in begins: by an address or its domain, by the link of a profile, or because a provider began it. */
import type { BrowserSecrets } from '../../../kernel/bind.ts';
import type { Db } from '../../../kernel/database.ts';
import { DomainNameError, parseDomainName } from '../../../kernel/domain-name.ts';
import { AppError } from '../../../kernel/errors.ts';
import { sid } from '../../../kernel/ids.ts';
import type { Kernel } from '../../../kernel/module.ts';
import { hashToken } from '../../../kernel/secrets.ts';
import { say } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { offeredSso } from '../../sessions/index.ts';
import {
  type FaultName,
  getProfileAnywhere,
  type ProfileRow,
  ssoProfileTarget,
} from '../../sso-profiles/index.ts';
import { readEmail } from '../../users/index.ts';
import { peekInResponseTo } from '../rules.ts';
import * as store from '../store.ts';
import { ssoSignInErrors, ssoSignInEvents } from '../vocabulary.ts';
import { anyRequest, depart, keepAnswer, refusal } from './requests.ts';

export interface StartInput {
  readonly email?: string | undefined;
  readonly domain?: string | undefined;
  readonly profileId?: string | undefined;
  readonly returnTo: string | null;
  readonly reauthenticates: boolean;
}

/** Deleted ones are refused like disabled ones (SS-04). @throws sso_sign_in.refused */
export async function getSignInProfile(db: Db, id: string): Promise<ProfileRow> {
  try {
    return await getProfileAnywhere(db, id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw refusal('sso_profile_unusable');
  }
}

function readDomain(text: string): string | undefined {
  try {
    return parseDomainName(text).ascii;
  } catch (error) {
    if (error instanceof DomainNameError) return undefined;
    throw error;
  }
}

/** The same answer for every address in a domain (SS-19). @throws sso_sign_in.not_offered */
async function findProfileId(db: Db, { email, domain, profileId }: StartInput): Promise<string> {
  if (profileId !== undefined) return profileId;
  const name = email === undefined ? readDomain(domain ?? '') : readEmail(email).domain;
  const offered = name === undefined ? undefined : await offeredSso.ask(db, name);
  if (offered !== undefined) return offered.profileId;
  throw ssoSignInErrors.not_offered(
    say('{domain} has no single sign-on here.', { domain: name ?? domain ?? '' }),
  );
}

/** @throws sso_sign_in.not_offered, sso_sign_in.refused */
export async function startSignIn(
  kernel: Kernel,
  { work, browser }: { readonly work: Work; readonly browser: BrowserSecrets },
  input: StartInput,
) {
  const { db, now } = work;
  const row = await getSignInProfile(db, await findProfileId(db, input));
  work.audit({
    event: ssoSignInEvents.begun,
    target: ssoProfileTarget(row),
    organizationId: row.organizationId,
  });
  return depart(
    kernel,
    { db, now, browser },
    {
      row,
      testId: null,
      returnTo: input.returnTo,
      loginHint: input.email,
      reauthenticates: input.reauthenticates,
    },
  );
}

const failed = (fault: FaultName, reference: string) =>
  `/sso/failed?fault=${fault}&reference=${encodeURIComponent(reference)}`;

async function findAnswered(
  db: Db,
  input: { readonly relayState: string | undefined; readonly inResponseTo: string | undefined },
): Promise<store.RequestRow | undefined> {
  const { relayState, inResponseTo } = input;
  const byRelay =
    relayState === undefined
      ? undefined
      : await store.findRequest(db, anyRequest, { kind: 'relay', hash: hashToken(relayState) });
  if (byRelay !== undefined || inResponseTo === undefined) return byRelay;
  return store.findRequest(db, anyRequest, { kind: 'request', hash: hashToken(inResponseTo) });
}

async function beginInstead(work: Work, profileId: string): Promise<{ location: string }> {
  const row = await getSignInProfile(work.db, profileId);
  work.audit({
    event: ssoSignInEvents.unsolicited,
    target: ssoProfileTarget(row),
    organizationId: row.organizationId,
  });
  return { location: `/sso/start?profile=${sid('JB', row.id)}&from=provider` };
}

/**
 * A response arrives, from another site, so without our cookies. It is kept for the page that has them (ADR 0072). One that
 * answers nothing of ours is thrown away and begins a sign-in: nothing in it is believed (SS-12).
 */
export async function receiveAnswer(
  kernel: Kernel,
  { work }: { readonly work: Work },
  input: {
    readonly profileId: string;
    readonly samlResponse: string;
    readonly relayState: string | undefined;
  },
): Promise<{ location: string }> {
  const { db, origin } = work;
  const inResponseTo = peekInResponseTo(input.samlResponse);
  const row = await findAnswered(db, { relayState: input.relayState, inResponseTo });
  if (row === undefined && inResponseTo === undefined) return beginInstead(work, input.profileId);
  if (row?.isOpen !== true) return { location: failed('sso_request_over', origin.requestId) };
  // An answer to a request of one profile is nothing at the address of another (SS-21).
  if (row.profileId !== input.profileId)
    return { location: failed('saml_in_response_to', origin.requestId) };
  const word = await keepAnswer(kernel, db, row, input.samlResponse);
  return {
    location:
      word === undefined
        ? failed('sso_request_over', origin.requestId)
        : `/sso/complete#answer=${word}`,
  };
}

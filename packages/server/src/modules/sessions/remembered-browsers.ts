/**
 * Browsers that are remembered after a second factor, by a tick and where a policy allows it: the right password is enough there for some
 * days. Each login has a secret of its own in a browser, in a cookie of its own. It is no known browser, which grants nothing, and no
 * fresh proof: what reaches far asks for the factor as before.
 */
import type { UserActor } from '../../kernel/actor.ts';
import type { BrowserSecrets } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { type UserScope, userScope } from '../../kernel/scope.ts';
import { hashToken, randomToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getUserForUpdate, type UserRow, userTarget } from '../users/index.ts';
import { readProgram } from './programs.ts';
import * as store from './remembered-browsers-store.ts';
import type { CheckedFactor } from './second-factors.ts';
import { rememberedBrowserEvents, sessionErrors } from './vocabulary.ts';

type InBrowser = { readonly browser: BrowserSecrets };

/** Of each login another, so that people who share a browser do not take it from each other. It tells nothing about whose it is. */
const cookieOf = (userId: string): string =>
  `remembered_${hashToken(`remembered ${userId}`).toString('hex', 0, 8)}`;

const secretHashIn = (browser: BrowserSecrets, userId: string): Buffer | undefined => {
  const secret = browser.find(cookieOf(userId));
  return secret === undefined ? undefined : hashToken(`${userId} ${secret}`);
};

/** What stands in for a proof of today. */
export interface RememberedBrowser {
  readonly id: string;
  readonly level: store.RememberedLevel;
}

/** Asked once the password was right, and not before. Undefined: it is not remembered, or not any more. */
export async function findRememberedBrowser(
  { db, browser }: InBrowser & { readonly db: Db },
  userId: string,
): Promise<RememberedBrowser | undefined> {
  const secretHash = secretHashIn(browser, userId);
  if (secretHash === undefined) return undefined;
  return store.findRemembered(db, userScope(userId), secretHash);
}

/** The login is locked first, as by whoever has everything of it forgotten. @throws session.half_session_over */
export async function useRememberedBrowser(
  work: Work,
  userId: string,
  { id }: RememberedBrowser,
): Promise<store.Used> {
  const scope = userScope(userId);
  await getUserForUpdate(work.db, scope);
  const used = await store.useRemembered(work.db, scope, id);
  if (used === undefined)
    throw sessionErrors.half_session_over(say('This browser was forgotten at the same moment.'));
  return used;
}

/** Only what somebody has at hand and keeps: a code that stands in for it is used up. */
const levelKept = (kind: CheckedFactor['kind']): store.RememberedLevel | undefined => {
  if (kind === 'passkey') return 2;
  return kind === 'authenticator_app' ? 1 : undefined;
};

/** After a sign-in by the factor. Nothing happens where the rule allows none: the person is in, and asked again next time. */
export async function rememberBrowser(
  { work, browser }: InBrowser & { readonly work: Work },
  user: UserRow,
  kind: CheckedFactor['kind'],
): Promise<void> {
  const level = levelKept(kind);
  const scope = userScope(user.id);
  const days = await store.readDays(work.db, scope);
  if (level === undefined || days === 0) return;
  const secret = randomToken(32);
  const { clientAddress, userAgent } = work.origin;
  await store.insertRemembered(work.db, scope, {
    id: newId(),
    secretHash: hashToken(`${user.id} ${secret}`),
    replaced: secretHashIn(browser, user.id),
    level,
    clientAddress,
    userAgent: userAgent.slice(0, 300),
    days,
  });
  browser.keep(cookieOf(user.id), secret, days * 86_400);
  work.audit({
    event: rememberedBrowserEvents.remembered,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: { second_factor: kind, remembered_days: days, ...readProgram(userAgent) },
  });
}

/** Their own, newest first. */
export async function listOwnRemembered(
  { db, browser }: InBrowser & { readonly db: Db },
  { userId }: UserActor,
) {
  const scope = userScope(userId);
  const here = secretHashIn(browser, userId);
  const rows = await store.listRemembered(db, scope);
  return {
    days_allowed: await store.readDays(db, scope),
    items: rows.map((row) => ({
      sid: sid('RB', row.id),
      is_current: here !== undefined && row.secretHash.equals(here),
      second_factor: row.level === 2 ? ('passkey' as const) : ('authenticator_app' as const),
      client_address: row.clientAddress,
      user_agent: row.userAgent,
      ...readProgram(row.userAgent),
      remembered_at: row.rememberedAt.toISOString(),
      last_used_at: row.lastUsedAt?.toISOString() ?? null,
      remembered_until: row.until.toISOString(),
    })),
  };
}

const ownTarget = ({ userId, name }: UserActor) => ({
  type: 'user',
  sid: sid('US', userId),
  name,
});

/** @throws request.not_found */
export async function forgetOwn(
  work: Work & { readonly actor: UserActor },
  scope: UserScope,
  id: string,
): Promise<undefined> {
  const { actor } = work;
  if (!(await store.forgetRemembered(work.db, scope, id)))
    throw requestErrors.not_found(say('There is no such remembered browser of yours.'));
  work.audit({
    event: rememberedBrowserEvents.forgotten,
    target: ownTarget(actor),
    organizationId: actor.organizationId,
    after: { remembered_browser_sid: sid('RB', id), browsers_forgotten: 1 },
  });
  return undefined;
}

export async function forgetAllOwn(work: Work & { readonly actor: UserActor }, scope: UserScope) {
  const { actor } = work;
  await getUserForUpdate(work.db, scope);
  const forgotten = await store.forgetAllRemembered(work.db, scope);
  if (forgotten > 0)
    work.audit({
      event: rememberedBrowserEvents.forgotten,
      target: ownTarget(actor),
      organizationId: actor.organizationId,
      after: { browsers_forgotten: forgotten },
    });
  return { forgotten };
}

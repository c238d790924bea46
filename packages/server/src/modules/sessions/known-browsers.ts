/**
 * Browsers that a login is known to be used from, and the one mail when it is used from another. A browser is known again by a random
 * cookie that it was handed, never by what it looks like; the cookie grants nothing. Programs keep no cookies: they are known by the
 * address that they come from, so that leaving the cookie away is no way around the mail.
 */
import type { Reply } from '../../kernel/bind.ts';
import { userScope } from '../../kernel/scope.ts';
import { hashToken } from '../../kernel/secrets.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { UserRow } from '../users/index.ts';
import * as store from './known-browsers-store.ts';
import { newBrowserMail } from './mails.ts';
import { readProgram } from './programs.ts';

const cookie = 'browser';

/** With the login in it, so that nobody who reads the table sees which logins share a browser. */
const hashFor = (userId: string, mark: string): Buffer => hashToken(`${userId} ${mark}`);

export interface BegunSession {
  readonly id: string;
  readonly transport: 'cookie' | 'bearer';
}

/**
 * Remembers from what a session was begun, and tells the person when the login is known from elsewhere only. The login is locked by
 * the caller: of two at once the second sees what the first has remembered.
 */
export async function noteBrowser(
  { work, reply }: { readonly work: Work; readonly reply: Reply },
  user: UserRow,
  session: BegunSession,
): Promise<void> {
  const scope = userScope(user.id);
  const { clientAddress, userAgent } = work.origin;
  const isProgram = session.transport === 'bearer';
  const mark = isProgram
    ? `address ${clientAddress}`
    : reply.browserMark(cookie, store.knownForSeconds);
  const seen = await store.rememberBrowser(work.db, scope, {
    hash: hashFor(user.id, mark),
    isProgram,
    session: { id: session.id, clientAddress, userAgent: userAgent.slice(0, 300) },
  });
  if (seen.isKnown || seen.isFirst || seen.isTold) return;
  work.mail(newBrowserMail(user, { program: readProgram(userAgent), clientAddress, at: work.now }));
}

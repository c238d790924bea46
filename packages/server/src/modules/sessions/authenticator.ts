/** Turns a session's secret into the user who is calling. Read from the store at every request, never cached (SE-03). */
import type { Authenticator } from '../../kernel/authorization.ts';
import { isRefused } from '../../kernel/networks.ts';
import { platformScope } from '../../kernel/scope.ts';
import { hashToken } from '../../kernel/secrets.ts';
import { readLivingSession, touchSession } from './store.ts';

const anyUser = platformScope('a secret names its user; nobody is known before it is looked up');

export const authenticateUser: Authenticator = async (db, credential) => {
  if (credential.kind === 'operator_cookie') return undefined;
  const found = await readLivingSession(db, anyUser, hashToken(credential.secret), {
    address: credential.origin.clientAddress,
  });
  if (found === undefined) return undefined;
  const { seenLongAgo, owedTo, owesPasskey, outside, ...who } = found;
  // What is refused is no use of it, and does not keep it alive.
  if (seenLongAgo && !isRefused(outside)) await touchSession(db, anyUser, who.sessionId);
  const owes = owedTo === null ? undefined : { organizationName: owedTo, passkey: owesPasskey };
  return {
    kind: 'user',
    ...who,
    clientAddress: credential.origin.clientAddress,
    ...(owes === undefined ? {} : { owes }),
    ...(outside === null ? {} : { outside }),
  };
};

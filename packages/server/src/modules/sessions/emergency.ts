/**
 * Signing in by a passkey past what refuses everybody else. For whom that is open another module knows; it is asked where a session
 * begins, by whoever proved a passkey at that moment, and by nobody else.
 */
import { createHook } from '../../kernel/hooks.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { UserRow } from '../users/index.ts';

export interface PasskeySignIn {
  readonly user: UserRow;
  readonly sessionId: string;
  /** They come from none of the networks that their organization allows. */
  readonly isOutside: boolean;
}

/** `letPast` is for whoever finds that the emergency access opens the networks to them, and has told of it. */
export const signedInByPasskey = createHook<PasskeySignIn & { readonly letPast: () => void }>();

/** Whether the networks are open to them. */
export async function askEmergencyAccess(work: Work, signIn: PasskeySignIn): Promise<boolean> {
  const opened: true[] = [];
  await signedInByPasskey.publish(work, { ...signIn, letPast: () => void opened.push(true) });
  return opened.length > 0;
}

/**
 * The way back for somebody who lost their second factor. An administrator begins it and never holds a secret (AU-19); it
 * ends when the person proves their address beside their password, and everything of before is removed.
 */
import { newId } from '../../kernel/ids.ts';
import { userScope } from '../../kernel/scope.ts';
import { say, type TextValue } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { UserRow } from '../users/index.ts';
import { resetStartedMail } from './mails.ts';
import { holderOf } from './people.ts';
import { readStanding, replaceReset } from './store.ts';
import { secondFactorErrors } from './vocabulary.ts';

export const resetDays = 7;

export interface Reset {
  readonly user: UserRow;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly actor: TextValue;
  readonly reason: string;
}

/** The login is locked by the caller. Answers how many factors can be replaced. @throws second_factor.none */
export async function startReset(work: Work, reset: Reset): Promise<number> {
  const { user, organizationId, organizationName, actor, reason } = reset;
  const scope = userScope(user.id);
  const { passkeys, authenticatorApp } = await readStanding(work.db, scope);
  const count = passkeys + (authenticatorApp ? 1 : 0);
  if (count === 0)
    throw secondFactorErrors.none(
      say('{name} signs in with a password alone: there is nothing to reset.', {
        name: user.fullName,
      }),
    );
  await replaceReset(work.db, scope, { id: newId(), organizationId, days: resetDays });
  work.mail(
    resetStartedMail(holderOf(user), {
      actor,
      organization: organizationName,
      reason,
      days: resetDays,
    }),
  );
  return count;
}

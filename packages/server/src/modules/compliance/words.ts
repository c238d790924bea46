/** What somebody lacks, in words. */
import { say, type Text } from '../../kernel/text.ts';

/** What is asked, counted as sessions are (`sessions.factor_level`). */
export const missingAt = (asked: number): 'passkey' | 'second_factor' =>
  asked === 2 ? 'passkey' : 'second_factor';

/** As the list and the file say it. Whoever lacks something has an app at most. */
export const standingOf = (has: number): Text =>
  has === 0
    ? say('They have no second factor.')
    : say('They have an authenticator app, and a passkey is asked.');

/** Why a sign-in was refused: the word that the audit log keeps, and what is said for it in the language of whoever reads it. Pure. */
import { known, say, type Text } from '../../kernel/text.ts';

const reasons = {
  wrong_credentials: say('wrong address or password'),
  wrong_password: say('wrong password'),
  password_too_short: say('the password is shorter than the organization asks for'),
  outside_networks: say('from outside of the networks that the organization allows'),
} as const;

export type RefusalReason = keyof typeof reasons;

/** What is kept with a detail behind it. */
const detailed: readonly (readonly [before: string, say: (detail: string) => Text])[] = [
  [
    'second factor: ',
    (kind) =>
      say(
        'wrong second factor: {kind, select, authenticator_app {code of the authenticator app} recovery_code {recovery code} passkey {passkey} mailed_code {mailed code} other {unknown}}',
        { kind },
      ),
  ],
  ['passkey: ', (detail) => say('the passkey did not prove it: {detail}', { detail })],
  ['single sign-on: ', (detail) => say('single sign-on: {detail}', { detail })],
];

/** Rows of earlier times hold the sentence itself, which is found in the languages as it stands. */
export function sayRefusal(kept: string): Text {
  const reason = Object.hasOwn(reasons, kept) ? reasons[kept as RefusalReason] : undefined;
  if (reason !== undefined) return reason;
  const found = detailed.find(([before]) => kept.startsWith(before));
  return found === undefined ? known(kept) : found[1](kept.slice(found[0].length));
}

/** The mails of belonging to an organization. */

import type { MailMessage } from '../../kernel/mail-queue.ts';
import { listOf, say, type Text } from '../../kernel/text.ts';
import { readEmail, type UserRow } from '../users/index.ts';

export interface AboutLogin {
  readonly to: string;
  readonly organizationId: string | null;
  readonly subject: Text;
  readonly paragraphs: readonly Text[];
  /** Whether they can sign in now. */
  readonly leadsToSignIn?: boolean;
}

/** To somebody about whose login something was decided. */
export function loginMail(about: AboutLogin): MailMessage {
  const { to, subject, paragraphs, organizationId, leadsToSignIn = false } = about;
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs,
      ...(leadsToSignIn ? { action: { label: say('Sign in'), url: '/sign-in' } } : {}),
      footer: say(
        'You get this because it is about your login; it cannot be turned off. Questions: ask your administrator.',
      ),
    },
    organizationId,
  };
}

/** To somebody who owns more accounts from now on. */
export function handedOverMail(
  heir: Pick<UserRow, 'emailAsTyped'>,
  leaverName: string,
  accountNames: readonly string[],
  organizationId: string,
): MailMessage {
  const [only] = accountNames;
  const count = accountNames.length;
  const subject =
    count === 1 && only !== undefined
      ? say('You own {account} now', { account: only })
      : say('You own {count} more accounts now', { count });
  return {
    to: readEmail(heir.emailAsTyped),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say('You are responsible for {accounts} from now on. {leaver} owned that until now.', {
          accounts: listOf(accountNames),
          leaver: leaverName,
        }),
      ],
      action: { label: say('Open your accounts'), url: '/console' },
      footer: say('You get this because you are named as the new owner.'),
    },
    organizationId,
  };
}

/** To somebody whose organization holds the domain of their address no more. */
export function releasedMail(
  user: Pick<UserRow, 'emailAsTyped'>,
  facts: {
    readonly organizationName: string;
    readonly domain: string;
    readonly accounts: readonly string[];
  },
): MailMessage {
  const { organizationName, domain, accounts } = facts;
  const subject = say('Your login is not managed by {organizationName} any more', {
    organizationName,
  });
  const passedOn =
    accounts.length === 0
      ? []
      : [
          say('The accounts you owned are the Owner’s of {organizationName} now: {accounts}.', {
            organizationName,
            accounts: listOf(accounts),
          }),
        ];
  return {
    to: readEmail(user.emailAsTyped),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          'Your login is your own from now on: sign in with the same address and password. What you could reach in {organizationName} ended, because it holds the domain {domain} no more.',
          { organizationName, domain },
        ),
        ...passedOn,
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: say(
        'You get this because {organizationName} managed your login. Questions go to its administrators.',
        { organizationName },
      ),
    },
  };
}

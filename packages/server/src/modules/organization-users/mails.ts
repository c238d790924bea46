/** The mails of belonging to an organization. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { readEmail, type UserRow } from '../users/index.ts';

/** To somebody whose organization holds the domain of their address no more. */
export function releasedMail(
  user: UserRow,
  facts: {
    readonly organizationName: string;
    readonly domain: string;
    readonly accounts: readonly string[];
  },
): MailMessage {
  const { organizationName, domain, accounts } = facts;
  const subject = `Your login is not managed by ${organizationName} any more`;
  const passedOn =
    accounts.length === 0
      ? []
      : [
          `The accounts you owned are the Owner’s of ${organizationName} now: ${accounts.join(', ')}.`,
        ];
  return {
    to: readEmail(user.emailAsTyped),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        `Your login is your own from now on: sign in with the same address and password. What you could reach in ${organizationName} ended, because it holds the domain ${domain} no more.`,
        ...passedOn,
      ],
      action: { label: 'Sign in', url: '/sign-in' },
      footer: `You get this because ${organizationName} managed your login. Questions go to its administrators.`,
    },
  };
}

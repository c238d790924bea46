/** Mails about capturing people: to whoever answers for the organization, to the captured, to whom they share accounts with. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { listOf, say } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';

interface Place {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly domain: string;
}

/** When it begins. */
export function capturingMail(
  to: string,
  facts: Place & { readonly people: number; readonly by: string; readonly operationSid: string },
): MailMessage {
  const { organizationName, domain, people, by, operationSid } = facts;
  const subject = say(
    '{organizationName} takes in {people, plural, one {# person} other {# people}} of {domain}',
    { organizationName, people, domain },
  );
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          '{by} began to take in {people, plural, one {# person} other {# people}} with an address at {domain} without asking them. Their logins are managed by {organizationName} from then on, and the accounts that they own join. Each of them is told by mail.',
          { by, people, domain, organizationName },
        ),
      ],
      action: { label: say('See what became of each'), url: `/admin/operations/${operationSid}` },
      footer: say('You get this because you answer for the organization. It cannot be turned off.'),
    },
    organizationId: facts.organizationId,
  };
}

/** To whoever was captured. */
export function capturedMail(
  to: string,
  facts: Place & { readonly by: string; readonly accounts: readonly string[] },
): MailMessage {
  const { organizationName, domain, by, accounts } = facts;
  const subject = say('{organizationName} manages your login now', { organizationName });
  const along =
    accounts.length === 0
      ? []
      : [
          say(
            'The accounts that you own belong to {organizationName} with you: {accounts}. You stay their owner. Its Owner and Administrators reach them as well.',
            { organizationName, accounts: listOf(accounts) },
          ),
        ];
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          'Your address is at {domain}, a domain that {organizationName} has proven to be its own. {by} therefore took your login in, as whoever runs this instance allows: {organizationName} can deactivate it, and decides how you sign in.',
          { domain, organizationName, by },
        ),
        say(
          'You stay signed in, and sign in as before. You are a Standard User there, and keep the roles that you hold on accounts.',
        ),
        ...along,
      ],
      action: { label: say('Open your accounts'), url: '/console' },
      footer: say(
        'You get this because it is about your login; it cannot be turned off. Questions: ask the administrators of {organizationName}, or whoever runs this instance.',
        { organizationName },
      ),
    },
    organizationId: facts.organizationId,
  };
}

/** To whoever holds a role on accounts that came along. */
export function accountsCameAlongMail(
  to: string,
  facts: Omit<Place, 'domain'> & { readonly owner: string; readonly accounts: readonly string[] },
): MailMessage {
  const { organizationName, owner, accounts } = facts;
  const [account = ''] = accounts;
  const count = accounts.length;
  const subject =
    count === 1
      ? say('The account {account} belongs to {organizationName} now', {
          account,
          organizationName,
        })
      : say('{count} accounts belong to {organizationName} now', { count, organizationName });
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          '{organizationName} manages the login of {owner} from now on, and with it the accounts that {owner} owns: {accounts}.',
          { organizationName, owner, accounts: listOf(accounts) },
        ),
        say(
          'You keep the roles that you hold there. The Owner and the Administrators of the organization reach the accounts as well.',
        ),
      ],
      action: { label: say('Open your accounts'), url: '/console' },
      footer: say('You get this because you hold a role there. It cannot be turned off.'),
    },
    organizationId: facts.organizationId,
  };
}

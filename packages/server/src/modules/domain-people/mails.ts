/** Mails about capturing people: to whoever answers for the organization, to the captured, to whom they share accounts with. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
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
  const many = people === 1 ? '1 person' : `${people.toLocaleString('en')} people`;
  const subject = `${organizationName} takes in ${many} of ${domain}`;
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        `${by} began to take in ${many} with an address at ${domain} without asking them. Their logins are managed by ${organizationName} from then on, and the accounts that they own join. Each of them is told by mail.`,
      ],
      action: { label: 'See what became of each', url: `/admin/operations/${operationSid}` },
      footer: 'You get this because you answer for the organization. It cannot be turned off.',
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
  const subject = `${organizationName} manages your login now`;
  const along =
    accounts.length === 0
      ? []
      : [
          `The accounts that you own belong to ${organizationName} with you: ${accounts.join(', ')}. You stay their owner. Its Owner and Administrators reach them as well.`,
        ];
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        `Your address is at ${domain}, a domain that ${organizationName} has proven to be its own. ${by} therefore took your login in, as whoever runs this instance allows: ${organizationName} can deactivate it, and decides how you sign in.`,
        'You stay signed in, and sign in as before. You are a Standard User there, and keep the roles that you hold on accounts.',
        ...along,
      ],
      action: { label: 'Open your accounts', url: '/console' },
      footer: `You get this because it is about your login; it cannot be turned off. Questions: ask the administrators of ${organizationName}, or whoever runs this instance.`,
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
  const [only = ''] = accounts;
  const what = accounts.length === 1 ? `The account ${only}` : `${accounts.length} accounts`;
  const subject = `${what} ${accounts.length === 1 ? 'belongs' : 'belong'} to ${organizationName} now`;
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        `${organizationName} manages the login of ${owner} from now on, and with it the accounts that ${owner} owns: ${accounts.join(', ')}.`,
        'You keep the roles that you hold there. The Owner and the Administrators of the organization reach the accounts as well.',
      ],
      action: { label: 'Open your accounts', url: '/console' },
      footer: 'You get this because you hold a role there. It cannot be turned off.',
    },
    organizationId: facts.organizationId,
  };
}

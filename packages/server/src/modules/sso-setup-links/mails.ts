/** The mail that brings a set-up link. */
import type { EmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say } from '../../kernel/text.ts';
import { setupLinkMails } from './vocabulary.ts';

export function setupLinkMail(
  to: EmailAddress,
  about: {
    readonly organizationId: string;
    readonly organizationName: string;
    readonly askedBy: string;
    readonly profileName: string;
  },
  token: string,
): MailMessage {
  const { organizationId, organizationName, askedBy, profileName } = about;
  return {
    to,
    subject: say('Set up single sign-on for {organizationName}', { organizationName }),
    content: {
      heading: say('Set up single sign-on for {organizationName}', { organizationName }),
      paragraphs: [
        say('{askedBy} of {organizationName} asks you to set up {profileName}.', {
          askedBy,
          organizationName,
          profileName,
        }),
        say(
          'The link shows what to enter at the identity provider, takes what the provider shows, and tests both. You need no login here. It works for seven days, for whoever has it.',
        ),
      ],
      action: { label: say('Open the set-up'), url: `/sso/set-up#token=${token}` },
      footer: say(
        'You get this because somebody entered your address. If you do not look after single sign-on there, ignore it.',
      ),
    },
    organizationId,
    kind: setupLinkMails.sso_setup,
  };
}

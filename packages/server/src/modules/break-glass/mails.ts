/** The mails of the emergency access: the alarm when it was used, and that it was given or ended. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say, type Text, type TextValue } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';
import { breakGlassMails } from './vocabulary.ts';

export interface Recipient {
  readonly email: string;
  readonly organizationId: string;
}

function letter(
  to: Recipient,
  { heading, paragraphs }: { readonly heading: Text; readonly paragraphs: readonly Text[] },
): MailMessage {
  return {
    to: readEmail(to.email),
    subject: heading,
    content: {
      heading,
      paragraphs,
      action: { label: say('Open the security policies'), url: '/admin/security-policies' },
      footer: say('You get this because you answer for the organization. It cannot be turned off.'),
    },
    organizationId: to.organizationId,
    kind: breakGlassMails.break_glass,
  };
}

export interface AlarmFacts {
  readonly name: string;
  readonly organizationName: string;
  readonly pastSso: boolean;
  readonly pastNetworks: boolean;
  readonly clientAddress: string;
}

/** What would have refused anybody else. */
function pastWhat({ pastSso, pastNetworks, name, organizationName }: AlarmFacts): Text {
  const named = { name, organizationName };
  if (pastSso && pastNetworks)
    return say(
      '{name} signed in by a passkey, past the single sign-on and the networks of {organizationName}.',
      named,
    );
  return pastSso
    ? say('{name} signed in by a passkey, past the single sign-on of {organizationName}.', named)
    : say('{name} signed in by a passkey, past the networks of {organizationName}.', named);
}

/** Whoever stole the passkey would do just this: everybody who can act is told (SS-18, OP-04). */
export function alarmMail(to: Recipient, facts: AlarmFacts): MailMessage {
  const { name, clientAddress } = facts;
  return letter(to, {
    heading: say('{name} used the emergency access', { name }),
    paragraphs: [
      pastWhat(facts),
      say('It came from {clientAddress}.', { clientAddress }),
      say(
        'If nobody knows why, act at once: {name} ends the emergency access, removes the passkey and ends all sessions, and whoever runs the instance can suspend the login.',
        { name },
      ),
    ],
  });
}

/** @param change `given`: from now on it is open; `ended`: it is not any more */
export function changedMail(
  to: Recipient,
  facts: { readonly name: string; readonly actor: TextValue; readonly organizationName: string },
  change: 'given' | 'ended',
): MailMessage {
  const { name, actor, organizationName } = facts;
  return change === 'given'
    ? letter(to, {
        heading: say('{name} has the emergency access from now on', { name }),
        paragraphs: [
          say(
            '{actor} decided it. By a passkey {name} gets in past the single sign-on and the networks of {organizationName}, and you are told each time.',
            { actor, name, organizationName },
          ),
        ],
      })
    : letter(to, {
        heading: say('{name} does not have the emergency access any more', { name }),
        paragraphs: [
          say(
            '{actor} decided it. When nobody gets in by the single sign-on or from the networks of {organizationName}, {name} has no passkey that opens them.',
            { actor, name, organizationName },
          ),
        ],
      });
}

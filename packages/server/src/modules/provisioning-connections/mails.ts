/** The mails of provisioning connections: to whoever can let a brake go. */
import { sid } from '../../kernel/ids.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';
import { heldSentence } from './sentences.ts';
import type { ConnectionRow } from './store.ts';
import { provisioningMails } from './vocabulary.ts';

type AboutConnection = Pick<
  ConnectionRow,
  'id' | 'name' | 'heldCount' | 'heldGroups' | 'brakePercent'
>;

export function heldMail(
  to: { readonly email: string; readonly organizationId: string },
  row: AboutConnection,
): MailMessage {
  const { name } = row;
  const heading = say('The brake of {name} holds', { name });
  return {
    to: readEmail(to.email),
    subject: heading,
    content: {
      heading,
      paragraphs: [
        heldSentence(row),
        say(
          'Nobody has lost anything by it. If your company means it, let it go for a day, and the identity provider sends it again; if not, look there who was unassigned.',
        ),
      ],
      action: {
        label: say('Open the connection'),
        url: `/admin/provisioning/${sid('PC', row.id)}`,
      },
      footer: say(
        'You get this because you look after provisioning of your organization. It cannot be turned off.',
      ),
    },
    organizationId: to.organizationId,
    kind: provisioningMails.provisioning,
  };
}

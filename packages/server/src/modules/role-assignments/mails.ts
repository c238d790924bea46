/** The mails of roles. */

import type { MailMessage } from '../../kernel/mail-queue.ts';
import { listOf, say, type Text } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';
import { roleMails } from './vocabulary.ts';

export interface ChangedRoles {
  readonly to: string;
  /** Who did it, by name. */
  readonly by: string;
  /** `Developer on Production`. */
  readonly given: readonly Text[];
  readonly taken: readonly Text[];
  readonly organizationId: string | null;
}

function subjectOf({ given, taken }: ChangedRoles): Text {
  const [role, another] = [...given, ...taken];
  if (role === undefined || another !== undefined) return say('Your roles have changed');
  return taken.length === 0
    ? say('You are {role} now', { role })
    : say('You are not {role} any more', { role });
}

/** To somebody whose roles somebody else changed: one mail, however many they are. */
export function rolesChangedMail(changed: ChangedRoles): MailMessage {
  const { to, by, given, taken, organizationId } = changed;
  const subject = subjectOf(changed);
  const row = (label: Text, roles: readonly Text[]) =>
    roles.length === 0 ? [] : [{ label, value: say('{roles}', { roles: listOf(roles) }) }];
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          'What you can open and do changes from now on: {by} changed your roles. Ask them if that surprises you.',
          { by },
        ),
      ],
      ledger: [...row(say('You are now'), given), ...row(say('You are no longer'), taken)],
      action: { label: say('See your accounts'), url: '/console' },
      footer: say('You get this because your roles were changed by somebody else.'),
    },
    organizationId,
    kind: roleMails.roles,
  };
}

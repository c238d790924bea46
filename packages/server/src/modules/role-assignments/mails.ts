/** The mails of roles. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { readEmail } from '../users/index.ts';
import { roleMails } from './vocabulary.ts';

export interface ChangedRoles {
  readonly to: string;
  /** Who did it, by name. */
  readonly by: string;
  /** `Developer on Production`. */
  readonly given: readonly string[];
  readonly taken: readonly string[];
  readonly organizationId: string | null;
}

function subjectOf({ given, taken }: ChangedRoles): string {
  const [only] = [...given, ...taken];
  const isOne = given.length + taken.length === 1;
  if (isOne && taken.length === 0) return `You are ${only ?? ''} now`;
  if (isOne) return `You are not ${only ?? ''} any more`;
  return 'Your roles have changed';
}

/** To somebody whose roles somebody else changed: one mail, however many they are. */
export function rolesChangedMail(changed: ChangedRoles): MailMessage {
  const { to, by, given, taken, organizationId } = changed;
  const subject = subjectOf(changed);
  const row = (label: string, roles: readonly string[]) =>
    roles.length === 0 ? [] : [{ label, value: roles.join(', ') }];
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        `What you can open and do changes from now on: ${by} changed your roles. Ask them if that surprises you.`,
      ],
      ledger: [...row('You are now', given), ...row('You are no longer', taken)],
      action: { label: 'See your accounts', url: '/console' },
      footer: 'You get this because your roles were changed by somebody else.',
    },
    organizationId,
    kind: roleMails.roles,
  };
}

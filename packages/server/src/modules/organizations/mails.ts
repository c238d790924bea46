/** Mails about the organization itself, to the people who answer for it. */
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { readEmail } from '../users/index.ts';
import { listAnswerable } from './life-store.ts';

export interface Notice {
  /** Also the heading. */
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
}

/** Tells the Owner and the Administrators. */
export async function tellAnswerable(
  work: Work,
  scope: OrganizationScope,
  notice: Notice,
): Promise<void> {
  const people = await listAnswerable(work.db, scope);
  for (const { email } of people) {
    work.mail({
      to: readEmail(email),
      subject: notice.subject,
      content: {
        heading: notice.subject,
        paragraphs: notice.paragraphs,
        ...(notice.action === undefined ? {} : { action: notice.action }),
        footer: 'You get this mail because you answer for this organization.',
      },
      organizationId: scope.organizationId,
    });
  }
}

export const dayOf = (at: Date) => at.toISOString().slice(0, 10);

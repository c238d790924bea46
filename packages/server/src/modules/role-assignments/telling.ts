/** Tells people whose roles somebody else changed. */

import type { MemberActor } from '../../kernel/actor.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { rolesChangedMail } from './mails.ts';
import type { AssignmentRow } from './store.ts';

export interface ChangedAssignments {
  readonly given: readonly AssignmentRow[];
  readonly taken: readonly AssignmentRow[];
}

/** One mail for each of them; who changes their own roles knows it. Of a group nobody is told: it may have 100,000 members. */
export function tellChangedRoles(
  work: Work & { actor: MemberActor },
  catalogue: RoleCatalogue,
  { given, taken }: ChangedAssignments,
): void {
  const wordsOf = (userId: string, rows: readonly AssignmentRow[]) =>
    rows
      .filter((row) => row.holder === 'user' && row.userId === userId)
      .map((row) =>
        say('{role} on {place}', {
          role: catalogue.nameOf(row.roleId),
          place: row.scopeName,
        }),
      );
  const people = new Map(
    [...given, ...taken].flatMap((row) => (row.holder === 'user' ? [[row.userId, row]] : [])),
  );
  if (work.actor.kind === 'user') people.delete(work.actor.userId);
  for (const { userId, userEmail, organizationId } of people.values())
    work.mail(
      rolesChangedMail({
        to: userEmail,
        by: work.actor.name,
        given: wordsOf(userId, given),
        taken: wordsOf(userId, taken),
        organizationId,
      }),
    );
}

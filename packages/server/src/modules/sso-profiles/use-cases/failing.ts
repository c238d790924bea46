/** People try to sign in through a profile that is their only way, and nobody gets in: it is noted, and the Owner is told once. */
import type { OrganizationScope } from '../../../kernel/scope.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { listWhoIsTold } from '../domains-store.ts';
import { failingMail } from '../mails.ts';
import * as store from '../store.ts';

export async function noteFailing(
  work: Work,
  scope: OrganizationScope,
  found: { readonly profileId: string; readonly people: number },
): Promise<void> {
  const { profileId, people } = found;
  // Of two looks at once, one notes it.
  const name = await store.markFailing(work.db, scope, profileId, people);
  if (name === undefined) return;
  const { organizationId } = scope;
  for (const email of await listWhoIsTold(work.db, scope, null))
    work.mail(failingMail({ email, organizationId }, { id: profileId, name }, people));
}

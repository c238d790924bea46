/** What enforcement does to many people, in slices: mails, and the end of sessions that were begun otherwise. */
import type { Kernel } from '../../../kernel/module.ts';
import { type OrganizationScope, organizationScope, userScope } from '../../../kernel/scope.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { endSessionsBegunOtherwise, forgetAllRemembered } from '../../sessions/index.ts';
import { findUser } from '../../users/index.ts';
import { announcementMail } from '../mails.ts';
import * as people from '../people-store.ts';
import { findProfile } from '../store.ts';
import { announceJob, endSessionsJob } from './enforcing.ts';

const atOnce = 100;

interface Follow {
  readonly organization_id: string;
  readonly profile_id: string;
  readonly domain_id: string;
  readonly after: string;
  /** For these only, as JSON; null: for everybody whose other ways are closed. */
  readonly pilots: string | null;
}

async function slice(
  work: Work,
  scope: OrganizationScope,
  payload: Follow,
): Promise<readonly people.Governed[]> {
  const { profile_id: profileId, domain_id: domainId, after, pilots } = payload;
  if (pilots === null)
    return people.listGoverned(work.db, scope, { profileId, domainId, after, limit: atOnce });
  const found: people.Governed[] = [];
  for (const id of JSON.parse(pilots) as string[]) {
    const user = await findUser(work.db, userScope(id));
    if (user?.organizationId === scope.organizationId && user.state === 'active')
      found.push({ id, email: user.emailAsTyped });
  }
  return found;
}

/** The next slice is another job: one that fails repeats a hundred people, not all. */
function goOn(work: Work, name: string, payload: Follow, done: readonly people.Governed[]): void {
  const last = done.at(-1);
  if (payload.pilots !== null || last === undefined || done.length < atOnce) return;
  work.enqueue({ name, payload: { ...payload, after: last.id } });
}

export async function announce(kernel: Kernel, job: unknown): Promise<void> {
  const payload = job as Follow & { readonly text: string; readonly starts_at: string | null };
  const scope = organizationScope(payload.organization_id);
  await kernel.asSystem(announceJob, {}, async (work) => {
    const profile = await findProfile(work.db, scope, payload.profile_id);
    if (profile === undefined) return;
    const chosen = await slice(work, scope, payload);
    for (const { email } of chosen)
      work.mail(
        announcementMail(
          { email, organizationId: scope.organizationId },
          {
            organizationName: profile.organizationName,
            profileName: profile.name,
            text: payload.text,
            startsAt: payload.starts_at === null ? null : new Date(payload.starts_at),
          },
        ),
      );
    goOn(work, announceJob, payload, chosen);
  });
}

export async function endOtherSessions(kernel: Kernel, job: unknown): Promise<void> {
  const payload = job as Follow;
  const scope = organizationScope(payload.organization_id);
  await kernel.asSystem(endSessionsJob, {}, async (work) => {
    const chosen = await slice(work, scope, payload);
    for (const { id } of chosen) {
      const theirs = userScope(id);
      await endSessionsBegunOtherwise(work.db, theirs, 'sso', 'single sign-on became the only way');
      // A password opens nothing now; what stood beside it must not come back with it.
      await forgetAllRemembered(work.db, theirs);
    }
    goOn(work, endSessionsJob, payload, chosen);
  });
}

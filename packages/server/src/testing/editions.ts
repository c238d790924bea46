/** Gives organizations of a test editions, and editions other limits, without an operator. */
import { newId, uuidOfSid } from '../kernel/ids.ts';
import type { TestApp } from './app.ts';

/** From now on, with no end or one that is so many days away. What the organization has ends now. */
export async function giveEdition(
  app: Pick<TestApp, 'superuser'>,
  organizationSid: string,
  slug: string,
  endsInDays: number | null = null,
): Promise<void> {
  const organizationId = uuidOfSid('OR', organizationSid);
  await app.superuser.query('begin');
  await app.superuser.query(
    `update edition_assignments set ends_at = now() where organization_id = $1 and cancelled_at is null
      and starts_at <= now() and (ends_at is null or ends_at > now())`,
    [organizationId],
  );
  await app.superuser.query(
    `insert into edition_assignments (id, organization_id, edition_id, starts_at, ends_at)
      select $1, $2, id, now(), now() + make_interval(days => $4::int) from editions where slug = $3`,
    [newId(), organizationId, slug, endsInDays],
  );
  await app.superuser.query('commit');
}

/** An edition of its own for one organization, with these limits. */
export async function limitTo(
  app: Pick<TestApp, 'superuser'>,
  organizationSid: string,
  limits: Readonly<Record<string, number>>,
  features: readonly string[] = [],
): Promise<void> {
  const id = newId();
  const slug = `e${id.replaceAll('-', '').slice(-30)}`;
  await app.superuser.query(
    'insert into editions (id, slug, name, features, limits, is_listed) values ($1, $2, $3, $4, $5, false)',
    [id, slug, slug, features, JSON.stringify(limits)],
  );
  await giveEdition(app, organizationSid, slug);
}

/** People who do not come any more, from the outside: as if they had last come so many days ago, and the job over them. */
import { uuidOfSid } from '../kernel/ids.ts';
import type { Founded, Person, TestApp } from './app.ts';

/** As if they had last come so many days ago. */
export const idleFor = (app: TestApp, person: Pick<Person, 'userSid'>, days: number) =>
  app.superuser.query(
    `update people_activity set counted_from = now() - make_interval(days => $2),
      last_active_at = now() - make_interval(days => $2) where user_id = $1`,
    [uuidOfSid('US', person.userSid), days],
  );

export const setDormantRule = (
  { owner, organizationSid }: Founded,
  idle_days: number | null,
  starts_at?: string,
) =>
  owner.client.dormantPeople.update(organizationSid, {
    idle_days,
    ...(starts_at === undefined ? {} : { starts_at }),
  });

export const runDormant = (app: TestApp) => app.runJob('dormant_people.run');

export async function stateOf(app: TestApp, { userSid }: Pick<Person, 'userSid'>) {
  const { rows } = await app.superuser.query<{ state: string }>(
    'select state from users where id = $1',
    [uuidOfSid('US', userSid)],
  );
  return rows[0]?.state;
}

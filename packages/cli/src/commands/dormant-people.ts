/** Commands about people who do not come any more, and the rule that deactivates them. */
import {
  command,
  farReaching,
  farReachingOptions,
  flag,
  inOrganization,
  numberOf,
  organizationOf,
  text,
  UsageError,
} from '../command.ts';
import { printFile } from '../print.ts';

export const dormantPeopleCommands = [
  command(
    'dormant-people list [--filter Q] [--organization OR…]',
    'when people last came, the longest ago first, and what follows',
    async (input) => {
      const filter = input.option('filter');
      const { items } = await input.client.dormantPeople.list(await organizationOf(input), {
        page_size: 200,
        ...(filter === undefined ? {} : { q: filter }),
      });
      return items.map((row) => ({
        sid: row.user_sid,
        name: row.name,
        last_active_at: row.last_active_at,
        days_idle: row.days_idle,
        next: row.next,
      }));
    },
    { filter: text, ...inOrganization },
  ),
  command(
    'dormant-people export [--filter Q] [--organization OR…]',
    'the same as CSV on stdout',
    async (input) => {
      const filter = input.option('filter');
      await printFile(
        await input.client.dormantPeople.export(
          await organizationOf(input),
          filter === undefined ? {} : { q: filter },
        ),
      );
    },
    { filter: text, ...inOrganization },
  ),
  command(
    'dormant-people rule [--organization OR…]',
    'after how many days people are deactivated, and how far that has come',
    async (input) => {
      const { policy, ...progress } = await input.client.dormantPeople.get(
        await organizationOf(input),
      );
      return {
        idle_days: policy.idle_days,
        planned_idle_days: policy.planned?.idle_days ?? null,
        starts_at: policy.planned?.starts_at ?? null,
        ...progress,
      };
    },
    inOrganization,
  ),
  command(
    'dormant-people set (--days N | --off) [--starts-at TIME] [--dry-run] [--yes] [--organization OR…]',
    'decide after how many days without coming people are warned and deactivated',
    async (input) => {
      const days = numberOf(input.option('days'), 'days');
      if ((days === undefined) !== input.flag('off'))
        throw new UsageError('Say either --days with a number, or --off.');
      const startsAt = input.option('starts-at');
      const at = await organizationOf(input);
      const body = {
        idle_days: days ?? null,
        ...(startsAt === undefined ? {} : { starts_at: startsAt }),
      };
      return farReaching(input, {
        preview: () => input.client.dormantPeople.updateDryRun(at, body),
        run: () => input.client.dormantPeople.update(at, body),
      });
    },
    { days: text, off: flag, 'starts-at': text, ...farReachingOptions, ...inOrganization },
  ),
];

/** What changes for organizations when what they may do changes: said before it is done, and in the mail after it. */
import type { Db } from '../../kernel/database.ts';
import { namesShown } from '../../kernel/impact.ts';
import { platformScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { type CountedLimit, features, type Limit, limitNames, limits } from './catalogue.ts';
import { countHaving, type Extent } from './extent-store.ts';
import { compareHoldings, findExceeded, type Holdings, type Usage } from './rules.ts';

const everybody = platformScope('an edition is changed for all organizations that have it');

export const isCounted = (limit: Limit): limit is CountedLimit => limits[limit].unit === 'count';

/** What one organization would lose, as sentences. */
export function lossesOf(before: Holdings, after: Holdings, usage: Usage): Text[] {
  const { featuresLost, limitsLowered } = compareHoldings(before, after);
  const days = after.limits.audit_retention_days;
  return [
    ...featuresLost.map((name) =>
      say(
        '{feature} becomes read-only: what is enforced goes on, and nothing of it can be changed.',
        {
          feature: features[name].title,
        },
      ),
    ),
    ...findExceeded(usage, after.limits).map(({ limit, used, allowed }) =>
      say(
        '{limit}: {used, number} are used and {allowed, number} would be allowed. All of them stay, and none can be added.',
        { limit: limits[limit].title, used, allowed },
      ),
    ),
    ...(days !== undefined && limitsLowered.includes('audit_retention_days')
      ? [
          say(
            'Events of the audit log that are older than {days, number} days are removed for good, from 30 days after the change on.',
            { days },
          ),
        ]
      : []),
  ];
}

/** The impact on one organization. */
export function sayChange(
  { impact }: Work,
  before: Holdings,
  { after, usage }: { readonly after: Holdings; readonly usage: Usage },
): void {
  const { featuresGained } = compareHoldings(before, after);
  const losses = lossesOf(before, after, usage);
  impact.line({
    what: 'losses',
    label: say('things change for the worse; nobody is locked out, and nothing opens'),
    count: losses.length,
    names: losses,
  });
  impact.line({
    what: 'features_gained',
    label: say('features can be used from then on'),
    count: featuresGained.length,
    names: featuresGained.map((name) => features[name].title),
  });
}

/** The impact on all organizations that have an edition: which, and how many of them lose what. */
export async function sayChangeForAll(
  { db, impact }: Work,
  extent: Extent,
  before: Holdings,
  after: Holdings,
): Promise<void> {
  if (!impact.isDryRun) return;
  const { featuresLost, featuresGained, limitsLowered } = compareHoldings(before, after);
  const all = await countHaving(db, everybody, extent, null, namesShown);
  impact.line({
    what: 'organizations_concerned',
    label: say('organizations have this edition'),
    count: all.count,
    names: all.names,
  });
  for (const name of featuresLost)
    impact.line({
      what: `lost_${name}`,
      label: say(
        'organizations lose a feature, {feature}: it becomes read-only, and what is enforced goes on',
        {
          feature: features[name].title,
        },
      ),
      count: all.count,
      names: all.names,
    });
  for (const name of featuresGained)
    impact.line({
      what: `gained_${name}`,
      label: say('organizations get a feature: {feature}', { feature: features[name].title }),
      count: all.count,
    });
  for (const name of limitNames.filter((limit) => limitsLowered.includes(limit)))
    await sayLowered({ db, impact }, extent, name, after.limits[name] ?? 0);
}

async function sayLowered(
  { db, impact }: { readonly db: Db; readonly impact: Work['impact'] },
  extent: Extent,
  name: Limit,
  allowed: number,
): Promise<void> {
  if (isCounted(name)) {
    const above = await countHaving(db, everybody, extent, { limit: name, allowed }, namesShown);
    impact.line({
      what: `above_${name}`,
      label: say(
        'organizations are above a new limit, {limit}: all of it stays, and none can be added',
        {
          limit: limits[name].title,
        },
      ),
      count: above.count,
      names: above.names,
    });
    return;
  }
  const all = await countHaving(db, everybody, extent, null, namesShown);
  impact.line({
    what: 'audit_events_removed',
    label: say(
      'organizations keep audit events for {days, number} days only: older ones are removed for good',
      { days: allowed },
    ),
    count: all.count,
    names: all.names,
  });
}

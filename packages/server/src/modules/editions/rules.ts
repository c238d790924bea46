/** What follows from editions, as pure functions over their data. */
import { type Feature, featureNames, type Limit, type Limits, limitNames } from './catalogue.ts';

/** What an edition holds. */
export interface Holdings {
  readonly features: readonly Feature[];
  readonly limits: Limits;
}

/** What is used of each limit; what is not counted is absent. */
export type Usage = Readonly<Partial<Record<Limit, number>>>;

/** Rows may name what this version of the code does not know: that is not held, and not limited. */
export function readHoldings(row: {
  readonly features: readonly string[];
  readonly limits: Readonly<Record<string, unknown>>;
}): Holdings {
  return {
    features: featureNames.filter((name) => row.features.includes(name)),
    limits: Object.fromEntries(
      limitNames.flatMap((name) => {
        const value = row.limits[name];
        return typeof value === 'number' ? [[name, value] as const] : [];
      }),
    ),
  };
}

/** Is the first number stricter? Absent is no limit at all. */
export function isStricter(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && (other === undefined || one < other);
}

export interface Exceeded {
  readonly limit: Limit;
  readonly used: number;
  readonly allowed: number;
}

export interface Difference {
  readonly featuresLost: readonly Feature[];
  readonly featuresGained: readonly Feature[];
  readonly limitsLowered: readonly Limit[];
  readonly limitsRaised: readonly Limit[];
}

/** What one edition has that the other has not. */
export function compareHoldings(before: Holdings, after: Holdings): Difference {
  const lowered = (name: Limit) => isStricter(after.limits[name], before.limits[name]);
  const raised = (name: Limit) => isStricter(before.limits[name], after.limits[name]);
  return {
    featuresLost: before.features.filter((name) => !after.features.includes(name)),
    featuresGained: after.features.filter((name) => !before.features.includes(name)),
    limitsLowered: limitNames.filter(lowered),
    limitsRaised: limitNames.filter(raised),
  };
}

/** Of which limits more is used than they allow. Nothing of that is taken away; nothing can be added to it. */
export function findExceeded(usage: Usage, allowed: Limits): readonly Exceeded[] {
  return limitNames.flatMap((limit) => {
    const used = usage[limit];
    const most = allowed[limit];
    return used !== undefined && most !== undefined && used > most
      ? [{ limit, used, allowed: most }]
      : [];
  });
}

/** Days before the end on which the Owner is warned. */
export const warningDays = [30, 7, 1] as const;

const dayMs = 86_400_000;

/** How many of the warnings are due, or past, at a moment. */
export function warningsDue(endsAt: Date | null, now: Date): number {
  if (endsAt === null) return 0;
  const left = endsAt.getTime() - now.getTime();
  return warningDays.filter((days) => left <= days * dayMs).length;
}

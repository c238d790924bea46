/** When somebody who does not come any more is warned and deactivated, how many a day at most, and what that amounts to day by day. Pure. */

export interface DormantRule {
  /** How many whole days without coming; null: nobody is deactivated for that. */
  readonly idle_days: number | null;
}

export const idleDaysAtLeast = 30;
export const idleDaysAtMost = 730;

/** An organization that never chose. */
export const nobodyLeaves: DormantRule = { idle_days: null };

/** Fewer than these are nobody's mistake. */
const freeOfBrake = 5;
const percentADay = 10;
const mostADay = 500;

/** How many of so many people one day deactivates at most: what goes wrong is seen before it is all over. */
export const brakeOf = (people: number): number =>
  Math.min(mostADay, Math.max(freeOfBrake, Math.floor((people * percentADay) / 100)));

/** How many people become due on a day (UTC), in the order of days. */
export interface DueOnDay {
  readonly day: Date;
  readonly count: number;
}

/** How many leave on a day, and who by their place in the order in which people become due. */
export interface LeavingDay {
  readonly day: Date;
  readonly count: number;
  readonly from: number;
}

const dayMs = 86_400_000;

/** Day by day, as the job does it: whoever the brake holds goes first on the next day. */
export function leavingDays(due: readonly DueOnDay[], people: number): readonly LeavingDay[] {
  const leaving: LeavingDay[] = [];
  let [waiting, from, left, at] = [0, 0, people, 0];
  let day = due[0]?.day;
  while (day !== undefined) {
    const today = day;
    for (; at < due.length && (due[at]?.day ?? today) <= today; at += 1)
      waiting += due[at]?.count ?? 0;
    const count = Math.min(waiting, brakeOf(left));
    leaving.push({ day: today, count, from });
    from += count;
    left -= count;
    waiting -= count;
    day = waiting > 0 ? new Date(today.getTime() + dayMs) : due[at]?.day;
  }
  return leaving;
}

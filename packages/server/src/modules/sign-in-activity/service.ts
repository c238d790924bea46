/** Sign-ins day by day, from the audit log. */
import type { Db } from '../../kernel/database.ts';
import { boundedCount, countCeiling } from '../../kernel/paging.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { sessionEvents } from '../sessions/index.ts';
import { activityDays } from './contract.ts';
import { listDays } from './store.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export async function readSignInActivity(db: Db, scope: OrganizationScope) {
  const rows = await listDays(db, scope, {
    days: activityDays,
    ceiling: countCeiling,
    signedIn: sessionEvents.started.name,
    refused: sessionEvents.refused.name,
  });
  const counted = rows.map(({ date, signedIn, refused }) => ({
    date,
    signedIn: boundedCount(signedIn),
    refused: boundedCount(refused),
  }));
  const days = counted.map(({ date, signedIn, refused }) => ({
    date,
    signed_in: signedIn.value,
    refused: refused.value,
  }));
  return {
    days,
    signed_in: sum(days.map((day) => day.signed_in)),
    refused: sum(days.map((day) => day.refused)),
    exact: counted.every(({ signedIn, refused }) => signedIn.exact && refused.exact),
  };
}

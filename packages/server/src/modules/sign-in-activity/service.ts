/** Sign-ins day by day, and those of one person, from the audit log. */
import type { Db } from '../../kernel/database.ts';
import { sid } from '../../kernel/ids.ts';
import { boundedCount, countCeiling } from '../../kernel/paging.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { getManagedPerson } from '../organization-users/index.ts';
import { readProgram, sayRefusal, sessionEvents } from '../sessions/index.ts';
import { activityDays, signInsShown } from './contract.ts';
import { listDays, listSignIns, type SignInRow } from './store.ts';

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

const textIn = (fields: SignInRow['after'], name: string): string | null => {
  const value = fields?.[name];
  return typeof value === 'string' ? value : null;
};

const presentSignIn = (row: SignInRow) => ({
  sid: sid('AE', row.id),
  occurred_at: row.occurredAt.toISOString(),
  outcome: row.outcome === 'done' ? ('signed_in' as const) : ('refused' as const),
  method: textIn(row.after, 'method'),
  second_factor: textIn(row.after, 'second_factor'),
  client_address: row.clientAddress,
  user_agent: row.userAgent,
  ...readProgram(row.userAgent),
  reason: row.reason === null ? null : sayRefusal(row.reason),
});

/** @throws request.not_found */
export async function listUserSignIns(db: Db, scope: OrganizationScope, userId: string) {
  await getManagedPerson(db, scope, userId);
  const rows = await listSignIns(db, scope, {
    userSid: sid('US', userId),
    events: [sessionEvents.started.name, sessionEvents.refused.name],
    limit: signInsShown,
  });
  return { items: rows.map(presentSignIn) };
}

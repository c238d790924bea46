/**
 * The brake: a sync that would take access away from more than the set part of its people within a day is stopped. An empty
 * list at the provider must empty neither the organization nor its groups.
 */
import type { Db } from '../../../kernel/database.ts';
import { say } from '../../../kernel/text.ts';
import * as store from '../brake-store.ts';
import { scimErrors } from '../vocabulary.ts';
import type { Client } from './client.ts';

/** Fewer than these are nobody's mistake. */
const freeOfBrake = 5;

/** The organization is locked: two at once are counted one after the other. @throws scim.held */
export async function assertBrakeOff(
  db: Db,
  { scope, connection }: Client,
  losing: store.Losing,
): Promise<void> {
  if (connection.releasedUntil !== null) return;
  const { id: connectionId, brakePercent } = connection;
  const { before, more } = await store.countLosses(db, scope, { connectionId, losing });
  if (more === 0 || before + more <= freeOfBrake) return;
  const people = await store.countPeople(db, scope, connectionId);
  if (before + more <= Math.max(freeOfBrake, Math.floor((people * brakePercent) / 100))) return;
  throw scimErrors.held(
    say(
      '{name} took access from {before, plural, one {# person} other {# people}} within a day, and this would take it from {more, plural, one {# more} other {# more}}; {percent} % of its people is what it may.',
      { name: connection.name, before, more, percent: brakePercent },
    ),
    { retryAfterSeconds: 3_600, whoCan: say('The Owner or an Administrator') },
  );
}

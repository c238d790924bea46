/**
 * Writes down who comes from outside while it is only reported. The first request of a caller from an address is written at once,
 * those that follow once a minute: whoever comes from inside costs nothing, whoever does not one statement a minute.
 */
import type { MachineActor, Outside, UserActor } from '../../kernel/actor.ts';
import { addressPrefix } from '../../kernel/client-address.ts';
import { systemClock } from '../../kernel/clock.ts';
import type { Kernel } from '../../kernel/module.ts';
import { platformScope } from '../../kernel/scope.ts';
import * as store from './store.ts';

const anyCaller = platformScope(
  'whoever comes from outside is written down by their own organization',
);
const pauseMs = 60_000;
/** Of how many the pause is remembered. Beyond that it begins anew: what was not written yet is not counted. */
const rememberedAtMost = 10_000;

interface Remembered {
  writtenAtMs: number;
  requests: number;
}

export type NoteOutside = (actor: UserActor | MachineActor, outside: Outside) => Promise<void>;

const callerOf = (actor: UserActor | MachineActor) =>
  actor.kind === 'user'
    ? ({ callerKind: 'person', callerId: actor.userId } as const)
    : ({ callerKind: actor.credential, callerId: actor.machineId } as const);

/** What cannot be written changes no answer. */
export function createOutsideNotes({ database, logger }: Kernel): NoteOutside {
  const remembered = new Map<string, Remembered>();
  return async (actor, outside) => {
    const caller = callerOf(actor);
    const address = addressPrefix(actor.clientAddress ?? '');
    const key = `${outside.accountId ?? outside.organizationId} ${caller.callerId} ${address}`;
    const now = systemClock.now().getTime();
    const before = remembered.get(key);
    if (before !== undefined && now - before.writtenAtMs < pauseMs) {
      before.requests += 1;
      return;
    }
    if (before === undefined && remembered.size >= rememberedAtMost) remembered.clear();
    remembered.set(key, { writtenAtMs: now, requests: 0 });
    const requests = (before?.requests ?? 0) + 1;
    await store
      .noteFinding(database.db, anyCaller, outside, { ...caller, address, requests })
      .catch((error: unknown) => {
        remembered.delete(key);
        logger.error({ err: error }, 'who came from outside could not be written down');
      });
  };
}

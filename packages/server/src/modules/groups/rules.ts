/** What may be changed about a group, and by whom it is kept. Pure. */
import { say } from '../../kernel/text.ts';
import { groupErrors } from './vocabulary.ts';

export type GroupOrigin = 'manual' | 'provisioned';

/** Who changes a group: people by hand, or the connection of a directory. */
export type Keeper =
  | { readonly origin: 'manual' }
  | { readonly origin: 'provisioned'; readonly connectionId: string };

export const peopleHere: Keeper = { origin: 'manual' };

/** As many people as one call adds. */
export const addedAtOnce = 1_000;

/**
 * Name, members and end of a group are decided where it is kept: here by hand, or in the directory that provisions it. Two
 * who keep one group would undo each other's changes.
 * @throws group.kept_by_directory
 */
export function assertKeptBy(
  group: {
    readonly name: string;
    readonly origin: GroupOrigin;
    readonly keeperId: string | null;
  },
  keeper: Keeper,
): void {
  if (keeper.origin === 'provisioned') {
    if (group.keeperId === keeper.connectionId) return;
    throw new Error('a connection changes the groups that it keeps');
  }
  if (group.origin === 'manual') return;
  throw groupErrors.kept_by_directory(
    say('{name} is kept by a directory, which would undo the change.', { name: group.name }),
    { whoCan: say('Whoever administers the directory') },
  );
}

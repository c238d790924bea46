/** What may be changed about a group, and by whom it is kept. Pure. */
import { say } from '../../kernel/text.ts';
import { groupErrors } from './vocabulary.ts';

export type GroupOrigin = 'manual' | 'provisioned';

/** As many people as one call adds. */
export const addedAtOnce = 1_000;

/**
 * Name, members and end of a group are decided where it is kept: here by hand, or in the directory that provisions it. Two
 * who keep one group would undo each other's changes.
 * @throws group.kept_by_directory
 */
export function assertKeptBy(
  group: { readonly name: string; readonly origin: GroupOrigin },
  keeper: GroupOrigin,
): void {
  if (group.origin === keeper || keeper === 'provisioned') return;
  throw groupErrors.kept_by_directory(
    say('{name} is kept by a directory, which would undo the change.', { name: group.name }),
    { whoCan: say('Whoever administers the directory') },
  );
}

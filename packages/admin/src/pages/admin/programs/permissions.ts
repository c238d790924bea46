/** Permissions of programs in plain words: what API keys and OAuth apps can be given. */
import type { bailiwick } from '../../../api.ts';

export type ProgramPermission = Awaited<
  ReturnType<typeof bailiwick.apiKeys.listPermissions>
>['items'][number];

/** By their headings, in the order in which those come. */
export function inGroups(items: readonly ProgramPermission[]) {
  const groups = new Map<string, ProgramPermission[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups];
}

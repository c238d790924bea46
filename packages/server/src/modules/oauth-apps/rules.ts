/** Rules of OAuth apps: how many there are, how long their tokens work, and what a change gives them. Pure. */

/** Living ones of an organization. */
export const appsAtMost = 500;
export const tokenSecondsAtLeast = 60;
export const tokenSecondsAtMost = 3_600;

/** What a change gives that was not given before. */
export const addedPermissions = (
  before: readonly string[],
  after: readonly string[] | undefined,
): string[] => (after ?? []).filter((name) => !before.includes(name));

/** Rules of OAuth apps: how many there are, how long their tokens work, and what a change gives them. Pure. */

/** Living ones of an organization. */
export const appsAtMost = 500;
/** For itself, or for people who agree to it. */
export const grantTypes = ['client_credentials', 'authorization_code'] as const;
export type GrantType = (typeof grantTypes)[number];

export const tokenSecondsAtLeast = 60;
export const tokenSecondsAtMost = 3_600;

/** What a change gives that was not given before: permissions, or addresses. */
export const added = (before: readonly string[], after: readonly string[] | undefined): string[] =>
  (after ?? []).filter((name) => !before.includes(name));

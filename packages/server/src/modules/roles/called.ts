/** Roles as people call them: in a filter, in a file, in whichever language they read the list. */

import { languages } from '../../kernel/languages.ts';
import { unknownInFilter, type ValueOfFilter } from '../../kernel/list-filter.ts';
import { known, listOf, say } from '../../kernel/text.ts';
import type { RoleCatalogue } from './catalogue.ts';
import type { Role } from './role.ts';

/** @param matches is asked about each name of the role, in small letters */
export function isRoleCalled({ name }: Role, matches: (name: string) => boolean): boolean {
  return languages.some((language) => matches(known(name).in(language).toLowerCase()));
}

/**
 * SIDs of the roles of a name, or of the one with the SID. A name may stand for a role of organizations and one of accounts.
 * @throws request.invalid when none is called so
 */
export function findRolesCalled(
  catalogue: RoleCatalogue,
  scopeKind: 'organization' | 'account' | undefined,
  { text, isBeginning, position }: ValueOfFilter,
): readonly string[] {
  const here = catalogue.roles.filter(
    (role) => scopeKind === undefined || role.scopeKind === scopeKind,
  );
  const wanted = text.toLowerCase();
  const isCalled = (name: string) => (isBeginning ? name.startsWith(wanted) : name === wanted);
  const called = here.filter((role) => role.sid === text || isRoleCalled(role, isCalled));
  if (called.length > 0) return called.map((role) => role.sid);
  const names = listOf([...new Set(here.map((role) => role.name))].map(known));
  throw unknownInFilter(
    position,
    say('there is no role "{text}". Roles: {names}', { text, names }),
  );
}

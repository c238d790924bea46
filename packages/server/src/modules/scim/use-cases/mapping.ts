/** From where a connection reads the fields of a person: what is chosen, and choosing it. */
import type { Db } from '../../../kernel/database.ts';
import type { OrganizationScope } from '../../../kernel/scope.ts';
import { say, type Text } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import {
  type ConnectionRow,
  getConnection,
  type StoredMapping,
  saveMapping,
} from '../../provisioning-connections/index.ts';
import { type MappedField, parseMapping } from '../mapping.ts';

export type Field = MappedField | 'user_name' | 'active';
const fields: readonly Field[] = ['user_name', 'email', 'first_name', 'last_name', 'active'];

const isMapped = (field: Field): field is MappedField =>
  field !== 'user_name' && field !== 'active';

function usualOf(field: Field): Text {
  switch (field) {
    case 'user_name':
      return say('userName, always: by it your directory finds people.');
    case 'email':
      return say(
        'emails: the primary one, or else that of work, or else the first; without one, userName.',
      );
    case 'first_name':
      return say('name.givenName; for a new person without one, displayName.');
    case 'last_name':
      return say('name.familyName.');
    case 'active':
      return say('active, always: by it your directory keeps people out.');
  }
}

function present({ mapping, version }: ConnectionRow) {
  const count = Object.values(mapping ?? {}).filter((source) => source !== null).length;
  return {
    version,
    shown: {
      sentence:
        count === 0
          ? say('Everything is read as usual.')
          : say(
              '{count, plural, one {# field is} other {# fields are}} read from what you chose. People who are here already change when your directory sends them again.',
              { count },
            ),
      fields: fields.map((field) => ({
        field,
        source: isMapped(field) ? (mapping?.[field] ?? null) : null,
        usual: usualOf(field),
        is_fixed: !isMapped(field),
      })),
      version,
    },
  };
}

/** @throws request.not_found */
export const readMapping = async (db: Db, scope: OrganizationScope, id: string) =>
  present(await getConnection(db, scope, id));

/** @throws scim.invalid_path, scim.invalid_filter, request.not_found, request.stale */
export async function chooseMapping(
  work: Work,
  scope: OrganizationScope,
  asked: {
    readonly id: string;
    readonly mapping: StoredMapping;
    readonly ifMatch: number | undefined;
  },
) {
  // A connection that is not here is told before what is wrong with a path.
  await getConnection(work.db, scope, asked.id);
  parseMapping(asked.mapping);
  return present(await saveMapping(work, scope, asked));
}

/** A group as a SCIM resource. Pure. */
import { sid } from '../../kernel/ids.ts';
import type { ScimGroupRow, SeenMember } from './groups-store.ts';
import { type JsonObject, urns } from './protocol/schema.ts';

export const groupLocation = (base: string, row: Pick<ScimGroupRow, 'id'>) =>
  `${base}/Groups/${sid('GR', row.id)}`;

const presentMember = (base: string, { userId, name }: SeenMember): JsonObject => {
  const value = sid('US', userId);
  return { value, $ref: `${base}/Users/${value}`, display: name, type: 'User' };
};

/** `members`: undefined where nobody asked for them. */
export function presentScimGroup(
  base: string,
  row: ScimGroupRow,
  members: readonly SeenMember[] | undefined,
): JsonObject {
  return {
    schemas: [urns.group],
    id: sid('GR', row.id),
    ...(row.externalId === null ? {} : { externalId: row.externalId }),
    displayName: row.name,
    ...(members === undefined ? {} : { members: members.map((one) => presentMember(base, one)) }),
    meta: {
      resourceType: 'Group',
      created: row.createdAt.toISOString(),
      lastModified: row.updatedAt.toISOString(),
      location: groupLocation(base, row),
      version: `W/"${row.version}"`,
    },
  };
}

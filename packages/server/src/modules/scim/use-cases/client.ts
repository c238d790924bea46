/** One connection at work: what it sees, what it may, and whether it only tries. */
import type { MachineActor } from '../../../kernel/actor.ts';
import type { Held } from '../../../kernel/authorization.ts';
import type { Db } from '../../../kernel/database.ts';
import { inSavepoint } from '../../../kernel/savepoint.ts';
import type { OrganizationScope } from '../../../kernel/scope.ts';
import { say } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { type ConnectionRow, getConnection } from '../../provisioning-connections/index.ts';
import { type RoleCatalogue, roleSids } from '../../roles/index.ts';
import { type Mapping, parseMapping } from '../mapping.ts';
import type { Seer } from '../store.ts';
import { scimErrors } from '../vocabulary.ts';

export type MachineWork = Work & { readonly actor: MachineActor };

export interface Client {
  readonly catalogue: RoleCatalogue;
  readonly scope: OrganizationScope;
  readonly connection: ConnectionRow;
  readonly held: Held;
  readonly mapping: Mapping;
}

/** It acts as Administrators do, whoever made it and whatever became of them (ADR 0085). */
function heldByConnections(catalogue: RoleCatalogue): Held {
  const permissions = catalogue.find(roleSids.organizationAdministrator)?.permissions ?? new Set();
  return {
    permissions,
    has: (permission) =>
      permissions.has(typeof permission === 'string' ? permission : permission.name),
    isOwner: false,
    roleIds: [],
  };
}

export const clientOf = (
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  connection: ConnectionRow,
  mapping: Mapping = parseMapping(connection.mapping),
): Client => ({ catalogue, scope, connection, held: heldByConnections(catalogue), mapping });

export async function openClient(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  actor: MachineActor,
): Promise<Client> {
  const connection = await getConnection(db, scope, actor.machineId);
  return clientOf(catalogue, scope, connection);
}

export const seerOf = ({ connection }: Client): Seer => ({
  connectionId: connection.id,
  adopts: connection.adoptsPeople,
  keepsSent: connection.mapping !== null,
});

/** Tries it, and tells, where the connection only tries. @throws scim.dry_run */
export async function perform<T>(
  work: MachineWork,
  client: Client,
  run: (part: MachineWork) => Promise<T>,
  nameOf: (done: T) => string,
): Promise<T> {
  if (!client.connection.isDryRun) return run(work);
  const done = await inSavepoint<MachineWork, T>(work, true, run);
  throw scimErrors.dry_run(
    say('It would have worked for {name}. Nothing was changed.', { name: nameOf(done) }),
    { whoCan: say('The Owner or an Administrator') },
  );
}

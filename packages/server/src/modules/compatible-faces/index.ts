/**
 * Faces for the helper libraries of another product, so that programs written with them work here unchanged: the same paths, pages,
 * refusals and numbers, for the same use cases as /v1 and SCIM. Owns `compatible_user_details`. Invariants: a program does what its
 * credential holds, in the organization of its credential; nobody is deleted; what a rule refuses under /v1 it refuses here.
 */
import { command, query } from '../../kernel/bind.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { uuidOfSid } from '../../kernel/ids.ts';
import { defineModule } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import { getManagedAccount, listManagedAccounts, presentManaged } from '../accounts/index.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import type { JsonObject } from '../scim/index.ts';
import { userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import * as current from './current-contract.ts';
import { createCompatibleUserDetails } from './migrations/2026-11-27T2350_create_compatible_user_details.ts';
import * as people from './people.ts';
import { presentPerson } from './resource.ts';
import * as assignments from './role-assignments.ts';
import { listRolePermissions, listRoles } from './roles.ts';
import { forgetPerson, type PersonRow } from './store.ts';
import { compatibleErrors } from './vocabulary.ts';

userErased.subscribe((work, { scope }) => forgetPerson(work.db, scope));

const presentAccount = (account: ReturnType<typeof presentManaged>) => ({
  account_sid: account.sid,
  friendly_name: account.friendly_name,
  status: account.state,
  owner_sid: account.owner?.user_sid ?? null,
  date_created: account.created_at,
});

const mainAccounts = {
  search: undefined,
  kind: 'main',
  ownerUserId: undefined,
  state: undefined,
  tag: undefined,
  q: undefined,
  sort: 'created_at',
} as const;

const organizationRoutes = () => [
  query(contract.getOrganization, () => {
    throw compatibleErrors.not_told(say('This address answers nobody.'));
  }),

  query(contract.listAccounts, async ({ db, scope }, { page }) => {
    const unpaid = { ...page, countAtMost: 0 };
    const found = await listManagedAccounts(db, scope, mainAccounts, unpaid);
    return { ...found, items: found.items.map(presentAccount) };
  }),

  query(contract.getAccount, async ({ db, scope }, { params }) => {
    const id = uuidOfSid('AC', params.account);
    if (id === undefined)
      throw requestErrors.not_found(say('There is no such account in this organization.'));
    return presentAccount(presentManaged(await getManagedAccount(db, scope, id)));
  }),
];

function assignmentRoutes(catalogue: RoleCatalogue) {
  const rules = { catalogue, authorizer: createAuthorizer(catalogue) };
  return [
    query(contract.listRoleAssignments, ({ db, scope }, { query: asked, page }) => {
      if (asked.Identity === undefined && asked.Scope === undefined)
        throw compatibleErrors.question_missing(say('It names neither a person nor a place.'));
      return assignments.listRoleAssignments(db, catalogue, scope, { asked, page });
    }),
    command(contract.createRoleAssignment, ({ work, scope, held }, { body }) =>
      assignments.createRoleAssignment(work, rules, { scope, held }, body),
    ),
    command(contract.deleteRoleAssignment, ({ work, scope, held }, { params }) =>
      assignments.deleteRoleAssignment(work, rules, { scope, held }, params.role_assignment),
    ),

    query(current.listOwnRoleAssignments, ({ db, scope }, { query: asked, page }) =>
      assignments.listRoleAssignments(db, catalogue, scope, { asked, page }),
    ),
    command(current.createOwnRoleAssignment, ({ work, scope, held }, { body }) =>
      assignments.createRoleAssignment(work, rules, { scope, held }, body),
    ),
    command(current.deleteOwnRoleAssignment, ({ work, scope, held }, { params }) =>
      assignments.deleteRoleAssignment(work, rules, { scope, held }, params.role_assignment),
    ),
    query(current.listRoles, (_context, { query: asked, page }) =>
      Promise.resolve(listRoles(catalogue, asked, page)),
    ),
    query(current.listRolePermissions, (_context, { params, page }) =>
      Promise.resolve(listRolePermissions(catalogue, params.role, page)),
    ),
  ];
}

function shown(reply: { version(version: number): void }, row: PersonRow): JsonObject {
  reply.version(row.version);
  return presentPerson(row);
}

const peopleRoutes = (catalogue: RoleCatalogue) => [
  query(contract.listPeople, ({ db, scope }, { query: asked, page }) =>
    people.listPeople(db, scope, asked.filter, page),
  ),
  query(contract.getPerson, async ({ db, scope, reply }, { params }) =>
    shown(reply, await people.getPerson(db, scope, params.user)),
  ),
  command(contract.createPerson, async ({ work, scope, held, reply }, { body }) =>
    shown(reply, await people.createPerson(work, { catalogue, scope, held }, body as JsonObject)),
  ),
  command(contract.replacePerson, async ({ work, scope, held, reply }, input) => {
    const { params, ifMatch } = input;
    const asked = { id: params.user, ifMatch, body: input.body as JsonObject };
    return shown(reply, await people.replacePerson(work, { catalogue, scope, held }, asked));
  }),
  command(contract.patchPerson, async ({ work, scope, held, reply }, input) => {
    const { params, ifMatch } = input;
    const asked = { id: params.user, ifMatch, body: input.body as JsonObject };
    return shown(reply, await people.patchPerson(work, { catalogue, scope, held }, asked));
  }),
  command(contract.removePerson, ({ work, scope, held }, { params, ifMatch }) =>
    people.removePerson(work, { catalogue, scope, held }, { id: params.user, ifMatch }),
  ),
];

export function compatibleFacesModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'compatible-faces',
    dependsOn: [
      'accounts',
      'editions',
      'email-changes',
      'organization-users',
      'organizations',
      'role-assignments',
      'roles',
      'scim',
      'sessions',
      'users',
    ],
    vocabulary: { errors: compatibleErrors },
    migrations: [createCompatibleUserDetails],
    routes: () => [
      ...organizationRoutes(),
      ...assignmentRoutes(catalogue),
      ...peopleRoutes(catalogue),
    ],
  });
}

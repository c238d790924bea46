/** Binds the routes of groups to their use cases. What comes in here is done by hand. */
import type { z } from 'zod';
import type { Held } from '../../kernel/authorization.ts';
import { command, query } from '../../kernel/bind.ts';
import { sid } from '../../kernel/ids.ts';
import { listExport } from '../../kernel/list-export.ts';
import { withField } from '../../kernel/list-filter.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { findRolesCalled, type RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import * as members from './members.ts';
import * as membersContract from './members-contract.ts';
import { peopleHere } from './rules.ts';
import * as service from './service.ts';

type GroupsQuery = z.output<typeof contract.listGroups.query>;
type MembersQuery = z.output<typeof membersContract.listGroupMembers.query>;

const listingOf = (catalogue: RoleCatalogue, { user_sid: userId, q, sort }: GroupsQuery) => ({
  userId,
  q: withField(q, 'role', (value) => findRolesCalled(catalogue, undefined, value)),
  sort,
});

const membersOf = (groupId: string, { q, sort }: MembersQuery) => ({ groupId, q, sort });

export function routes(kernel: Kernel, catalogue: RoleCatalogue) {
  const byHand = ({ scope, held }: { scope: OrganizationScope; held: Held }): service.Keeping => ({
    scope,
    held,
    catalogue,
    keeper: peopleHere,
  });
  return [
    query(contract.listGroups, ({ db, scope }, { query: asked, page }) =>
      service.listGroups(db, scope, { listing: listingOf(catalogue, asked), page }),
    ),
    listExport(kernel, contract.exportGroups, {
      noun: ['group', 'groups'],
      list: (db, scope, asked, page) =>
        service.listGroups(db, scope, { listing: listingOf(catalogue, asked), page }),
    }),
    command(contract.createGroup, async ({ work, reply, ...at }, { body }) => {
      const fields = { name: body.friendly_name, description: body.description, externalId: null };
      const row = await service.createGroup(work, byHand(at), fields);
      reply.version(row.version);
      return service.presentGroup(row);
    }),
    query(contract.getGroup, async ({ db, scope, reply }, { params }) => {
      const row = await service.getGroup(db, scope, params.group_sid);
      reply.version(row.version);
      return service.presentGroup(row);
    }),
    command(contract.updateGroup, async ({ work, reply, ...at }, { params, body, ifMatch }) => {
      const row = await service.updateGroup(work, byHand(at), {
        id: params.group_sid,
        fields: {
          ...(body.friendly_name === undefined ? {} : { name: body.friendly_name }),
          ...(body.description === undefined ? {} : { description: body.description }),
        },
        ifMatch,
      });
      reply.version(row.version);
      return service.presentGroup(row);
    }),
    command(contract.deleteGroup, ({ work, ...at }, { params }) =>
      service.deleteGroup(work, byHand(at), params.group_sid),
    ),
    query(membersContract.listGroupMembers, ({ db, scope }, { params, query: asked, page }) =>
      members.listMembers(db, scope, { listing: membersOf(params.group_sid, asked), page }),
    ),
    listExport(kernel, membersContract.exportGroupMembers, {
      noun: ['member', 'members'],
      list: (db, scope, asked, page, { group_sid: groupId }) =>
        members.listMembers(db, scope, { listing: membersOf(groupId, asked), page }),
      of: ({ group_sid: groupId }) => ({ group_sid: sid('GR', groupId) }),
    }),
    command(membersContract.addGroupMembers, ({ work, ...at }, { params, body }) =>
      members.addMembers(work, byHand(at), {
        groupId: params.group_sid,
        userIds: body.user_sids,
      }),
    ),
    command(membersContract.removeGroupMember, ({ work, ...at }, { params }) =>
      members.removeMember(work, byHand(at), {
        groupId: params.group_sid,
        userId: params.user_sid,
      }),
    ),
  ];
}

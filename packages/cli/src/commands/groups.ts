/** Commands about groups: the groups themselves, who is in them, what they hold. */
import {
  type CommandInput,
  command,
  farReaching,
  farReachingOptions,
  inOrganization,
  need,
  organizationOf,
  text,
} from '../command.ts';

const reaching = { ...farReachingOptions, ...inOrganization };
const asked = '[--dry-run] [--yes] [--organization OR…]';

const oneGroup = async (input: CommandInput) =>
  [await organizationOf(input), need(input.args, 0, 'The SID of the group')] as const;

const shown = (group: {
  sid: string;
  friendly_name: string;
  description: string;
  members: number;
  roles: number;
}) => ({
  sid: group.sid,
  name: group.friendly_name,
  description: group.description,
  members: group.members,
  roles: group.roles,
});

/** The fields that were named. */
function fieldsOf({ option }: CommandInput) {
  const [name, description] = [option('name'), option('description')];
  return {
    ...(name === undefined ? {} : { friendly_name: name }),
    ...(description === undefined ? {} : { description }),
  };
}

const keeping = [
  command(
    'groups list [--user US…] [--organization OR…]',
    'the groups of an organization, or those that somebody is in',
    async (input) => {
      const user_sid = input.option('user');
      const { items } = await input.client.groups.list(await organizationOf(input), {
        page_size: 200,
        ...(user_sid === undefined ? {} : { user_sid }),
      });
      return items.map(shown);
    },
    { user: text, ...inOrganization },
  ),
  command(
    'groups create NAME [--description TEXT] [--organization OR…]',
    'make a group; it is empty and holds nothing',
    async (input) =>
      shown(
        await input.client.groups.create(await organizationOf(input), {
          description: '',
          ...fieldsOf(input),
          friendly_name: need(input.args, 0, 'The name'),
        }),
      ),
    { description: text, ...inOrganization },
  ),
  command(
    'groups update GR… [--name NAME] [--description TEXT] [--organization OR…]',
    'rename a group, or say what it is for',
    async (input) =>
      shown(await input.client.groups.update(...(await oneGroup(input)), fieldsOf(input))),
    { name: text, description: text, ...inOrganization },
  ),
  command(
    `groups delete GR… ${asked}`,
    'delete a group; what it holds ends for everybody in it',
    async (input) => {
      const at = await oneGroup(input);
      return farReaching(input, {
        preview: () => input.client.groups.deleteDryRun(...at),
        run: () => input.client.groups.delete(...at),
      });
    },
    reaching,
  ),
];

const filling = [
  command(
    'groups members GR… [--organization OR…]',
    'who is in a group',
    async (input) => {
      const { items } = await input.client.groupMembers.list(...(await oneGroup(input)), {
        page_size: 200,
      });
      return items.map(({ user_sid: sid, name, email, state }) => ({ sid, name, email, state }));
    },
    inOrganization,
  ),
  command(
    `groups add GR… US… [US…] ${asked}`,
    'add people to a group, all or none; they get what it holds',
    async (input) => {
      const at = await oneGroup(input);
      need(input.args, 1, 'The SID of a person');
      const body = { user_sids: input.args.slice(1) };
      return farReaching(input, {
        preview: () => input.client.groupMembers.addDryRun(...at, body),
        run: () => input.client.groupMembers.add(...at, body),
      });
    },
    reaching,
  ),
  command(
    `groups remove GR… US… ${asked}`,
    'remove somebody from a group; what it gave them ends',
    async (input) => {
      const at = [
        ...(await oneGroup(input)),
        need(input.args, 1, 'The SID of the person'),
      ] as const;
      return farReaching(input, {
        preview: () => input.client.groupMembers.removeDryRun(...at),
        run: () => input.client.groupMembers.remove(...at),
      });
    },
    reaching,
  ),
];

const giving = [
  command(
    'groups roles GR… [--organization OR…]',
    'what a group holds, and so everybody in it',
    async (input) => {
      const [organization, group_sid] = await oneGroup(input);
      const { items } = await input.client.groupRoleAssignments.list(organization, {
        group_sid,
        page_size: 200,
      });
      return items.map(({ sid, role_name: role, scope }) => ({ sid, role, on: scope.name }));
    },
    inOrganization,
  ),
  command(
    'groups give GR… IX… [--account AC…] [--organization OR…]',
    'give a group a role on an account, or on the organization',
    async (input) => {
      const [organization, group_sid] = await oneGroup(input);
      const account_sid = input.option('account');
      const given = await input.client.groupRoleAssignments.create(organization, {
        group_sid,
        role_sid: need(input.args, 1, 'The SID of the role'),
        ...(account_sid === undefined ? {} : { account_sid }),
      });
      return { sid: given.sid, role: given.role_name, on: given.scope.name };
    },
    { account: text, ...inOrganization },
  ),
  command(
    `groups take IY… ${asked}`,
    'take a role away from a group, and so from everybody in it',
    async (input) => {
      const at = [
        await organizationOf(input),
        need(input.args, 0, 'The SID of the role assignment'),
      ] as const;
      return farReaching(input, {
        preview: () => input.client.groupRoleAssignments.deleteDryRun(...at),
        run: () => input.client.groupRoleAssignments.delete(...at),
      });
    },
    reaching,
  ),
];

export const groupsCommands = [...keeping, ...filling, ...giving];

/** A test app with a company that has groups: what their tests share. */
import { createTestApp, type Founded, type Person, type TestApp, unique } from './app.ts';

const iam = (...names: string[]) => names.map((name) => `/bailiwick/iam/${name}`);
/** Keeps groups and gives roles, and may do nothing on accounts. */
export const keeper = `IX${'a'.repeat(32)}`;
/** Keeps groups, and gives nobody anything. */
export const secretary = `IX${'b'.repeat(32)}`;

export const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export interface Made {
  readonly people?: readonly Person[];
  readonly holds?: readonly { role_sid: string; account_sid?: string }[];
  readonly side?: Founded;
}

export interface Grouping {
  readonly app: TestApp;
  readonly ours: Founded;
  readonly theirs: Founded;
  /** Standard Users of ours. */
  readonly members: readonly [Person, Person, Person];
  /** The SID of a new group, with people in it and roles that it holds. */
  readonly makeGroup: (made?: Made) => Promise<string>;
  /** The SID of a new account of ours. */
  readonly newAccount: () => Promise<string>;
}

export async function startGrouping(): Promise<Grouping> {
  const groups = iam('groups/read', 'groups/create', 'groups/update', 'groups/delete');
  const giving = iam('role-assignments/read', 'role-assignments/create', 'role-assignments/delete');
  const role = { description: 'For tests.', scope: 'organization' };
  const app = await createTestApp({
    roles: [
      { ...role, sid: keeper, name: 'Keeper', permissions: [...groups, ...giving] },
      { ...role, sid: secretary, name: 'Secretary', permissions: groups },
    ],
  });
  const [ours, theirs] = [await app.found('Ours'), await app.found('Theirs')];
  const members = [await app.join(ours), await app.join(ours), await app.join(ours)] as const;
  return {
    app,
    ours,
    theirs,
    members,
    async makeGroup({ people = [], holds = [], side = ours } = {}) {
      const { client } = side.owner;
      const at = side.organizationSid;
      const { sid } = await client.groups.create(at, { friendly_name: unique('G ') });
      const user_sids = people.map(({ userSid }) => userSid);
      if (user_sids.length > 0) await client.groupMembers.add(at, sid, { user_sids });
      for (const held of holds)
        await client.groupRoleAssignments.create(at, { group_sid: sid, ...held });
      return sid;
    },
    async newAccount() {
      const named = { friendly_name: unique('A ') };
      const { client } = ours.owner;
      return (await client.organizationAccounts.create(ours.organizationSid, named)).sid;
    },
  };
}

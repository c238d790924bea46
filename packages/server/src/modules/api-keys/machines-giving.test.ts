/** Which roles of the organization machines give: those that hold no more than they do, things of one's own aside. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { askForToken, clientOf } from '../../testing/programs.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { permissionsForMachines } from '../role-assignments/index.ts';
import { buildCatalogue } from '../roles/index.ts';

const catalogue = buildCatalogue(undefined);
const can = permissionsForMachines(catalogue);
const keep = '/bailiwick/iam/saved-views/keep';
const roles = catalogue.roles.filter((role) => role.scopeKind === 'organization' && role.grantable);
const auditor = roles.find(({ name }) => name === 'Auditor');
const needed = [...(auditor?.permissions ?? [])].filter((name) => name !== keep);
/** To give a role, and to take the one that everybody begins with. */
const giving = [
  '/bailiwick/iam/role-assignments/create',
  '/bailiwick/iam/organization-accounts/create',
];

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

type Client = Person['client'];

async function keyWith(permissions: readonly string[]): Promise<Client> {
  const { key } = await founded.owner.client.apiKeys.create(founded.organizationSid, {
    name: 'Hiring',
    permissions: [...permissions],
  });
  return app.client(key);
}

async function appWith(permissions: readonly string[]): Promise<Client> {
  const made = await founded.owner.client.oauthApps.create(founded.organizationSid, {
    name: 'Hiring',
    permissions: [...permissions],
  });
  const { body } = await askForToken(app.url, clientOf(made));
  return app.client(body.access_token ?? '');
}

const give = (client: Client, person: Person, role_sid: string | undefined) =>
  client.roleAssignments.create(founded.organizationSid, {
    user_sid: person.userSid,
    role_sid: role_sid ?? '',
  });

const rolesOf = async (person: Person) => {
  const { items } = await founded.owner.client.roleAssignments.list(founded.organizationSid, {
    user_sid: person.userSid,
  });
  return items.map((row) => row.role_name);
};

describe.each([
  ['an API key', keyWith],
  ['an OAuth app', appWith],
])('%s', (_what, make) => {
  it('with all that machines can have gives exactly the roles that hold nothing else but keeping one’s own views', async () => {
    const client = await make([...can]);
    for (const role of roles) {
      const above = [...role.permissions].filter((name) => !can.has(name) && name !== keep);
      const outcome = await outcomeOf(give(client, await app.join(founded), role.sid));
      const isHeld = outcome === 'done' || outcome === 'role_assignment.exists';
      expect(isHeld, `${role.name}: ${outcome}`).toBe(above.length === 0);
      if (!isHeld) expect(outcome, role.name).toBe('role_assignment.above_own');
    }
  });

  it('gives the Auditor with what that role holds, and not with one permission less', async () => {
    const person = await app.join(founded);
    const [missing = '', ...fewer] = needed.filter((name) => !giving.includes(name));
    const refused = await refusalOf(give(await make([...fewer, ...giving]), person, auditor?.sid));
    expect(refused.problem).toMatchObject({
      code: 'role_assignment.above_own',
      missing_permission: missing,
    });
    await give(await make([...new Set([...needed, ...giving])]), person, auditor?.sid);
    expect(await rolesOf(person)).toEqual(['Auditor']);
    expect(await outcomeOf(person.client.savedViews.list(founded.organizationSid, {}))).toBe(
      'done',
    );
  });
});

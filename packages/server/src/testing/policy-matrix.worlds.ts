/** The organization in which one policy is tried: somebody who complies with it, and somebody who does not. */
import { uuidOfSid } from '../kernel/ids.ts';
import { type TestApp, testPassword } from './app.ts';
import { foundWithKey, give } from './break-glass.ts';
import { addApp, addKey } from './factors.ts';
import { elsewhere, here } from './networks.ts';
import { guestAt, policyOrigin } from './policies.ts';
import { type Holder, linksAtOnce, type World } from './policy-matrix.holders.ts';
import { ageRemembered as makeOlder, rememberFor } from './remembered.ts';
import { connectScim } from './scim.ts';
import { setUpSaml } from './sso.ts';

const administrator = 'IX00000000000000000000000000000002';
const standardUser = 'IX00000000000000000000000000000003';
/** Ten characters more than that of everybody in tests. */
export const longPassword = 'seven green lanterns float slowly by';

const everyday = {
  password: testPassword,
  comesBySso: false,
  isGuest: false,
  address: here,
} as const;

export async function buildWorld(app: TestApp): Promise<World> {
  const { founded, key: ownerKey } = await foundWithKey(app);
  const [saml, scim] = [await setUpSaml(app, founded), await connectScim(app, founded)];
  await founded.owner.client.signUpPolicy.update(founded.organizationSid, {
    policy: 'AUTO_MEMBERSHIP',
  });
  await rememberFor(founded, 30);
  return { app, founded, ownerKey, saml, scim };
}

/** Administers the organization, with a passkey and by single sign-on, and proves nothing more than the password of everybody in tests. */
export async function withWeakPassword({ app, founded }: World): Promise<Holder> {
  const person = await app.join(founded, { role: administrator });
  const key = await addKey(person.client, policyOrigin);
  return { ...everyday, person, key, comesBySso: true };
}

/** The same with everything that anybody can ask of them. */
export async function whoComplies(world: World): Promise<Holder> {
  const holder = await withWeakPassword(world);
  await holder.person.client.user.changePassword({
    current_password: testPassword,
    new_password: longPassword,
  });
  return { ...holder, password: longPassword };
}

export const fromElsewhere = async (world: World): Promise<Holder> => ({
  ...(await whoComplies(world)),
  address: elsewhere,
});

/** The Owner, who has the emergency access, and comes from elsewhere. */
export async function byEmergencyAccess({ founded, ownerKey: key }: World): Promise<Holder> {
  await give(founded);
  return { ...everyday, person: founded.owner, key, comesBySso: true, address: elsewhere };
}

export async function withPasswordAlone({ app, founded }: World): Promise<Holder> {
  return { ...everyday, person: await app.join(founded, { role: administrator }) };
}

/** An app beside the password. Of its codes one counts in half a minute: recovery codes stand for them. */
export async function withApp(world: World): Promise<Holder> {
  const holder = await withPasswordAlone(world);
  await addApp(holder.person.client);
  return { ...holder, recoveryCodes: [] };
}

const giveRole = async ({ founded }: World, { person }: Holder, role_sid: string) => {
  const { userSid: user_sid } = person;
  await founded.owner.client.roleAssignments.create(founded.organizationSid, {
    user_sid,
    role_sid,
  });
};

/** From then on they create accounts by a role that every member has, and administer nothing. */
export const demote = (world: World, holder: Holder) => giveRole(world, holder, standardUser);
export const promote = (world: World, holder: Holder) => giveRole(world, holder, administrator);

/** With a login of their own, and a role on an account. */
export async function fromOutside({ app, founded }: World): Promise<Holder> {
  const person = await guestAt(app, founded);
  const key = await addKey(person.client, policyOrigin);
  return { ...everyday, person, key, isGuest: true };
}

const idOf = ({ person }: Holder) => uuidOfSid('US', person.userSid);

/** As if the sessions of somebody were that old, but for the one by which everything is given. */
export const ageSessions =
  (column: 'created_at' | 'last_seen_at' | 'authenticated_at', minutes: number) =>
  async ({ app }: World, holder: Holder): Promise<void> => {
    const { session } = await holder.person.client.sessions.getCurrent();
    await app.superuser.query(
      `update sessions set ${column} = now() - make_interval(mins => $3) where user_id = $1 and id <> $2`,
      [idOf(holder), uuidOfSid('SE', session.sid), minutes],
    );
  };

/** As if somebody had ticked it that many days ago. */
export async function ageRemembered({ app }: World, { person }: Holder): Promise<void> {
  await makeOlder(app, person, 10);
}

/** As if what somebody made for programs were that old. */
export async function agePrograms({ app }: World, holder: Holder): Promise<void> {
  for (const table of ['api_keys', 'oauth_apps'])
    await app.superuser.query(
      `update ${table} set created_at = now() - make_interval(days => $2) where made_by = $1`,
      [idOf(holder), 31],
    );
}

/** As if the invitations that were sent last had been sent that long ago. */
export async function ageInvitations({ app, founded }: World): Promise<void> {
  await app.superuser.query(
    `update invitations set last_sent_at = last_sent_at - interval '3 days', expires_at = expires_at - interval '3 days'
      where id in (select id from invitations where organization_id = $1 order by id desc limit $2)`,
    [uuidOfSid('OR', founded.organizationSid), linksAtOnce],
  );
}

/**
 * Steps of the test of the lives of organizations: founding, renaming, suspending, deleting, people and domains. Who owns
 * one next is in `model.organizations.changing-hands.ts`.
 */
import type { BailiwickClient } from '@bailiwick/sdk';
import { uuidOfSid } from '../kernel/ids.ts';
import { unique, uniqueDomain } from './app.ts';
import {
  atDoor,
  deleteForGood,
  endWhatIsOpen,
  holderOf,
  isOwner,
  lifeObstacle,
  live,
  type Organization,
  organizations,
  people,
  peopleOf,
  remove,
  type Somebody,
} from './model.organizations.ts';
import { chance, pick, type Step, settled, world } from './walk.ts';

/** Their sessions ended when they were let go. */
export async function clientOf(who: Somebody): Promise<BailiwickClient> {
  if (who.isSignedOut) {
    who.person = await world().app.signIn(who.person.email);
    who.isSignedOut = false;
  }
  return who.person.client;
}

export interface Cast {
  readonly organization: Organization;
  readonly who: Somebody;
  readonly other: Somebody;
}

export type Make = (cast: Cast) => Step;

export const by =
  (who: Somebody, call: (client: BailiwickClient) => Promise<unknown>) => async () =>
    call(await clientOf(who));

export const create: Make = ({ who }) => ({
  name: 'create',
  call: by(who, (client) => client.organizations.create({ friendly_name: 'Created' })),
  outcome:
    who.organization !== null
      ? 'organization.already_managed'
      : who.owned === 0
        ? 'organization.no_owned_account'
        : (made) => {
            const { sid } = made as { sid: string };
            const organization: Organization = {
              sid,
              name: 'Created',
              state: 'active',
              owner: who,
              domain: null,
            };
            who.organization = organization;
            organizations.push(organization);
          },
});

export const rename: Make = ({ who, organization }) => {
  const name = unique('Renamed ');
  return {
    name: 'rename',
    call: by(who, (client) =>
      client.organizations.rename(organization.sid, { friendly_name: name }),
    ),
    outcome:
      atDoor(who, organization, 'change') ??
      (() => {
        organization.name = name;
      }),
  };
};

export const suspend: Make = ({ organization }) => ({
  name: 'suspend',
  call: () =>
    world().operator.operatedOrganizations.suspend(organization.sid, { reason: 'Not paid' }),
  outcome: lifeObstacle(organization, 'suspend') ?? (() => live(organization, 'suspend')),
});

export const lift: Make = ({ organization }) => ({
  name: 'lift the suspension',
  call: () => world().operator.operatedOrganizations.liftSuspension(organization.sid),
  outcome:
    lifeObstacle(organization, 'lift_suspension') ?? (() => live(organization, 'lift_suspension')),
});

export const schedule: Make = ({ who, organization }) => ({
  name: 'delete',
  call: by(who, (client) => client.organizations.delete(organization.sid)),
  outcome:
    atDoor(who, organization, 'delete') ??
    lifeObstacle(organization, 'schedule_deletion') ??
    (() => {
      live(organization, 'schedule_deletion');
      endWhatIsOpen(organization);
    }),
});

export const cancelDeletion: Make = ({ who, organization }) => ({
  name: 'cancel the deletion',
  call: by(who, (client) => client.organizations.cancelDeletion(organization.sid)),
  outcome:
    atDoor(who, organization, 'delete') ??
    lifeObstacle(organization, 'cancel_deletion') ??
    (() => live(organization, 'cancel_deletion')),
});

export const monthPasses: Make = ({ organization }) => ({
  name: '30 days pass',
  call: async () => {
    await world().database.query(
      `update organizations set deletion_due_at = now() where id = $1 and state = 'pending_deletion'`,
      [uuidOfSid('OR', organization.sid)],
    );
    // Two processes have one clock each.
    await Promise.all([
      world().app.runJob('organizations.end_deletions'),
      world().app.runJob('organizations.end_deletions'),
    ]);
    await settled('organizations.release');
  },
  outcome: () => {
    if (organization.state === 'pending_deletion') deleteForGood(organization);
  },
});

/** The Owner lets somebody go, who may be named in a transfer. */
export const removeUser: Make = ({ other, organization }) => {
  const who = organization.owner;
  const heir = other.owned > 0 ? { new_owner_user_sid: who.person.userSid } : {};
  return {
    name: 'remove a user',
    call: by(who, (client) =>
      client.organizationUsers.remove(organization.sid, other.person.userSid, heir),
    ),
    outcome:
      atDoor(who, organization, 'change') ??
      (other.organization !== organization
        ? 'request.not_found'
        : isOwner(other)
          ? 'organization_user.is_owner'
          : () => remove(other, who)),
  };
};

/** Gives the domain up, with its people: what stays can be merged. */
export const giveDomainUp: Make = ({ organization }) => {
  const { domain, owner } = organization;
  if (domain === null || chance(0.3))
    return proveDomain({ organization, who: owner, other: owner });
  return {
    name: 'give the domain up',
    call: by(owner, async (client) => {
      await client.domains.remove(organization.sid, domain.sid, { people: 'release' });
      await settled('organization_users.%', 'domains.%');
    }),
    outcome:
      atDoor(owner, organization, 'change') ??
      (() => {
        for (const one of peopleOf(organization))
          if (one.domain === domain.name && one !== owner) remove(one, owner);
        organization.domain = null;
      }),
  };
};

/** One of a domain that nobody holds, so that Owners of others are under it. */
export const proveDomain: Make = ({ organization }) => {
  const { owner } = organization;
  const free = people.map((one) => one.domain).filter((name) => holderOf(name) === undefined);
  const name = free.length > 0 && chance(0.7) ? pick(free) : uniqueDomain();
  if (organization.domain !== null) return rename({ organization, who: owner, other: owner });
  return {
    name: 'prove a domain',
    call: by(owner, async (client) => {
      const sid = await world().app.prove(owner.person, organization.sid, name);
      await client.signUpPolicy.update(organization.sid, { policy: 'NO_MEMBERSHIP' });
      return sid;
    }),
    outcome:
      atDoor(owner, organization, 'change') ??
      ((sid) => {
        organization.domain = { name, sid: sid as string };
      }),
  };
};

/** Inviting: what becomes of each address, and doing it. One use case behind every door that invites. */

import { createHash } from 'node:crypto';
import type { MemberActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import type { EmailAddress } from '../../kernel/email-address.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid, sidOrNull } from '../../kernel/ids.ts';
import { issueTokens } from '../../kernel/one-time-tokens.ts';
import {
  type AccountScope,
  accountScope,
  type OrganizationScope,
  organizationScope,
} from '../../kernel/scope.ts';
import { known, say, type TextValue } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getAccount } from '../accounts/index.ts';
import { findRoom, holdRoom } from '../editions/index.ts';
import {
  assertGivenByPerson,
  assertProven,
  assertWithinOwn,
  getGrantableRole,
  grantRole,
} from '../role-assignments/index.ts';
import type { UserRow } from '../users/index.ts';
import {
  type AccountGrant,
  type Classified,
  classify,
  limitTo,
  type Offer,
  type Outcome,
  type Tools,
} from './classifying.ts';
import { daysOfLinks } from './lifetime.ts';
import { invitationMail } from './mails.ts';
import { secondsOf } from './rules.ts';
import * as store from './store.ts';
import { invitationEvents } from './vocabulary.ts';

export const tokenPurpose = 'invitation';
export const perRecipient = { name: 'invitation-recipient', limit: 5, windowSeconds: 86_400 };

/** The offer of an organization. @throws role.*, role_assignment.above_own, request.not_found */
export async function makeOrganizationOffer(
  tools: Tools,
  db: Db,
  actor: MemberActor,
  scope: OrganizationScope,
  held: Held,
  input: {
    placeName: string;
    organizationRoleId: string;
    accounts: readonly { accountId: string; roleId: string }[];
  },
): Promise<Offer> {
  const organizationRole = getGrantableRole(
    tools.catalogue,
    input.organizationRoleId,
    'organization',
    '/organization_role_sid',
  );
  assertWithinOwn(organizationRole, held);
  assertGivenByPerson(actor, organizationRole);
  const grants: AccountGrant[] = [];
  for (const [index, asked] of input.accounts.entries()) {
    const role = getGrantableRole(
      tools.catalogue,
      asked.roleId,
      'account',
      `/accounts/${index}/role_sid`,
    );
    const standing = await tools.authorizer.atAccount(db, actor, asked.accountId);
    if (standing?.organizationId !== scope.organizationId) {
      throw requestErrors.not_found(
        say('One of the accounts is not an account of this organization.'),
        {
          errors: [
            {
              pointer: `/accounts/${index}/account_sid`,
              detail: say('is not an account of this organization'),
            },
          ],
        },
      );
    }
    assertWithinOwn(role, standing.held);
    const { parentAccountId, organizationId } = standing;
    grants.push({
      scope: accountScope({ accountId: asked.accountId, parentAccountId, organizationId }),
      role,
    });
  }
  return { scope, placeName: input.placeName, organizationRole, grants };
}

/** The offer of an account. @throws role.*, role_assignment.above_own */
export async function makeAccountOffer(
  tools: Tools,
  db: Db,
  scope: AccountScope,
  held: Held,
  roleId: string,
): Promise<Offer> {
  const role = getGrantableRole(tools.catalogue, roleId, 'account');
  assertWithinOwn(role, held);
  const account = await getAccount(db, scope);
  return {
    scope,
    placeName: account.friendlyName,
    organizationRole: undefined,
    grants: [{ scope, role }],
  };
}

type Result = Pick<Classified, 'outcome' | 'reason'> & {
  readonly email: string;
  readonly invitation_sid: string | null;
};

function summarize(results: readonly Result[]) {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  return {
    results: [...results],
    invited: count('invited'),
    granted: count('granted_now'),
    refused: count('refused') + count('already_invited'),
  };
}

const withoutInvitation = (row: Classified): Result => ({
  email: row.typed,
  outcome: row.outcome,
  reason: row.reason,
  invitation_sid: null,
});

const organizationOf = ({ scope: { organizationId } }: Offer) =>
  organizationId === null ? undefined : organizationScope(organizationId);

/** Says what would become of each address, in their order. Writes nothing. */
export async function preview(
  tools: Tools,
  db: Db,
  actor: MemberActor,
  offer: Offer,
  emails: readonly string[],
) {
  const scope = organizationOf(offer);
  const room = scope === undefined ? undefined : await findRoom(db, scope, 'pending_invitations');
  const rows = limitTo(actor, room, await classify(tools, db, actor, offer, emails));
  return summarize(rows.map(withoutInvitation));
}

interface InvitedPerson {
  readonly id: string;
  readonly email: EmailAddress;
}

/** Sends the mails of invitations; every earlier link of them dies. */
export async function sendInvitations(
  work: Work,
  invitations: readonly InvitedPerson[],
  facts: {
    from: string;
    invitedBy: string;
    organizationId: string | null;
    roles: readonly TextValue[];
  },
): Promise<void> {
  const bindings = invitations.map(({ id, email }) => ({
    purpose: tokenPurpose,
    subjectId: id,
    address: email.normal,
    ...(facts.organizationId === null ? {} : { organizationId: facts.organizationId }),
  }));
  const days = await daysOfLinks(work.db, facts.organizationId);
  const tokens = await issueTokens(work.db, bindings, secondsOf(days));
  for (const [index, { email }] of invitations.entries())
    work.mail(invitationMail({ to: email, token: tokens[index] ?? '', days, ...facts }));
}

/** How people are invited. */
export interface How {
  /** False: no mail; they find the invitation when they sign in, or by a mail that is sent later. */
  readonly notify: boolean;
}

type Invited = Classified & InvitedPerson;

/** Five mails a day for one person, from all organizations together (IN-08). Answers the ids of those who may have one. */
async function countRecipients(
  tools: Tools,
  work: Work,
  people: readonly Invited[],
): Promise<Set<string>> {
  const answers = await tools.kernel.rateLimits.consumeEach(
    work.db,
    perRecipient,
    people.map(({ email }) => createHash('sha256').update(email.normal).digest('hex')),
  );
  return new Set(people.flatMap(({ id }, index) => (answers[index]?.allowed === true ? [id] : [])));
}

function mailThem(work: Work & { actor: MemberActor }, offer: Offer, people: readonly Invited[]) {
  const roles = new Set([
    ...(offer.organizationRole === undefined ? [] : [offer.organizationRole.name]),
    ...offer.grants.map((grant) => grant.role.name),
  ]);
  return sendInvitations(work, people, {
    from: offer.placeName,
    invitedBy: work.actor.name,
    organizationId: offer.scope.organizationId,
    roles: [...roles].map(known),
  });
}

/** A whole list at once: what one address costs does not depend on how far the database is. Results in their order. */
async function inviteThem(
  tools: Tools,
  work: Work & { actor: MemberActor },
  offer: Offer,
  people: readonly Invited[],
  how: How,
): Promise<Result[]> {
  if (people.length === 0) return [];
  const counted = await countRecipients(tools, work, people);
  const terms = {
    organizationRoleId: offer.organizationRole?.sid ?? null,
    invitedBy: work.actor.userId,
    lifetimeSeconds: secondsOf(await daysOfLinks(work.db, offer.scope.organizationId)),
    sends: how.notify ? 1 : 0,
    grants: offer.grants.map((grant) => ({
      accountId: grant.scope.accountId,
      roleId: grant.role.sid,
    })),
  } as const;
  const rows = people
    .filter(({ id }) => counted.has(id))
    .map(({ id, email }) => ({ id, email: email.normal, emailAsTyped: email.asTyped }));
  const made = await store.insertInvitations(work.db, offer.scope, terms, rows);
  const toMail = people.filter(({ id }) => made.has(id));
  if (how.notify && toMail.length > 0) await mailThem(work, offer, toMail);
  return people.map((person) => {
    if (made.has(person.id))
      return { ...withoutInvitation(person), invitation_sid: sid('NF', person.id) };
    if (counted.has(person.id))
      return {
        ...withoutInvitation(person),
        outcome: 'already_invited',
        reason: say('An invitation is waiting for their answer.'),
      };
    return {
      ...withoutInvitation(person),
      outcome: 'refused',
      reason: say('This person has had five invitations today. Try tomorrow.'),
    };
  });
}

async function grantNow(
  work: Work & { actor: MemberActor },
  offer: Offer,
  row: Classified,
  user: UserRow,
): Promise<Result> {
  let given = 0;
  for (const { scope, role } of offer.grants) {
    const id = await grantRole(work, scope, {
      userId: user.id,
      role,
      grantedBy: work.actor.userId,
    });
    if (id !== undefined) given += 1;
  }
  if (given > 0) return withoutInvitation(row);
  return {
    ...withoutInvitation(row),
    outcome: 'refused',
    reason: say('They hold these roles already.'),
  };
}

/**
 * Invites, or gives the access at once to people who belong here. One audit event for the whole list. To offer a role that reaches far
 * is to give it: it wants the same proof.
 * @throws request.step_up_required
 */
export async function invite(
  tools: Tools,
  work: Work & { actor: MemberActor },
  offer: Offer,
  emails: readonly string[],
  how: How = { notify: true },
) {
  if (offer.organizationRole !== undefined) assertProven(work, offer.organizationRole);
  const place = organizationOf(offer);
  // Organizations are locked before anything else.
  const room =
    place === undefined ? undefined : await holdRoom(work.db, place, 'pending_invitations');
  const looked = await classify(tools, work.db, work.actor, offer, emails);
  const classified = limitTo(work.actor, room, looked);
  const toInvite = classified.flatMap((row) =>
    row.outcome === 'invited' && row.email !== undefined
      ? [{ ...row, id: newId(), email: row.email }]
      : [],
  );
  const invited = (await inviteThem(tools, work, offer, toInvite, how)).values();
  const results: Result[] = [];
  for (const row of classified) {
    if (row.outcome === 'invited') results.push(invited.next().value ?? withoutInvitation(row));
    else if (row.outcome === 'granted_now' && row.user !== undefined)
      results.push(await grantNow(work, offer, row, row.user));
    else results.push(withoutInvitation(row));
  }
  const summary = summarize(results);
  const { scope } = offer;
  const targetId = scope.kind === 'organization' ? scope.organizationId : scope.accountId;
  work.audit({
    event: invitationEvents.created,
    target: {
      type: scope.kind,
      sid: sid(scope.kind === 'organization' ? 'OR' : 'AC', targetId),
      name: offer.placeName,
    },
    organizationId: scope.organizationId,
    accountId: scope.kind === 'account' ? scope.accountId : null,
    after: {
      invited: summary.invited,
      granted: summary.granted,
      refused: summary.refused,
      organization_role: offer.organizationRole?.name ?? null,
      accounts: offer.grants.map((grant) => ({
        account_sid: sidOrNull('AC', grant.scope.accountId),
        role: grant.role.name,
      })),
      addresses: results
        .filter((result) => result.outcome === 'invited' || result.outcome === 'granted_now')
        .map((result) => result.email),
    },
  });
  return summary;
}

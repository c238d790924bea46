/** Inviting: what becomes of each address, and doing it. One use case behind every door that invites. */

import { createHash } from 'node:crypto';
import type { UserActor } from '../../kernel/actor.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import {
  type EmailAddress,
  EmailAddressError,
  parseEmailAddress,
} from '../../kernel/email-address.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid, sidOrNull } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { issueToken } from '../../kernel/one-time-tokens.ts';
import { type AccountScope, accountScope, type OrganizationScope } from '../../kernel/scope.ts';
import { known, say, Text, type TextValue } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getAccount } from '../accounts/index.ts';
import { findHolder } from '../domains/index.ts';
import { assertWithinOwn, getGrantableRole, grantRole } from '../role-assignments/index.ts';
import type { Role, RoleCatalogue } from '../roles/index.ts';
import { findUsersByEmail, type UserRow } from '../users/index.ts';
import { invitationMail } from './mails.ts';
import { lifetimeSeconds } from './rules.ts';
import * as store from './store.ts';
import { invitationEvents, invitationPermissions } from './vocabulary.ts';

export const tokenPurpose = 'invitation';
export const perRecipient = { name: 'invitation-recipient', limit: 5, windowSeconds: 86_400 };

/** What every use case of this module works with. */
export interface Tools {
  readonly kernel: Kernel;
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
}

export interface AccountGrant {
  readonly scope: AccountScope;
  readonly role: Role;
}

/** What acceptance gives, checked against what the inviter holds. */
export interface Offer {
  readonly scope: OrganizationScope | AccountScope;
  readonly placeName: string;
  /** Undefined: an invitation to an account. */
  readonly organizationRole: Role | undefined;
  readonly grants: readonly AccountGrant[];
}

export type Outcome = 'invited' | 'granted_now' | 'already_invited' | 'refused';

interface Classified {
  readonly typed: string;
  readonly email: EmailAddress | undefined;
  readonly outcome: Outcome;
  readonly reason: Text | null;
  readonly user: UserRow | undefined;
}

/** The offer of an organization. @throws role.*, role_assignment.above_own, request.not_found */
export async function makeOrganizationOffer(
  tools: Tools,
  db: Db,
  actor: UserActor,
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

const refused = (typed: string, reason: Text, email?: EmailAddress): Classified => ({
  typed,
  email,
  outcome: 'refused',
  reason,
  user: undefined,
});

interface Parsed {
  readonly typed: string;
  readonly email: EmailAddress;
}

/** What is read once for a whole list of addresses. */
interface Known {
  readonly users: ReadonlyMap<string, UserRow>;
  holderOf(domain: string): ReturnType<typeof findHolder>;
}

async function lookUpKnown(db: Db, addresses: readonly string[]): Promise<Known> {
  const holders = new Map<string, ReturnType<typeof findHolder>>();
  return {
    users: await findUsersByEmail(db, addresses),
    holderOf(domain) {
      const holder = holders.get(domain) ?? findHolder(db, domain);
      holders.set(domain, holder);
      return holder;
    },
  };
}

async function classifyForOrganization(
  scope: OrganizationScope,
  offer: Offer,
  known: Known,
  { typed, email }: Parsed,
): Promise<Classified> {
  const holder = await known.holderOf(email.domain);
  if (holder?.organizationId !== scope.organizationId)
    return refused(
      typed,
      say('{domain} is not a proven domain of this organization.', { domain: email.domain }),
      email,
    );
  if (holder.state !== 'verified')
    return refused(
      typed,
      say('The proof of {domain} is gone: nobody can be added until it is back.', {
        domain: email.domain,
      }),
      email,
    );
  const user = known.users.get(email.normal);
  if (user === undefined || user.organizationId === null)
    return { typed, email, outcome: 'invited', reason: null, user };
  if (user.organizationId !== scope.organizationId)
    return refused(typed, say('This login belongs to another organization.'), email);
  if (user.state !== 'active')
    return refused(typed, say('They belong here and are deactivated. Reactivate them.'), email);
  if (offer.grants.length === 0) return refused(typed, say('They belong here already.'), email);
  return { typed, email, outcome: 'granted_now', reason: null, user };
}

async function classifyForAccount(
  tools: Tools,
  db: Db,
  actor: UserActor,
  scope: AccountScope,
  known: Known,
  { typed, email }: Parsed,
): Promise<Classified> {
  const user = known.users.get(email.normal);
  const isColleague =
    user !== undefined &&
    scope.organizationId !== null &&
    user.organizationId === scope.organizationId;
  if (isColleague)
    return user.state === 'active'
      ? { typed, email, outcome: 'granted_now', reason: null, user }
      : refused(typed, say('They are deactivated.'), email);
  const holder = scope.organizationId === null ? undefined : await known.holderOf(email.domain);
  const isOurDomain = holder !== undefined && holder.organizationId === scope.organizationId;
  if (user === undefined && isOurDomain) {
    const above = await tools.authorizer.atOrganization(db, actor, holder.organizationId);
    const whom =
      above?.held.has(invitationPermissions.create) === true
        ? say('Invite them in the Admin Center.')
        : say('Ask an Administrator of the organization to invite them.');
    return refused(
      typed,
      say('New people of {domain} join the organization first. {whom}', {
        domain: email.domain,
        whom,
      }),
      email,
    );
  }
  return { typed, email, outcome: 'invited', reason: null, user };
}

/** Says what would become of each address, in their order. Writes nothing. */
export async function classify(
  tools: Tools,
  db: Db,
  actor: UserActor,
  offer: Offer,
  emails: readonly string[],
): Promise<Classified[]> {
  const parsed = emails.map((typed) => ({ typed, email: tryParse(typed) }));
  const addresses = parsed.flatMap(({ email }) => (email instanceof Text ? [] : [email.normal]));
  const known = await lookUpKnown(db, addresses);
  const seen = new Set<string>();
  const classified: Classified[] = [];
  for (const { typed, email } of parsed) {
    if (email instanceof Text) classified.push(refused(typed, email));
    else if (seen.has(email.normal))
      classified.push(refused(typed, say('The address stands twice in the list.'), email));
    else {
      seen.add(email.normal);
      const { scope } = offer;
      classified.push(
        scope.kind === 'organization'
          ? await classifyForOrganization(scope, offer, known, { typed, email })
          : await classifyForAccount(tools, db, actor, scope, known, { typed, email }),
      );
    }
  }
  const pending = await store.listPendingAddresses(db, offer.scope, [...seen]);
  return classified.map((row) =>
    row.outcome === 'invited' && row.email !== undefined && pending.has(row.email.normal)
      ? {
          ...row,
          outcome: 'already_invited',
          reason: say('An invitation is waiting for their answer.'),
        }
      : row,
  );
}

function tryParse(typed: string): EmailAddress | Text {
  try {
    return parseEmailAddress(typed.trim());
  } catch (error) {
    if (error instanceof EmailAddressError) return error.text;
    throw error;
  }
}

type Result = Pick<Classified, 'outcome' | 'reason'> & {
  readonly email: string;
  readonly invitation_sid: string | null;
};

export function summarize(results: readonly Result[]) {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  return {
    results: [...results],
    invited: count('invited'),
    granted: count('granted_now'),
    refused: count('refused') + count('already_invited'),
  };
}

export const withoutInvitation = (row: Classified): Result => ({
  email: row.typed,
  outcome: row.outcome,
  reason: row.reason,
  invitation_sid: null,
});

/** Sends the mail of an invitation; every earlier link of it dies. */
export async function sendInvitation(
  work: Work,
  invitation: { id: string; email: EmailAddress },
  facts: {
    from: string;
    invitedBy: string;
    organizationId: string | null;
    roles: readonly TextValue[];
  },
): Promise<void> {
  const binding = {
    purpose: tokenPurpose,
    subjectId: invitation.id,
    address: invitation.email.normal,
    ...(facts.organizationId === null ? {} : { organizationId: facts.organizationId }),
  };
  const token = await issueToken(work.db, binding, lifetimeSeconds);
  work.mail(invitationMail({ to: invitation.email, token, ...facts }));
}

/** How people are invited. */
export interface How {
  /** False: no mail; they find the invitation when they sign in, or by a mail that is sent later. */
  readonly notify: boolean;
}

async function inviteOne(
  tools: Tools,
  work: Work & { actor: UserActor },
  offer: Offer,
  row: Classified & { readonly email: EmailAddress },
  how: How,
): Promise<Result> {
  const { email } = row;
  // Five mails a day for one person, from all organizations together (IN-08).
  const counted = await tools.kernel.rateLimits.consume(
    work.db,
    perRecipient,
    createHash('sha256').update(email.normal).digest('hex'),
  );
  if (!counted.allowed)
    return {
      ...withoutInvitation(row),
      outcome: 'refused',
      reason: say('This person has had five invitations today. Try tomorrow.'),
    };
  const id = newId();
  const made = await store.insertInvitation(work.db, offer.scope, {
    id,
    email: email.normal,
    emailAsTyped: email.asTyped,
    organizationRoleId: offer.organizationRole?.sid ?? null,
    invitedBy: work.actor.userId,
    lifetimeSeconds,
    sends: how.notify ? 1 : 0,
    grants: offer.grants.map((grant) => ({
      accountId: grant.scope.accountId,
      roleId: grant.role.sid,
    })),
  });
  if (!made)
    return {
      ...withoutInvitation(row),
      outcome: 'already_invited',
      reason: say('An invitation is waiting for their answer.'),
    };
  if (!how.notify) return { ...withoutInvitation(row), invitation_sid: sid('NF', id) };
  const roles = new Set([
    ...(offer.organizationRole === undefined ? [] : [offer.organizationRole.name]),
    ...offer.grants.map((grant) => grant.role.name),
  ]);
  await sendInvitation(
    work,
    { id, email },
    {
      from: offer.placeName,
      invitedBy: work.actor.name,
      organizationId: offer.scope.organizationId,
      roles: [...roles].map(known),
    },
  );
  return { ...withoutInvitation(row), invitation_sid: sid('NF', id) };
}

async function grantNow(
  work: Work & { actor: UserActor },
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

/** Invites, or gives the access at once to people who belong here. One audit event for the whole list. */
export async function invite(
  tools: Tools,
  work: Work & { actor: UserActor },
  offer: Offer,
  emails: readonly string[],
  how: How = { notify: true },
) {
  const results: Result[] = [];
  for (const row of await classify(tools, work.db, work.actor, offer, emails)) {
    if (row.outcome === 'invited' && row.email !== undefined)
      results.push(await inviteOne(tools, work, offer, { ...row, email: row.email }, how));
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

/** What becomes of each address that somebody would invite, before anything is written. */

import type { MemberActor } from '../../kernel/actor.ts';
import type { Authorizer } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import {
  type EmailAddress,
  EmailAddressError,
  parseEmailAddress,
} from '../../kernel/email-address.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { AccountScope, OrganizationScope } from '../../kernel/scope.ts';
import { say, Text } from '../../kernel/text.ts';
import { findHolder } from '../domains/index.ts';
import { noRoomWords, type Room } from '../editions/index.ts';
import { findRefusal, refusalWords } from '../role-assignments/index.ts';
import type { Role, RoleCatalogue } from '../roles/index.ts';
import { findUsersByEmail, type UserRow } from '../users/index.ts';
import * as store from './store.ts';
import { invitationPermissions } from './vocabulary.ts';

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

export interface Classified {
  readonly typed: string;
  readonly email: EmailAddress | undefined;
  readonly outcome: Outcome;
  readonly reason: Text | null;
  readonly user: UserRow | undefined;
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
  /** Why nobody from outside can be invited to an account by somebody. */
  refusalOf(scope: AccountScope, actor: MemberActor): ReturnType<typeof findRefusal>;
}

async function lookUpKnown(db: Db, addresses: readonly string[]): Promise<Known> {
  const holders = new Map<string, ReturnType<typeof findHolder>>();
  let refusal: ReturnType<typeof findRefusal> | undefined;
  return {
    users: await findUsersByEmail(db, addresses),
    holderOf(domain) {
      const holder = holders.get(domain) ?? findHolder(db, domain);
      holders.set(domain, holder);
      return holder;
    },
    refusalOf(scope, actor) {
      refusal ??= findRefusal(db, scope, { userId: null, grantedBy: actor.userId });
      return refusal;
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
  actor: MemberActor,
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
  const policy = await known.refusalOf(scope, actor);
  if (policy !== undefined) return refused(typed, refusalWords(policy), email);
  return { typed, email, outcome: 'invited', reason: null, user };
}

/** Without regard to how many more may be invited. */
export async function classify(
  tools: Tools,
  db: Db,
  actor: MemberActor,
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

/** As many as the edition of the organization has room for, the first of the list. */
export function limitTo(
  actor: MemberActor,
  room: Room | undefined,
  rows: readonly Classified[],
): readonly Classified[] {
  if (room === undefined) return rows;
  let left = room.left;
  return rows.map((row) => {
    if (row.outcome !== 'invited') return row;
    left -= 1;
    return left < 0 ? refused(row.typed, noRoomWords(actor, room), row.email) : row;
  });
}

function tryParse(typed: string): EmailAddress | Text {
  try {
    return parseEmailAddress(typed.trim());
  } catch (error) {
    if (error instanceof EmailAddressError) return error.text;
    throw error;
  }
}

/** Use cases of join requests. */

import type { MemberActor } from '../../kernel/actor.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import type { EmailAddress } from '../../kernel/email-address.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { speaksOf } from '../../kernel/list-filter.ts';
import type { Kernel } from '../../kernel/module.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { invite, makeOrganizationOffer } from '../invitations/index.ts';
import { getOrganization } from '../organizations/index.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { readEmail } from '../users/index.ts';
import { type JoinRequestEvent, joinRequestLifecycle } from './lifecycle.ts';
import { askedMail, declinedMail } from './mails.ts';
import * as store from './store.ts';
import { joinRequestErrors, joinRequestEvents } from './vocabulary.ts';

export interface Tools {
  readonly kernel: Kernel;
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
}

export function presentRequest(row: store.JoinRequestRow) {
  return {
    sid: sid('JR', row.id),
    email: row.emailAsTyped,
    name: row.name,
    note: row.note,
    state: row.state,
    created_at: row.createdAt.toISOString(),
    decided_by: row.decidedBy,
    decided_at: row.decidedAt?.toISOString() ?? null,
  };
}

const targetOf = (row: { id: string; emailAsTyped: string }) => ({
  type: 'join_request',
  sid: sid('JR', row.id),
  name: row.emailAsTyped,
});

/** Somebody whose address was proven asks to join. The deciders are told the first time. */
export async function askToJoin(
  work: Work,
  scope: OrganizationScope,
  input: { email: EmailAddress; name: string; note: string },
): Promise<void> {
  const newest = newId();
  const id = await store.upsertRequest(work.db, scope, {
    id: newest,
    email: input.email.normal,
    emailAsTyped: input.email.asTyped,
    name: input.name,
    note: input.note,
  });
  work.audit({
    event: joinRequestEvents.created,
    target: targetOf({ id: id ?? newest, emailAsTyped: input.email.asTyped }),
    organizationId: scope.organizationId,
  });
  if (id !== newest) return;
  for (const address of await store.listDeciders(
    work.db,
    scope,
    roleSids.organizationAdministrator,
  )) {
    work.mail(askedMail(readEmail(address), input.email.asTyped, scope.organizationId));
  }
}

/** @throws request.not_found */
async function getRequest(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<store.JoinRequestRow> {
  const row = await store.findRequest(db, scope, id);
  if (row === undefined) throw requestErrors.not_found(say('There is no such request here.'));
  return row;
}

async function decide(
  work: Work & { actor: MemberActor },
  scope: OrganizationScope,
  row: store.JoinRequestRow,
  event: JoinRequestEvent,
): Promise<store.JoinRequestRow> {
  const state = joinRequestLifecycle.next(row.state, event);
  const decided =
    state !== undefined &&
    (await store.markDecided(work.db, scope, row.id, state, work.actor.userId));
  if (!decided)
    throw joinRequestErrors.decided(
      say('{decidedBy} decided it.', {
        decidedBy: row.decidedBy ?? say('Somebody'),
      }),
    );
  return getRequest(work.db, scope, row.id);
}

export interface Approval {
  readonly organization_role_sid: string;
  readonly accounts: readonly { readonly account_sid: string; readonly role_sid: string }[];
}

/** Lets somebody in, by the same way as everybody: an invitation, with its ceiling and checks. */
export async function approve(
  tools: Tools,
  work: Work & { actor: MemberActor },
  scope: OrganizationScope,
  held: Held,
  id: string,
  input: Approval,
) {
  const row = await getRequest(work.db, scope, id);
  const decided = await decide(work, scope, row, 'approve');
  const organization = await getOrganization(work.db, scope);
  const offer = await makeOrganizationOffer(tools, work.db, work.actor, scope, held, {
    placeName: organization.friendlyName,
    organizationRoleId: input.organization_role_sid,
    accounts: input.accounts.map((account) => ({
      accountId: account.account_sid,
      roleId: account.role_sid,
    })),
  });
  // The approval is the one audit event of this act; the invitation is told inside it.
  const { results } = await invite(tools, { ...work, audit: () => undefined }, offer, [
    row.emailAsTyped,
  ]);
  const [result] = results;
  if (result === undefined || result.outcome === 'refused')
    throw joinRequestErrors.cannot_invite(result?.reason ?? say('The address cannot be invited.'));
  work.audit({
    event: joinRequestEvents.approved,
    target: targetOf(row),
    organizationId: scope.organizationId,
    after: {
      outcome: result.outcome,
      organization_role_sid: input.organization_role_sid,
      invitation_sid: result.invitation_sid,
    },
  });
  return decided;
}

export async function decline(
  work: Work & { actor: MemberActor },
  scope: OrganizationScope,
  id: string,
) {
  const row = await getRequest(work.db, scope, id);
  const decided = await decide(work, scope, row, 'decline');
  const organization = await getOrganization(work.db, scope);
  work.mail(declinedMail(row.emailAsTyped, organization));
  work.audit({
    event: joinRequestEvents.declined,
    target: targetOf(row),
    organizationId: scope.organizationId,
  });
  return decided;
}

export interface RequestQuery extends Omit<store.RequestListing, 'state'> {
  readonly state?: store.RequestListing['state'] | undefined;
}

/** Without a word about the state: those that wait. */
export async function listRequests(
  db: Db,
  scope: OrganizationScope,
  query: RequestQuery,
  page: PageRequest,
) {
  const usual = speaksOf(query.q, 'state') ? 'all' : 'pending';
  const asked = { ...query, state: query.state ?? usual } as const;
  const rows = await store.listRequests(db, scope, asked, page);
  const count = await countFor(
    page,
    (ceiling) => store.countRequests(db, scope, asked, ceiling),
    0,
  );
  return toPage(rows, page, (row) => [row.createdKey, row.id], presentRequest, count);
}

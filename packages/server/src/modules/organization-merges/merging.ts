/** The merge itself, when the candidate's Owner accepts: one transaction, with both organizations locked. */

import type { UserActor } from '../../kernel/actor.ts';
import { sid } from '../../kernel/ids.ts';
import { type OrganizationScope, organizationScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { changeOwner, joinAllAccounts, listAllOwnedAccountIds } from '../accounts/index.ts';
import { readHoldings } from '../domains/index.ts';
import { endGroups } from '../groups/index.ts';
import { assertOwnerStaysUsable, endByMerging } from '../organizations/index.ts';
import { endOrganizationRoles, grantRole } from '../role-assignments/index.ts';
import { type Role, type RoleCatalogue, roleSids } from '../roles/index.ts';
import { endAllSessions } from '../sessions/index.ts';
import { getUser, releaseLogin, setManagingOrganization } from '../users/index.ts';
import * as mails from './mails.ts';
import { splitPeople, whyNotMerged } from './rules.ts';
import { change, lockReceived, readFacts } from './service.ts';
import * as store from './store.ts';
import { mergeErrors, mergeEvents } from './vocabulary.ts';

interface Sides {
  readonly row: store.MergeRow;
  readonly receiving: OrganizationScope;
  readonly candidate: OrganizationScope;
  readonly standardUser: Role;
}

interface People {
  readonly joining: readonly store.CandidatePerson[];
  readonly outside: readonly store.CandidatePerson[];
  readonly erased: readonly store.CandidatePerson[];
}

/** The accounts that somebody who stays outside owned, by their name. */
type PassedOn = ReadonlyMap<string, readonly string[]>;

/** @throws organization_merge.not_possible */
async function assertPossible(work: Work, { row }: Sides): Promise<void> {
  const obstacle = whyNotMerged(
    await readFacts(work.db, {
      receivingId: row.organizationId,
      candidateId: row.candidateId,
      offeredById: row.offeredById,
      ownerUserId: row.ownerUserId,
    }),
  );
  if (obstacle === undefined) return;
  throw mergeErrors.not_possible(obstacle.reason, { whoCan: obstacle.whoCan });
}

/** Locked: nobody leaves, and nobody makes an account, before this is done. */
async function lockPeople(work: Work, sides: Sides): Promise<People> {
  const { candidate, receiving, row } = sides;
  const all = await store.lockPeople(work.db, candidate, roleSids.organizationAdministrator);
  const { verifiedNames } = await readHoldings(work.db, receiving);
  const living = all.filter((person) => !person.isErased);
  return {
    ...splitPeople(living, row.ownerUserId, verifiedNames),
    erased: all.filter((person) => person.isErased),
  };
}

/** An account of the organization can only be owned by one of its users: the candidate's Owner takes over. */
async function passOn(work: Work, sides: Sides, people: People): Promise<PassedOn> {
  const to = await getUser(work.db, userScope(sides.row.ownerUserId));
  const passed = new Map<string, readonly string[]>();
  for (const person of people.outside) {
    const names: string[] = [];
    for (const accountId of await listAllOwnedAccountIds(work.db, userScope(person.id))) {
      const owned = { accountId, to, oldOwnerStays: true };
      const { after } = await changeOwner(work, sides.candidate, owned);
      names.push(after.friendlyName);
    }
    passed.set(person.id, names);
  }
  return passed;
}

/** Logins and accounts change sides; constraints look at the end of the transaction. */
async function move(work: Work, sides: Sides, people: People): Promise<readonly string[]> {
  const { candidate, receiving, row, standardUser } = sides;
  await endGroups(work, candidate);
  await endOrganizationRoles(work, candidate);
  for (const { id, isErased } of [...people.outside, ...people.erased]) {
    await releaseLogin(work, id);
    if (!isErased) await endAllSessions(work, userScope(id), 'the organization was merged');
  }
  for (const { id } of people.joining) {
    await setManagingOrganization(work, userScope(id), receiving.organizationId);
    await grantRole(work, receiving, {
      userId: id,
      role: standardUser,
      grantedBy: row.offeredById,
    });
  }
  return joinAllAccounts(work, candidate, receiving.organizationId);
}

const namesOf = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name);

async function sayImpact(work: Work, sides: Sides, people: People): Promise<void> {
  if (!work.impact.isDryRun) return;
  const { row, candidate } = sides;
  const { accountNames, subaccounts } = await store.readSize(work.db, candidate);
  const waiting = await store.countWaitingFor(work.db, candidate);
  const { impact } = work;
  impact.line({
    what: 'accounts_join',
    label: say('accounts join {organizationName}, with their subaccounts; roles on them stay', {
      organizationName: row.organizationName,
    }),
    count: accountNames.length,
    names: accountNames,
  });
  impact.line({
    what: 'subaccounts_along',
    label: say('subaccounts go along'),
    count: subaccounts,
  });
  impact.line({
    what: 'people_join',
    label: say('users are managed by {organizationName} from then on, as Standard Users', {
      organizationName: row.organizationName,
    }),
    count: people.joining.length,
    names: namesOf(people.joining),
  });
  const administrators = people.joining.filter(({ isAdministrator }) => isAdministrator);
  if (administrators.length > 0)
    impact.line({
      what: 'administrators_demoted',
      label: say('Administrators become Standard Users'),
      count: administrators.length,
      names: namesOf(administrators),
    });
  impact.line({
    what: 'people_outside',
    label: say(
      'users are outside the domains of {organizationName}: they become independent, are signed out, and keep their roles on accounts',
      { organizationName: row.organizationName },
    ),
    count: people.outside.length,
    names: namesOf(people.outside),
  });
  impact.line({
    what: 'invitations_revoked',
    label: say('invitations end'),
    count: waiting.invitations,
  });
  impact.line({
    what: 'requests_declined',
    label: say('requests to join end'),
    count: waiting.requests,
  });
}

function sayPassedOn(work: Work, passed: PassedOn): void {
  if (passed.size === 0) return;
  const names = [...passed.values()].flat();
  work.impact.line({
    what: 'accounts_pass_to_you',
    label: say(
      'accounts of users who stay outside become yours; these stay Administrators of them',
    ),
    count: names.length,
    names,
  });
}

function sayToOwner(work: Work, { row }: Sides): void {
  work.impact.you(
    say(
      '{candidateName} ends, and with it your ownership: you become a Standard User of {organizationName}.',
      { candidateName: row.candidateName, organizationName: row.organizationName },
    ),
  );
  work.impact.you(
    say(
      'You keep the accounts that you own and your roles on accounts. Accounts that you reached as the Owner of the organization only are closed to you.',
    ),
  );
  work.impact.you(
    say(
      '{organizationName} manages your login: it decides how you sign in, and can deactivate it. Its Owner and Administrators reach all the accounts.',
      { organizationName: row.organizationName },
    ),
  );
}

function auditMerged(
  work: Work,
  sides: Sides,
  moved: { people: People; accountIds: readonly string[] },
): void {
  const { row } = sides;
  const users = (some: readonly { readonly id: string }[]) => some.map(({ id }) => sid('US', id));
  work.audit({
    event: mergeEvents.completed,
    target: { type: 'organization', sid: sid('OR', row.candidateId), name: row.candidateName },
    organizationId: row.organizationId,
    after: {
      organization_merge_sid: sid('OM', row.id),
      accounts_joined: moved.accountIds.map((id) => sid('AC', id)),
      users_joined: users(moved.people.joining),
      users_outside: users(moved.people.outside),
    },
  });
}

async function tell(
  work: Work,
  row: store.MergeRow,
  told: { people: People; passed: PassedOn; figures: store.MergeFigures },
): Promise<void> {
  const { people, passed, figures } = told;
  for (const { id, email } of people.joining)
    mails.send(work, row, mails.joinedLetter({ email, wasOwner: id === row.ownerUserId }, row));
  for (const { id, email } of people.outside)
    mails.send(work, row, mails.outsideLetter({ email, accounts: passed.get(id) ?? [] }, row));
  await mails.tellReceiving(work, row, {
    figures,
    except: new Set(people.joining.map(({ id }) => id)),
  });
}

/** @throws request.not_found, organization_merge.not_open, organization_merge.not_possible */
export async function accept(
  catalogue: RoleCatalogue,
  work: Work & { actor: UserActor },
  id: string,
): Promise<store.MergeRow> {
  const row = await lockReceived(work, id);
  const standardUser = catalogue.find(roleSids.standardUser);
  if (standardUser === undefined) throw new Error('the catalogue has no Standard User');
  const sides: Sides = {
    row,
    standardUser,
    receiving: organizationScope(row.organizationId),
    candidate: organizationScope(row.candidateId),
  };
  await assertPossible(work, sides);
  const people = await lockPeople(work, sides);
  await sayImpact(work, sides, people);
  const passed = await passOn(work, sides, people);
  sayPassedOn(work, passed);
  sayToOwner(work, sides);
  const accountIds = await move(work, sides, people);
  const { joining, outside } = people;
  const figures = {
    accounts: accountIds.length,
    people: joining.length,
    outside: outside.length,
  };
  const after = await change(work, row, 'accept', { figures });
  await endByMerging(work, sides.candidate, {
    id: row.organizationId,
    friendlyName: row.organizationName,
  });
  await assertOwnerStaysUsable(work, sides.receiving);
  auditMerged(work, sides, { people, accountIds });
  await tell(work, after, { people, passed, figures });
  return after;
}

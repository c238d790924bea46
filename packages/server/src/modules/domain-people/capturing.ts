/** Taking one login in without asking, and telling everybody whom that concerns. */
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, organizationScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import { joinOwnedAccounts, listOwnedAccounts } from '../accounts/index.ts';
import { revokePendingOf } from '../invitations/index.ts';
import type { UserWork } from '../operations/index.ts';
import { isOperatorAddress } from '../operators/index.ts';
import { getOrganization } from '../organizations/index.ts';
import { getGrantableRole, grantRole } from '../role-assignments/index.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { findUser, getUserForUpdate, setManagingOrganization, userTarget } from '../users/index.ts';
import { accountsCameAlongMail, capturedMail } from './mails.ts';
import { whyNot } from './rules.ts';
import { listHoldersOnOwned } from './store.ts';
import { domainPeopleErrors, domainPeopleEvents } from './vocabulary.ts';

export const tellJob = 'domain_people.tell_holders';
const toldAtOnce = 200;

export interface Capturing {
  readonly catalogue: RoleCatalogue;
  readonly scope: OrganizationScope;
  readonly organizationName: string;
  readonly domain: string;
}

/**
 * The organization is locked: its domain stays what it is. The login is locked here and looked at as it is then, so of
 * a capture and whatever else the person does at that moment (founding, another address), one finds the other done.
 * @throws domain_people.*
 */
export async function capture(
  work: UserWork,
  { catalogue, scope, organizationName, domain }: Capturing,
  userId: string,
): Promise<void> {
  const person = userScope(userId);
  const user = await getUserForUpdate(work.db, person);
  if (user.emailDomain !== domain)
    throw domainPeopleErrors.not_in_domain(
      say('They have no address at {domain} any more.', { domain }),
    );
  const obstacle = whyNot(
    'capture',
    {
      organizationId: user.organizationId,
      state: user.state,
      standing: 'not_asked',
      declinedAt: null,
      isOperator: await isOperatorAddress(work.db, user.email),
    },
    scope.organizationId,
  );
  if (obstacle !== undefined) throw obstacle;
  await setManagingOrganization(work, person, scope.organizationId);
  await joinOwnedAccounts(work, person, scope.organizationId);
  const role = getGrantableRole(catalogue, roleSids.standardUser, 'organization');
  await grantRole(work, scope, { userId, role, grantedBy: work.actor.userId });
  const ended = await revokePendingOf(work.db, scope, user.email);
  const accounts = await listOwnedAccounts(work.db, person);
  const accountNames = accounts.map((account) => account.friendlyName);
  sayImpact(work, { name: user.fullName, accountNames, ended });
  work.audit({
    event: domainPeopleEvents.captured,
    target: userTarget(user),
    organizationId: scope.organizationId,
    before: { organization_sid: null },
    after: { domain, accounts_joined: accounts.map((account) => sid('AC', account.id)) },
  });
  const { organizationId } = scope;
  const place = { organizationId, organizationName, domain };
  work.mail(
    capturedMail(user.emailAsTyped, { ...place, by: work.actor.name, accounts: accountNames }),
  );
  if (accounts.length > 0)
    work.enqueue({
      name: tellJob,
      payload: { organization_id: organizationId, user_id: userId, after: null },
    });
}

function sayImpact(
  { impact }: UserWork,
  facts: { name: string; accountNames: readonly string[]; ended: number },
): void {
  impact.line({
    what: 'people_captured',
    label: say('people are managed by you from then on, as Standard Users; each is told by mail'),
    count: 1,
    names: [facts.name],
  });
  // Names of accounts are nobody's business before they are in.
  impact.line({
    what: 'accounts_join',
    label: say('accounts that they own join, with their subaccounts; roles on them stay'),
    count: facts.accountNames.length,
  });
  impact.line({
    what: 'invitations_revoked',
    label: say('invitations that wait for their answer end'),
    count: facts.ended,
  });
}

/** Tells who holds a role on the accounts that came along; an account can have many, so it goes on by itself. */
export async function tellHolders(kernel: Kernel, payload: unknown): Promise<void> {
  const asked = payload as { organization_id: string; user_id: string; after: string | null };
  const scope = organizationScope(asked.organization_id);
  await kernel.asSystem(tellJob, {}, async (work) => {
    const owner = await findUser(work.db, userScope(asked.user_id));
    if (owner?.organizationId !== scope.organizationId) return;
    const { friendlyName } = await getOrganization(work.db, scope);
    const person = userScope(owner.id);
    const holders = await listHoldersOnOwned(work.db, person, asked.after, toldAtOnce);
    for (const { email, accounts } of holders)
      work.mail(
        accountsCameAlongMail(email, {
          organizationId: scope.organizationId,
          organizationName: friendlyName,
          owner: owner.fullName,
          accounts,
        }),
      );
    if (holders.length === toldAtOnce)
      work.enqueue({ name: tellJob, payload: { ...asked, after: holders.at(-1)?.id ?? null } });
  });
}

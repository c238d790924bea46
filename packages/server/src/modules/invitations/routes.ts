/** Binds the routes of invitations to their use cases. */
import type { MemberActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import { listExport } from '../../kernel/list-export.ts';
import { speaksOf, withField } from '../../kernel/list-filter.ts';
import type { AccountScope, OrganizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getOrganization } from '../organizations/index.ts';
import { getHeldUnderLock } from '../role-assignments/index.ts';
import { findRolesCalled } from '../roles/index.ts';
import * as answering from './answering.ts';
import type { Tools } from './classifying.ts';
import * as contract from './contract.ts';
import * as inviting from './inviting.ts';
import * as offers from './offers.ts';
import * as offersContract from './offers-contract.ts';
import * as service from './service.ts';

interface OrganizationBody {
  readonly organization_role_sid: string;
  readonly accounts: readonly { readonly account_sid: string; readonly role_sid: string }[];
}

export const routes = (tools: Tools) => {
  const offerOf = async (
    db: Db,
    actor: MemberActor,
    scope: OrganizationScope,
    held: Held,
    body: OrganizationBody,
  ) =>
    inviting.makeOrganizationOffer(tools, db, actor, scope, held, {
      placeName: (await getOrganization(db, scope)).friendlyName,
      organizationRoleId: body.organization_role_sid,
      accounts: body.accounts.map((account) => ({
        accountId: account.account_sid,
        roleId: account.role_sid,
      })),
    });

  const filterOf = (asked: contract.ListQuery) => ({
    state: asked.state ?? (speaksOf(asked.q, 'state') ? ('all' as const) : ('pending' as const)),
    search: asked.search,
    q: withField(asked.q, 'role', (value) =>
      findRolesCalled(tools.catalogue, 'organization', value),
    ),
    sort: asked.sort,
  });

  const heldUnderLock = (work: Work & { actor: MemberActor }, scope: AccountScope) =>
    getHeldUnderLock(tools.authorizer, work, scope);

  const forInviting = [
    query(contract.previewInvitations, async ({ db, actor, scope, held }, { body }) => {
      const offer = await offerOf(db, actor, scope, held, body);
      return inviting.preview(tools, db, actor, offer, body.emails);
    }),
    command(contract.createInvitations, async ({ work, actor, scope, held }, { body }) =>
      inviting.invite(tools, work, await offerOf(work.db, actor, scope, held, body), body.emails),
    ),
    query(contract.listInvitations, ({ db, scope }, { query: asked, page }) =>
      service.listInvitations(db, tools.catalogue, scope, filterOf(asked), page),
    ),
    listExport(tools.kernel, contract.exportInvitations, {
      noun: ['invitation', 'invitations'],
      list: (db, scope, asked, page) =>
        service.listInvitations(db, tools.catalogue, scope, filterOf(asked), page),
    }),
    command(contract.resendInvitation, async ({ work, scope, held }, { params }) =>
      service.presentInvitation(
        tools.catalogue,
        await service.resendInvitation(tools, work, scope, held, params.invitation_sid),
      ),
    ),
    command(contract.revokeInvitation, async ({ work, scope }, { params }) =>
      service.presentInvitation(
        tools.catalogue,
        await service.revokeInvitation(work, scope, params.invitation_sid),
      ),
    ),
    command(contract.createAccountInvitations, async ({ work, scope }, { body }) => {
      const held = await heldUnderLock(work, scope);
      return inviting.invite(
        tools,
        work,
        await inviting.makeAccountOffer(tools, work.db, scope, held, body.role_sid),
        body.emails,
      );
    }),
    query(contract.listAccountInvitations, ({ db, scope }, { query: asked, page }) =>
      service.listInvitations(db, tools.catalogue, scope, filterOf(asked), page),
    ),
    command(contract.resendAccountInvitation, async ({ work, scope }, { params }) => {
      const held = await heldUnderLock(work, scope);
      return service.presentInvitation(
        tools.catalogue,
        await service.resendInvitation(tools, work, scope, held, params.invitation_sid),
      );
    }),
    command(contract.revokeAccountInvitation, async ({ work, scope }, { params }) =>
      service.presentInvitation(
        tools.catalogue,
        await service.revokeInvitation(work, scope, params.invitation_sid),
      ),
    ),
  ];

  return [...forInviting, ...forAccounts(tools), ...forAnswering(tools)];
};

const newPerson = (body: {
  token: string;
  first_name: string;
  last_name: string;
  password: string;
  transport: 'cookie' | 'bearer';
}) => ({
  token: body.token,
  firstName: body.first_name,
  lastName: body.last_name,
  password: body.password,
  transport: body.transport,
});

/** About accounts themselves: bringing one along, handing one over, releasing one. */
const forAccounts = (tools: Tools) => [
  command(offersContract.addAccount, async ({ work, scope }, { body }) =>
    offers.presentOffer(await offers.askForAccount(tools, work, scope, body.account_sid)),
  ),
  command(offersContract.releaseAccount, async ({ work, scope }, { params, body }) => {
    const asked = { accountId: params.account_sid, email: body.email };
    return offers.presentOffer(await offers.offerRelease(tools, work, scope, asked));
  }),
  query(offersContract.listAccountOffers, ({ db, scope }, { query: asked, page }) =>
    offers.listOffers(db, scope, asked.state, page),
  ),
  command(offersContract.resendAccountOffer, async ({ work, scope }, { params }) =>
    offers.presentOffer(await offers.resendOffer(work, scope, params.invitation_sid)),
  ),
  command(offersContract.revokeAccountOffer, async ({ work, scope }, { params }) =>
    offers.presentOffer(await offers.revokeOffer(work, scope, params.invitation_sid)),
  ),
  command(offersContract.handOverAccount, async ({ work, scope }, { body }) =>
    offers.presentOffer(await offers.offerHandOver(tools, work, scope, body.email)),
  ),
  query(offersContract.getHandOver, ({ db, scope }) => offers.getHandOver(db, scope)),
  command(offersContract.resendHandOver, async ({ work, scope }) => {
    const id = await offers.getPendingHandOverId(work.db, scope);
    return offers.presentOffer(await offers.resendOffer(work, scope, id));
  }),
  command(offersContract.revokeHandOver, async ({ work, scope }) => {
    const id = await offers.getPendingHandOverId(work.db, scope);
    return offers.presentOffer(await offers.revokeOffer(work, scope, id));
  }),
];

/** For the people who are invited. */
const forAnswering = (tools: Tools) => [
  query(contract.lookUpInvitation, ({ db }, { body }) => answering.lookUp(tools, db, body.token)),
  preparedCommand(contract.acceptInvitation, {
    prepare: ({ db }, { body }) => answering.prepareAccept(tools, db, newPerson(body)),
    run: ({ work, reply }, { body }, hash) =>
      answering.acceptAsNewPerson(tools, work, reply, newPerson(body), hash),
  }),
  query(contract.listReceivedInvitations, ({ db, actor }) =>
    answering.listReceived(tools, db, actor),
  ),
  command(contract.acceptReceivedInvitation, ({ work }, { params }) =>
    answering.acceptWithLogin(tools, work, params.invitation_sid),
  ),
  command(contract.declineReceivedInvitation, ({ work }, { params }) =>
    answering.decline(work, params.invitation_sid),
  ),
];

/** Steps of the test of the lives of organizations: transfers of the ownership, and merges. */
import { uuidOfSid } from '../kernel/ids.ts';
import { by, type Cast, type Make } from './model.organizations.steps.ts';
import {
  advance,
  answer,
  atDoor,
  complete,
  isOpenMerge,
  isOpenTransfer,
  isOwner,
  mayMerge,
  merges,
  notEligible,
  openTransferOf,
  takeEffect,
  transferObstacle,
  transfers,
} from './model.organizations.ts';
import { chance, pick, type Step, world } from './walk.ts';

export const handOver: Make = ({ who, other, organization }) => ({
  name: 'offer the ownership',
  call: by(who, (client) =>
    client.ownershipTransfers.create(organization.sid, { user_sid: other.person.userSid }),
  ),
  outcome:
    atDoor(who, organization, 'own') ??
    notEligible(other, organization) ??
    (openTransferOf(organization) === undefined
      ? begun('hand_over', { who, other, organization })
      : 'ownership_transfer.already_open'),
});

export const succeed: Make = ({ who, other, organization }) => ({
  name: 'ask for the ownership',
  call: by(who, (client) =>
    client.ownershipTransfers.request(organization.sid, {
      user_sid: other.person.userSid,
      reason: 'Away for months',
    }),
  ),
  outcome:
    atDoor(who, organization, 'change') ??
    (isOwner(who) ? 'ownership_transfer.owner_may_hand_over' : notEligible(other, organization)) ??
    (openTransferOf(organization) === undefined
      ? begun('succession', { who, other, organization })
      : 'ownership_transfer.already_open'),
});

function begun(kind: 'hand_over' | 'succession', { who, other, organization }: Cast) {
  return (made: unknown) => {
    const { sid } = made as { sid: string };
    const { owner } = organization;
    const state = kind === 'hand_over' ? ('offered' as const) : ('requested' as const);
    transfers.push({ sid, organization, kind, from: owner, to: other, askedBy: who, state });
  };
}

/** Mostly one that is open; of none, something else. */
function ofTransfer(make: (transfer: (typeof transfers)[number], cast: Cast) => Step): Make {
  return (cast) => {
    const open = transfers.filter(isOpenTransfer);
    const from = open.length > 0 && chance(0.85) ? open : transfers.slice(-10);
    return from.length === 0 ? handOver(cast) : make(pick(from), cast);
  };
}

export const answerTransfer = ofTransfer((transfer, cast) => {
  const isAccepting = chance(0.75);
  const who = chance(0.8) ? transfer.to : cast.who;
  const isFound = transfer.to === who && transfer.kind === 'hand_over';
  const notOpen = transfer.state === 'offered' ? undefined : 'ownership_transfer.not_open';
  const event = isAccepting ? 'accept' : 'decline';
  return {
    name: `${event} the ownership`,
    call: by(who, (client) => client.receivedOwnershipTransfers[event](transfer.sid)),
    outcome: !isFound
      ? 'request.not_found'
      : ((isAccepting ? transferObstacle(transfer) : undefined) ??
        notOpen ??
        (() => advance(transfer, event))),
  };
});

export const decideTransfer = ofTransfer((transfer) => {
  const isApproving = chance(0.75);
  const notOpen = transfer.state === 'requested' ? undefined : 'ownership_transfer.not_open';
  const event = isApproving ? 'approve' : 'decline';
  return {
    name: `the operator, ${event} a succession`,
    call: () => world().operator.operatedOwnershipTransfers[event](transfer.sid),
    outcome:
      transfer.kind !== 'succession'
        ? 'request.not_found'
        : ((isApproving ? transferObstacle(transfer) : undefined) ??
          notOpen ??
          (() => advance(transfer, event))),
  };
});

export const stopTransfer = ofTransfer((transfer, cast) => {
  const { organization } = transfer;
  const who = chance(0.4) ? organization.owner : chance(0.5) ? transfer.askedBy : cast.who;
  const isAsker = transfer.kind === 'succession' && transfer.askedBy === who;
  return {
    name: 'stop a transfer',
    call: by(who, (client) => client.ownershipTransfers.cancel(organization.sid, transfer.sid)),
    outcome:
      atDoor(who, organization, 'read') ??
      (!isOwner(who) && !isAsker
        ? 'request.forbidden'
        : isOpenTransfer(transfer)
          ? () => advance(transfer, 'cancel')
          : 'ownership_transfer.not_open'),
  };
});

/** The waiting time, or the time for the answer. */
export const transferTimePasses = ofTransfer((transfer) => ({
  name: `time passes for a transfer`,
  call: async () => {
    await world().database.query(
      `update ownership_transfers set effective_at = case when state = 'waiting' then now() else effective_at end,
        expires_at = case when state = 'offered' then now() else expires_at end where id = $1`,
      [uuidOfSid('OT', transfer.sid)],
    );
    await Promise.all([
      world().app.runJob('ownership_transfers.end_waiting'),
      world().app.runJob('ownership_transfers.end_waiting'),
    ]);
  },
  outcome: () => {
    if (transfer.state === 'waiting') takeEffect(transfer);
    else if (transfer.state === 'offered') advance(transfer, 'expire');
  },
}));

export const offerMerge: Make = ({ who, other, organization }) => {
  const candidate = isOwner(other) ? other.organization : null;
  const asked = {
    organization,
    candidate: candidate ?? organization,
    offeredBy: who,
    asked: other,
  };
  const isPossible = candidate !== null && candidate !== organization && mayMerge(asked);
  const isAsked = merges.some(
    (one) =>
      isOpenMerge(one) && one.organization === organization && one.candidate === asked.candidate,
  );
  return {
    name: 'offer to merge',
    call: by(who, (client) =>
      client.organizationMerges.create(organization.sid, { email: other.person.email }),
    ),
    outcome:
      atDoor(who, organization, 'own') ??
      (organization.domain?.name !== other.domain
        ? 'organization_merge.outside_domains'
        : !isPossible
          ? 'organization_merge.no_candidate'
          : isAsked
            ? 'organization_merge.already_open'
            : (made) =>
                void merges.push({
                  sid: (made as { sid: string }).sid,
                  ...asked,
                  state: 'offered',
                })),
  };
};

function ofMerge(make: (merge: (typeof merges)[number], cast: Cast) => Step): Make {
  return (cast) => {
    const open = merges.filter(isOpenMerge);
    const from = open.length > 0 && chance(0.85) ? open : merges.slice(-10);
    return from.length === 0 ? offerMerge(cast) : make(pick(from), cast);
  };
}

export const answerMerge = ofMerge((merge, cast) => {
  const isAccepting = chance(0.6);
  const who = chance(0.85) ? merge.asked : cast.who;
  const event = isAccepting ? 'accept' : 'decline';
  return {
    name: `${event} a merge`,
    call: by(who, (client) => client.receivedOrganizationMerges[event](merge.sid)),
    outcome:
      merge.asked !== who
        ? 'request.not_found'
        : !isOpenMerge(merge)
          ? 'organization_merge.not_open'
          : !isAccepting
            ? () => answer(merge, 'decline')
            : mayMerge(merge)
              ? () => complete(merge)
              : 'organization_merge.not_possible',
  };
});

export const withdrawMerge = ofMerge((merge, cast) => {
  const { organization } = merge;
  const who = chance(0.7) ? organization.owner : cast.who;
  return {
    name: 'withdraw a merge',
    call: by(who, (client) => client.organizationMerges.withdraw(organization.sid, merge.sid)),
    outcome:
      atDoor(who, organization, 'own') ??
      (isOpenMerge(merge) ? () => answer(merge, 'withdraw') : 'organization_merge.not_open'),
  };
});

export const mergeTimePasses = ofMerge((merge) => ({
  name: 'a week passes for a merge',
  call: async () => {
    await world().database.query(
      'update organization_merges set expires_at = now() where id = $1',
      [uuidOfSid('OM', merge.sid)],
    );
    await Promise.all([
      world().app.runJob('organization_merges.expire'),
      world().app.runJob('organization_merges.expire'),
    ]);
  },
  outcome: () => {
    if (isOpenMerge(merge)) answer(merge, 'expire');
  },
}));

/** Use cases of network policies. */
import type { Db } from '../../kernel/database.ts';
import type { FieldProblem } from '../../kernel/errors.ts';
import { inetOf, isRefused, refusedNetwork } from '../../kernel/networks.ts';
import { type OrganizationScope, organizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertOwnerGetsIn } from '../organizations/index.ts';
import { changePolicy, present, readAll } from '../security-policies/index.ts';
import { findingDays, findingsShown } from './contract.ts';
import { networkKind } from './kind.ts';
import {
  isWithin,
  listOverlaps,
  type Mode,
  type Network,
  type NetworkRule,
  readNetwork,
} from './rules.ts';
import * as store from './store.ts';
import { sayWhoIsOutside } from './telling.ts';
import { networkPolicyErrors } from './vocabulary.ts';

export async function readPolicies(db: Db, scope: OrganizationScope, clientAddress: string) {
  const { organization, accounts } = await readAll(db, scope, networkKind);
  const asked = { days: findingDays, atMost: findingsShown };
  const items = await store.listFindings(db, scope, asked);
  const counted = await store.countFindings(db, scope, findingDays);
  return {
    policy: present(networkKind, organization),
    accounts: accounts.map((row) => present(networkKind, row)),
    your_address: inetOf(clientAddress),
    findings: {
      ...counted,
      items: items.map((row) => ({
        kind: row.kind,
        name: row.name,
        account_name: row.accountName,
        address: row.address,
        first_seen_at: row.firstSeenAt.toISOString(),
        last_seen_at: row.lastSeenAt.toISOString(),
        requests: row.requests,
      })),
    },
  };
}

const refuseLines = (errors: readonly FieldProblem[]) =>
  networkPolicyErrors.not_accepted(
    say('{count, plural, one {# line is} other {# lines are}} not accepted.', {
      count: errors.length,
    }),
    { errors },
  );

const pointerOf = (position: number) => `/networks/${position}/network`;

/** In the one way of writing. @throws network_policy.not_accepted */
function readNetworks(lines: readonly Network[]): Network[] {
  const read = lines.map((line) => ({ line, answer: readNetwork(line.network) }));
  const wrong = read.flatMap(({ answer }, position) =>
    'why' in answer ? [{ pointer: pointerOf(position), detail: answer.why }] : [],
  );
  if (wrong.length > 0) throw refuseLines(wrong);
  const networks = read.map(({ line, answer }) => ({
    network: 'network' in answer ? answer.network : '',
    note: line.note,
  }));
  const overlaps = [...listOverlaps(networks)];
  if (overlaps.length > 0)
    throw refuseLines(
      overlaps.map(([position, detail]) => ({ pointer: pointerOf(position), detail })),
    );
  return networks;
}

/**
 * Whoever decides comes from where they let others in, also for a day to come: so nobody shuts themselves out, and whoever can change it
 * came from inside when it was changed.
 * @throws network_policy.author_outside
 */
function assertAuthorInside({ mode, networks }: NetworkRule, address: string | null): void {
  if (mode !== 'enforced' || isWithin(networks, address)) return;
  throw networkPolicyErrors.author_outside(
    address === null
      ? say('Nobody can see from where you come, so the list would shut you out.')
      : say('You come from {address}, and the list does not have it.', { address }),
    { whoCan: say('You, by adding your address'), facts: { address } },
  );
}

export interface Change {
  readonly body: {
    readonly account_sid: string | null;
    readonly mode: Mode;
    readonly networks: readonly Network[];
    readonly starts_at: string | null;
  };
  readonly ifMatch: number | undefined;
}

async function sayImpact(
  work: Work,
  scope: OrganizationScope,
  told: {
    readonly rule: NetworkRule;
    readonly accountId: string | null;
    readonly startsLater: boolean;
  },
): Promise<void> {
  const { rule, accountId, startsLater } = told;
  if (rule.mode === 'off') {
    work.impact.you(say('Nothing is asked of you: access is open from everywhere.'));
    work.impact.undo(say('Switch it on again, at any time.'));
    return;
  }
  const address = inetOf(work.origin.clientAddress);
  const networks = rule.networks.map(({ network }) => network);
  const shut = await store.readShut(work.db, scope, { accountId, networks, days: findingDays });
  const isInside = isWithin(rule.networks, address);
  sayWhoIsOutside(work, { shut, rule, startsLater, address, isInside });
}

/** @throws request.stale, network_policy.not_accepted, network_policy.author_outside, organization.owner_unusable */
export async function updatePolicy(
  work: Work,
  scope: OrganizationScope,
  { body, ifMatch }: Change,
) {
  const rule = { mode: body.mode, networks: readNetworks(body.networks) };
  const startsAt = body.starts_at === null ? null : new Date(body.starts_at);
  const address = inetOf(work.origin.clientAddress);
  const startsLater = startsAt !== null && startsAt > work.now;
  const { account_sid: accountId } = body;
  return changePolicy(work, scope, networkKind, {
    accountId,
    rule,
    startsAt,
    ifMatch,
    decide: async () => {
      assertAuthorInside(rule, address);
      if (work.impact.isDryRun) await sayImpact(work, scope, { rule, accountId, startsLater });
      if (rule.mode === 'enforced' && accountId === null)
        await assertOwnerGetsIn(work, scope, 'networks');
    },
  });
}

/** Of whoever is about to join, or to be let in at an account, after they proved who they are. @throws request.network_refused, request.network_refused_here */
export async function assertInside(
  work: Work,
  at: { readonly organizationId: string; readonly accountId: string | null },
): Promise<void> {
  const address = work.origin.clientAddress;
  const scope = organizationScope(at.organizationId);
  const outside = await store.findOutside(work.db, scope, { accountId: at.accountId, address });
  if (isRefused(outside)) throw refusedNetwork(outside, address);
}

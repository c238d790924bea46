/** Use cases of sign-up policies, and the decision that every door asks for. */

import { createHash } from 'node:crypto';
import type { Db } from '../../kernel/database.ts';
import type { EmailAddress } from '../../kernel/email-address.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { type OrganizationScope, organizationScope, platformScope } from '../../kernel/scope.ts';
import { listOf, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import { getOrganization } from '../organizations/index.ts';
import { readEmail } from '../users/index.ts';
import {
  defaultPolicy,
  type Outcome,
  outcomeOf,
  type Policy,
  previewOf,
  sentenceFor,
} from './rules.ts';
import * as store from './store.ts';
import { signUpPolicyErrors, signUpPolicyEvents } from './vocabulary.ts';

const everyDomain = platformScope('an address may be governed by any organization');

/** What happens to a new person with this address, and who decided it. */
export interface SignUpDecision {
  readonly outcome: Outcome;
  readonly sentence: Text;
  /** Set when an organization holds the domain, whatever its policy. */
  readonly governedBy:
    | {
        readonly organizationId: string;
        readonly organizationName: string;
        readonly domainId: string;
        readonly policy: Policy;
        readonly contact: string | null;
        readonly allowsForeignInvitations: boolean;
      }
    | undefined;
}

/** The one answer for every door: sign-up, change of address, invitation of another organization. */
export async function decideSignUp(db: Db, email: EmailAddress): Promise<SignUpDecision> {
  const found = await store.findGoverning(db, everyDomain, email.domain);
  if (found === undefined)
    return {
      outcome: 'open',
      sentence: sentenceFor('open', email.domain, null, null),
      governedBy: undefined,
    };
  const policy = found.policy ?? defaultPolicy;
  // While the proof is gone, or the organization is suspended, nobody is added; nobody slips past either.
  const mayAdd = found.domainState === 'verified' && found.organizationState === 'active';
  const decided = outcomeOf(policy);
  const outcome = mayAdd || decided === 'open' ? decided : 'refused';
  const { organizationId, organizationName, domainId, contact } = found;
  return {
    outcome,
    sentence: sentenceFor(outcome, email.domain, organizationName, contact),
    governedBy: {
      organizationId,
      organizationName,
      domainId,
      policy,
      contact,
      allowsForeignInvitations: found.allowsForeignInvitations ?? true,
    },
  };
}

/** Remembers that somebody tried, for the preview of another policy; the address itself is not kept. */
export async function recordDecision(
  work: Work,
  email: EmailAddress,
  decision: SignUpDecision,
): Promise<void> {
  if (decision.governedBy === undefined) return;
  const { organizationId, domainId, policy } = decision.governedBy;
  const addressHash = createHash('sha256').update(`${organizationId}:${email.normal}`).digest();
  await store.insertDecision(work.db, organizationScope(organizationId), {
    id: newId(),
    domainId,
    addressHash,
    policy,
  });
}

interface State {
  readonly row: store.PolicyRow;
  readonly domains: readonly store.DomainPolicyRow[];
}

async function readState(db: Db, scope: OrganizationScope): Promise<State> {
  const [row, domains] = [
    await store.findPolicy(db, scope),
    await store.listDomainPolicies(db, scope),
  ];
  return {
    row: row ?? {
      policy: defaultPolicy,
      contact: null,
      allowsForeignInvitations: true,
      version: 0,
    },
    domains,
  };
}

function present(
  { row, domains }: State,
  impact: { tries: number; changed: number; sentence: Text } | null,
) {
  return {
    policy: row.policy,
    contact: row.contact,
    allows_foreign_invitations: row.allowsForeignInvitations,
    domains: domains.map((domain) => ({
      domain_sid: sid('DN', domain.domainId),
      name: domain.name,
      policy: domain.policy,
      effective: domain.policy ?? row.policy,
    })),
    impact,
    version: row.version,
  };
}

export interface PolicyChange {
  readonly policy?: Policy | undefined;
  readonly contact?: string | null | undefined;
  readonly allows_foreign_invitations?: boolean | undefined;
  readonly domains?:
    | readonly { readonly domain_sid: string; readonly policy: Policy | null }[]
    | undefined;
}

/** The state as it would be. @throws sign_up_policy.domain_not_verified */
function apply(state: State, change: PolicyChange): State {
  const own = new Map(change.domains?.map((domain) => [domain.domain_sid, domain.policy]));
  const unknown = [...own.keys()].find(
    (id) => !state.domains.some((domain) => domain.domainId === id),
  );
  if (unknown !== undefined)
    throw signUpPolicyErrors.domain_not_verified(
      say('One of the domains is not a proven domain of this organization.'),
    );
  return {
    row: {
      policy: change.policy ?? state.row.policy,
      contact: change.contact === undefined ? state.row.contact : change.contact,
      allowsForeignInvitations:
        change.allows_foreign_invitations ?? state.row.allowsForeignInvitations,
      version: state.row.version,
    },
    domains: state.domains.map((domain) => ({
      ...domain,
      policy: own.has(domain.domainId) ? (own.get(domain.domainId) ?? null) : domain.policy,
    })),
  };
}

async function impactOf(db: Db, scope: OrganizationScope, before: State, after: State) {
  const tries = await store.countTries(db, scope);
  const byDomain = tries.map(({ domainId, tries: count }) => {
    const effective = (state: State) =>
      state.domains.find((domain) => domain.domainId === domainId)?.policy ?? state.row.policy;
    return previewOf(effective(before), effective(after), count);
  });
  const total = tries.reduce((sum, domain) => sum + domain.tries, 0);
  const changed = byDomain.reduce((sum, domain) => sum + domain.changed, 0);
  const parts = byDomain
    .filter((domain) => domain.changed > 0)
    .map((domain) =>
      say(
        '{count} would have {to, select, open {signed up outside} joins {joined} approval {needed approval} other {been refused}} instead of having {from, select, open {signed up outside} joins {joined} approval {needed approval} other {been refused}}',
        { count: domain.changed, to: domain.to, from: domain.from },
      ),
    );
  const sentence =
    changed === 0
      ? say(
          'Nothing would have been different for the {total} people who tried in the last 90 days.',
          { total },
        )
      : say('In the last 90 days {parts}.', { parts: listOf(parts) });
  return { tries: total, changed, sentence };
}

export async function readPolicy(db: Db, scope: OrganizationScope) {
  return present(await readState(db, scope), null);
}

export async function previewPolicy(db: Db, scope: OrganizationScope, change: PolicyChange) {
  const before = await readState(db, scope);
  const after = apply(before, change);
  return present(after, await impactOf(db, scope, before, after));
}

const named = (state: State) => ({
  policy: state.row.policy,
  contact: state.row.contact,
  allows_foreign_invitations: state.row.allowsForeignInvitations,
  domains: Object.fromEntries(state.domains.map((domain) => [domain.name, domain.policy])),
});

/** @throws request.stale, sign_up_policy.domain_not_verified */
export async function updatePolicy(
  work: Work,
  scope: OrganizationScope,
  change: PolicyChange,
  ifMatch: number | undefined,
) {
  const before = await readState(work.db, scope);
  assertVersion(before.row.version, ifMatch);
  const after = apply(before, change);
  await store.upsertPolicy(work.db, scope, after.row);
  for (const domain of change.domains ?? []) {
    if (domain.policy === null) await store.deleteOverride(work.db, scope, domain.domain_sid);
    else await store.upsertOverride(work.db, scope, domain.domain_sid, domain.policy);
  }
  const organization = await getOrganization(work.db, scope);
  work.audit({
    event: signUpPolicyEvents.changed,
    target: {
      type: 'organization',
      sid: sid('OR', organization.id),
      name: organization.friendlyName,
    },
    organizationId: scope.organizationId,
    before: named(before),
    after: named(after),
  });
  return present(await readState(work.db, scope), null);
}

/** What a person with this address would meet. About the organization's own domains only. */
export async function testAddress(db: Db, scope: OrganizationScope, text: string) {
  const email = readEmail(text);
  const decision = await decideSignUp(db, email);
  const { governedBy } = decision;
  if (governedBy?.organizationId !== scope.organizationId) {
    // Who else holds the domain is told at sign-up to whoever has an address there, not here.
    return {
      outcome: 'open' as const,
      sentence: sentenceFor('open', email.domain, null, null),
      because: say(
        '{domain} is not a proven domain of this organization, so your policy does not reach it.',
        { domain: email.domain },
      ),
    };
  }
  const state = await readState(db, scope);
  const own =
    state.domains.find((domain) => domain.domainId === governedBy.domainId)?.policy ?? null;
  const because =
    own === null
      ? say('The default policy of the organization, {policy}, holds for {domain}.', {
          policy: governedBy.policy,
          domain: email.domain,
        })
      : say('The domain {domain} has its own policy, {policy}.', {
          domain: email.domain,
          policy: own,
        });
  return { outcome: decision.outcome, sentence: decision.sentence, because };
}

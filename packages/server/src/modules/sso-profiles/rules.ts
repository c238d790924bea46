/** Rules of SSO profiles. Pure. */
import type { Check, OidcProvider, SamlProvider } from './protocol.ts';
import type { Protocol } from './provider-kinds.ts';

/** How many profiles an organization may have where its edition says nothing. */
export const profilesAtMost = 20;

/** A certificate of the identity provider, as it is kept. */
export interface CertificateFacts {
  readonly subject: string;
  readonly fingerprint: string;
  readonly algorithm: string;
  readonly ends_at: string;
}

/** Whoever is in the group gets the role: in the organization, or on one account. */
export interface RoleMapping {
  readonly group: string;
  readonly role_sid: string;
  /** The uuid of the account; null: in the organization. */
  readonly account_id: string | null;
  /** Who decided it: what they may give is the limit, then and whenever somebody signs in. */
  readonly set_by: string;
}

export const setupSteps = ['provider', 'client', 'test', 'domains', 'enforce', 'done'] as const;
export type SetupStep = (typeof setupSteps)[number];

export interface SetupFacts {
  readonly protocol: Protocol;
  readonly hasProvider: boolean;
  readonly hasClient: boolean;
  readonly isTested: boolean;
  readonly domains: number;
  readonly enforcedDomains: number;
}

/** What is missing until people can sign in through it. */
export function missingOf(facts: SetupFacts): ('provider' | 'client')[] {
  return [
    ...(facts.hasProvider ? [] : (['provider'] as const)),
    ...(facts.protocol === 'oidc' && !facts.hasClient ? (['client'] as const) : []),
  ];
}

/** The first step of the wizard that is not done. Nothing is kept about where somebody left it. */
export function setupStepOf(facts: SetupFacts): SetupStep {
  const [missing] = missingOf(facts);
  if (missing !== undefined) return missing;
  if (!facts.isTested && facts.enforcedDomains === 0) return 'test';
  if (facts.domains === 0) return 'domains';
  return facts.enforcedDomains === 0 ? 'enforce' : 'done';
}

/** What is trusted: whoever changes one of these could take the organization over (SS-05). */
export function trustOf(provider: SamlProvider | OidcProvider | null): string {
  if (provider === null) return '';
  if ('entityId' in provider) {
    const { entityId, signOnUrl, logoutUrl, certificates } = provider;
    return JSON.stringify([entityId, signOnUrl, logoutUrl, certificates.toSorted()]);
  }
  const { issuer, authorizationEndpoint, tokenEndpoint, jwksUri, userinfoEndpoint } = provider;
  return JSON.stringify([issuer, authorizationEndpoint, tokenEndpoint, jwksUri, userinfoEndpoint]);
}

export const firstFailure = (checks: readonly Check[]): Check | undefined =>
  checks.find(({ outcome }) => outcome === 'failed');

/** Before the end of the last certificate, each once. */
export const warnedAtDaysLeft = [60, 30, 14, 7, 1] as const;

/** Days until then, the last one being 1. */
export function daysUntil(now: Date, until: Date): number {
  return Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 86_400_000));
}

/** Which warning is due: the most urgent that is reached and was not sent yet. */
export function dueWarning(daysLeft: number, warned: number | null): number | undefined {
  const reached = warnedAtDaysLeft.filter((days) => daysLeft <= days).at(-1);
  return reached !== undefined && (warned === null || reached < warned) ? reached : undefined;
}

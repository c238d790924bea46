/** Rules of signing in through an identity provider: whom an identity is, and what becomes of it. Pure. */
import type { FaultName, VerifiedIdentity } from '../sso-profiles/index.ts';

/** Where the providers put names and groups when a profile does not say. */
const usualNames = {
  first: [
    'firstName',
    'first_name',
    'given_name',
    'givenName',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname',
    'urn:oid:2.5.4.42',
  ],
  last: [
    'lastName',
    'last_name',
    'family_name',
    'surname',
    'sn',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname',
    'urn:oid:2.5.4.4',
  ],
} as const;

/** How many groups of one person are looked at. */
const groupsAtMost = 1_000;

export interface AttributeNames {
  readonly firstNameAttribute: string | null;
  readonly lastNameAttribute: string | null;
  readonly groupsAttribute: string | null;
}

export interface ReadPerson {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly groups: readonly string[];
}

/** A name as people may have one here: one line, nothing invisible, at most 64 characters. */
function plainName(text: string | undefined): string | null {
  const plain = (text ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cs}\p{Cf}\u2028\u2029]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 64)
    .trim();
  return plain === '' ? null : plain;
}

export function readPerson(
  { attributes }: Pick<VerifiedIdentity, 'attributes'>,
  names: AttributeNames,
): ReadPerson {
  const valuesOf = (name: string) =>
    Object.hasOwn(attributes, name) ? (attributes[name] ?? []) : [];
  const firstOf = (chosen: string | null, usual: readonly string[]) =>
    (chosen === null ? usual : [chosen]).map((name) => valuesOf(name)[0]).find((value) => value);
  return {
    firstName: plainName(firstOf(names.firstNameAttribute, usualNames.first)),
    lastName: plainName(firstOf(names.lastNameAttribute, usualNames.last)),
    groups:
      names.groupsAttribute === null ? [] : valuesOf(names.groupsAttribute).slice(0, groupsAtMost),
  };
}

export interface KnownLogin {
  readonly userId: string;
  readonly organizationId: string | null;
  readonly isActive: boolean;
  readonly domain: string;
  /** Linked to another subject at this provider. */
  readonly hasOtherIdentity: boolean;
}

export interface SignInFacts {
  readonly organizationId: string;
  /** Under this profile, held by the organization now. */
  readonly domains: readonly { readonly name: string; readonly isVerified: boolean }[];
  /** Of the address that was sent; null: none, or none that can be used. */
  readonly domain: string | null;
  /** The login that this very subject is linked to. */
  readonly linked: KnownLogin | undefined;
  /** The login that has the address. */
  readonly byAddress: KnownLogin | undefined;
  /** The organization invited the address, and waits. */
  readonly isInvited: boolean;
  readonly createsPeople: boolean;
  /** The sign-up policy of the domain, which is the organization's, lets people join. */
  readonly mayJoin: boolean;
}

export type Verdict =
  | { readonly kind: 'sign_in' | 'link'; readonly userId: string }
  | { readonly kind: 'accept' | 'create' }
  | { readonly kind: 'refuse'; readonly fault: FaultName };

const refuse = (fault: FaultName): Verdict => ({ kind: 'refuse', fault });

function verdictOnLogin(facts: SignInFacts, login: KnownLogin, kind: 'sign_in' | 'link'): Verdict {
  if (login.organizationId !== facts.organizationId) return refuse('sso_not_managed');
  if (!facts.domains.some(({ name }) => name === login.domain))
    return refuse('sso_domain_not_owned');
  if (!login.isActive) return refuse('sso_login_inactive');
  if (kind === 'link' && login.hasOtherIdentity) return refuse('sso_other_identity');
  return { kind, userId: login.userId };
}

/**
 * The subject is the key, the address is not (SS-01). A profile vouches only for domains that are under it and held now
 * (SS-02). A first link is made only to a managed login of the same organization (SS-03).
 */
export function verdictOn(facts: SignInFacts): Verdict {
  const { domain, linked, byAddress } = facts;
  const asserted = facts.domains.find(({ name }) => name === domain);
  if (domain !== null && asserted === undefined) return refuse('sso_domain_not_owned');
  if (linked !== undefined) return verdictOnLogin(facts, linked, 'sign_in');
  if (asserted === undefined) return refuse('sso_email_unusable');
  if (byAddress !== undefined) return verdictOnLogin(facts, byAddress, 'link');
  // While a proof is in doubt nobody new comes in.
  if (!asserted.isVerified) return refuse('sso_domain_not_owned');
  if (facts.isInvited) return { kind: 'accept' };
  if (!facts.createsPeople) return refuse('sso_no_login');
  return facts.mayJoin ? { kind: 'create' } : refuse('sso_policy');
}

/** Which of our requests a response says that it answers. Read from what nobody verified: only to find the request. */
export function peekInResponseTo(samlResponse: string): string | undefined {
  const xml = Buffer.from(samlResponse.slice(0, 8_000), 'base64').toString('utf8');
  return /<[\w.-]*:?Response\b[^>]*?\sInResponseTo="([^"]{1,256})"/.exec(xml)?.[1];
}

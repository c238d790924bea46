/** Rules of API keys: in which state one is, and what it may be given. Pure. */
import type { ErrorMaker } from '../../kernel/errors.ts';
import { known, say, type Text } from '../../kernel/text.ts';
import { apiKeyErrors } from './vocabulary.ts';

export const permissionsAtMost = 100;
/** Living ones of an organization. */
export const keysAtMost = 500;
export const overlapHoursAtMost = 24;
export const defaultDays = 90;

export type KeyState = 'active' | 'expired' | 'revoked' | 'ended';

interface GivingWords {
  readonly unknown_permission: ErrorMaker;
  readonly above_own: ErrorMaker;
  readonly noneCanHave: (permission: string) => Text;
}

const wordsOfKeys: GivingWords = {
  ...apiKeyErrors,
  noneCanHave: (permission) => say('No key can have {permission}.', { permission }),
};

/**
 * What is wrong with what was asked for, where there is something.
 * @param words of the noun that is given them
 * @throws unknown_permission, above_own
 */
export function assertGivable(
  asked: readonly string[],
  can: ReadonlySet<string>,
  own: ReadonlySet<string>,
  words: GivingWords = wordsOfKeys,
): void {
  const at = (name: string, detail: Text) => ({
    pointer: `/permissions/${asked.indexOf(name)}`,
    detail,
  });
  const unknown = asked.filter((name) => !can.has(name));
  if (unknown.length > 0)
    throw words.unknown_permission(words.noneCanHave(unknown[0] ?? ''), {
      errors: unknown.map((name) => at(name, say('cannot be given to a machine'))),
    });
  const [above, ...others] = asked.filter((name) => !own.has(name));
  if (above === undefined) return;
  throw words.above_own(say('You do not hold {permission} here.', { permission: above }), {
    missingPermission: above,
    errors: [above, ...others].map((name) => at(name, say('is not yours to give'))),
  });
}

export type EndedBecause = 'revoked' | 'suspended' | 'too_old';

export interface CredentialFacts {
  readonly state: KeyState;
  readonly madeBy: string;
  readonly endedBecause: EndedBecause | null;
  /** Its organization does not let keys become as old. */
  readonly isTooOld?: boolean;
}

/** @param most null: the organization leaves it to whoever makes a key. @throws api_key.works_too_long */
export function assertShortEnough(days: number | null, most: number | null): void {
  if (most === null || (days !== null && days <= most)) return;
  throw apiKeyErrors.works_too_long(
    say(
      'Your organization lets API keys work for {most, plural, one {# day} other {# days}} at most.',
      {
        most,
      },
    ),
    {
      whoCan: say('The Owner and Administrators, in the security policies'),
      errors: [
        {
          pointer: '/expires_in_days',
          detail: say('must be {most, plural, one {# day} other {# days}} at most', { most }),
        },
      ],
    },
  );
}

/** Why a credential does not work; undefined: it does. */
export function whyDead({
  state,
  madeBy,
  endedBecause,
  isTooOld,
}: CredentialFacts): Text | undefined {
  if (state === 'active') return undefined;
  if (state === 'revoked') return say('It was revoked.');
  if (state === 'expired')
    return isTooOld === true
      ? say('It became older than its organization lets API keys become.')
      : say('It expired.');
  return endedBecause === 'suspended'
    ? say('It ended when the organization was suspended.')
    : say(
        'It ended with what was given to {name}: their login left, was stopped, or got another password.',
        { name: madeBy },
      );
}

/** Permissions in the words of their module; those of others by their name. */
export type PermissionWords = ReadonlyMap<string, string>;

/** Of accounts, for what the products on them do. */
const productWords = (): Readonly<Record<string, Text>> => ({
  '/bailiwick/account/billing/read': say('see billing'),
  '/bailiwick/account/billing/manage': say('manage billing'),
  '/bailiwick/account/credentials/read': say('see credentials of the account'),
  '/bailiwick/account/credentials/manage': say('manage credentials of the account'),
  '/bailiwick/account/logs/read': say('read logs'),
  '/bailiwick/account/usage/read': say('see usage'),
  '/bailiwick/account/dev-tools/use': say('use tools for developers'),
});

const groupWords = (): Readonly<Record<string, Text>> => ({
  'iam/organizations': say('The organization'),
  'iam/organization-users': say('People'),
  'iam/invitations': say('Invitations'),
  'iam/join-requests': say('Requests to join'),
  'iam/role-assignments': say('Roles and access'),
  'iam/groups': say('Groups'),
  'iam/organization-accounts': say('Accounts of the organization'),
  'iam/domains': say('Domains'),
  'iam/domain-people': say('People who use your domains'),
  'iam/sign-up-policies': say('Sign-up policy'),
  'iam/security-policies': say('Security policies'),
  'iam/compliance': say('Compliance with security policies'),
  'iam/sso-profiles': say('Single sign-on'),
  'iam/audit-events': say('Audit log'),
  'iam/operations': say('Long operations'),
  'iam/imports': say('Imports'),
  'iam/usage': say('Edition and usage'),
  'iam/api-keys': say('API keys'),
  'iam/oauth-apps': say('OAuth apps'),
  'iam/provisioning-connections': say('Provisioning'),
  'account/accounts': say('Each account'),
  'account/subaccounts': say('Each account'),
  'account/members': say('People of each account'),
  'account/audit-events': say('Audit log of each account'),
  'account/billing': say('Billing of each account'),
  'account/credentials': say('Work in each account'),
  'account/logs': say('Work in each account'),
  'account/usage': say('Work in each account'),
  'account/dev-tools': say('Work in each account'),
});

/** A permission in plain words, with the heading that it stands under. */
export function inPlainWords(name: string, words: PermissionWords) {
  const [, namespace = '', product = '', resource = ''] = name.split('/');
  const isOurs = namespace === 'bailiwick';
  const group = isOurs ? groupWords()[`${product}/${resource}`] : undefined;
  const published = words.get(name);
  return {
    name,
    group: group ?? `${namespace} ${product}`,
    allows: published === undefined ? (productWords()[name] ?? name) : known(published),
    only_reads: name.endsWith('/read'),
  };
}

/**
 * What an edition can hold: a closed list of features and of limits. Each has a consumer that asks `deciding.ts`; a word
 * that nothing asks about does not stand here.
 */
import { say, type Text } from '../../kernel/text.ts';

interface Entry {
  readonly title: Text;
  readonly description: Text;
}

export const features = {
  sso: {
    title: say('Single sign-on'),
    description: say('People sign in at the identity provider of their own company.'),
  },
  audit_log_export: {
    title: say('The audit log as a file'),
    description: say('Takes the audit log of the organization out, as CSV or JSON lines.'),
  },
} as const satisfies Record<string, Entry>;

export type Feature = keyof typeof features;
export const featureNames = Object.keys(features) as [Feature, ...Feature[]];

interface LimitEntry extends Entry {
  readonly unit: 'count' | 'days';
  /** The smallest number that can be set. */
  readonly atLeast: number;
}

export const limits = {
  accounts: {
    title: say('Accounts'),
    description: say('Accounts and subaccounts of the organization that are not closed.'),
    unit: 'count',
    atLeast: 1,
  },
  managed_users: {
    title: say('Managed users'),
    description: say('Logins that the organization manages, deactivated ones too.'),
    unit: 'count',
    atLeast: 1,
  },
  domains: {
    title: say('Domains'),
    description: say('Domains on the list of the organization, proven or not.'),
    unit: 'count',
    atLeast: 1,
  },
  pending_invitations: {
    title: say('Open invitations'),
    description: say(
      'Invitations to the organization and to its accounts that wait for an answer.',
    ),
    unit: 'count',
    atLeast: 1,
  },
  audit_retention_days: {
    title: say('Days in the audit log'),
    description: say('How long the events of the audit log are kept.'),
    unit: 'days',
    // As the database has it: see prune_audit_log.
    atLeast: 30,
  },
} as const satisfies Record<string, LimitEntry>;

export type Limit = keyof typeof limits;
export const limitNames = Object.keys(limits) as [Limit, ...Limit[]];
/** Those of which something is used up. */
export type CountedLimit = {
  [Name in Limit]: (typeof limits)[Name]['unit'] extends 'count' ? Name : never;
}[Limit];

/** A limit that is absent does not exist: as many as one likes. */
export type Limits = Readonly<Partial<Record<Limit, number>>>;

/**
 * The catalogue of what goes wrong between a profile and its provider: title, cause, cure. Its codes are published; they
 * are added to and never renamed. Every failed check names one, and the guide `docs/guides/sso-faults.md` is made of it.
 */
import { oidcFaults } from './oidc/faults.ts';
import { ruleFaults } from './rule-faults.ts';
import { samlFaults } from './saml/faults.ts';

export const faults = { ...samlFaults, ...oidcFaults, ...ruleFaults } as const;

export type FaultName = keyof typeof faults;

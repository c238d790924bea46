/**
 * Requests from outside of the networks that an organization, or one of its accounts, allows. The statement that reads a credential,
 * or what somebody holds at an account, says so; how it is refused is written here.
 */
import ipaddr from 'ipaddr.js';
import type { Outside } from './actor.ts';
import { type AppError, requestErrors } from './errors.ts';
import { say } from './text.ts';

/** As PostgreSQL reads an address; null: nobody knows from where, which is outside. */
export function inetOf(address: string | undefined): string | null {
  if (address === undefined || !ipaddr.isValid(address)) return null;
  // The zone of a link-local address means something on this machine alone.
  return ipaddr.process(address.replace(/%.*$/, '')).toString();
}

/** @returns whether nothing is open from there */
export const isRefused = (
  outside: Outside | null | undefined,
): outside is Outside & { readonly verdict: 'refused' } => outside?.verdict === 'refused';

/** Names the rule, from where they come, and who can change it. */
export function refusedNetwork(
  { organizationName: organization, accountName: account }: Outside,
  address: string | undefined,
): AppError {
  const from = inetOf(address);
  const come =
    from === null
      ? say('Nobody can see from where you come.')
      : say('You come from {address}.', { address: from });
  const extras = {
    whoCan: say('The Owner or an Administrator of {organization}', { organization }),
    facts: { organization, address: from },
  };
  if (account === null)
    return requestErrors.network_refused(
      say('{organization} allows access only from its own networks. {come}', {
        organization,
        come,
      }),
      extras,
    );
  return requestErrors.network_refused_here(
    say('{account} allows access only from certain networks. {come}', { account, come }),
    { ...extras, facts: { ...extras.facts, account } },
  );
}

/**
 * Callers who do not meet a policy: sessions that prove less than is asked, and whoever comes from outside of the networks. Whether one
 * does is read with the credential, at every request; what it is worth then is decided here, before anything is looked up: nothing,
 * but for leaving (AU-14, AU-21).
 */
import { type Actor, anonymous, type OwedProof } from './actor.ts';
import { requestErrors } from './errors.ts';
import { isRefused, refusedNetwork } from './networks.ts';
import type { RouteDefinition } from './route.ts';
import { say } from './text.ts';

/** Where a proof is asked for, in words. */
export const askedBy = ({ organizationName: organization, passkey }: OwedProof) =>
  passkey
    ? say('{organization} asks for a passkey beside the password.', { organization })
    : say('{organization} asks for a second factor beside the password.', { organization });

export const whoCanEase = ({ organizationName: organization }: OwedProof) =>
  say('The Owner or an Administrator of {organization}', { organization });

/**
 * Who is calling this route. Where anybody may call, whoever does not meet a policy is anybody. Who comes from outside is told that
 * first: proving more would not let them in.
 * @throws request.network_refused, request.second_factor_owed
 */
export function actorFor(definition: RouteDefinition, actor: Actor): Actor {
  if (actor.kind !== 'user' && actor.kind !== 'machine') return actor;
  const owes = actor.kind === 'user' ? actor.owes : undefined;
  const { outside } = actor;
  if (owes === undefined && !isRefused(outside)) return actor;
  if (definition.access.kind === 'public') return anonymous;
  if (definition.takesOwing === true && actor.kind === 'user') return actor;
  if (isRefused(outside)) throw refusedNetwork(outside, actor.clientAddress);
  if (owes === undefined) return actor;
  const { email } = actor;
  throw requestErrors.second_factor_owed(
    say('{rule} Sign in again to prove it, or to add one.', { rule: askedBy(owes) }),
    {
      whoCan: whoCanEase(owes),
      facts: { organization: owes.organizationName, phishing_resistant: owes.passkey, email },
    },
  );
}

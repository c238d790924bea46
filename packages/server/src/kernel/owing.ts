/**
 * Sessions that prove less than a policy asks. Whether one does is read with the session, at every request; what it is worth
 * then is decided here, before anything is looked up: nothing, but for leaving (AU-14, AU-21).
 */
import { type Actor, anonymous, type OwedProof } from './actor.ts';
import { requestErrors } from './errors.ts';
import type { RouteDefinition } from './route.ts';
import { say } from './text.ts';

/** Where a proof is asked for, in words. */
export const askedBy = ({ organizationName: organization, passkey }: OwedProof) =>
  passkey
    ? say('{organization} asks for a passkey beside the password.', { organization })
    : say('{organization} asks for a second factor beside the password.', { organization });

export const whoCanEase = ({ organizationName: organization }: OwedProof) =>
  say('The Owner or an Administrator of {organization}', { organization });

/** Who is calling this route. Where anybody may call, somebody who owes a proof is anybody. @throws request.second_factor_owed */
export function actorFor(definition: RouteDefinition, actor: Actor): Actor {
  if (actor.kind !== 'user' || actor.owes === undefined) return actor;
  if (definition.access.kind === 'public') return anonymous;
  if (definition.takesOwing === true) return actor;
  const { owes, email } = actor;
  throw requestErrors.second_factor_owed(
    say('{rule} Sign in again to prove it, or to add one.', { rule: askedBy(owes) }),
    {
      whoCan: whoCanEase(owes),
      facts: { organization: owes.organizationName, phishing_resistant: owes.passkey, email },
    },
  );
}

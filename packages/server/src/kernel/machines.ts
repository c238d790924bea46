/** Which routes take machines, and how others refuse them (ADR 0080). */
import type { Actor } from './actor.ts';
import type { Call } from './call.ts';
import { requestErrors } from './errors.ts';
import { sid } from './ids.ts';
import { isQuery, type RouteDefinition } from './route.ts';
import { say } from './text.ts';

/** May a machine call it, as far as its permissions go? Never what is about a person, this instance, or nobody in particular. */
export function takesMachines(definition: RouteDefinition): boolean {
  const { kind } = definition.access;
  if (kind === 'machine') return true;
  if (kind !== 'organization' && kind !== 'account') return false;
  return definition.forMachines ?? isQuery(definition);
}

/** Before anything is looked up: a machine is told what it never can. @throws request.not_for_machines */
export function assertForCaller(definition: RouteDefinition, actor: Actor): void {
  if (actor.kind !== 'machine' || takesMachines(definition)) return;
  throw requestErrors.not_for_machines(
    say('{name} is a machine, and this call is for people who signed in.', { name: actor.name }),
    { whoCan: say('A person who signs in and may do it') },
  );
}

const namesOrganization = ({ path }: RouteDefinition) => path.includes('{organization_sid}');

/** Where an address names no organization, a machine means the one that it belongs to. */
export function paramsOf(definition: RouteDefinition, { actor, params }: Call): unknown {
  const isOwn = definition.access.kind === 'organization' && !namesOrganization(definition);
  if (!isOwn || actor.kind !== 'machine') return params;
  return { ...(params as object), organization_sid: sid('OR', actor.organizationId) };
}

/**
 * Where a face tells a machine that it named another organization than its own. Whether there is one by that name changes
 * nothing in the answer.
 */
export function assertOwnOrganization(definition: RouteDefinition, call: Call): void {
  const { actor, params } = call;
  const refuse = definition.face?.refuseOtherOrganization;
  if (refuse === undefined || actor.kind !== 'machine' || !namesOrganization(definition)) return;
  const { organization_sid: named } = params as Record<string, string>;
  if (named !== sid('OR', actor.organizationId)) throw refuse();
}

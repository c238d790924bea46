/** Which routes take machines, and how others refuse them (ADR 0080). */
import type { Actor } from './actor.ts';
import { requestErrors } from './errors.ts';
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

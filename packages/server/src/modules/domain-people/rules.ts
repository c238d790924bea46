/** Who of a domain can be asked or captured, and why somebody cannot. Pure. */
import type { AppError } from '../../kernel/errors.ts';
import { dayOf, say, type Text } from '../../kernel/text.ts';
import { restDays, type Standing } from './standings.ts';
import { domainPeopleErrors } from './vocabulary.ts';

export const ways = ['ask', 'capture'] as const;
export type Way = (typeof ways)[number];

/** As pages and the audit log call it. */
export const wordsOf: Readonly<Record<Way, Text>> = {
  ask: say('ask people of a domain to join'),
  capture: say('capture people of a domain'),
};

/** What decides about somebody, as it is now. */
export interface Facts {
  /** The organization that manages the login; null: independent. */
  readonly organizationId: string | null;
  readonly state: string;
  readonly standing: Standing;
  readonly declinedAt: Date | null;
  /** The operator of the instance has the same address. */
  readonly isOperator: boolean;
}

/** Why not is nobody's business here. */
export const cannotJoin = say('This login cannot join at the moment.');

/** Why this cannot be done to somebody; undefined: it can. */
export function whyNot(way: Way, facts: Facts, ownOrganizationId: string): AppError | undefined {
  const { organizationId, state, standing, declinedAt, isOperator } = facts;
  if (organizationId === ownOrganizationId)
    return domainPeopleErrors.here_already(say('They belong here already.'));
  if (organizationId !== null)
    return domainPeopleErrors.managed_elsewhere(say('Another organization manages this login.'));
  // Why a login is stopped, or that an operator has the address, is nobody's business here.
  if (state !== 'active' || (way === 'capture' && isOperator))
    return domainPeopleErrors.not_possible(cannotJoin);
  if (way === 'capture') return undefined;
  if (standing === 'asked')
    return domainPeopleErrors.asked_already(say('An invitation is waiting for their answer.'));
  if (standing === 'declined' && declinedAt !== null)
    return domainPeopleErrors.declined_recently(
      say('They declined on {day}, and are not asked again for {days, number} days.', {
        day: dayOf(declinedAt),
        days: restDays,
      }),
    );
  return undefined;
}

const soAlready: ReadonlySet<string> = new Set([
  domainPeopleErrors.here_already.code,
  domainPeopleErrors.asked_already.code,
]);

/** Is it as it was asked for? Then nothing was refused. */
export const isSoAlready = (error: AppError): boolean => soAlready.has(error.code);

/** Why nobody of a domain can be captured; undefined: they can. */
export function whyNoCapture(
  isAllowed: boolean,
  method: 'dns' | 'https' | null,
): AppError | undefined {
  if (!isAllowed)
    return domainPeopleErrors.capture_not_allowed(
      say('The operator of this instance does not allow it: everybody is asked.'),
      { whoCan: say('The operator of this instance') },
    );
  // A file on a web server shows less than the zone of the domain (DO-09).
  if (method !== 'dns')
    return domainPeopleErrors.capture_needs_dns(
      say('The domain is proven by a file on its web server.'),
    );
  return undefined;
}

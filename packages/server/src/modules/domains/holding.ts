/** What every use case of domains stands on: the row, its states, and who looks after it. */

import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { type OrganizationScope, platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { readEmail } from '../users/index.ts';
import { type DomainEvent, type DomainState, domainLifecycle } from './lifecycle.ts';
import type { DomainMail } from './mails.ts';
import * as store from './store.ts';
import { domainErrors } from './vocabulary.ts';

export const everyHolder = platformScope('a domain is held by one organization among all');

/** @throws request.not_found */
export async function getDomain(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<store.DomainRow> {
  const row = await store.findDomain(db, scope, id, lock);
  if (row === undefined) throw requestErrors.not_found(say('There is no such domain here.'));
  return row;
}

export const targetOf = (row: { id: string; name: string }) => ({
  type: 'domain',
  sid: sid('DN', row.id),
  name: row.name,
});

export const isHeld = (state: DomainState): boolean =>
  state === 'verified' || state === 'verified_uncertain';

/** The only way from one state to another. @throws domain.changed_meanwhile */
export function changeState(state: DomainState, event: DomainEvent): DomainState {
  const next = domainLifecycle.next(state, event);
  if (next === undefined)
    throw domainErrors.changed_meanwhile(
      say('The domain is {state} by now, so it cannot be {event}.', { state, event }),
    );
  return next;
}

/** Mails the Owner and whoever added the domain. */
export async function tellThem(
  work: Work,
  scope: OrganizationScope,
  row: { id: string; name: string },
  mail: DomainMail,
): Promise<void> {
  for (const email of await store.listWhoIsTold(work.db, scope, row.id))
    work.mail({ to: readEmail(email), ...mail(row), organizationId: scope.organizationId });
}

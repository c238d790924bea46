/** Asking for an import of people of a domain: who they are is settled now, what becomes of each by the operation. */
import type { UserActor } from '../../kernel/actor.ts';
import type { AuditEventDefinition } from '../../kernel/audit.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { known, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertChosen, insertPeople, peopleAtMost } from '../bulk-changes/index.ts';
import { startOperation } from '../operations/index.ts';
import { getOrganization, listAnswerable } from '../organizations/index.ts';
import type { PeopleChoice } from './filter-store.ts';
import { capturingMail } from './mails.ts';
import { type Way, whyNoCapture, wordsOf } from './rules.ts';
import { type Domain, getProvenDomain, targetOf } from './service.ts';
import * as store from './store.ts';
import { domainPeopleEvents, domainPeoplePermissions } from './vocabulary.ts';

export const importKind = 'domain_people.import';

/** Kept with the operation. */
export interface ImportArguments {
  readonly way: Way;
  readonly domain_id: string;
  readonly notify: boolean;
}

export interface AskedImport {
  readonly way: Way;
  readonly domainId: string;
  readonly notify: boolean;
  readonly isDryRun: boolean;
  readonly users: readonly string[] | undefined;
  readonly choice: (PeopleChoice & { readonly expected_count?: number | undefined }) | undefined;
}

/** Whether the operator of the instance lets anybody be captured. */
export interface Allowed {
  readonly mayCapture: boolean;
}

type UserWork = Work & { readonly actor: UserActor };

/** @throws request.invalid, bulk_change.nobody, bulk_change.too_many_people, bulk_change.selection_changed */
async function choose(
  db: Db,
  scope: OrganizationScope,
  domain: Domain,
  { users, choice }: AskedImport,
): Promise<readonly string[]> {
  if ((users === undefined) === (choice === undefined))
    throw requestErrors.invalid(say('Whom it is about has to be said once.'), {
      errors: [
        { pointer: '/users', detail: say('either this or choice has to be there, and not both') },
      ],
    });
  if (choice === undefined) return [...new Set(users)];
  const asked = { domain: domain.name, choice };
  const ids = await store.listMatchingIds(db, scope, asked, peopleAtMost + 1);
  assertChosen(ids.length, choice.expected_count);
  return ids;
}

/** @throws request.forbidden */
function assertMayCapture(held: Held): void {
  const { capture } = domainPeoplePermissions;
  if (held.has(capture)) return;
  throw requestErrors.forbidden(
    say('You may not {allows} here.', { allows: known(capture.allows) }),
    {
      missingPermission: capture.name,
      whoCan: say('The Owner or an Administrator'),
    },
  );
}

const eventOf = ({ way, isDryRun }: AskedImport): AuditEventDefinition => {
  if (isDryRun) return domainPeopleEvents.checked;
  return way === 'ask' ? domainPeopleEvents.asking : domainPeopleEvents.capturing;
};

/** Who answers for the organization hears of it when it begins, also when it is stopped. */
async function tellOfCapturing(
  work: UserWork,
  scope: OrganizationScope,
  facts: { domain: Domain; people: number; operationId: string },
): Promise<void> {
  const { friendlyName } = await getOrganization(work.db, scope);
  for (const { email } of await listAnswerable(work.db, scope))
    work.mail(
      capturingMail(email, {
        organizationId: scope.organizationId,
        organizationName: friendlyName,
        domain: facts.domain.name,
        people: facts.people,
        by: work.actor.name,
        operationSid: sid('OP', facts.operationId),
      }),
    );
}

/** The organization is locked by the engine. @throws domain_people.*, bulk_change.*, operation.too_many */
export async function startImport(
  work: UserWork,
  by: { scope: OrganizationScope; held: Held },
  { mayCapture }: Allowed,
  asked: AskedImport,
) {
  const { scope, held } = by;
  const { way, notify, isDryRun } = asked;
  const domain = await getProvenDomain(work.db, scope, asked.domainId);
  if (way === 'capture') {
    assertMayCapture(held);
    const obstacle = whyNoCapture(mayCapture, domain.method);
    if (obstacle !== undefined) throw obstacle;
  }
  const userIds = await choose(work.db, scope, domain, asked);
  const operation = await startOperation(work, scope, {
    kind: importKind,
    label: wordsOf[way],
    isDryRun,
    arguments: { way, notify, domain_id: domain.id } satisfies ImportArguments,
    totalRows: userIds.length,
  });
  await insertPeople(work.db, scope, operation.id, userIds);
  work.audit({
    event: eventOf(asked),
    target: targetOf(domain),
    organizationId: scope.organizationId,
    after: {
      operation_sid: sid('OP', operation.id),
      people: userIds.length,
      ...(isDryRun ? { way } : {}),
      ...(way === 'ask' && !isDryRun ? { notify } : {}),
    },
  });
  if (way === 'capture' && !isDryRun)
    await tellOfCapturing(work, scope, {
      domain,
      people: userIds.length,
      operationId: operation.id,
    });
  return operation;
}

/** Reminding people of what a policy asks of them: by mail, once in 24 hours. */
import type { z } from 'zod';
import { sid } from '../../kernel/ids.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { actorName } from '../organization-users/index.ts';
import { getOrganization } from '../organizations/index.ts';
import { remindedAtMost, type remindPeople } from './contract.ts';
import { reminderMail } from './mails.ts';
import * as reminders from './reminders-store.ts';
import { assertChosen, assertOneChoice, refuseToday } from './rules.ts';
import { listNonCompliance, type NonComplianceRow } from './store.ts';
import { complianceEvents } from './vocabulary.ts';
import { sentenceTo } from './words.ts';

type Asked = z.output<(typeof remindPeople)['body']>;

/** @throws compliance.nobody_owes, compliance.too_many_people, compliance.selection_changed */
async function choose(
  work: Work,
  scope: OrganizationScope,
  { users, choice }: Asked,
): Promise<readonly NonComplianceRow[]> {
  const rows = await listNonCompliance(
    work.db,
    scope,
    {
      choice:
        choice === undefined
          ? { ids: [...new Set(users)] }
          : { q: choice.q, except: choice.except },
      sort: 'name',
    },
    { size: remindedAtMost },
  );
  assertChosen(rows.length, choice?.expected_count);
  return rows;
}

const namesOf = (rows: readonly NonComplianceRow[]) =>
  rows.slice(0, namesShown).map(({ name }) => name);

function sayImpact(
  { impact }: Work,
  rows: readonly NonComplianceRow[],
  reminded: ReadonlySet<string>,
): void {
  const told = rows.filter(({ id }) => reminded.has(id));
  const leftOut = rows.filter(({ id }) => !reminded.has(id));
  impact.line({
    what: 'people_reminded',
    label: say('people get a mail that says what is asked of them'),
    count: told.length,
    names: namesOf(told),
  });
  impact.line({
    what: 'people_reminded_lately',
    label: say('people were reminded within the last 24 hours, and get none'),
    count: leftOut.length,
    names: namesOf(leftOut),
  });
}

function remind(
  work: Work,
  row: NonComplianceRow,
  organization: { readonly id: string; readonly friendlyName: string },
): void {
  work.audit({
    event: complianceEvents.reminded,
    target: { type: 'user', sid: sid('US', row.id), name: row.name },
    organizationId: organization.id,
    after: { state: row.state, policies: row.policies.length },
  });
  work.mail(
    reminderMail({
      to: row.email,
      organizationId: organization.id,
      organizationName: organization.friendlyName,
      actor: actorName(work),
      hasApp: row.has === 1,
      asked: row.policies.map((policy) => ({
        missing: policy.missing,
        sentence: sentenceTo(policy, {
          organization: organization.friendlyName,
          account: policy.accountName,
        }),
        startsAt: policy.state === 'planned' ? new Date(policy.since) : null,
        isOfAccount: policy.accountId !== null,
      })),
    }),
  );
}

/**
 * Whoever was reminded within 24 hours is left out; nobody else left: refused with when the next may be.
 * @throws request.invalid, compliance.*
 */
export async function remindChosen(work: Work, scope: OrganizationScope, asked: Asked) {
  assertOneChoice(asked);
  const rows = await choose(work, scope, asked);
  const ids = rows.map(({ id }) => id);
  const reminded = await reminders.noteReminded(work.db, scope, ids);
  sayImpact(work, rows, reminded);
  if (reminded.size === 0) refuseToday(await reminders.listRemindedAt(work.db, scope, ids));
  const organization = await getOrganization(work.db, scope);
  for (const row of rows) if (reminded.has(row.id)) remind(work, row, organization);
  const meant = asked.users === undefined ? ids.length : new Set(asked.users).size;
  return { reminded: reminded.size, left_out: meant - reminded.size };
}

/** Changing a policy of any kind: found, compared, told, saved and written down in one way. */

import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, sidOrNull } from '../../kernel/ids.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import { getOrganization } from '../organizations/index.ts';
import type { PolicyKind } from './kinds.ts';
import * as store from './store.ts';
import { securityPolicyErrors, securityPolicyEvents } from './vocabulary.ts';

export type Row<Rule> = Omit<store.PolicyRow<Rule>, 'kind' | 'startedAt'> & {
  /** Null: nothing was ever chosen there. */
  readonly startedAt: Date | null;
};

const nothingChosen = <Rule>(
  { nothing }: PolicyKind<Rule>,
  accountId: string | null,
  accountName: string | null,
): Row<Rule> => ({
  accountId,
  accountName,
  rule: nothing,
  startedAt: null,
  nextRule: null,
  nextStartsAt: null,
  version: 0,
});

export function present<Rule extends object>({ sentence }: PolicyKind<Rule>, row: Row<Rule>) {
  return {
    account_sid: sidOrNull('AC', row.accountId),
    account_name: row.accountName,
    ...row.rule,
    started_at: row.startedAt?.toISOString() ?? null,
    planned:
      row.nextRule === null || row.nextStartsAt === null
        ? null
        : {
            ...row.nextRule,
            starts_at: row.nextStartsAt.toISOString(),
            sentence: sentence(row.nextRule, row.accountName),
          },
    sentence: sentence(row.rule, row.accountName),
    version: row.version,
  };
}

export interface Policies<Rule> {
  readonly organization: Row<Rule>;
  /** Of accounts for which something was chosen. */
  readonly accounts: readonly Row<Rule>[];
}

/** Of all kinds, as they were saved. */
export const listAll = (db: Db, scope: OrganizationScope) => store.listPolicies(db, scope, null);

/** @param all as `listAll` has them */
export function ofKind<Rule>(
  all: readonly store.PolicyRow[],
  kind: PolicyKind<Rule>,
): Policies<Rule> {
  const rows = all.filter((row): row is store.PolicyRow<Rule> => row.kind === kind.name);
  return {
    organization:
      rows.find(({ accountId }) => accountId === null) ?? nothingChosen(kind, null, null),
    accounts: rows.filter((row) => row.accountId !== null),
  };
}

export const readAll = async <Rule>(
  db: Db,
  scope: OrganizationScope,
  kind: PolicyKind<Rule>,
): Promise<Policies<Rule>> => ofKind(await store.listPolicies<Rule>(db, scope, kind.name), kind);

async function accountNameOf(db: Db, scope: OrganizationScope, accountId: string | null) {
  if (accountId === null) return null;
  const name = await store.findAccountName(db, scope, accountId);
  if (name === undefined)
    throw requestErrors.not_found(say('There is no such account in this organization.'));
  return name;
}

interface Place<Rule> {
  readonly before: Row<Rule>;
  readonly organization: Row<Rule>;
}

async function findPlace<Rule>(
  db: Db,
  scope: OrganizationScope,
  kind: PolicyKind<Rule>,
  accountId: string | null,
): Promise<Place<Rule>> {
  const name = await accountNameOf(db, scope, accountId);
  const rows = await store.listPolicies<Rule>(db, scope, kind.name);
  const of = (id: string | null) => rows.find((row) => row.accountId === id);
  return {
    before: of(accountId) ?? nothingChosen(kind, accountId, name),
    organization: of(null) ?? nothingChosen(kind, null, null),
  };
}

/** @throws security_policy.not_stricter */
function assertStricter<Rule>(
  kind: PolicyKind<Rule>,
  rule: Rule,
  { before: { accountName }, organization }: Place<Rule>,
): void {
  if (accountName === null || !kind.asksSomething(rule)) return;
  const above = organization.nextRule ?? organization.rule;
  if (kind.isAsStrict(rule, organization.rule) && kind.isAsStrict(rule, above)) return;
  throw securityPolicyErrors.not_stricter(
    say('{account} would ask for less than its organization: {sentence}', {
      account: accountName,
      sentence: kind.sentence(above, null),
    }),
  );
}

const target = async <Rule>(work: Work, scope: OrganizationScope, row: Row<Rule>) => {
  if (row.accountId !== null)
    return { type: 'account', sid: sid('AC', row.accountId), name: row.accountName ?? '' };
  const { id, friendlyName } = await getOrganization(work.db, scope);
  return { type: 'organization', sid: sid('OR', id), name: friendlyName };
};

const named = <Rule extends object>({ name }: PolicyKind<Rule>, row: Row<Rule>) => ({
  policy: name,
  ...row.rule,
  planned:
    row.nextRule === null
      ? null
      : { ...row.nextRule, starts_at: row.nextStartsAt?.toISOString() ?? null },
});

export interface ChangeOf<Body> {
  readonly body: Body & { readonly account_sid?: string | null; readonly starts_at: string | null };
  readonly ifMatch: number | undefined;
}

/** Of every change alike. */
export const whereAndWhen = <Body>({ body, ifMatch }: ChangeOf<Body>) => ({
  accountId: body.account_sid ?? null,
  startsAt: body.starts_at === null ? null : new Date(body.starts_at),
  ifMatch,
});

export interface Change<Rule> {
  readonly accountId: string | null;
  readonly rule: Rule;
  /** Null: now. */
  readonly startsAt: Date | null;
  readonly ifMatch: number | undefined;
  /** What has to hold before it is saved, and what it amounts to. */
  readonly decide: () => Promise<void>;
}

/** @throws request.stale, security_policy.not_stricter, and what `decide` refuses */
export async function changePolicy<Rule extends object>(
  work: Work,
  scope: OrganizationScope,
  kind: PolicyKind<Rule>,
  { accountId, rule, startsAt, ifMatch, decide }: Change<Rule>,
) {
  const place = await findPlace(work.db, scope, kind, accountId);
  const { before } = place;
  assertVersion(before.version, ifMatch);
  assertStricter(kind, rule, place);
  await decide();
  const saved = { kind: kind.name, accountId, rule, before: before.rule, startsAt };
  await store.savePolicy(work.db, scope, saved);
  const { before: after } = await findPlace(work.db, scope, kind, accountId);
  work.audit({
    event: securityPolicyEvents.changed,
    target: await target(work, scope, after),
    organizationId: scope.organizationId,
    accountId,
    before: named(kind, before),
    after: named(kind, after),
  });
  return present(kind, after);
}

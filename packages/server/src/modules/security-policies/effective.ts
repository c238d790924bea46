/** What holds for one person, and because of which rule; and what will, from a planned moment on. */
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, sidOrNull } from '../../kernel/ids.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import * as kinds from './kinds.ts';
import * as people from './people-store.ts';
import * as sessions from './sessions-store.ts';
import { listReaching, type PolicyRow } from './store.ts';
import { becauseOf, provesBy, sessionBecauseOf } from './words.ts';

/** Whom a kind of policy is about, beside whoever acts for the organization. */
interface Concern {
  readonly kind: Pick<kinds.PolicyKind<never>, 'asksSomething' | 'sentence'>;
  readonly managed: boolean;
  readonly guests: boolean;
}

/** Kinds of other modules are told by these. */
const concerns: Readonly<Partial<Record<kinds.KindName, Concern>>> = {
  second_factor: { kind: kinds.secondFactorKind, managed: true, guests: true },
  session: { kind: kinds.sessionKind, managed: true, guests: false },
  api_keys: { kind: kinds.apiKeyKind, managed: true, guests: false },
  external_users: { kind: kinds.externalUserKind, managed: false, guests: true },
  account_creation: { kind: kinds.accountCreationKind, managed: true, guests: false },
  passwords: { kind: kinds.passwordKind, managed: true, guests: false },
  remembered_browsers: { kind: kinds.rememberedBrowserKind, managed: true, guests: false },
  invitations: { kind: kinds.invitationKind, managed: false, guests: false },
};

/** Told with all their rules beside. */
const toldApart: readonly kinds.KindName[] = ['second_factor', 'session'];

const named = (row: PolicyRow) => ({
  policy: row.kind,
  account_sid: sidOrNull('AC', row.accountId),
  account_name: row.accountName,
});

function reaching(rows: readonly PolicyRow[], isManagedHere: boolean) {
  const about = rows.flatMap((row) => {
    const concern = concerns[row.kind];
    const reaches = isManagedHere ? concern?.managed : concern?.guests;
    return concern !== undefined && reaches === true ? [{ row, kind: concern.kind }] : [];
  });
  // A rule was saved under the name of its kind.
  const inWords = ({ row, kind }: (typeof about)[number], rule: unknown): Text =>
    kind.sentence(rule as never, row.accountName);
  return {
    limits: about
      .filter(
        ({ row, kind }) => !toldApart.includes(row.kind) && kind.asksSomething(row.rule as never),
      )
      .map((one) => ({ ...named(one.row), because: inWords(one, one.row.rule) })),
    planned: about.flatMap((one) =>
      one.row.nextStartsAt === null
        ? []
        : [
            {
              ...named(one.row),
              starts_at: one.row.nextStartsAt.toISOString(),
              sentence: inWords(one, one.row.nextRule),
            },
          ],
    ),
  };
}

/** Managed people, and guests of its accounts. */
export async function readEffective(db: Db, scope: OrganizationScope, userId: string) {
  const person = await people.findPerson(db, scope, userId);
  if (person === undefined)
    throw requestErrors.not_found(say('There is no such person in this organization.'));
  const duties = await people.listDuties(db, scope, userId);
  const limits = await sessions.listLimits(db, scope, userId);
  const rows = await listReaching(db, scope, userId);
  const complies = (duty: people.DutyRow) => person.level >= duty.level;
  return {
    user_sid: sid('US', userId),
    name: person.name,
    proves_by: provesBy(person.level),
    complies: duties.every(complies),
    second_factor: duties.map((duty) => ({
      account_sid: sidOrNull('AC', duty.accountId),
      account_name: duty.accountName,
      ...duty.rule,
      started_at: duty.startedAt.toISOString(),
      complies: complies(duty),
      because: becauseOf(person.level, duty),
    })),
    session: {
      ...sessions.strictest(limits),
      because: limits.map((limit) => sessionBecauseOf(limit)),
    },
    ...reaching(rows, person.isManagedHere),
  };
}

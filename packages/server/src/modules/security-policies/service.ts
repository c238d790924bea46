/** Use cases of security policies. */
import type { MemberActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertPasskeysWork } from '../factors/index.ts';
import { type ChangeOf, changePolicy, listAll, ofKind, present, whereAndWhen } from './changing.ts';
import {
  accountCreationKind,
  apiKeyKind,
  externalUserKind,
  invitationKind,
  passwordKind,
  rememberedBrowserKind,
  secondFactorKind,
  sessionKind,
} from './kinds.ts';
import * as people from './people-store.ts';
import { levelOfRule, normal, type SecondFactorRule, type SessionRule } from './rules.ts';
import * as sessions from './sessions-store.ts';
import { findSessionLevel } from './store.ts';
import { saySessionLimits, sayWhoIsTouched } from './telling.ts';
import { securityPolicyErrors } from './vocabulary.ts';

/** While nothing is asked, what it would be if everybody were: whoever decides wants to know before. */
const toCount = (rule: SecondFactorRule): SecondFactorRule =>
  levelOfRule(rule) === 0 ? { required_of: 'everyone', phishing_resistant: false } : rule;

const askedBy = (accountId: string | null, rule: SecondFactorRule): people.Asked => ({
  accountId,
  circle: rule.required_of,
  level: levelOfRule(rule),
});

export async function readPolicies(db: Db, scope: OrganizationScope) {
  const all = await listAll(db, scope);
  const factors = ofKind(all, secondFactorKind);
  const limits = ofKind(all, sessionKind);
  const outsiders = ofKind(all, externalUserKind);
  const remembered = ofKind(all, rememberedBrowserKind);
  const { nextRule, rule } = factors.organization;
  const counted = askedBy(null, toCount(nextRule ?? rule));
  const standing = await people.readStanding(db, scope, counted);
  return {
    second_factor: present(secondFactorKind, factors.organization),
    standing: {
      asked: standing.asked,
      by_sso: standing.bySso,
      by_factor: standing.byFactor,
      missing: standing.missing,
      guests_missing: standing.guestsMissing,
    },
    session: present(sessionKind, limits.organization),
    accounts: factors.accounts.map((row) => present(secondFactorKind, row)),
    session_accounts: limits.accounts.map((row) => present(sessionKind, row)),
    account_creation: present(accountCreationKind, ofKind(all, accountCreationKind).organization),
    external_users: present(externalUserKind, outsiders.organization),
    external_users_accounts: outsiders.accounts.map((row) => present(externalUserKind, row)),
    invitations: present(invitationKind, ofKind(all, invitationKind).organization),
    api_keys: present(apiKeyKind, ofKind(all, apiKeyKind).organization),
    passwords: present(passwordKind, ofKind(all, passwordKind).organization),
    remembered_browsers: present(rememberedBrowserKind, remembered.organization),
    remembered_browsers_accounts: remembered.accounts.map((row) =>
      present(rememberedBrowserKind, row),
    ),
  };
}

type MembersWork = Work & { readonly actor: MemberActor };

/**
 * Whoever decides has done it before: of all that could be asked, in the session that decides. So nobody is shut out by what
 * they chose, and the organization keeps somebody who can change it.
 * @throws security_policy.author_owes
 */
async function assertAuthorComplies(work: MembersWork, rule: SecondFactorRule): Promise<number> {
  const { actor, db } = work;
  // A machine proves nothing, and no route lets it come here.
  const level =
    actor.kind === 'user'
      ? await findSessionLevel(db, userScope(actor.userId), actor.sessionId)
      : 0;
  const asked = levelOfRule(rule);
  if (asked === 0 || level >= asked) return level;
  throw securityPolicyErrors.author_owes(
    asked === 2
      ? say('You have proven no passkey in this session, and the policy would ask you for one.')
      : say(
          'You have proven no second factor in this session, and the policy would ask you for one.',
        ),
    { whoCan: say('You, by adding it in your profile') },
  );
}

/** @throws request.stale, passkey.not_here, security_policy.not_stricter, security_policy.author_owes */
export async function updateSecondFactor(
  kernel: Kernel,
  work: MembersWork,
  scope: OrganizationScope,
  change: ChangeOf<SecondFactorRule>,
) {
  const { required_of, phishing_resistant } = change.body;
  const rule = normal({ required_of, phishing_resistant });
  const about = whereAndWhen(change);
  return changePolicy(work, scope, secondFactorKind, {
    ...about,
    rule,
    decide: async () => {
      if (levelOfRule(rule) === 2) assertPasskeysWork(kernel);
      const authorLevel = await assertAuthorComplies(work, rule);
      const { accountId, startsAt } = about;
      const asked = askedBy(accountId, rule);
      await saySecondFactor(work, scope, { ...asked, startsAt, authorLevel });
    },
  });
}

/** What is only for show is read for a dry run alone. */
async function saySecondFactor(
  work: MembersWork,
  scope: OrganizationScope,
  about: people.Asked & { readonly authorLevel: number; readonly startsAt: Date | null },
): Promise<void> {
  if (!work.impact.isDryRun) return;
  if (about.level === 0) {
    work.impact.you(say('Nothing changes for you: your second factor stays.'));
    work.impact.undo(say('Ask for it again, at any time.'));
    return;
  }
  sayWhoIsTouched(work, {
    standing: await people.readStanding(work.db, scope, about),
    isForAccount: about.accountId !== null,
    startsLater: about.startsAt !== null && about.startsAt > work.now,
    authorLevel: about.authorLevel,
  });
}

/** What was over by the rule until now stays over. @throws request.stale, security_policy.not_stricter */
export async function updateSession(
  work: MembersWork,
  scope: OrganizationScope,
  change: ChangeOf<SessionRule>,
) {
  const { lifetime_minutes, idle_minutes, step_up_minutes } = change.body;
  const rule = { lifetime_minutes, idle_minutes, step_up_minutes };
  const about = whereAndWhen(change);
  return changePolicy(work, scope, sessionKind, {
    ...about,
    rule,
    decide: async () => {
      await sessions.endOverdue(work.db, scope);
      if (!work.impact.isDryRun) return;
      const { accountId } = about;
      const startsLater = about.startsAt !== null && about.startsAt > work.now;
      const touched = await sessions.readTouched(work.db, scope, { accountId, rule });
      saySessionLimits(work, { touched, startsLater });
    },
  });
}

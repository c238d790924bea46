/** Use cases of limits: each is decided, shown before, and saved in the way of all policies. */
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { endTooOld } from '../api-keys/index.ts';
import { endOldSecrets } from '../oauth-apps/index.ts';
import { type ChangeOf, changePolicy, whereAndWhen } from './changing.ts';
import {
  accountCreationKind,
  apiKeyKind,
  externalUserKind,
  invitationKind,
  passwordKind,
  rememberedBrowserKind,
} from './kinds.ts';
import type {
  AccountCreationRule,
  ApiKeyRule,
  ExternalUserRule,
  InvitationRule,
  PasswordRule,
  RememberedBrowserRule,
} from './limits.ts';
import { lifetimeDays } from './limits.ts';
import * as store from './limits-store.ts';
import {
  sayAccountCreators,
  sayAgedCredentials,
  sayOutsiders,
  sayPasswords,
  sayRememberedBrowsers,
  sayShorterInvitations,
} from './limits-telling.ts';
import { forgetOutdated, readRemembering } from './remembered-store.ts';

const isLater = (work: Work, startsAt: Date | null): boolean =>
  startsAt !== null && startsAt > work.now;

/** What was too old by the rule until now stays dead. @throws request.stale */
export async function updateApiKeys(
  work: Work,
  scope: OrganizationScope,
  change: ChangeOf<ApiKeyRule>,
) {
  const { max_age_days } = change.body;
  const about = whereAndWhen(change);
  return changePolicy(work, scope, apiKeyKind, {
    ...about,
    rule: { max_age_days },
    decide: async () => {
      await endTooOld(work.db, scope);
      await endOldSecrets(work.db, scope);
      if (!work.impact.isDryRun || max_age_days === null) return;
      const aged = await store.readAged(work.db, scope, max_age_days);
      sayAgedCredentials(work, aged, isLater(work, about.startsAt));
    },
  });
}

/** What waits is shortened with the rule, for good. @throws request.stale */
export async function updateInvitations(
  work: Work,
  scope: OrganizationScope,
  change: ChangeOf<InvitationRule>,
) {
  const { lifetime_days } = change.body;
  const about = whereAndWhen(change);
  const saved = await changePolicy(work, scope, invitationKind, {
    ...about,
    rule: { lifetime_days },
    decide: async () => {
      // By the rule until now: what it shortened is not made longer by the next.
      await store.shortenPending(work.db, scope);
      if (!work.impact.isDryRun) return;
      const shorter = await store.readShorter(work.db, scope, lifetime_days ?? lifetimeDays);
      sayShorterInvitations(work, shorter, isLater(work, about.startsAt));
    },
  });
  await store.shortenPending(work.db, scope);
  return saved;
}

/** @throws request.stale, security_policy.not_stricter */
export async function updateExternalUsers(
  work: Work,
  scope: OrganizationScope,
  change: ChangeOf<ExternalUserRule>,
) {
  const { access } = change.body;
  const about = whereAndWhen(change);
  return changePolicy(work, scope, externalUserKind, {
    ...about,
    rule: { access },
    decide: async () => {
      if (!work.impact.isDryRun) return;
      const outsiders = await store.readOutsiders(work.db, scope, about.accountId);
      sayOutsiders(work, outsiders, { access, startsLater: isLater(work, about.startsAt) });
    },
  });
}

/** @throws request.stale */
export async function updateAccountCreation(
  work: Work,
  scope: OrganizationScope,
  change: ChangeOf<AccountCreationRule>,
) {
  const { created_by } = change.body;
  return changePolicy(work, scope, accountCreationKind, {
    ...whereAndWhen(change),
    rule: { created_by },
    decide: async () => {
      if (!work.impact.isDryRun) return;
      sayAccountCreators(work, { created_by }, await store.readAdministrators(work.db, scope));
    },
  });
}

/** How long a password is that is set already is known to nobody until it is typed. @throws request.stale */
export async function updatePasswords(
  work: Work,
  scope: OrganizationScope,
  change: ChangeOf<PasswordRule>,
) {
  const { minimum_characters } = change.body;
  const rule = { minimum_characters };
  return changePolicy(work, scope, passwordKind, {
    ...whereAndWhen(change),
    rule,
    decide: async () => {
      if (!work.impact.isDryRun) return;
      const asksMore = passwordKind.asksSomething(rule);
      const holders = await store.readPasswordHolders(work.db, scope);
      sayPasswords(work, holders, asksMore);
    },
  });
}

/** What is too old is forgotten, for good. @throws request.stale, security_policy.not_stricter */
export async function updateRememberedBrowsers(
  work: Work,
  scope: OrganizationScope,
  change: ChangeOf<RememberedBrowserRule>,
) {
  const { remembered_days } = change.body;
  const about = whereAndWhen(change);
  const { accountId } = about;
  const saved = await changePolicy(work, scope, rememberedBrowserKind, {
    ...about,
    rule: { remembered_days },
    decide: async () => {
      // By the rule until now: what it forgot does not come back by the next.
      await forgetOutdated(work.db, scope);
      if (!work.impact.isDryRun) return;
      const touched = await readRemembering(work.db, scope, { accountId, days: remembered_days });
      sayRememberedBrowsers(work, touched, isLater(work, about.startsAt));
    },
  });
  await forgetOutdated(work.db, scope);
  return saved;
}

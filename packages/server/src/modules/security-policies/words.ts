/** Policies in words. */
import { listOf, say, type Text } from '../../kernel/text.ts';
import type { DutyRow } from './people-store.ts';
import type { SecondFactorRule, SessionRule } from './rules.ts';
import type { LimitRow } from './sessions-store.ts';

/** @param accountName null: of the organization */
export function sentenceOf(rule: SecondFactorRule, accountName: string | null): Text {
  const kind = rule.phishing_resistant ? 'passkey' : 'factor';
  if (rule.required_of === 'nobody')
    return accountName === null
      ? say('Nobody is asked for a second factor: a password is enough.')
      : say('{account} asks for no more than the organization.', { account: accountName });
  if (accountName === null)
    return rule.required_of === 'everyone'
      ? say(
          'Everybody is asked for {kind, select, passkey {a passkey} other {a second factor}}, and so are people from outside at your accounts.',
          { kind },
        )
      : say(
          'The Owner and the Administrators are asked for {kind, select, passkey {a passkey} other {a second factor}}.',
          { kind },
        );
  return rule.required_of === 'everyone'
    ? say(
        'Everybody who comes to {account} is asked for {kind, select, passkey {a passkey} other {a second factor}}.',
        { account: accountName, kind },
      )
    : say(
        'Whoever administers {account} is asked for {kind, select, passkey {a passkey} other {a second factor}}.',
        { account: accountName, kind },
      );
}

/** What somebody can prove, counted as sessions are. */
export const provesBy = (level: number) =>
  ([null, 'authenticator_app', 'passkey', 'sso'] as const)[level] ?? null;

const whatFollows = (level: number, duty: DutyRow): Text => {
  if (level === 3) return say('their company proves them by single sign-on');
  if (level >= duty.level)
    return level === 2 ? say('they have a passkey') : say('they have an authenticator app');
  if (duty.accountId !== null)
    return level === 0
      ? say('they have none, and cannot reach it until they add one')
      : say('they have an app alone, and cannot reach it until they add a passkey');
  return level === 0
    ? say('they have none, and add one at the next sign-in')
    : say('they have an app alone, and add a passkey at the next sign-in');
};

export function becauseOf(level: number, duty: DutyRow): Text {
  const circle = duty.rule.required_of;
  const kind = duty.rule.phishing_resistant ? 'passkey' : 'factor';
  const follows = whatFollows(level, duty);
  return say(
    '{scope, select, organization {The organization} parent {The account above} other {The account}} asks {circle, select, administrators {whoever administers it} other {everybody}} for {kind, select, passkey {a passkey} other {a second factor}}: {follows}.',
    { scope: duty.ruleOf, circle, kind, follows },
  );
}

/** In hours where they are whole: nobody reckons with 480 minutes. */
const durationOf = (minutes: number): Text =>
  minutes % 60 === 0
    ? say('{hours, plural, one {# hour} other {# hours}}', { hours: minutes / 60 })
    : say('{minutes, plural, one {# minute} other {# minutes}}', { minutes });

function partsOf(rule: SessionRule): Text[] {
  const { lifetime_minutes: lifetime, idle_minutes: idle, step_up_minutes: stepUp } = rule;
  return [
    ...(lifetime === null
      ? []
      : [say('they end after {duration}', { duration: durationOf(lifetime) })]),
    ...(idle === null
      ? []
      : [say('they end after {duration} without use', { duration: durationOf(idle) })]),
    ...(stepUp === null
      ? []
      : [say('a fresh proof counts for {duration}', { duration: durationOf(stepUp) })]),
  ];
}

/** @param accountName null: of the organization */
export function sessionSentenceOf(rule: SessionRule, accountName: string | null): Text {
  const parts = partsOf(rule);
  if (parts.length === 0)
    return accountName === null
      ? say('Sessions last as long as everywhere: a day at most, an hour without use.')
      : say('{account} asks for no more than the organization.', { account: accountName });
  return accountName === null
    ? say('Sessions of the people whom you manage: {parts}.', { parts: listOf(parts) })
    : say('Sessions of whoever reaches {account}, among the people whom you manage: {parts}.', {
        account: accountName,
        parts: listOf(parts),
      });
}

export function sessionBecauseOf({ accountName, ...rule }: LimitRow): Text {
  const parts = listOf(partsOf(rule));
  return accountName === null
    ? say('By the organization: {parts}.', { parts })
    : say('By the account {account}: {parts}.', { account: accountName, parts });
}

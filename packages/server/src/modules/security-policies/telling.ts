/** Whom a policy touches, told before it is saved. */
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { Standing } from './people-store.ts';
import type { Touched } from './sessions-store.ts';

export interface Told {
  readonly standing: Standing;
  readonly isForAccount: boolean;
  readonly startsLater: boolean;
  readonly authorLevel: number;
}

function sayWhoComplies({ impact }: Work, { standing }: Told): void {
  impact.line({
    what: 'people_asked',
    label: say('people are asked'),
    count: standing.asked,
  });
  impact.line({
    what: 'prove_by_sso',
    label: say(
      'of them prove themselves at their company, by single sign-on: nothing changes for them',
    ),
    count: standing.bySso,
  });
  impact.line({
    what: 'prove_by_factor',
    label: say('of them have what is asked for: nothing changes for them'),
    count: standing.byFactor,
  });
}

function sayWhoDoesNot({ impact }: Work, { standing, isForAccount }: Told): void {
  impact.line({
    what: 'people_missing',
    label: isForAccount
      ? say('do not have it yet: they cannot reach the account until they add it')
      : say('do not have it yet: they add it at their next sign-in'),
    count: standing.missing,
    names: standing.missingNames,
  });
  impact.line({
    what: 'factors_too_weak',
    label: say('of these have a factor that is not enough'),
    count: standing.tooWeak,
  });
  impact.line({
    what: 'guests_missing',
    label: say(
      'people from outside do not have it: they reach their other accounts, and none of these',
    ),
    count: standing.guestsMissing,
    names: standing.guestNames,
  });
}

/** The impact of a rule that asks for something. */
export function sayWhoIsTouched(work: Work, told: Told): void {
  const { impact } = work;
  const { standing, isForAccount, startsLater, authorLevel } = told;
  sayWhoComplies(work, told);
  sayWhoDoesNot(work, told);
  if (!isForAccount) {
    impact.line({
      what: 'sessions_asked',
      label: startsLater
        ? say('sessions of today would be asked for it when it starts')
        : say('sessions are worth nothing until it is proven'),
      count: standing.sessions,
    });
    impact.line({
      what: 'api_keys_refused',
      label: say(
        'API keys are refused while their maker does not have it, and work again afterwards',
      ),
      count: standing.keys,
      names: standing.keyNames,
    });
  }
  impact.you(
    authorLevel === 3
      ? say('You signed in through your company: nothing changes for you.')
      : say('You have proven it in this session: nothing changes for you.'),
  );
  impact.undo(say('Ask nobody for it, at any time: it counts from the next request on.'));
}

/** The impact of how long sessions last. */
export function saySessionLimits(
  { impact }: Work,
  { touched, startsLater }: { readonly touched: Touched; readonly startsLater: boolean },
): void {
  impact.line({
    what: 'people_limited',
    label: say('people whom you manage are concerned'),
    count: touched.people,
  });
  impact.line({
    what: 'sessions_over',
    label: startsLater
      ? say('sessions would be over if it started now')
      : say('sessions are over at once'),
    count: touched.over,
    names: touched.overNames,
  });
  impact.you(say('Your sessions last no longer than those of the others.'));
  impact.undo(
    say('Choose longer times, at any time. Sessions that are over by then do not come back.'),
  );
}

/** Whom and what a limit touches, told before it is saved. */
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { AccountCreationRule, ExternalUserRule } from './limits.ts';
import type {
  Administrators,
  AgedCredentials,
  Outsiders,
  PasswordHolders,
  ShorterInvitations,
} from './limits-store.ts';
import type { Remembering } from './remembered-store.ts';

/** What it means for whatever is concerned: at once, or as it would be if it started now. */
const whenStarts = (startsLater: boolean, atOnce: Text, ifNow: Text): Text =>
  startsLater ? ifNow : atOnce;

export function sayAgedCredentials(
  { impact }: Work,
  { keysOver, keysSooner, secretsOver }: AgedCredentials,
  startsLater: boolean,
): void {
  impact.line({
    what: 'api_keys_over',
    label: whenStarts(
      startsLater,
      say('API keys end at once and for good: they are too old'),
      say('API keys would end if it started now: they are too old'),
    ),
    ...keysOver,
  });
  impact.line({
    what: 'api_keys_sooner',
    label: say('API keys end sooner than they would; their makers are told two weeks before'),
    ...keysSooner,
  });
  impact.line({
    what: 'oauth_secrets_over',
    label: whenStarts(
      startsLater,
      say(
        'OAuth apps get no tokens until they are given a new secret: theirs is too old, and ends for good',
      ),
      say('OAuth apps would get no tokens if it started now: their secret is too old'),
    ),
    ...secretsOver,
  });
  impact.undo(
    say('Allow more days, at any time. API keys and secrets that ended by then do not come back.'),
  );
}

export function sayShorterInvitations(
  { impact }: Work,
  { over, overNames, sooner }: ShorterInvitations,
  startsLater: boolean,
): void {
  impact.line({
    what: 'invitations_over',
    label: whenStarts(
      startsLater,
      say('invitations that wait are over at once'),
      say('invitations that wait would be over if it started now'),
    ),
    count: over,
    names: overNames,
  });
  impact.line({
    what: 'invitations_sooner',
    label: say('invitations that wait end sooner'),
    count: sooner,
  });
  impact.undo(say('Allow more days, at any time, and send the invitations once more.'));
}

export function sayOutsiders(
  { impact }: Work,
  { people, waiting }: Outsiders,
  { access, startsLater }: ExternalUserRule & { readonly startsLater: boolean },
): void {
  if (access === 'allowed') {
    impact.undo(say('Keep people from outside away again, at any time.'));
    return;
  }
  if (access === 'not_allowed')
    impact.line({
      what: 'outsiders_refused',
      label: whenStarts(
        startsLater,
        say('people from outside are refused at once; they keep their roles'),
        say('people from outside would be refused if it started now; they keep their roles'),
      ),
      ...people,
    });
  else
    impact.line({
      what: 'outsiders_stay',
      label: say('people from outside stay as they are'),
      ...people,
    });
  impact.line({
    what: 'invitations_checked',
    label:
      access === 'not_allowed'
        ? say('invitations to accounts wait, and cannot be accepted by people from outside')
        : say(
            'invitations to accounts wait; people from outside can accept those of the Owner and the Administrators',
          ),
    ...waiting,
  });
  impact.undo(say('Allow people from outside, at any time: what they hold counts again at once.'));
}

export function sayAccountCreators(
  { impact }: Work,
  { created_by }: AccountCreationRule,
  { administrators, others }: Administrators,
): void {
  if (created_by !== 'everyone')
    impact.line({
      what: 'creators_refused',
      label: say('people whom you manage create no accounts, whatever their roles'),
      count: created_by === 'nobody' ? others + administrators.count : others,
    });
  if (created_by === 'administrators')
    impact.line({
      what: 'creators_left',
      label: say('administrators create accounts as before'),
      ...administrators,
    });
  impact.undo(say('Choose otherwise, at any time. Accounts that are there stay.'));
}

export function sayPasswords(
  { impact }: Work,
  { holders, others, sessions }: PasswordHolders,
  asksMore: boolean,
): void {
  if (!asksMore) {
    impact.you(say('Nothing changes for you: your password stays.'));
    impact.undo(say('Ask for longer ones again, at any time.'));
    return;
  }
  impact.line({
    what: 'passwords_unmeasured',
    label: say(
      'people have a password; how long it is, nobody knows before they type it. Who has a shorter one chooses a new one when they sign in for the first time after the start',
    ),
    count: holders.count,
    names: holders.names,
  });
  impact.line({
    what: 'people_without_password',
    label: say('people whom you manage have no use for a password: they are asked for nothing'),
    count: others,
  });
  impact.line({
    what: 'sessions_go_on',
    label: say('sessions go on until they end by themselves, however short the password was'),
    count: sessions,
  });
  impact.you(say('If your own password is shorter, you choose a new one when you sign in next.'));
  impact.undo(
    say('Ask for less, at any time: whoever kept a shorter password signs in with it again.'),
  );
}

export function sayRememberedBrowsers(
  { impact }: Work,
  { over, overNames, stay, people, days }: Remembering,
  startsLater: boolean,
): void {
  if (days > 0)
    impact.line({
      what: 'people_remembering',
      label: say(
        'people with a second factor may have a browser remembered, if they tick it themselves',
      ),
      count: people,
    });
  impact.line({
    what: 'browsers_forgotten',
    label: startsLater
      ? say(
          'browsers would be forgotten if it started now: the second factor is asked for there again',
        )
      : say('browsers are forgotten at once: the second factor is asked for there again'),
    count: over,
    names: overNames,
  });
  impact.line({
    what: 'browsers_stay',
    label: say('browsers stay remembered, none for longer than was ticked'),
    count: stay,
  });
  impact.you(
    say('Sessions go on. Far-reaching acts ask you for your second factor as they always do.'),
  );
  impact.undo(
    say('Choose otherwise, at any time. What was forgotten is remembered by a new tick only.'),
  );
}

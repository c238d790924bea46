/** Whom a list of networks would shut out, told before it is saved. */
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { NetworkRule } from './rules.ts';
import type { Shut } from './store.ts';

interface Told {
  readonly shut: Shut;
  readonly rule: NetworkRule;
  readonly startsLater: boolean;
  readonly address: string | null;
  readonly isInside: boolean;
}

/** The impact of a list that counts, or is looked at. */
export function sayWhoIsOutside({ impact }: Work, told: Told): void {
  const { shut, rule, startsLater, address, isInside } = told;
  impact.line({
    what: 'people_outside',
    label: say('people came from outside of the list in the last 30 days'),
    count: shut.people,
    names: shut.peopleNames,
  });
  impact.line({
    what: 'sessions_outside',
    label:
      rule.mode === 'report_only'
        ? say('sessions that are open began outside of it: they go on, and are written down')
        : startsLater
          ? say(
              'sessions that are open began outside of it: they would be refused if it started now',
            )
          : say('sessions that are open began outside of it: they are refused from there at once'),
    count: shut.sessions,
  });
  impact.line({
    what: 'api_keys_outside',
    label: say('API keys were last used from outside of it'),
    count: shut.keys,
    names: shut.keyNames,
  });
  impact.line({
    what: 'oauth_apps_outside',
    label: say('OAuth apps were last used from outside of it'),
    count: shut.apps,
    names: shut.appNames,
  });
  impact.you(
    isInside && address !== null
      ? say('You come from {address}, which is in the list: nothing changes for you here.', {
          address,
        })
      : say('You come from outside of the list yourself. It would be refused if it were to count.'),
  );
  impact.undo(say('Switch it off at any time, from one of the networks.'));
}

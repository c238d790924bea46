/** Finds an account or a person by name, address or SID, asked of the server: the account on the map, the person's ways. */
import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { Button } from '../../../ui/controls.tsx';

const ofEach = 6;

async function find(organizationSid: string, search: string) {
  const [accounts, people] = await Promise.all([
    bailiwick.organizationAccounts.list(organizationSid, {
      search,
      kind: 'all',
      page_size: ofEach,
    }),
    bailiwick.organizationUsers.list(organizationSid, { search, page_size: ofEach }),
  ]);
  return { accounts: accounts.items, people: people.items };
}

export function FindOnMap({
  organizationSid,
  text,
  onText,
  onAccount,
  onPerson,
}: {
  organizationSid: string;
  text: string;
  onText: (text: string) => void;
  onAccount: (accountSid: string) => void;
  onPerson: (personSid: string) => void;
}) {
  const [typed, setTyped] = useState(text);
  const asked = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['map-find', organizationSid, asked],
    queryFn: () => find(organizationSid, asked),
    enabled: asked.length >= 2,
    placeholderData: (before) => before,
  });
  const type = (next: string) => {
    setTyped(next);
    onText(next.trim());
  };
  const isAsked = asked.length >= 2;
  const count = (found.data?.accounts.length ?? 0) + (found.data?.people.length ?? 0);
  const leave = (then: () => void) => {
    setTyped('');
    then();
  };
  return (
    <search className="map-find grow">
      <input
        className="input"
        type="search"
        aria-keyshortcuts="/"
        data-search="true"
        aria-label={t`Find an account or a person`}
        placeholder={t`Find an account or a person`}
        maxLength={100}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
      <p className="visually-hidden" role="status">
        {isAsked
          ? found.isError
            ? t`The search did not work.`
            : plural(count, { one: '# found', other: '# found' })
          : ''}
      </p>
      {isAsked && found.data !== undefined ? (
        <ul className="map-found" aria-label={t`What was found`}>
          {found.data.accounts.map((account) => (
            <li key={account.sid}>
              <Button kind="quiet" small onPress={() => leave(() => onAccount(account.sid))}>
                <bdi>{account.friendly_name}</bdi>{' '}
                <span className="muted">
                  <Trans>account</Trans>
                </span>
              </Button>
            </li>
          ))}
          {found.data.people.map((person) => (
            <li key={person.sid}>
              <Button kind="quiet" small onPress={() => leave(() => onPerson(person.sid))}>
                <bdi>{person.name}</bdi>{' '}
                <span className="muted">
                  <Trans>{ph({ email: person.email })}: their ways</Trans>
                </span>
              </Button>
            </li>
          ))}
          {count === 0 ? (
            <li className="muted">
              <Trans>Nothing is called like that.</Trans>
            </li>
          ) : null}
        </ul>
      ) : null}
    </search>
  );
}

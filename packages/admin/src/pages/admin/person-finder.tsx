/** Finds managed people by name or address, and hands over the one that is pressed. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { useOrganization } from './organization.ts';
import '../../styles/people.css';

type Person = Pick<Schemas['OrganizationUser'], 'sid' | 'name' | 'email'>;

const shown = 5;

export function PersonFinder({
  label,
  without,
  onChoose,
}: {
  label: string;
  /** SIDs of people who are chosen already. */
  without: readonly string[];
  onChoose: (person: Person) => void;
}) {
  const { sid } = useOrganization();
  const id = useId();
  const [search, setSearch] = useState('');
  const typed = search.trim();
  const people = useQuery({
    queryKey: ['people-found', sid, typed],
    queryFn: () =>
      bailiwick.organizationUsers.list(sid, { search: typed, kind: 'managed', page_size: shown }),
    enabled: typed !== '',
  });
  const found = (people.data?.items ?? []).filter((person) => !without.includes(person.sid));
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          className="input"
          type="search"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          // Enter finds; it must not send the form around.
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </div>
      {people.isError ? <ProblemSummary problem={problemOf(people.error)} /> : null}
      {typed !== '' && people.isSuccess && found.length === 0 ? (
        <p role="status">
          <Trans>Nobody else matches.</Trans>
        </p>
      ) : null}
      <ul className="people">
        {found.map((person) => (
          <li key={person.sid}>
            <span>
              {person.name} <span className="small muted">{person.email}</span>
            </span>
            <Button
              small
              label={t`Choose ${{ name: person.name }}`}
              onPress={() => {
                setSearch('');
                onChoose(person);
              }}
            >
              {t`Choose`}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who was chosen, each with a way out. */
export function ChosenPeople({
  people,
  onDrop,
}: {
  people: readonly Person[];
  onDrop: (person: Person) => void;
}) {
  if (people.length === 0) return null;
  return (
    <ul className="people">
      {people.map((person) => (
        <li key={person.sid}>
          <span>
            {person.name} <span className="small muted">{person.email}</span>
          </span>
          <Button
            small
            label={t`Leave out ${{ name: person.name }}`}
            onPress={() => onDrop(person)}
          >
            <Trans>Leave out</Trans>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Which people and which accounts the matrix shows; all of it stands in the address. */
import { type SubmitEvent, useEffect, useState } from 'react';
import { Button } from '../../../ui/controls.tsx';
import { useListSearch } from '../../../ui/list.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const personKinds: readonly Choice[] = [
  { value: '', label: 'Everyone' },
  { value: 'managed', label: 'Managed' },
  { value: 'independent', label: 'Independent' },
];
const holders: readonly Choice[] = [
  { value: '', label: 'With and without a role' },
  { value: 'holders', label: 'Only with a role on these accounts' },
];
const accountKinds: readonly Choice[] = [
  { value: '', label: 'Accounts and subaccounts' },
  { value: 'main', label: 'Main accounts' },
  { value: 'subaccount', label: 'Subaccounts' },
];

export function Filters() {
  return (
    <div className="matrix-filters">
      <fieldset className="filters">
        <legend className="visually-hidden">People</legend>
        <Find label="Find people" param="people" page="people_page" />
        <Pick label="Which people" param="people_kind" page="people_page" choices={personKinds} />
        <Pick label="Holders" param="people_only" page="people_page" choices={holders} />
      </fieldset>
      <fieldset className="filters">
        <legend className="visually-hidden">Accounts</legend>
        <Find label="Find accounts" param="accounts" page="accounts_page" />
        <Pick
          label="Which accounts"
          param="accounts_kind"
          page="accounts_page"
          choices={accountKinds}
        />
      </fieldset>
    </div>
  );
}

/** A change of the accounts asks another question about people: their pages begin anew too. */
const firstPages = (page: string) => ({ people_page: undefined, [page]: undefined });

function Find({ label, param, page }: { label: string; param: string; page: string }) {
  const [search, change] = useListSearch();
  const value = search[param] ?? '';
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change({ [param]: text.trim(), ...firstPages(page) });
  };
  return (
    <form role="search" aria-label={label} className="input-row" onSubmit={submit}>
      <input
        className="input"
        type="search"
        aria-keyshortcuts="/"
        aria-label={label}
        placeholder={label}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" label={label.replace('Find', 'Search')}>
        Search
      </Button>
    </form>
  );
}

function Pick({
  label,
  param,
  page,
  choices,
}: {
  label: string;
  param: string;
  page: string;
  choices: readonly Choice[];
}) {
  const [search, change] = useListSearch();
  return (
    <select
      className="input"
      aria-label={label}
      value={search[param] ?? ''}
      onChange={(event) => change({ [param]: event.target.value, ...firstPages(page) })}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

interface Answer {
  readonly items: readonly unknown[];
  readonly page: {
    readonly next_token: string | null;
    readonly previous_token: string | null;
    readonly count: { readonly value: number; readonly exact: boolean } | null;
  };
}

export function Pager({
  what,
  param,
  answer,
}: {
  what: string;
  param: string;
  answer: Answer | undefined;
}) {
  const [, change] = useListSearch();
  if (answer === undefined) return null;
  const { next_token: next, previous_token: previous, count } = answer.page;
  const go = (token: string) =>
    change(
      param === 'people_page' ? { [param]: token } : { people_page: undefined, [param]: token },
    );
  return (
    <div className="table-foot">
      <span role="status">
        {answer.items.length.toLocaleString('en')}
        {count === null ? '' : ` of ${count.value.toLocaleString('en')}${count.exact ? '' : '+'}`}{' '}
        {what}
      </span>
      <span className="pager">
        {previous === null ? null : (
          <Button kind="quiet" small label={`Back: ${what}`} onPress={() => go(previous)}>
            Back
          </Button>
        )}
        {next === null ? null : (
          <Button kind="quiet" small label={`More ${what}`} onPress={() => go(next)}>
            More
          </Button>
        )}
      </span>
    </div>
  );
}

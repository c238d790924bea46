/** Which people and which accounts the matrix shows; all of it stands in the address. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type SubmitEvent, useEffect, useState } from 'react';
import { formatCount, formatNumber } from '../../../i18n/formats.ts';
import { Button } from '../../../ui/controls.tsx';
import { useListSearch } from '../../../ui/list.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const personKinds = (): readonly Choice[] => [
  { value: '', label: t`Everyone` },
  { value: 'managed', label: t`Managed` },
  { value: 'independent', label: t`Independent` },
];
const holders = (): readonly Choice[] => [
  { value: '', label: t`With and without a role` },
  { value: 'holders', label: t`Only with a role on these accounts` },
];
const accountKinds = (): readonly Choice[] => [
  { value: '', label: t`Accounts and subaccounts` },
  { value: 'main', label: t`Main accounts` },
  { value: 'subaccount', label: t`Subaccounts` },
];

export function Filters() {
  return (
    <div className="matrix-filters">
      <fieldset className="filters">
        <legend className="visually-hidden">
          <Trans>People</Trans>
        </legend>
        <Find label={t`Find people`} button={t`Search people`} param="people" page="people_page" />
        <Pick
          label={t`Which people`}
          param="people_kind"
          page="people_page"
          choices={personKinds()}
        />
        <Pick label={t`Holders`} param="people_only" page="people_page" choices={holders()} />
      </fieldset>
      <fieldset className="filters">
        <legend className="visually-hidden">
          <Trans>Accounts</Trans>
        </legend>
        <Find
          label={t`Find accounts`}
          button={t`Search accounts`}
          param="accounts"
          page="accounts_page"
        />
        <Pick
          label={t`Which accounts`}
          param="accounts_kind"
          page="accounts_page"
          choices={accountKinds()}
        />
      </fieldset>
    </div>
  );
}

/** A change of the accounts asks another question about people: their pages begin anew too. */
const firstPages = (page: string) => ({ people_page: undefined, [page]: undefined });

function Find({
  label,
  button,
  param,
  page,
}: {
  label: string;
  button: string;
  param: string;
  page: string;
}) {
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
      <Button type="submit" label={button}>
        <Trans>Search</Trans>
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

function peopleWords({ items: { length: shown }, page: { count } }: Answer): string {
  if (count === null) return plural(shown, { one: '# person', other: '# people' });
  const [first, all, { value }] = [formatNumber(shown), formatCount(count), count];
  return plural(value, { one: `${first} of ${all} person`, other: `${first} of ${all} people` });
}

function accountWords({ items: { length: shown }, page: { count } }: Answer): string {
  if (count === null) return plural(shown, { one: '# account', other: '# accounts' });
  const [first, all, { value }] = [formatNumber(shown), formatCount(count), count];
  return plural(value, {
    one: `${first} of ${all} account`,
    other: `${first} of ${all} accounts`,
  });
}

export function Pager({
  of,
  param,
  answer,
}: {
  of: 'people' | 'accounts';
  param: string;
  answer: Answer | undefined;
}) {
  const [, change] = useListSearch();
  if (answer === undefined) return null;
  const { next_token: next, previous_token: previous } = answer.page;
  const go = (token: string) =>
    change(
      param === 'people_page' ? { [param]: token } : { people_page: undefined, [param]: token },
    );
  return (
    <div className="table-foot">
      <span role="status">{of === 'people' ? peopleWords(answer) : accountWords(answer)}</span>
      <span className="pager">
        {previous === null ? null : (
          <Button
            kind="quiet"
            small
            label={of === 'people' ? t`Back: people` : t`Back: accounts`}
            onPress={() => go(previous)}
          >
            <Trans>Back</Trans>
          </Button>
        )}
        {next === null ? null : (
          <Button
            kind="quiet"
            small
            label={of === 'people' ? t`More people` : t`More accounts`}
            onPress={() => go(next)}
          >
            <Trans>More</Trans>
          </Button>
        )}
      </span>
    </div>
  );
}

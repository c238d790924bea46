/** What an app that asks people has besides: where it waits for the answer, and whose program it is. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useContext, useEffect, useId, useRef, useState } from 'react';
import { formatNumber } from '../../../i18n/formats.ts';
import { Button, FieldErrors, TextField } from '../../../ui/controls.tsx';
import type { ForPeople } from './app-choice.ts';
import type { OAuthApp } from './app-data.ts';
import '../../../styles/api-keys.css';

const addressesAtMost = 10;

const rowName = 'redirect_uri ';

/** As the API takes it: what was left empty is nothing. */
export function forPeopleOf(values: Readonly<Record<string, string>>): ForPeople {
  const text = (name: string) => values[name]?.trim() || null;
  const rows = Object.keys(values).filter((name) => name.startsWith(rowName));
  return {
    redirect_uris: rows.map((name) => values[name]?.trim() ?? ''),
    company_name: text('company_name'),
    homepage_url: text('homepage_url'),
    terms_url: text('terms_url'),
  };
}

export function PeopleFields({ app }: { app: OAuthApp | undefined }) {
  return (
    <>
      <RedirectUris before={app?.redirect_uris ?? []} />
      <h2>
        <Trans>What people are told</Trans>
      </h2>
      <p className="small muted people-told">
        <Trans>
          The page that asks them shows it, with the name of the app and what it is for. All of it
          may stay empty.
        </Trans>
      </p>
      <TextField
        name="company_name"
        label={t`Whose program it is`}
        defaultValue={app?.company_name ?? ''}
        maxLength={100}
        required={false}
        help={t`The company, as people know it.`}
      />
      <TextField
        name="homepage_url"
        label={t`Its home page`}
        className="mono"
        defaultValue={app?.homepage_url ?? ''}
        maxLength={500}
        required={false}
        help={t`An address that begins with https.`}
      />
      <TextField
        name="terms_url"
        label={t`Its terms of use`}
        className="mono"
        defaultValue={app?.terms_url ?? ''}
        maxLength={500}
        required={false}
        help={t`An address that begins with https.`}
      />
    </>
  );
}

/** One field for each address, so that what is refused stands at the one that it is about. */
function RedirectUris({ before }: { before: readonly string[] }) {
  const [rows, setRows] = useState<readonly number[]>(
    before.length === 0 ? [0] : [...before.keys()],
  );
  const [next, setNext] = useState(rows.length);
  // A refusal names places of what was sent: of rows that were added or taken away since it says nothing.
  const [sent, setSent] = useState(rows);
  const fields = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  const error = useContext(FieldErrors).get('/redirect_uris');
  useEffect(() => {
    const form = fields.current?.form;
    const note = () => setSent(rows);
    form?.addEventListener('submit', note);
    return () => form?.removeEventListener('submit', note);
  }, [rows]);
  const pointerOf = (row: number) =>
    sent.includes(row) ? `/redirect_uris/${sent.indexOf(row)}` : `/redirect_uris/new-${row}`;
  return (
    <fieldset
      ref={fields}
      className="redirect-uris"
      aria-describedby={error === undefined ? undefined : id}
      tabIndex={-1}
      data-pointer="/redirect_uris"
      data-label={t`Redirect URIs`}
    >
      <legend className="legend">
        <Trans>Where it waits for the answer</Trans>
      </legend>
      <p className="field-help">
        <Trans>
          People are led back to one of these addresses, and to no other: it is compared by every
          character. Each begins with https; a program on the same computer has{' '}
          <code>http://127.0.0.1/…</code>, with any port.
        </Trans>
      </p>
      {error === undefined ? null : (
        <p className="field-error" id={id}>
          {error}
        </p>
      )}
      {rows.map((row, index) => (
        <RedirectUri
          key={row}
          name={`${rowName}${row}`}
          pointer={pointerOf(row)}
          place={index + 1}
          before={before[row]}
          onRemove={
            rows.length === 1 ? undefined : () => setRows(rows.filter((other) => other !== row))
          }
        />
      ))}
      {rows.length >= addressesAtMost ? null : (
        <p>
          <Button
            small
            onPress={() => {
              setRows([...rows, next]);
              setNext(next + 1);
            }}
          >
            <Trans>One more address</Trans>
          </Button>
        </p>
      )}
    </fieldset>
  );
}

function RedirectUri({
  name,
  pointer,
  place,
  before = '',
  onRemove,
}: {
  name: string;
  pointer: string;
  place: number;
  before: string | undefined;
  onRemove: (() => void) | undefined;
}) {
  const number = formatNumber(place);
  return (
    <div className="redirect-uri">
      <TextField
        name={name}
        pointer={pointer}
        label={t`Redirect URI ${number}`}
        className="mono"
        defaultValue={before}
        maxLength={500}
      />
      {onRemove === undefined ? null : (
        <Button small label={t`Remove redirect URI ${number}`} onPress={onRemove}>
          <Trans>Remove</Trans>
        </Button>
      )}
    </div>
  );
}

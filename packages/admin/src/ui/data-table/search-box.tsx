/** A plain search, of lists that have no filter. */
import { Trans } from '@lingui/react/macro';
import { type RefObject, type SubmitEvent, useEffect, useState } from 'react';
import { Button } from '../controls.tsx';

export function SearchBox({
  label,
  value,
  field,
  onSearch,
}: {
  label: string;
  value: string;
  field: RefObject<HTMLInputElement | null>;
  onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <form role="search" className="input-row grow" onSubmit={submit}>
      <input
        ref={field}
        className="input grow"
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">
        <Trans>Search</Trans>
      </Button>
    </form>
  );
}

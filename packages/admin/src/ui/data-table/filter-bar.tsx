/**
 * The filter of a list: its terms stand as tokens that can be edited as text, removed, and added to with suggestions. A
 * combobox over a list box. What the server refuses is marked at its place.
 */

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useDeferredValue, useId, useState } from 'react';
import type { Problem } from '../../api.ts';
import { Button } from '../controls.tsx';
import { filterDescription } from './filter-descriptions.ts';
import {
  partsOf,
  placeOf,
  type Suggestion,
  suggestionsFor,
  termsOf,
  typedTerm,
  wordsOf,
} from './filter-text.ts';
import type { Filter } from './types.ts';

export interface FilterBarProps {
  /** What is filtered: "Users". */
  readonly label: string;
  readonly filter: Filter;
  readonly value: string;
  readonly problem: Problem | undefined;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onFilter: (text: string) => void;
}

/** Values that only the server knows, for the term that is being typed. */
function useFound(list: string, filter: Filter, typed: string): readonly string[] {
  const { field = '', value } = partsOf(typedTerm(typed));
  const find = filter.values?.[field];
  const wanted = useDeferredValue(value.replaceAll(/^.*,|"/g, ''));
  const found = useQuery({
    queryKey: ['filter-values', list, field, wanted],
    queryFn: () => find?.(wanted) ?? [],
    enabled: find !== undefined,
    placeholderData: (before) => before,
  });
  return find === undefined ? [] : (found.data ?? []);
}

/** What is being typed, and which term of the filter it is to replace. */
function useTyping(value: string, onFilter: (text: string) => void) {
  const [typed, setTyped] = useState('');
  const [editing, setEditing] = useState<number>();
  const terms = termsOf(value);
  const say = (texts: readonly string[]) => onFilter(texts.filter((text) => text !== '').join(' '));
  const stop = () => {
    setTyped('');
    setEditing(undefined);
  };
  return {
    terms,
    typed,
    editing,
    setTyped,
    stop,
    edit: (index: number) => {
      setTyped(terms[index]?.text ?? '');
      setEditing(index);
    },
    remove: (index: number) =>
      say(terms.filter((_term, at) => at !== index).map(({ text }) => text)),
    take: (text: string) => {
      const texts = terms.map((term) => term.text);
      say(
        editing === undefined
          ? [...texts, text.trim()]
          : texts.map((own, index) => (index === editing ? text.trim() : own)),
      );
      stop();
    },
  };
}

function Tokens({
  terms,
  fields,
  editing,
  wrong,
  onEdit,
  onRemove,
}: {
  terms: ReturnType<typeof termsOf>;
  fields: Filter['fields'];
  editing: number | undefined;
  wrong: number | undefined;
  onEdit: (index: number) => void;
  onRemove: (index: number) => void;
}) {
  return terms.map(({ text, position }, index) => {
    if (index === editing) return null;
    const { field, words } = wordsOf(text, fields);
    return (
      <span className="token" key={`${position} ${text}`} data-wrong={index === wrong}>
        <button type="button" aria-label={t`Edit the filter ${text}`} onClick={() => onEdit(index)}>
          {field === undefined ? null : <span className="token-field">{field}</span>}
          {field === undefined ? '' : ' '}
          {words}
        </button>
        <button
          type="button"
          className="token-remove"
          aria-label={t`Remove the filter ${text}`}
          onClick={() => onRemove(index)}
        >
          ×
        </button>
      </span>
    );
  });
}

function Suggestions({
  id,
  items,
  active,
  onTake,
}: {
  id: string;
  items: readonly Suggestion[];
  active: number;
  onTake: (suggestion: Suggestion) => void;
}) {
  return (
    <div className="suggestions" role="listbox" id={`${id}-list`} aria-label={t`Suggestions`}>
      {items.map((item, index) => (
        <div
          key={item.text}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Before the field loses the focus, which would close the list under the pointer.
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(item);
          }}
        >
          <span>{item.label}</span>
          <span className="small muted">{item.detail}</span>
        </div>
      ))}
    </div>
  );
}

const suggestedAtMost = 12;

/** The field in which terms are typed: what is suggested, and what the keys do. */
function useField({ label, filter, value, field, onFilter }: FilterBarProps) {
  const typing = useTyping(value, onFilter);
  const { terms, typed, editing } = typing;
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useFound(label, filter, typed);
  const items = suggestionsFor(typed, filter.fields, found).slice(0, suggestedAtMost);
  const shows = isOpen && items.length > 0;
  const edit = (index: number) => {
    typing.edit(index);
    field.current?.focus();
  };
  const take = (suggestion: Suggestion) => {
    setActive(-1);
    if (suggestion.isWhole) typing.take(suggestion.text);
    else typing.setTyped(suggestion.text);
    setOpen(!suggestion.isWhole);
  };
  const submit = () => {
    const chosen = shows ? items[active] : undefined;
    if (chosen !== undefined) return take(chosen);
    setOpen(false);
    return typed.trim() === '' && editing === undefined ? undefined : typing.take(typed);
  };
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setOpen(true);
      setActive(
        items.length === 0
          ? -1
          : (Math.max(active, move < 0 ? 0 : -1) + move + items.length) % items.length,
      );
    } else if (event.key === 'Escape' && (shows || typed !== '')) {
      event.preventDefault();
      setActive(-1);
      if (shows) setOpen(false);
      else typing.stop();
    } else if (
      event.key === 'Backspace' &&
      typed === '' &&
      editing === undefined &&
      terms.length > 0
    ) {
      event.preventDefault();
      edit(terms.length - 1);
    }
  };
  return {
    typing,
    items,
    active,
    shows,
    edit,
    take,
    submit,
    onKey,
    open: () => setOpen(true),
    close: () => setOpen(false),
    type: (text: string) => {
      typing.setTyped(text);
      setActive(-1);
      setOpen(true);
    },
  };
}

export function FilterBar(props: FilterBarProps) {
  const { label, filter, problem, field } = props;
  const id = useId();
  const { typing, items, active, shows, edit, take, submit, onKey, open, close, type } =
    useField(props);
  const { terms, typed, editing } = typing;
  const refusal = problem?.errors?.find(({ pointer }) => pointer.endsWith('/q'));
  const place = refusal === undefined ? undefined : placeOf(refusal.detail, terms);
  return (
    <form
      role="search"
      className="filter-bar"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="filter-box" data-wrong={place !== undefined}>
        <Tokens
          {...{ terms, fields: filter.fields, editing, wrong: place?.index, onEdit: edit }}
          onRemove={(index) => {
            typing.remove(index);
            field.current?.focus();
          }}
        />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={t`Filter ${label}`}
          placeholder={
            terms.length === 0
              ? t`Filter, or search in ${{ text: filterDescription(filter.text) }}`
              : t`Add a filter`
          }
          aria-expanded={shows}
          aria-controls={`${id}-list`}
          aria-activedescendant={shows && active >= 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          aria-keyshortcuts="/"
          aria-invalid={place === undefined ? undefined : true}
          aria-describedby={place === undefined ? undefined : `${id}-why`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onFocus={open}
          onBlur={close}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKey}
        />
        {typed === '' ? null : (
          <Button type="submit" small>
            <Trans>Apply</Trans>
          </Button>
        )}
      </div>
      {shows ? <Suggestions {...{ id, items, active, onTake: take }} /> : null}
      {place === undefined ? null : (
        <p className="field-error" id={`${id}-why`} role="alert">
          {terms[place.index] === undefined ? '' : `${terms[place.index]?.text ?? ''}: `}
          {place.why}.
        </p>
      )}
    </form>
  );
}

/** Choosing the language of the pages in this browser, before anybody is signed in. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useId, useRef } from 'react';
import { activeLanguage, choose } from '../i18n/i18n.ts';
import { languages } from '../i18n/languages.ts';
import type { Option } from './controls.tsx';

/** Another language draws the page anew: the focus comes back to where it was. */
let wasJustChosen = false;

/** Each language is named in itself: who looks for theirs can read that and perhaps nothing else here. */
export function LanguageChoice() {
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (wasJustChosen) select.current?.focus();
    wasJustChosen = false;
  }, []);
  const onChoice = (language: string) => {
    wasJustChosen = true;
    void choose(language);
  };
  return (
    <div className="language">
      <label htmlFor={id}>
        <Trans>Language</Trans>
      </label>
      <select
        id={id}
        ref={select}
        className="input"
        value={activeLanguage()}
        onChange={(event) => onChoice(event.target.value)}
      >
        {Object.entries(languages).map(([tag, { name }]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/**
 * As options of a field; the first is what the browser wants.
 * @param current the tag that is kept: one that the pages do not speak stays to be seen
 */
export function languageOptions(current: string | null): readonly Option[] {
  const own = Object.entries(languages).map(([value, { name }]) => ({ value, label: name }));
  const isOther = current !== null && own.every(({ value }) => value !== current);
  return [
    { value: '', label: t`As your browser has it` },
    ...own,
    ...(isOther ? [{ value: current, label: current }] : []),
  ];
}

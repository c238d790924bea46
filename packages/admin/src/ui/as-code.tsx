/** The change that a form would make, as curl, TypeScript and a command, with the values that stand in it now. */

import type { BailiwickClient } from '@bailiwick/sdk';
import {
  commandOf,
  curlOf,
  hasSecrets,
  recordCall,
  typescriptOf,
  type WrittenCall,
} from '@bailiwick/sdk/snippets';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type RefObject, useEffect, useId, useState } from 'react';
import { CopyButton } from './parts.tsx';

type Language = 'curl' | 'TypeScript' | 'command';

/** What programmers call it; only the last has a name in words. */
const nameOf = (language: Language) => (language === 'command' ? t`Command line` : language);

/** What was looked at last is looked at next. */
let preferred: Language = 'curl';

/** One call in the languages that it can be written in. A call that no command makes has none. */
export function CallAsCode({ call }: { call: WrittenCall }) {
  const [chosen, setChosen] = useState(preferred);
  const group = useId();
  const command = commandOf(call);
  const texts: readonly (readonly [Language, string])[] = [
    ['curl', curlOf(call, location.origin)],
    ['TypeScript', typescriptOf(call, location.origin)],
    ...(command === undefined ? [] : [['command', command] as const]),
  ];
  const [language, text] = texts.find(([name]) => name === chosen) ?? texts[0] ?? ['curl', ''];
  return (
    <>
      <fieldset className="code-languages">
        <legend className="visually-hidden">
          <Trans>Written as</Trans>
        </legend>
        {texts.map(([name]) => (
          <label key={name}>
            <input
              type="radio"
              name={group}
              checked={name === language}
              onChange={() => {
                preferred = name;
                setChosen(name);
              }}
            />
            {nameOf(name)}
          </label>
        ))}
        <CopyButton text={text} what={nameOf(language)} />
      </fieldset>
      <pre className="code" data-operation={call.operation}>
        <code>{text}</code>
      </pre>
      {hasSecrets(call) ? (
        <p className="small muted">
          <Trans>What stands in angle brackets is secret and left out: put it in yourself.</Trans>
        </p>
      ) : null}
    </>
  );
}

export function AsCode({
  form,
  change,
}: {
  form: RefObject<HTMLFormElement | null>;
  change: (api: BailiwickClient) => unknown;
}) {
  const [call, setCall] = useState<WrittenCall>();
  const [, setEdits] = useState(0);
  useEffect(() => {
    const element = form.current;
    const look = () => setEdits((edits) => edits + 1);
    element?.addEventListener('input', look);
    return () => element?.removeEventListener('input', look);
  }, [form]);
  // Whatever was drawn anew may stand for other values.
  useEffect(() => {
    const now = recordCall(change);
    setCall((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
  });
  return (
    <section className="as-code" aria-label={t`The same as code`}>
      {call === undefined ? (
        <p className="muted">
          <Trans>Fill it in first: then it stands here.</Trans>
        </p>
      ) : (
        <CallAsCode call={call} />
      )}
      <p className="small muted">
        <Trans>
          The token of a session stands in BAILIWICK_TOKEN.{' '}
          <a href="/docs/tutorial" target="_blank" rel="noreferrer">
            How to get one
          </a>
        </Trans>
      </p>
    </section>
  );
}

/** What one test showed: how it ended, every check, who it was, and the message itself. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../../../api.ts';
import { formatList } from '../../../i18n/formats.ts';
import { CopyButton, Notice, Stamp, type Tone } from '../../../ui/parts.tsx';
import { CheckList } from './checks.tsx';

type Test = Schemas['SsoTest'];

const states: Readonly<Record<Test['state'], { word: MessageDescriptor; tone: Tone }>> = {
  in_progress: { word: msg`in progress`, tone: 'plain' },
  successful: { word: msg`successful`, tone: 'ok' },
  failed: { word: msg`failed`, tone: 'bad' },
  timed_out: { word: msg`timed out`, tone: 'warn' },
};

export const TestStamp = ({ state }: Pick<Test, 'state'>) => (
  <Stamp tone={states[state].tone}>{i18n._(states[state].word)}</Stamp>
);

export function TestResult({ test, raw }: { test: Test; raw: string | null }) {
  return (
    <section className="section" aria-label={t`Result of the test`} data-test-state={test.state}>
      <h2>
        <Trans>Result of the test</Trans> <TestStamp state={test.state} />
      </h2>
      <Notice tone={states[test.state].tone} live>
        <p>{test.sentence}</p>
        {test.person === null ? null : <p>{test.person.outcome}</p>}
      </Notice>
      {test.checks.length === 0 ? null : <CheckList checks={test.checks} />}
      {test.person === null ? null : <Sent person={test.person} />}
      {raw === null ? null : (
        <details>
          <summary>
            <Trans>The message as it came, decoded, without secrets</Trans>
          </summary>
          <p>
            <CopyButton text={raw} what={t`the message`} />
          </p>
          <pre className="code">
            <code>{raw}</code>
          </pre>
        </details>
      )}
    </section>
  );
}

/** Everything that was sent by its name, with what was made of it. */
function Sent({ person }: { person: NonNullable<Test['person']> }) {
  const sent = Object.entries(person.attributes);
  const readAs = [
    [t`Subject`, person.subject],
    [t`E-mail address`, person.email],
    [t`First name`, person.first_name],
    [t`Last name`, person.last_name],
    [t`Groups`, person.groups.length === 0 ? null : formatList(person.groups)],
  ] as const;
  return (
    <>
      <h3>
        <Trans>Who it was</Trans>
      </h3>
      <dl className="ruled">
        {readAs.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? <span className="muted">{t`nothing`}</span>}</dd>
          </div>
        ))}
      </dl>
      {sent.length === 0 ? null : (
        <details>
          <summary>
            <Trans>Everything that was sent</Trans>
          </summary>
          <dl className="ruled">
            {sent.map(([name, values]) => (
              <div key={name}>
                <dt className="mono">{name}</dt>
                <dd className="mono">{formatList(values)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

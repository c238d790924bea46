/** Small parts that many pages share: marks, stamps, times, SIDs, copying, ledgers, notices. */

import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { formatMoment, formatRelative } from '../i18n/formats.ts';
import { Button } from './controls.tsx';
import { useExactTimes } from './exact-times.ts';
import { useNow } from './now.ts';

export type MarkKind = 'managed' | 'independent' | 'invited' | 'inactive' | 'owner';

/** Shape and word say the same; colour repeats it. */
export function KindMark({ kind, children }: { kind: MarkKind; children: ReactNode }) {
  return (
    <span className="mark" data-kind={kind}>
      {children}
    </span>
  );
}

export type Tone = 'plain' | 'ok' | 'warn' | 'bad';

export function Stamp({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="stamp" data-tone={tone}>
      {children}
    </span>
  );
}

export function Notice({
  tone = 'plain',
  children,
  live = false,
}: {
  tone?: Tone;
  children: ReactNode;
  live?: boolean;
}) {
  return (
    <div className="notice" data-tone={tone} role={live ? 'status' : undefined}>
      {children}
    </div>
  );
}

/** How long ago, or until when; the exact time with its zone on hover and for screen readers. */
export function Time({ at }: { at: string | null }) {
  const now = useNow();
  const isExact = useExactTimes();
  if (at === null)
    return (
      <span className="muted">
        <Trans>never</Trans>
      </span>
    );
  const moment = new Date(at);
  return (
    <time dateTime={at} title={isExact ? formatMoment(moment) : undefined}>
      {formatRelative((moment.getTime() - now) / 1000)}
    </time>
  );
}

export function ExactTime({ at }: { at: string }) {
  return <time dateTime={at}>{formatMoment(at)}</time>;
}

type CopyState = 'idle' | 'copied' | 'refused';

const copyWords: Readonly<Record<CopyState, MessageDescriptor>> = {
  idle: msg`Copy`,
  copied: msg`Copied`,
  refused: msg`Not copied`,
};

/** Copies, and says so aloud; also when the browser does not let it. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<CopyState>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (next: CopyState) => {
    setState(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState('idle'), 3000);
  };
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => show('copied'),
      () => show('refused'),
    );
  const labels: Readonly<Record<CopyState, string>> = {
    idle: t`Copy ${what}`,
    copied: t`Copied ${what}`,
    refused: t`Not copied: ${what}`,
  };
  const aloud: Readonly<Record<CopyState, string>> = {
    idle: '',
    copied: t`${what} copied`,
    refused: t`The browser does not let pages copy. Select it and copy it yourself: ${what}`,
  };
  return (
    <>
      <Button small label={labels[state]} onPress={() => void copy()}>
        {i18n._(copyWords[state])}
      </Button>
      <span className={state === 'refused' ? 'small' : 'visually-hidden'} role="status">
        {aloud[state]}
      </span>
    </>
  );
}

export function Sid({ sid }: { sid: string }) {
  return (
    <code title={sid} className="muted sid">
      {sid.slice(0, 2)}
      {sid.slice(-8)}
    </code>
  );
}

/** What becomes of what: the same narrow table beside every far-reaching act. */
export function Ledger({
  title,
  rows,
  children,
}: {
  title: string;
  rows: readonly (readonly [ReactNode, ReactNode])[];
  children?: ReactNode;
}) {
  return (
    <section className="ledger" aria-label={title}>
      <h2>{title}</h2>
      <dl>
        {rows.map(([label, value], index) => (
          // The rows of a ledger are fixed by its page, and have no other name than their place.
          <div key={String(index)}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}

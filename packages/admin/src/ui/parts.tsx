/** Small parts that many pages share: marks, stamps, times, SIDs, copying, ledgers, notices. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './controls.tsx';
import { differencesOf, type Piece, shown } from './differences.ts';

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

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });

function relativeText(seconds: number): string {
  const found = steps.find(([, size]) => Math.abs(seconds) >= size);
  if (found === undefined) return seconds > 0 ? 'in a moment' : 'just now';
  return relative.format(Math.round(seconds / found[1]), found[0]);
}

/** How long ago, or until when; the exact time with its zone on hover and for screen readers. */
export function Time({ at }: { at: string | null }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (at === null) return <span className="muted">never</span>;
  const moment = new Date(at);
  return (
    <time dateTime={at} title={exact.format(moment)}>
      {relativeText((moment.getTime() - now) / 1000)}
    </time>
  );
}

export function ExactTime({ at }: { at: string }) {
  return <time dateTime={at}>{exact.format(new Date(at))}</time>;
}

type CopyState = 'idle' | 'copied' | 'refused';

const copyWords: Readonly<Record<CopyState, string>> = {
  idle: 'Copy',
  copied: 'Copied',
  refused: 'Not copied',
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
  const aloud: Readonly<Record<CopyState, string>> = {
    idle: '',
    copied: `${what} copied`,
    refused: `The browser does not let pages copy. Select the ${what} and copy it yourself.`,
  };
  return (
    <>
      <Button small label={`${copyWords[state]} ${what}`} onPress={() => void copy()}>
        {copyWords[state]}
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

/** Two values under each other, with the characters that differ marked for eyes and ears, and the first one named. */
export function ExpectedFound({
  expected,
  found,
  source,
}: {
  expected: string;
  found: string;
  source: string | null;
}) {
  const differences = differencesOf(expected, found);
  return (
    <dl className="ruled">
      <div>
        <dt>Expected</dt>
        <dd className="mono">
          <Pieces pieces={differences.expected} />
        </dd>
      </div>
      <div>
        <dt>Found</dt>
        <dd>
          <span className="mono">
            <Pieces pieces={differences.found} />
          </span>{' '}
          {source === null ? null : <span className="small muted">at {source}</span>}
          {differences.sentence === undefined ? null : <p>{differences.sentence}</p>}
        </dd>
      </div>
    </dl>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, isSame }, index) =>
    isSame ? (
      // The pieces of one text have no other name than their place.
      <span key={String(index)}>{text}</span>
    ) : (
      <mark key={String(index)} className="differs">
        {shown(text)}
      </mark>
    ),
  );
}

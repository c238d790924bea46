/** One row beside its list: the essentials, its neighbours, and the way to its own page. The list stays usable. */
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '../controls.tsx';

export interface BesideProps {
  readonly name: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
  /** It was opened here, and not by its address: then it takes the focus. */
  readonly takesFocus: boolean;
}

export function BesideTheList(props: BesideProps) {
  const { name, title, children, onPrevious, onNext, onClose, takesFocus } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    if (takesFocus && name !== '') heading.current?.focus();
  }, [takesFocus, name]);
  return (
    <aside
      className="beside-panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="beside-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <div className="beside-moves">
          {onPrevious === undefined ? null : (
            <Button small onPress={onPrevious}>
              <Trans>Previous</Trans>
            </Button>
          )}
          {onNext === undefined ? null : (
            <Button small onPress={onNext}>
              <Trans>Next</Trans>
            </Button>
          )}
          <Button small onPress={onClose}>
            <Trans>Close</Trans>
          </Button>
        </div>
      </div>
      {children}
    </aside>
  );
}

/** Names and values of a row, under each other. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="ruled">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

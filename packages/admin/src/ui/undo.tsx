/**
 * What can be undone is done at once and offered back: a line at the foot of the page, ten seconds long, and as long as
 * somebody points at it or has the focus there.
 */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Button } from './controls.tsx';
import { ProblemSummary, useAct } from './form.tsx';
import { remember } from './session-memory.ts';
import { type Offer, UndoOffers } from './undo-context.ts';

const shownMs = 10_000;

export function UndoProvider({ children }: { children: ReactNode }) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const make = useCallback((next: Offer) => {
    setOffer(next);
    remember(next.sentence);
  }, []);
  return (
    <UndoOffers.Provider value={make}>
      {children}
      <div role="status" className="undo-place">
        {offer === null ? null : (
          <UndoBar key={offer.sentence} offer={offer} onGone={() => setOffer(null)} />
        )}
      </div>
    </UndoOffers.Provider>
  );
}

function UndoBar({ offer, onGone }: { offer: Offer; onGone: () => void }) {
  const [held, setHeld] = useState(false);
  const { act, pending, problem } = useAct();
  useEffect(() => {
    if (held || pending || problem !== null) return;
    const timer = setTimeout(onGone, shownMs);
    return () => clearTimeout(timer);
  }, [held, pending, problem, onGone]);
  return (
    <div
      className="undo"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <span>{offer.sentence}</span>
      <Button
        small
        pending={pending}
        onPress={() =>
          void act(offer.undo).then((ok) => {
            if (!ok) return;
            remember(`Undone: ${offer.sentence}`);
            onGone();
          })
        }
      >
        <Trans>Undo</Trans>
      </Button>
      <Button small onPress={onGone} label={t`Close`}>
        ×
      </Button>
    </div>
  );
}

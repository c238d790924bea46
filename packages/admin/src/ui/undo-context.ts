/** The hand-over between what was done and the line that offers to undo it. */
import { createContext, useContext } from 'react';

export interface Offer {
  /** What was done: "Developer on Production was taken from Imogen Ilić." */
  readonly sentence: string;
  readonly undo: () => Promise<void>;
}

export const UndoOffers = createContext<(offer: Offer) => void>(() => undefined);

/** Offers to undo what was just done. */
export const useUndo = () => useContext(UndoOffers);

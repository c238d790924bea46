/**
 * A page of rows is drawn from its top: first those that a window can show, then the others in steps, between which presses are
 * answered. On a phone, fifty rows at once take longer than anybody waits for an answer.
 */
import { startTransition, useEffect, useState } from 'react';

const isNarrow = () => matchMedia('(max-width: 760px)').matches;

/** The least that a row is high, in pixels; on a narrow window it is a record of several lines. */
const fillingRows = () => Math.ceil(innerHeight / (isNarrow() ? 120 : 32));

/** How many rows take no longer to draw than a press can wait. */
const stepRows = () => (isNarrow() ? 3 : 10);

/** Only a list that was just opened grows: the next page stands at once where the one before stood. */
export function useGrowing<T>(rows: readonly T[] | undefined): readonly T[] | undefined {
  const [drawn, setDrawn] = useState(fillingRows);
  const isWhole = rows === undefined || rows.length <= drawn;
  useEffect(() => {
    if (isWhole) return undefined;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + stepRows())));
    return () => clearTimeout(timer);
  }, [isWhole, drawn]);
  return isWhole ? rows : rows.slice(0, drawn);
}

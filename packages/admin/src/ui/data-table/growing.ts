/**
 * A page of rows is drawn from its top: first those that a window can show, then the others in steps, between which presses are
 * answered. On a phone, fifty rows at once take longer than anybody waits for an answer.
 */
import { startTransition, useEffect, useState } from 'react';

/** The least that a row is high, in pixels; on a narrow window it is a record of several lines. */
const rowAtLeast = 32;
const recordAtLeast = 120;
const narrow = '(max-width: 760px)';

const fillingRows = () =>
  Math.ceil(innerHeight / (matchMedia(narrow).matches ? recordAtLeast : rowAtLeast));

/** Only a list that was just opened grows: the next page stands at once where the one before stood. */
export function useGrowing<T>(rows: readonly T[] | undefined): readonly T[] | undefined {
  const [step] = useState(fillingRows);
  const [drawn, setDrawn] = useState(step);
  const isWhole = rows === undefined || rows.length <= drawn;
  useEffect(() => {
    if (isWhole) return undefined;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + step)));
    return () => clearTimeout(timer);
  }, [isWhole, drawn, step]);
  return isWhole ? rows : rows.slice(0, drawn);
}

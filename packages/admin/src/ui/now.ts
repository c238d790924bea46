/** The time by which a page says how long ago something was. One clock moves them all: a timer for every row of a list is work. */
import { useEffect, useState } from 'react';

const tickMs = 30_000;

let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<(now: number) => void>();

function tick(): void {
  const now = Date.now();
  for (const listener of listeners) listener(now);
}

function onTick(listener: (now: number) => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** In milliseconds. What was made a moment ago is not ahead of it: it begins when it is first asked for. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => onTick(setNow), []);
  return now;
}

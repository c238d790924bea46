/**
 * When a page stands: everything that it asks for first has come, or has taken so long that parts of it are better than
 * nothing. Until then its parts are there and unseen, so that nothing moves under the eyes or the pointer.
 */
import { type QueryCache, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useState } from 'react';

const longEnoughMs = 1_000;

const isComplete = (cache: QueryCache) =>
  cache.findAll({ type: 'active' }).every((query) => query.state.status !== 'pending');

/** @param body gets the focus on its first field, where a form asks for that and nothing else has it */
export function useStanding(body: RefObject<HTMLElement | null>): boolean {
  const cache = useQueryClient().getQueryCache();
  const [stands, setStands] = useState(false);
  useEffect(() => {
    if (stands) return undefined;
    let frame = 0;
    // What came may ask for more: a page is complete when it still is after it was drawn.
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          if (isComplete(cache)) setStands(true);
        });
      });
    };
    const stop = cache.subscribe(look);
    const timer = setTimeout(() => setStands(true), longEnoughMs);
    look();
    return () => {
      stop();
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [cache, stands]);
  useEffect(() => {
    const isElsewhere = document.activeElement?.matches('body, h1') === false;
    // What is unseen cannot take the focus when its form appears.
    if (stands && !isElsewhere)
      body.current?.querySelector<HTMLElement>('[data-autofocus="true"]')?.focus();
  }, [body, stands]);
  return stands;
}

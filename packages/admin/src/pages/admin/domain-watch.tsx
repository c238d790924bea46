/**
 * Looks at a domain by itself while its page is open and can be seen, and says when: nobody has to press anything. In a
 * tab in the background it stops, and looks as soon as somebody is back.
 */
import { plural, t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { useAct } from '../../ui/form.tsx';
import { type Method, needsNewRecord } from './domain-proof.tsx';
import { useOrganization } from './organization.ts';

type Details = Schemas['DomainDetails'];

const lookEverySeconds = 30;

export function useWatch(details: Details | undefined, method: Method) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const domain = details?.domain;
  const waits =
    domain !== undefined &&
    (domain.state === 'unverified' || domain.state === 'verified_uncertain') &&
    !needsNewRecord(domain) &&
    organization.may('domains/verify');
  const look = () => {
    if (domain === undefined) return;
    void act(async () => {
      const seen = await bailiwick.domains.verify(organization.sid, domain.sid, {
        method: domain.method ?? method,
      });
      queryClient.setQueryData(
        ['domain', organization.sid, domain.sid],
        (before: Details | undefined) =>
          before === undefined ? before : { ...before, domain: seen },
      );
      await queryClient.invalidateQueries({
        queryKey: ['domain-checks', organization.sid, domain.sid],
      });
      if (seen.state !== domain.state) await queryClient.invalidateQueries();
    });
  };
  const secondsLeft = useCountdown(waits, look);
  return { look, pending, problem, secondsLeft };
}

/** Calls again and again, and tells how long until the next time; null: it does not count. */
function useCountdown(isOn: boolean, call: () => void): number | null {
  const [left, setLeft] = useState(lookEverySeconds);
  // What is called is that of the newest rendering: the clock must not begin anew with each.
  const newest = useRef(call);
  useEffect(() => {
    newest.current = call;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    let dueAt = Date.now() + lookEverySeconds * 1000;
    const tick = () => {
      if (document.hidden) return;
      if (Date.now() >= dueAt) {
        dueAt = Date.now() + lookEverySeconds * 1000;
        newest.current();
      }
      setLeft(Math.ceil((dueAt - Date.now()) / 1000));
    };
    tick();
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [isOn]);
  return isOn ? left : null;
}

/** Not read aloud each second: what a look finds is, in the sentence below the title. */
export function WatchSentence({
  secondsLeft,
  isLooking,
}: {
  secondsLeft: number | null;
  isLooking: boolean;
}) {
  if (secondsLeft === null) return null;
  return (
    <p className="small muted section">
      {isLooking
        ? t`We are looking right now.`
        : plural(secondsLeft, {
            one: 'We look again by ourselves in # second, while this page is in front of you.',
            other: 'We look again by ourselves in # seconds, while this page is in front of you.',
          })}
    </p>
  );
}

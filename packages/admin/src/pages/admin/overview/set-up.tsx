/** What is left to set up, as far as it can be done here. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '../../../api.ts';
import { useSession } from '../../../session.ts';
import { Button } from '../../../ui/controls.tsx';

const storageKey = (whose: string) => `set-up put away ${whose}`;

/** Each person for themselves, and in this browser. */
function usePutAway(whose: string): readonly [boolean, (away: boolean) => void] {
  const [changed, setChanged] = useState<boolean>();
  const away = changed ?? localStorage.getItem(storageKey(whose)) === 'yes';
  const change = (next: boolean) => {
    if (next) localStorage.setItem(storageKey(whose), 'yes');
    else localStorage.removeItem(storageKey(whose));
    setChanged(next);
  };
  return [away, change];
}

interface SetUpProps {
  readonly sid: string;
  readonly counts: Schemas['UserCounts'] | undefined;
  readonly domains: readonly Schemas['Domain'][] | undefined;
  readonly policy: Schemas['SignUpPolicy'] | undefined;
  readonly invited: number | undefined;
}

/** Disappears when everything is done, and for whoever puts it away. */
export function SetUp({ sid, counts, domains, policy, invited = 0 }: SetUpProps) {
  const session = useSession();
  const [away, setAway] = usePutAway(`${sid} ${session.data?.user.sid ?? ''}`);
  if (counts === undefined || domains === undefined || policy === undefined) return null;
  const steps: readonly (readonly [boolean, ReactNode, string])[] = [
    [
      domains.some((domain) => domain.state === 'verified'),
      <Link key="domain" to="/admin/domains">
        <Trans>Prove a domain</Trans>
      </Link>,
      t`So that people with its addresses can belong to you.`,
    ],
    [
      policy.version > 0,
      <Link key="policy" to="/admin/sign-up-policy">
        <Trans>Decide about sign-ups</Trans>
      </Link>,
      t`What happens when somebody signs up with your domain by themselves.`,
    ],
    [
      counts.managed > 1 || counts.independent > 0 || invited > 0,
      <Link key="invite" to="/admin/users/invite">
        <Trans>Invite your people</Trans>
      </Link>,
      t`With the accounts that they need, in one step.`,
    ],
    [
      counts.administrators > 1,
      <Link key="admin" to="/admin/users">
        <Trans>Have a second Administrator</Trans>
      </Link>,
      t`So that nobody is missed when one is away.`,
    ],
  ];
  const left = steps.filter(([done]) => !done).length;
  if (left === 0) return null;
  if (away)
    return (
      <p>
        <Button small kind="quiet" onPress={() => setAway(false)}>
          <Trans>Show what is left to set up ({left})</Trans>
        </Button>
      </p>
    );
  return (
    <section className="section" aria-label={t`Set up`}>
      <h2>
        <Trans>Set up</Trans>
      </h2>
      <p className="muted">
        {plural(left, {
          one: '# step is left. This goes away when all are done.',
          other: '# steps are left. This goes away when all are done.',
        })}{' '}
        <Button small kind="quiet" onPress={() => setAway(true)}>
          <Trans>Put it away</Trans>
        </Button>
      </p>
      <ol className="steps">
        {steps.map(([done, title, text]) => (
          <li key={text} data-done={done}>
            <span className="strong">{title}</span>
            {done ? <span className="visually-hidden"> {t`(done)`}</span> : null}
            <br />
            <span className="muted">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

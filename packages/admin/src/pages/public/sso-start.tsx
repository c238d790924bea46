/** Begins signing in by the link of a profile, also when an identity provider began it: what it sent is not believed. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useQueryWords } from '../../address.ts';
import { bailiwick, safeNext } from '../../api.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { RefusalPage, refusalOf } from './sso-refusal.tsx';

/** As of a profile that is gone. */
const unusableFault = 'sso_profile_unusable';
const isSid = /^JB[0-9a-f]{32}$/;

export function StartSso() {
  const { profile = '', from, next } = useQueryWords();
  const [error, setError] = useState<unknown>(null);
  const hasBegun = useRef(false);
  useEffect(() => {
    // Once, however often the page is drawn: each beginning is a request of its own.
    if (hasBegun.current || !isSid.test(profile)) return;
    hasBegun.current = true;
    bailiwick.ssoSignIns.start({ sso_profile_sid: profile, return_to: safeNext(next) }).then(
      (begun) => location.replace(begun.location),
      (reason: unknown) => setError(reason),
    );
  }, [profile, next]);
  if (!isSid.test(profile))
    return <RefusalPage refusal={{ fault: unusableFault, reference: '' }} />;
  if (error !== null) {
    const refusal = refusalOf(error);
    if (refusal !== undefined) return <RefusalPage refusal={refusal} />;
    return (
      <PlainPage help="sso" title={t`This link does not work`}>
        <ProblemSummary problem={problemOf(error)} />
        <Link to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      help="sso"
      title={t`One moment…`}
      lead={
        from === 'provider'
          ? t`Your company’s sign-in brought you here. We ask it ourselves who you are, so that nobody can slip you another login.`
          : t`Your company’s sign-in is about to open.`
      }
    >
      {null}
    </PlainPage>
  );
}

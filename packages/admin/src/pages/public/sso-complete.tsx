/** Where a browser lands after the identity provider: hands its answer over, once, and goes on to what came of it. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { usePathPart } from '../../address.ts';
import { bailiwick, queryClient, type Schemas, safeNext } from '../../api.ts';
import { useSession } from '../../session.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { overFault, RefusalPage, refusalOf } from './sso-refusal.tsx';

type Test = NonNullable<Schemas['SsoCompleted']['test']>;

const answerLengthAtLeast = 20;

/** SAML brings a word behind the #; OpenID Connect brings its query. */
function takeAnswer(profileSid: string) {
  const { search, hash } = location;
  if (profileSid !== '')
    return search === '' ? null : { sso_profile_sid: profileSid, query: search };
  const answer = new URLSearchParams(hash.slice(1)).get('answer') ?? '';
  return answer.length < answerLengthAtLeast ? null : { answer };
}

export function CompleteSso() {
  const profileSid = usePathPart('profileSid');
  const [answer] = useState(() => takeAnswer(profileSid));
  const [test, setTest] = useState<Test | null>(null);
  const [error, setError] = useState<unknown>(null);
  const navigate = useNavigate();
  const isSent = useRef(false);
  useEffect(() => {
    // An answer counts once: sent twice, the second would be refused.
    if (isSent.current || answer === null) return;
    isSent.current = true;
    bailiwick.ssoSignIns.complete(answer).then(
      (done) => {
        if (done.test !== null) return setTest(done.test);
        queryClient.clear();
        // In place of this page: Back must not send the answer again.
        return navigate({ href: safeNext(done.return_to), replace: true });
      },
      (reason: unknown) => setError(reason),
    );
  }, [answer, navigate]);
  if (answer === null) return <RefusalPage refusal={{ fault: overFault, reference: '' }} />;
  if (test !== null) return <Tested test={test} />;
  if (error !== null) {
    const refusal = refusalOf(error);
    if (refusal !== undefined) return <RefusalPage refusal={refusal} />;
    return (
      <PlainPage help="sso" title={t`You are not signed in`}>
        <ProblemSummary problem={problemOf(error)} />
        <Link to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
      </PlainPage>
    );
  }
  return (
    <PlainPage help="sso" title={t`Signing in…`} lead={t`We look at what your company answered.`}>
      {null}
    </PlainPage>
  );
}

/** In the window of a test: the page that began it shows every check. */
function Tested({ test }: { test: Test }) {
  // Whoever tests by a set-up link has no login, and nothing to open in the Admin Center.
  const session = useSession();
  const isGood = test.state === 'successful';
  return (
    <PlainPage
      help="sso"
      title={isGood ? t`The test succeeded` : t`The test failed`}
      lead={t`Nobody was signed in, and nothing was changed. You can close this window: the page that began the test shows every check.`}
    >
      {session.data === undefined ? null : (
        <Link
          to="/admin/sso/$profileSid/set-up/$step"
          params={{ profileSid: test.sso_profile_sid, step: 'test' }}
          search={{ test: test.sid }}
        >
          <Trans>Show every check here</Trans>
        </Link>
      )}
    </PlainPage>
  );
}

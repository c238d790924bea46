/** The fourth step: a sign-in that signs nobody in, in a window of its own, with everything that was looked at. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useQueryWords } from '../../../address.ts';
import { bailiwick, queryClient } from '../../../api.ts';
import { ButtonLink } from '../../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { Notice, Time } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import type { SsoProfile } from './profile-data.ts';
import { refreshProfile } from './profile-data.ts';
import { TestForm } from './test-form.tsx';
import { TestResult, TestStamp } from './test-result.tsx';

const lookAgainMs = 1_500;

const keyOfTests = (profileSid: string) => ['sso-tests', profileSid];

export function TestStep({ profile }: { profile: SsoProfile }) {
  const { test } = useQueryWords();
  const organization = useOrganization();
  if (profile.setup.missing.length > 0)
    return (
      <Notice tone="warn">
        <p>
          <Trans>There is nothing to test yet: the side of the provider is missing.</Trans>
        </p>
        <ButtonLink
          to="/admin/sso/$profileSid/set-up/$step"
          params={{ profileSid: profile.sid, step: 'provider' }}
        >
          <Trans>Bring it</Trans>
        </ButtonLink>
      </Notice>
    );
  return (
    <>
      {organization.may('sso-profiles/test') ? <StartTest profile={profile} /> : null}
      {test === undefined ? null : <Watched key={test} profile={profile} testSid={test} />}
      <History profile={profile} chosen={test} />
      {profile.tested_at === null ? null : (
        <ButtonLink
          kind={profile.is_freshly_tested ? 'primary' : 'secondary'}
          to="/admin/sso/$profileSid/set-up/$step"
          params={{ profileSid: profile.sid, step: 'people' }}
        >
          <Trans>Continue to who is affected</Trans>
        </ButtonLink>
      )}
    </>
  );
}

function StartTest({ profile }: { profile: SsoProfile }) {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  return (
    <TestForm
      isAgain={profile.tested_at !== null}
      begin={(api) => api.ssoTests.start(sid, profile.sid, {})}
      onBegun={async (test) => {
        await queryClient.invalidateQueries({ queryKey: keyOfTests(profile.sid) });
        await navigate({
          to: '/admin/sso/$profileSid/set-up/$step',
          params: { profileSid: profile.sid, step: 'test' },
          search: { test },
        });
      }}
    />
  );
}

/** Follows a test until it has an end. */
function Watched({ profile, testSid }: { profile: SsoProfile; testSid: string }) {
  const { sid } = useOrganization();
  const read = useQuery({
    queryKey: [...keyOfTests(profile.sid), testSid],
    queryFn: async () => {
      const answer = await bailiwick.ssoTests.get(sid, profile.sid, testSid);
      if (answer.test.state !== 'in_progress') {
        await refreshProfile(sid, profile.sid);
        await queryClient.invalidateQueries({ queryKey: [...keyOfTests(profile.sid), 'all'] });
      }
      return answer;
    },
    refetchInterval: ({ state }) =>
      state.data?.test.state === 'in_progress' ? lookAgainMs : false,
  });
  if (read.isError) return <ProblemSummary problem={problemOf(read.error)} takesFocus={false} />;
  if (read.data === undefined) return null;
  return <TestResult test={read.data.test} raw={read.data.raw} />;
}

function History({ profile, chosen }: { profile: SsoProfile; chosen: string | undefined }) {
  const { sid } = useOrganization();
  const tests = useQuery({
    queryKey: [...keyOfTests(profile.sid), 'all', profile.tested_at],
    queryFn: () => bailiwick.ssoTests.list(sid, profile.sid, { page_size: 20 }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((test) => test.state === 'in_progress') === true
        ? lookAgainMs * 2
        : false,
  });
  if (tests.isError) return <ProblemSummary problem={problemOf(tests.error)} takesFocus={false} />;
  if (tests.data === undefined || tests.data.items.length === 0) return null;
  return (
    <section className="section">
      <h2>
        <Trans>Tests of the last 30 days</Trans>
      </h2>
      <div className="table-wrap">
        <table className="table" aria-label={t`Tests of the last 30 days`}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>When</Trans>
              </th>
              <th scope="col">
                <Trans>Outcome</Trans>
              </th>
              <th scope="col">
                <Trans>Who</Trans>
              </th>
              <th scope="col">
                <Trans>What it means</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {tests.data.items.map((test) => (
              <tr key={test.sid} aria-current={test.sid === chosen}>
                <td data-label={t`When`}>
                  <Link
                    to="/admin/sso/$profileSid/set-up/$step"
                    params={{ profileSid: profile.sid, step: 'test' }}
                    search={{ test: test.sid }}
                  >
                    <Time at={test.started_at} />
                  </Link>
                </td>
                <td data-label={t`Outcome`}>
                  <TestStamp state={test.state} />
                </td>
                <td data-label={t`Who`}>{test.started_by}</td>
                <td data-label={t`What it means`}>{test.sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

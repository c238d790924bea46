/** The operator's frame: for whoever runs this instance. They see organizations from outside. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useNavigate } from '@tanstack/react-router';
import { bailiwick, isRefusal, queryClient } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { Shell } from '../../ui/shell.tsx';
import { StepUpProvider } from '../../ui/step-up.tsx';
import { OperatorStepUp } from './step-up.tsx';

const groups = () => [
  {
    label: null,
    items: [
      { to: '/operator', label: t`Instance`, exact: true },
      { to: '/operator/organizations', label: t`Organizations` },
      { to: '/operator/editions', label: t`Editions` },
      { to: '/operator/accounts', label: t`Accounts` },
      { to: '/operator/users', label: t`Logins` },
      { to: '/operator/succession', label: t`Succession` },
      { to: '/operator/jobs', label: t`Jobs` },
      { to: '/operator/mails', label: t`Mail log` },
      { to: '/operator/operators', label: t`Operators` },
      { to: '/operator/profile', label: t`How you sign in` },
    ],
  },
];

export function OperatorFrame() {
  const navigate = useNavigate();
  const session = useQuery({
    queryKey: ['operator-session'],
    queryFn: () => bailiwick.operatorSessions.getCurrent(),
  });
  if (isRefusal(session.error, 'request.unauthenticated'))
    return <Navigate to="/operator/sign-in" />;
  if (session.isError) {
    return (
      <PlainPage help="operator" title={t`The operator page cannot be opened`} scope="instance">
        <ProblemSummary problem={problemOf(session.error)} />
      </PlainPage>
    );
  }
  if (session.data === undefined) return null;
  const signOut = async () => {
    await bailiwick.operatorSessions.endCurrent();
    queryClient.clear();
    await navigate({ to: '/operator/sign-in' });
  };
  const top = (
    <>
      {session.data.email}
      <Button kind="quiet" small onPress={() => void signOut()}>
        <Trans>Sign out</Trans>
      </Button>
    </>
  );
  return (
    <StepUpProvider dialog={OperatorStepUp}>
      <Shell reach="instance" name={t`Operator`} groups={groups()} top={top}>
        <Outlet />
      </Shell>
    </StepUpProvider>
  );
}

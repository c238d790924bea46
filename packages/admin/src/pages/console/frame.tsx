/** The Console's frame: one's own accounts. Sends people who are not signed in to sign in, and back here. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, Outlet } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { isSignedOut } from '../../api.ts';
import { useSession } from '../../session.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { FromOutside, isFromOutside } from '../../ui/from-outside.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { Shell, SignOutButton } from '../../ui/shell.tsx';
import { ToSignIn } from '../../ui/to-sign-in.tsx';
import { consolePalette } from './palette.ts';

export function ConsoleFrame() {
  const session = useSession();
  // The frame takes long to draw: it is drawn in slices, between which presses are answered.
  const known = useDeferredValue(session.data);
  if (isFromOutside(session.error)) return <FromOutside error={session.error} />;
  if (isSignedOut(session.error)) return <ToSignIn />;
  if (session.isError) {
    return (
      <PlainPage help="console" title={t`The Console cannot be opened`}>
        <ProblemSummary problem={problemOf(session.error)} />
      </PlainPage>
    );
  }
  if (known === undefined) return null;
  const { user, organization } = known;
  const own =
    organization === null
      ? [{ to: '/console/create-organization', label: t`Create an Organization` }]
      : [{ to: '/console/usage', label: t`Usage`, keys: 'u' }];
  const top = (
    <>
      {organization?.opens_admin_center === true ? (
        <Link to="/admin">
          <Trans>Admin Center</Trans>
        </Link>
      ) : null}
      <Link to="/console/profile">{user.name}</Link>
      <SignOutButton name={user.name} />
    </>
  );
  const groups = [
    {
      label: null,
      items: [
        { to: '/console', label: t`Accounts`, exact: true, keys: 'a' },
        ...own,
        { to: '/console/profile', label: t`Profile and sessions`, keys: 'p' },
      ],
    },
  ];
  return (
    <Shell
      reach="account"
      name={t`Console`}
      groups={groups}
      top={top}
      palette={consolePalette(user.sid, groups)}
    >
      <Outlet />
    </Shell>
  );
}

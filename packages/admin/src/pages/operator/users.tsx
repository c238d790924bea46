/** A login that the operator suspends: looked up by its exact address or SID; nobody pages through everybody's. */

import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { Page } from '../../ui/page.tsx';
import { ExactTime, Ledger, Stamp } from '../../ui/parts.tsx';

type User = Schemas['OperatedUser'];

const stateWords: Record<User['state'], MessageDescriptor> = {
  active: msg`active`,
  inactive: msg`deactivated by its organization`,
  suspended: msg`suspended by you`,
  pending_deletion: msg`to be deleted`,
};

export function OperatedUsers() {
  const [search, setSearch] = useState<string | null>(null);
  const [acting, setActing] = useState(false);
  const found = useQuery({
    queryKey: ['operated-user', search],
    queryFn: () => bailiwick.operatedUsers.find({ search: search ?? '' }),
    enabled: search !== null,
  });
  const user = found.data?.items[0];
  return (
    <Page
      help="operator"
      title={t`Logins`}
      place={t`Operator`}
      lead={t`Nobody pages through everybody’s logins: look one up. Whom you suspend, only you let back in.`}
    >
      <Form
        asks
        submit={t`Look it up`}
        onSubmit={({ search: typed = '' }) => Promise.resolve(setSearch(typed.trim()))}
      >
        <TextField name="search" label={t`Address, or SID of a user`} maxLength={320} />
      </Form>
      {found.isError ? (
        <ProblemSummary problem={problemOf(found.error)} takesFocus={false} />
      ) : null}
      {found.isSuccess && user === undefined ? (
        <p role="status">
          <Trans>There is no such login. Compare the address or the SID with its source.</Trans>
        </p>
      ) : null}
      {user === undefined ? null : <Found user={user} onAct={() => setActing(true)} />}
      {user !== undefined && acting ? <Act user={user} onClose={() => setActing(false)} /> : null}
    </Page>
  );
}

function Found({ user, onAct }: { user: User; onAct: () => void }) {
  return (
    <Ledger
      title={user.name}
      rows={[
        [t`Address`, user.email],
        [
          t`State`,
          <Stamp key="state" tone={user.state === 'active' ? 'ok' : 'warn'}>
            {i18n._(stateWords[user.state])}
          </Stamp>,
        ],
        [t`Managed by`, user.organization_sid ?? t`nobody: independent`],
        [t`Since`, <ExactTime key="since" at={user.created_at} />],
      ]}
    >
      <Button onPress={onAct}>
        {user.state === 'suspended' ? t`Lift the suspension` : t`Suspend`}
      </Button>
    </Ledger>
  );
}

function Act({ user, onClose }: { user: User; onClose: () => void }) {
  const isSuspended = user.state === 'suspended';
  const { operatedUsers } = bailiwick;
  const verb = isSuspended ? t`Lift the suspension` : t`Suspend`;
  return (
    <FarReachingAct
      title={
        isSuspended
          ? t`Lift the suspension of ${{ name: user.name }}`
          : t`Suspend ${{ name: user.name }}`
      }
      button={verb}
      danger={!isSuspended}
      preview={() =>
        isSuspended
          ? operatedUsers.liftSuspensionDryRun(user.sid)
          : operatedUsers.suspendDryRun(user.sid)
      }
      run={async (api) => {
        await (isSuspended
          ? api.operatedUsers.liftSuspension(user.sid)
          : api.operatedUsers.suspend(user.sid));
        await queryClient.invalidateQueries({ queryKey: ['operated-user'] });
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        {isSuspended
          ? t`They sign in again, unless their organization keeps them out.`
          : t`They cannot sign in anywhere. Their organization cannot lift that. They are told by mail.`}
      </p>
    </FarReachingAct>
  );
}

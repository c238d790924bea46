/** Those who ask to join. */
import { listFilters } from '@bailiwick/sdk';
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import { type Column, List, termFor } from '../../ui/list.tsx';
import { Stamp, Time } from '../../ui/parts.tsx';
import { findDomains, findPeople, viewsOf } from './list-parts.ts';
import { useOrganization } from './organization.ts';

const requestStates: Readonly<Record<Schemas['JoinRequest']['state'], MessageDescriptor>> = {
  pending: msg`pending`,
  approved: msg`let in`,
  declined: msg`declined`,
};

export function JoinRequests() {
  const organization = useOrganization();
  const { sid } = organization;
  const { act, pending, problem } = useAct();
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
      await Promise.all(
        ['join-requests', 'invitations'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key, sid] }),
        ),
      );
    });
  const columns: Column<Schemas['JoinRequest']>[] = [
    {
      key: 'email',
      label: t`Email`,
      file: ['email'],
      cell: (row) => <span className="strong">{row.email}</span>,
    },
    { key: 'name', label: t`Name`, file: ['name'], cell: (row) => row.name },
    {
      key: 'note',
      label: t`Their word`,
      file: ['note'],
      cell: (row) => row.note || <span className="muted">—</span>,
    },
    {
      key: 'created',
      label: t`Asked`,
      sort: 'created_at',
      file: ['created_at', 'state'],
      cell: (row) => <Time at={row.created_at} />,
    },
    {
      key: 'actions',
      label: '',
      kind: 'actions',
      cell: (row) =>
        row.state === 'pending' && organization.may('join-requests/decide') ? (
          <>
            <Button
              small
              kind="primary"
              pending={pending}
              onPress={() => run(() => bailiwick.joinRequests.approve(sid, row.sid, {}))}
              label={t`Let in ${{ email: row.email }}`}
            >
              <Trans>Let in</Trans>
            </Button>{' '}
            <Button
              small
              pending={pending}
              onPress={() => run(() => bailiwick.joinRequests.decline(sid, row.sid))}
              label={t`Decline ${{ email: row.email }}`}
            >
              <Trans>Decline</Trans>
            </Button>
          </>
        ) : (
          <Stamp>{i18n._(requestStates[row.state])}</Stamp>
        ),
    },
  ];
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label={t`Join requests`}
        queryKey={['join-requests', sid]}
        load={(query) => bailiwick.joinRequests.list(sid, query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        filter={{
          ...listFilters['joinRequests.list'],
          values: { decided_by: findPeople(sid), domain: findDomains(sid) },
          terms: { state: termFor('state') },
        }}
        defaultSort="-created_at"
        {...viewsOf(organization, 'join_requests')}
        exportFile={(body) => bailiwick.joinRequests.export(sid, body)}
        empty={{
          title: t`Nobody asks to join`,
          text: t`People of your domains who may not sign up by themselves can ask. Their requests stand here.`,
        }}
      />
    </>
  );
}

/** Those who are invited and have not answered yet. */
import { listFilters } from '@bailiwick/sdk';
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatList } from '../../i18n/formats.ts';
import { Button, ButtonLink } from '../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import { type Column, Facts, List, termFor } from '../../ui/list.tsx';
import { ExactTime, KindMark, Stamp, Time } from '../../ui/parts.tsx';
import { findAccounts, findDomains, findPeople, findRoles, viewsOf } from './list-parts.ts';
import { useOrganization } from './organization.ts';

export const resendWords = {
  resend_throttle: msg`sent less than five minutes ago`,
  resend_expired: msg`no longer pending`,
  resend_max_threshold_reached: msg`sent five times already`,
} as const;

const invitationStates: Readonly<Record<Schemas['Invitation']['state'], MessageDescriptor>> = {
  pending: msg`pending`,
  accepted: msg`accepted`,
  declined: msg`declined`,
  revoked: msg`revoked`,
  expired: msg`expired`,
};

const invitationColumns = (): readonly Column<Schemas['Invitation']>[] => [
  {
    key: 'email',
    label: t`Email`,
    sort: 'email',
    file: ['email', 'state'],
    cell: (row) => <KindMark kind="invited">{row.email}</KindMark>,
  },
  {
    key: 'role',
    label: t`Will be`,
    file: ['organization_role'],
    cell: (row) => row.organization_role ?? t`Independent`,
  },
  {
    key: 'accounts',
    label: t`Accounts`,
    file: ['accounts.account_name', 'accounts.role_name'],
    cell: (row) =>
      formatList(
        row.accounts.map((account) => `${account.account_name} (${account.role_name})`),
      ) || <span className="muted">—</span>,
  },
  { key: 'by', label: t`Invited by`, file: ['invited_by'], cell: (row) => row.invited_by },
  {
    key: 'created',
    label: t`Invited`,
    sort: 'created_at',
    file: ['created_at'],
    isExtra: true,
    cell: (row) => <Time at={row.created_at} />,
  },
  {
    key: 'expires',
    label: t`Expires`,
    file: ['expires_at'],
    cell: (row) => <Time at={row.expires_at} />,
  },
];

export function Invitations() {
  const organization = useOrganization();
  const { sid } = organization;
  const { act, pending, problem } = useAct();
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
      await queryClient.invalidateQueries({ queryKey: ['invitations', sid] });
    });
  const acts: Column<Schemas['Invitation']> = {
    key: 'actions',
    label: '',
    kind: 'actions',
    cell: (row) => (
      <>
        {organization.may('invitations/resend') && row.can_resend ? (
          <Button
            small
            pending={pending}
            onPress={() => run(() => bailiwick.invitations.resend(sid, row.sid))}
            label={t`Send again: the invitation of ${{ email: row.email }}`}
          >
            <Trans>Send again</Trans>
          </Button>
        ) : row.can_resend_reason === null ? null : (
          <span className="small muted">{i18n._(resendWords[row.can_resend_reason])}</span>
        )}{' '}
        {organization.may('invitations/revoke') ? (
          <Button
            small
            pending={pending}
            onPress={() => run(() => bailiwick.invitations.revoke(sid, row.sid))}
            label={t`Revoke the invitation of ${{ email: row.email }}`}
          >
            <Trans>Revoke</Trans>
          </Button>
        ) : null}
      </>
    ),
  };
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label={t`Invitations`}
        queryKey={['invitations', sid]}
        load={(query) => bailiwick.invitations.list(sid, query)}
        columns={[...invitationColumns(), acts]}
        rowKey={(row) => row.sid}
        params={[]}
        filter={{
          ...listFilters['invitations.list'],
          values: {
            role: findRoles('organization'),
            account: findAccounts(sid),
            invited_by: findPeople(sid),
            domain: findDomains(sid),
          },
          terms: { state: termFor('state') },
        }}
        defaultSort="-created_at"
        {...viewsOf(organization, 'invitations')}
        exportFile={(body) => bailiwick.invitations.export(sid, body)}
        beside={{
          label: (row) => t`Show the invitation of ${{ email: row.email }} beside the list`,
          title: (row) => row.email,
          content: (row) => <InvitationBeside invitation={row} />,
        }}
        empty={{
          title: t`Nobody is invited`,
          text: t`Invitations that wait for an answer stand here.`,
          action: (
            <ButtonLink to="/admin/users/invite">
              <Trans>Invite people</Trans>
            </ButtonLink>
          ),
        }}
      />
    </>
  );
}

function InvitationBeside({ invitation }: { invitation: Schemas['Invitation'] }) {
  const { sends } = invitation;
  const given = invitation.accounts.map(
    ({ account_sid: accountSid, account_name: name, role_name: role }) => (
      <div key={accountSid}>
        <Link to="/admin/accounts/$accountSid" params={{ accountSid }}>
          {name}
        </Link>{' '}
        ({role})
      </div>
    ),
  );
  return (
    <Facts
      facts={[
        [t`State`, <Stamp key="state">{i18n._(invitationStates[invitation.state])}</Stamp>],
        [t`Will be`, invitation.organization_role ?? t`Independent`],
        [t`Accounts`, given.length === 0 ? t`none` : given],
        [t`Invited by`, invitation.invited_by],
        [t`Invited`, <ExactTime key="created" at={invitation.created_at} />],
        [t`Mails`, plural(sends, { one: '# sent', other: '# sent' })],
        [t`Last mail`, <ExactTime key="last" at={invitation.last_sent_at} />],
        [t`Expires`, <ExactTime key="expires" at={invitation.expires_at} />],
      ]}
    />
  );
}

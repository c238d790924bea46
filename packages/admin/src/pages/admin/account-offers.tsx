/** Accounts that wait to join, to leave, or to change their owner; asking for one by its SID. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { KindMark, Sid, Time } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';
import { resendWords } from './users-invited.tsx';

type Offer = Schemas['AccountOffer'];

const kindWords: Record<Offer['kind'], MessageDescriptor> = {
  account_transfer: msg`is asked to bring it along`,
  account_hand_over: msg`is to own it`,
  account_release: msg`is to own it outside`,
};

export function AccountOffers() {
  const organization = useOrganization();
  const { sid } = organization;
  const { act, pending, problem } = useAct();
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
      await queryClient.invalidateQueries({ queryKey: ['account-offers', sid] });
    });
  const columns: Column<Offer>[] = [
    {
      key: 'account',
      label: t`Account`,
      cell: (row) =>
        row.account_name === null ? (
          <Sid sid={row.account_sid} />
        ) : (
          <strong>{row.account_name}</strong>
        ),
    },
    {
      key: 'email',
      label: t`Who`,
      cell: (row) => (
        <>
          <KindMark kind="invited">{row.email}</KindMark>{' '}
          <span className="muted">{i18n._(kindWords[row.kind])}</span>
        </>
      ),
    },
    { key: 'by', label: t`Asked by`, cell: (row) => row.invited_by },
    { key: 'expires', label: t`Expires`, cell: (row) => <Time at={row.expires_at} /> },
    {
      key: 'actions',
      label: '',
      kind: 'actions',
      cell: (row) => (
        <>
          {row.kind !== 'account_hand_over' &&
          organization.may('invitations/resend') &&
          row.can_resend ? (
            <Button
              small
              pending={pending}
              onPress={() => run(() => bailiwick.accountOffers.resend(sid, row.sid))}
              label={t`Send again: to ${{ email: row.email }}`}
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
              onPress={() => run(() => bailiwick.accountOffers.revoke(sid, row.sid))}
              label={t`Revoke what ${{ email: row.email }} is asked`}
            >
              <Trans>Revoke</Trans>
            </Button>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label={t`Pending accounts`}
        queryKey={['account-offers', sid]}
        load={(query) => bailiwick.accountOffers.list(sid, query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        empty={{
          title: t`Nobody is asked at the moment`,
          text: t`Accounts that you ask for by their SID, release, or that are handed over wait here for an answer.`,
        }}
      />
    </>
  );
}

/** The owner is asked by mail, and reads what changes before they accept. */
export function AddAccount({ onClose }: { onClose: () => void }) {
  const { sid, friendly_name: name } = useOrganization();
  const add: Submit = async ({ account_sid: accountSid = '' }, api) => {
    await api.organizationAccounts.add(sid, { account_sid: accountSid.trim() });
    await queryClient.invalidateQueries({ queryKey: ['account-offers', sid] });
    onClose();
  };
  return (
    <Dialog title={t`Add an existing account`} onClose={onClose}>
      <p>
        <Trans>
          Its owner is asked by mail. Their address has to be in one of your proven domains, and
          their login independent. When they accept, {name} manages their login and every account
          that they own; they stay the Owner.
        </Trans>
      </p>
      <Form
        submit={t`Ask the owner`}
        onSubmit={add}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <TextField
          name="account_sid"
          label={t`SID of the account`}
          maxLength={34}
          className="mono"
          autoFocus
          help={t`The owner finds it in the Console, beside the name of the account. It begins with AC.`}
        />
      </Form>
    </Dialog>
  );
}

/** To somebody outside, who owns it from then on. */
export function ReleaseAccount({
  account,
  after,
  onClose,
}: {
  account: Schemas['ManagedAccount'];
  after: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { sid, friendly_name: name } = useOrganization();
  const [email, setEmail] = useState('');
  const [isAsking, setAsking] = useState(true);
  if (isAsking) {
    return (
      <Dialog title={t`Release ${{ name: account.friendly_name }}`} onClose={onClose}>
        <p>
          <Trans>
            It leaves {name} when somebody outside accepts to own it. Your own people lose their
            roles on it; people outside keep theirs. To let it go together with its owner, remove
            the owner from {name}.
          </Trans>
        </p>
        <Form
          asks
          submit={t`See what changes`}
          onSubmit={(values) => {
            setEmail((values['email'] ?? '').trim());
            setAsking(false);
            return Promise.resolve();
          }}
          secondary={
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          }
        >
          <TextField
            name="email"
            type="email"
            label={t`E-mail address of the new owner`}
            defaultValue={email}
            autoComplete="off"
            autoFocus
          />
        </Form>
      </Dialog>
    );
  }
  return (
    <FarReachingAct
      title={t`Release ${{ name: account.friendly_name }} to ${email}`}
      button={t`Ask them to take it`}
      typedName={account.friendly_name}
      inputs={[account.sid, email]}
      preview={() => bailiwick.organizationAccounts.releaseDryRun(sid, account.sid, { email })}
      run={async (api) => {
        await api.organizationAccounts.release(sid, account.sid, { email });
        await after();
        onClose();
      }}
      onClose={onClose}
      onBack={() => setAsking(true)}
    />
  );
}

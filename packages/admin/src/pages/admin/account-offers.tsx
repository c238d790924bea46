/** Accounts that wait to join, to leave, or to change their owner; asking for one by its SID. */
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { KindMark, Sid, Time } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';
import { resendWords } from './users.tsx';

type Offer = Schemas['AccountOffer'];

const kindWords: Record<Offer['kind'], string> = {
  account_transfer: 'is asked to bring it along',
  account_hand_over: 'is to own it',
  account_release: 'is to own it outside',
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
      label: 'Account',
      cell: (row) =>
        row.account_name === null ? (
          <Sid sid={row.account_sid} />
        ) : (
          <strong>{row.account_name}</strong>
        ),
    },
    {
      key: 'email',
      label: 'Who',
      cell: (row) => (
        <>
          <KindMark kind="invited">{row.email}</KindMark>{' '}
          <span className="muted">{kindWords[row.kind]}</span>
        </>
      ),
    },
    { key: 'by', label: 'Asked by', cell: (row) => row.invited_by },
    { key: 'expires', label: 'Expires', cell: (row) => <Time at={row.expires_at} /> },
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
              label={`Send again: to ${row.email}`}
            >
              Send again
            </Button>
          ) : row.can_resend_reason === null ? null : (
            <span className="small muted">{resendWords[row.can_resend_reason]}</span>
          )}{' '}
          {organization.may('invitations/revoke') ? (
            <Button
              small
              pending={pending}
              onPress={() => run(() => bailiwick.accountOffers.revoke(sid, row.sid))}
              label={`Revoke what ${row.email} is asked`}
            >
              Revoke
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
        label="Pending accounts"
        queryKey={['account-offers', sid]}
        load={(query) => bailiwick.accountOffers.list(sid, query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        empty={{
          title: 'Nobody is asked at the moment',
          text: 'Accounts that you ask for by their SID, release, or that are handed over wait here for an answer.',
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
    <Dialog title="Add an existing account" onClose={onClose}>
      <p>
        Its owner is asked by mail. Their address has to be in one of your proven domains, and their
        login independent. When they accept, {name} manages their login and every account that they
        own; they stay the Owner.
      </p>
      <Form
        submit="Ask the owner"
        onSubmit={add}
        secondary={<Button onPress={onClose}>Cancel</Button>}
      >
        <TextField
          name="account_sid"
          label="SID of the account"
          maxLength={34}
          className="mono"
          autoFocus
          help="The owner finds it in the Console, beside the name of the account. It begins with AC."
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
      <Dialog title={`Release ${account.friendly_name}`} onClose={onClose}>
        <p>
          It leaves {name} when somebody outside accepts to own it. Your own people lose their roles
          on it; people outside keep theirs. To let it go together with its owner, remove the owner
          from {name}.
        </p>
        <Form
          asks
          submit="See what changes"
          onSubmit={(values) => {
            setEmail((values['email'] ?? '').trim());
            setAsking(false);
            return Promise.resolve();
          }}
          secondary={<Button onPress={onClose}>Cancel</Button>}
        >
          <TextField
            name="email"
            type="email"
            label="E-mail address of the new owner"
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
      title={`Release ${account.friendly_name} to ${email}`}
      button="Ask them to take it"
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

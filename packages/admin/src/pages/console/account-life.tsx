/** The life of an account at its own door: handing it over, suspending, closing and restoring it; its tags. */

import type { BailiwickClient } from '@bailiwick/sdk';
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { AccountLife, type LifeActs, TagsForm } from '../../ui/account.tsx';
import { Button, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { ExactTime, KindMark, Notice } from '../../ui/parts.tsx';
import { may } from './account-permissions.ts';

type Account = Schemas['OpenAccount'];

const refresh = (account: Account) =>
  Promise.all(
    [['account', account.sid], ['accounts'], ['hand-over', account.sid]].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );

/** What it means that an organization manages the account. */
export function ManagedBy({ account }: { account: Account }) {
  if (account.organization === null) return null;
  const name = account.organization.friendly_name;
  return (
    <Notice>
      <p>
        <Trans>
          <strong>Managed by {name}.</strong> Its Owner and Administrators reach this account,
          decide who owns it, and can suspend or close it.
        </Trans>
      </p>
    </Notice>
  );
}

export function Life({ account }: { account: Account }) {
  const act = (name: keyof LifeActs) => ({
    preview: () => bailiwick.accounts[`${name}DryRun`](account.sid),
    run: (api: BailiwickClient) => api.accounts[name](account.sid),
  });
  return (
    <AccountLife
      account={account}
      acts={{
        suspend: act('suspend'),
        reactivate: act('reactivate'),
        close: act('close'),
        restore: act('restore'),
      }}
      may={(event) =>
        may(
          account,
          event === 'suspend' || event === 'reactivate' ? 'accounts/suspend' : 'accounts/close',
        )
      }
      after={() => refresh(account)}
    />
  );
}

export function AccountTags({ account }: { account: Account }) {
  if (!may(account, 'accounts/update')) return null;
  return (
    <section className="section">
      <h2>
        <Trans>Tags</Trans>
      </h2>
      <TagsForm
        account={account}
        save={async (tags, api) => {
          await api.accounts.setTags(
            account.sid,
            { tags: [...tags] },
            { ifMatch: account.version },
          );
          await refresh(account);
        }}
      />
    </section>
  );
}

export function HandOver({ account }: { account: Account }) {
  const mayHandOver = may(account, 'accounts/hand-over') && account.parent_account_sid === null;
  const current = useQuery({
    queryKey: ['hand-over', account.sid],
    queryFn: () => bailiwick.accounts.getHandOver(account.sid),
    enabled: mayHandOver,
  });
  if (!mayHandOver || current.data === undefined) return null;
  const offer = current.data.hand_over;
  return (
    <section className="section">
      <h2>
        <Trans>Hand over</Trans>
      </h2>
      {offer === null ? <Offer account={account} /> : <Waiting account={account} offer={offer} />}
    </section>
  );
}

function Waiting({ account, offer }: { account: Account; offer: Schemas['AccountOffer'] }) {
  const { act, pending, problem } = useAct();
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
      await refresh(account);
    });
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <p>
        <Trans>
          <KindMark kind="invited">{ph({ email: offer.email })}</KindMark> was asked to own the
          account, until <ExactTime at={offer.expires_at} />. You own it until they accept.
        </Trans>
      </p>
      <div className="form-foot">
        {offer.can_resend ? (
          <Button
            pending={pending}
            onPress={() => run(() => bailiwick.accounts.resendHandOver(account.sid))}
          >
            <Trans>Send again</Trans>
          </Button>
        ) : null}
        <Button
          pending={pending}
          onPress={() => run(() => bailiwick.accounts.revokeHandOver(account.sid))}
        >
          <Trans>Take it back</Trans>
        </Button>
      </div>
    </>
  );
}

function Offer({ account }: { account: Account }) {
  const [step, setStep] = useState<'ask' | 'look' | null>(null);
  const [email, setEmail] = useState('');
  const close = () => setStep(null);
  const organization = account.organization?.friendly_name;
  return (
    <>
      <p>
        {organization === undefined
          ? t`Somebody else owns the account once they accept; you stay as an Administrator.`
          : t`Another active user of ${organization} owns the account once they accept; you stay as an Administrator.`}
      </p>
      <Button onPress={() => setStep('ask')}>
        <Trans>Hand the account over</Trans>
      </Button>
      {step === 'ask' ? (
        <Dialog title={t`Hand over ${{ name: account.friendly_name }}`} onClose={close}>
          <Form
            asks
            submit={t`See what changes`}
            onSubmit={(values) => {
              setEmail((values['email'] ?? '').trim());
              setStep('look');
              return Promise.resolve();
            }}
            secondary={
              <Button onPress={close}>
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
      ) : null}
      {step === 'look' ? (
        <FarReachingAct
          title={t`Hand over ${{ name: account.friendly_name }} to ${email}`}
          button={t`Ask them to own it`}
          inputs={[account.sid, email]}
          preview={() => bailiwick.accounts.handOverDryRun(account.sid, { email })}
          run={async (api) => {
            await api.accounts.handOver(account.sid, { email });
            await refresh(account);
            close();
          }}
          onClose={close}
          onBack={() => setStep('ask')}
        />
      ) : null}
    </>
  );
}

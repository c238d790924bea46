/** One account of the organization: who owns and reaches it, and its life. Its own settings are in the Console. */

import type { BailiwickClient } from '@bailiwick/sdk';
import { i18n } from '@lingui/core';
import { msg, ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePathPart } from '../../address.ts';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatList } from '../../i18n/formats.ts';
import {
  AccountLife,
  AccountNotice,
  AccountStamp,
  type LifeActs,
  Tags,
  TagsForm,
} from '../../ui/account.tsx';
import { Button, ButtonLink } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyButton, ExactTime, KindMark, Ledger } from '../../ui/parts.tsx';
import { ReleaseAccount } from './account-offers.tsx';
import { ChangeOwner } from './change-owner.tsx';
import { useOrganization } from './organization.ts';

type Member = Schemas['Member'];
type Account = Schemas['ManagedAccount'];
const kindWords = {
  owner: msg`Owner`,
  managed: msg`Managed`,
  independent: msg`Independent`,
} as const;

const columns = (): Column<Member>[] => [
  {
    key: 'name',
    label: t`Name`,
    cell: (row) => (
      <Link className="strong" to="/admin/users/$userSid" params={{ userSid: row.user_sid }}>
        {row.name}
      </Link>
    ),
  },
  { key: 'email', label: t`Email`, cell: (row) => row.email },
  {
    key: 'kind',
    label: t`Kind`,
    cell: (row) => (
      <KindMark kind={row.state === 'active' ? row.kind : 'inactive'}>
        {row.state === 'active' ? i18n._(kindWords[row.kind]) : t`Deactivated`}
      </KindMark>
    ),
  },
  {
    key: 'roles',
    label: t`Roles`,
    kind: 'words',
    cell: (row) => formatList(row.roles.map((role) => role.role_name)),
  },
];

const refresh = (accountSid: string) =>
  Promise.all(
    [
      ['managed-account', accountSid],
      ['account', accountSid],
      ['accounts'],
      ['members', accountSid],
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );

export function ManagedAccountPage() {
  const accountSid = usePathPart('accountSid');
  const organization = useOrganization();
  const account = useQuery({
    queryKey: ['managed-account', accountSid],
    queryFn: () => bailiwick.organizationAccounts.get(organization.sid, accountSid),
  });
  const crumb = (
    <Link to="/admin/accounts">
      <Trans>Accounts</Trans>
    </Link>
  );
  if (account.data === undefined || account.isError) {
    return (
      <Page help="account" title={t`Account`} place={organization.place} crumb={crumb}>
        {account.isError ? <ProblemSummary problem={problemOf(account.error)} /> : null}
      </Page>
    );
  }
  const isOpen = account.data.state !== 'closed';
  return (
    <Page
      help="account"
      title={account.data.friendly_name}
      place={organization.place}
      crumb={crumb}
      lead={leadOf(account.data, organization.friendly_name)}
      actions={
        isOpen ? (
          <ButtonLink to="/console/accounts/$accountSid" params={{ accountSid }}>
            <Trans>Open in the Console</Trans>
          </ButtonLink>
        ) : undefined
      }
    >
      <AccountNotice account={account.data} />
      <div className="columns">
        <div>
          <Members accountSid={accountSid} />
          <Subaccounts account={account.data} />
          <TagsOf account={account.data} />
          <Life account={account.data} />
        </div>
        <Facts account={account.data} />
      </div>
    </Page>
  );
}

function leadOf(account: Account, name: string): string {
  if (account.state === 'closed') return t`Closed for good: it belongs to nobody any more.`;
  if (account.owner === null)
    return t`A subaccount: who has a role on the main account has it here too.`;
  return t`Owned by ${{ owner: account.owner.name }}. The Owner and Administrators of ${name} reach it as well.`;
}

function Facts({ account }: { account: Account }) {
  const organization = useOrganization();
  const [changing, setChanging] = useState(false);
  const mayChange =
    account.owner !== null && organization.may('organization-accounts/change-owner');
  return (
    <Ledger
      title={t`This account`}
      rows={[
        [t`State`, <AccountStamp key="state" state={account.state} />],
        [
          t`Owner`,
          account.owner === null ? (
            <span key="owner" className="muted">
              {account.state === 'closed' ? t`nobody` : t`as the main account`}
            </span>
          ) : (
            <Link
              key="owner"
              to="/admin/users/$userSid"
              params={{ userSid: account.owner.user_sid }}
            >
              {account.owner.name}
            </Link>
          ),
        ],
        [t`Others with a role`, account.people],
        [t`Of them independent`, account.independent_people],
        [t`Subaccounts`, account.subaccounts],
        [t`Tags`, <Tags key="tags" tags={account.tags} />],
        [t`Created`, <ExactTime key="created" at={account.created_at} />],
      ]}
    >
      {mayChange ? (
        <p>
          <Button onPress={() => setChanging(true)}>
            <Trans>Change the owner</Trans>
          </Button>
        </p>
      ) : null}
      {organization.may('security-policies/read') && account.state !== 'closed' ? (
        <p>
          <Link to="/admin/security-policies" search={{ account: account.sid }}>
            <Trans>Security policy of this account</Trans>
          </Link>
        </p>
      ) : null}
      <p className="small">
        <code>{account.sid}</code> <CopyButton text={account.sid} what={t`SID`} />
      </p>
      {changing ? (
        <ChangeOwner
          account={account}
          after={() => refresh(account.sid)}
          onClose={() => setChanging(false)}
        />
      ) : null}
    </Ledger>
  );
}

function Members({ accountSid }: { accountSid: string }) {
  return (
    <section className="section">
      <h2>
        <Trans>Who has a role here</Trans>
      </h2>
      <List
        label={t`Members`}
        queryKey={['members', accountSid]}
        load={(query) => bailiwick.accountMembers.list(accountSid, query)}
        columns={columns()}
        rowKey={(row) => row.user_sid}
        params={[]}
        searchLabel={t`Find by name or address`}
        empty={{
          title: t`Nobody`,
          text: t`Give somebody a role from their own page, or invite people in the Console.`,
        }}
      />
    </section>
  );
}

function Subaccounts({ account }: { account: Account }) {
  const list = useQuery({
    queryKey: ['subaccounts', account.sid],
    queryFn: () => bailiwick.subaccounts.list(account.sid, { page_size: 200 }),
    enabled: account.subaccounts > 0,
  });
  if (list.data === undefined || list.data.items.length === 0) return null;
  return (
    <section className="section">
      <h2>
        <Trans>Subaccounts</Trans>
      </h2>
      <ul>
        {list.data.items.map((row) => (
          <li key={row.sid}>
            <Link to="/admin/accounts/$accountSid" params={{ accountSid: row.sid }}>
              {row.friendly_name}
            </Link>{' '}
            {row.state === 'active' ? null : <AccountStamp state={row.state} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Tags are a setting of the account, which can be changed while it is in use. */
function TagsOf({ account }: { account: Account }) {
  const organization = useOrganization();
  const isInUse = account.state === 'active' && (account.parent_state ?? 'active') === 'active';
  if (!isInUse || !organization.may('organization-accounts/suspend')) return null;
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
          await refresh(account.sid);
        }}
      />
    </section>
  );
}

function Life({ account }: { account: Account }) {
  const organization = useOrganization();
  const [releasing, setReleasing] = useState(false);
  const { organizationAccounts: api } = bailiwick;
  const act = (name: keyof LifeActs) => ({
    preview: () => api[`${name}DryRun`](organization.sid, account.sid),
    run: (client: BailiwickClient) =>
      client.organizationAccounts[name](organization.sid, account.sid),
  });
  const mayRelease =
    account.owner !== null &&
    account.state !== 'pending_closure' &&
    organization.may('organization-accounts/release');
  const mayAnything = ['suspend', 'close'].some((name) =>
    organization.may(`organization-accounts/${name}`),
  );
  if (!mayAnything) return null;
  return (
    <>
      <AccountLife
        heading={t`Suspend, close, release`}
        account={account}
        acts={{
          suspend: act('suspend'),
          reactivate: act('reactivate'),
          close: act('close'),
          restore: act('restore'),
        }}
        may={(event) =>
          organization.may(
            `organization-accounts/${event === 'suspend' || event === 'reactivate' ? 'suspend' : 'close'}`,
          )
        }
        after={() => refresh(account.sid)}
      >
        {mayRelease ? (
          <div>
            <dt>
              <Button kind="danger" onPress={() => setReleasing(true)}>
                <Trans>Release the account</Trans>
              </Button>
            </dt>
            <dd>
              <Trans>
                It leaves {ph({ name: organization.friendly_name })} when somebody outside accepts
                to own it.
              </Trans>
            </dd>
          </div>
        ) : undefined}
      </AccountLife>
      {releasing ? (
        <ReleaseAccount
          account={account}
          after={() => refresh(account.sid)}
          onClose={() => setReleasing(false)}
        />
      ) : null}
    </>
  );
}

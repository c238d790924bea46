/** The accounts of the organization. */

import { listFilters } from '@bailiwick/sdk';
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { AccountStamp, Tags } from '../../ui/account.tsx';
import { Button, Checkbox, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { type Column, Facts, List, Tabs, termFor, useListSearch } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyButton, ExactTime, KindMark, Sid, Time } from '../../ui/parts.tsx';
import { AccountOffers, AddAccount } from './account-offers.tsx';
import { PersonChoice } from './change-owner.tsx';
import { findPeople, viewsOf } from './list-parts.ts';
import { useOrganization } from './organization.ts';

type Account = Schemas['ManagedAccount'];

const managedColumns = (): Column<Account>[] => [
  {
    key: 'name',
    label: t`Name`,
    sort: 'name',
    file: ['friendly_name'],
    cell: (row) => (
      <Link className="strong" to="/admin/accounts/$accountSid" params={{ accountSid: row.sid }}>
        {row.friendly_name}
      </Link>
    ),
  },
  {
    key: 'owner',
    label: t`Owner`,
    file: ['owner.name', 'owner.email'],
    cell: (row) =>
      row.owner === null ? (
        <span className="muted">{row.state === 'closed' ? t`nobody` : t`as the main account`}</span>
      ) : (
        <Link to="/admin/users/$userSid" params={{ userSid: row.owner.user_sid }}>
          {row.owner.name}
        </Link>
      ),
  },
  {
    key: 'people',
    label: t`Others with a role`,
    kind: 'number',
    file: ['people'],
    cell: (row) => row.people,
  },
  {
    key: 'independent',
    label: t`Of them independent`,
    kind: 'number',
    file: ['independent_people'],
    cell: (row) => row.independent_people,
  },
  {
    key: 'subaccounts',
    label: t`Subaccounts`,
    kind: 'number',
    file: ['subaccounts'],
    cell: (row) => row.subaccounts,
  },
  {
    key: 'state',
    label: t`State`,
    file: ['state', 'suspended_by'],
    cell: (row) => <AccountStamp state={row.state} />,
  },
  {
    key: 'tags',
    label: t`Tags`,
    kind: 'words',
    file: ['tags'],
    cell: (row) => <Tags tags={row.tags} />,
  },
  {
    key: 'created',
    label: t`Created`,
    sort: 'created_at',
    file: ['created_at'],
    cell: (row) => <Time at={row.created_at} />,
  },
  { key: 'sid', label: t`SID`, file: ['sid'], cell: (row) => <Sid sid={row.sid} /> },
];

/** Accounts that are owned outside: what is in them is not this organization's. */
const independentColumns = (): Column<Account>[] => [
  {
    key: 'name',
    label: t`Name`,
    sort: 'name',
    file: ['friendly_name'],
    cell: (row) => row.friendly_name,
  },
  {
    key: 'people',
    label: t`Of your people with a role`,
    kind: 'number',
    file: ['people'],
    cell: (row) => row.people,
  },
  { key: 'sid', label: t`SID`, file: ['sid'], cell: (row) => <Sid sid={row.sid} /> },
];

export function Accounts() {
  const organization = useOrganization();
  const [creating, setCreating] = useState(false);
  const [search] = useListSearch();
  const [adding, setAdding] = useState(false);
  const kind = (search['kind'] ?? 'main') as Kind | 'pending';
  return (
    <Page
      help="accounts"
      title={t`Accounts`}
      place={organization.place}
      lead={t`Every account that ${{ name: organization.friendly_name }} manages. Each main account has exactly one Owner, who is one of your managed users.`}
      actions={
        <>
          {organization.may('organization-accounts/add') ? (
            <Button onPress={() => setAdding(true)}>
              <Trans>Add an existing account</Trans>
            </Button>
          ) : null}
          {organization.may('organization-accounts/create') ? (
            <Button kind="primary" onPress={() => setCreating(true)}>
              <Trans>Create an account</Trans>
            </Button>
          ) : null}
        </>
      }
    >
      <Tabs
        label={t`Kinds of accounts`}
        param="kind"
        tabs={[
          { value: undefined, label: t`Main accounts` },
          { value: 'subaccount', label: t`Subaccounts` },
          {
            value: 'independent',
            label: (
              <KindMark kind="independent">
                <Trans>Independent</Trans>
              </KindMark>
            ),
          },
          {
            value: 'pending',
            label: (
              <KindMark kind="invited">
                <Trans>Pending</Trans>
              </KindMark>
            ),
          },
        ]}
      />
      {kind === 'pending' ? <AccountOffers /> : <ManagedAccounts kind={kind} />}
      {creating ? <CreateAccount onClose={() => setCreating(false)} /> : null}
      {adding ? <AddAccount onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

type Kind = 'main' | 'subaccount' | 'independent';

function AccountFacts({ account }: { account: Account }) {
  const { sid, owner, people } = account;
  return (
    <>
      <Facts
        facts={[
          [t`State`, <AccountStamp key="state" state={account.state} />],
          [
            t`Owner`,
            owner === null ? (
              t`as the main account`
            ) : (
              <Link key="owner" to="/admin/users/$userSid" params={{ userSid: owner.user_sid }}>
                {owner.name}
              </Link>
            ),
          ],
          [
            t`Others`,
            t`${{ people: formatNumber(people) }} with a role, ${{ independent: formatNumber(account.independent_people) }} of them independent`,
          ],
          [t`Subaccounts`, account.subaccounts],
          [t`Tags`, account.tags.length === 0 ? t`none` : <Tags key="tags" tags={account.tags} />],
          [t`Created`, <ExactTime key="created" at={account.created_at} />],
          [
            t`SID`,
            <span key="sid">
              <Sid sid={sid} /> <CopyButton text={sid} what={t`the SID`} />
            </span>,
          ],
        ]}
      />
      <Link to="/admin/accounts/$accountSid" params={{ accountSid: sid }}>
        <Trans>Open the page of {ph({ name: account.friendly_name })}</Trans>
      </Link>
    </>
  );
}

function ManagedAccounts({ kind }: { kind: Kind }) {
  const organization = useOrganization();
  const isOurs = kind !== 'independent';
  return (
    <List
      label={isOurs ? t`Accounts` : t`Independent accounts`}
      queryKey={['accounts', organization.sid, kind]}
      load={(query) => bailiwick.organizationAccounts.list(organization.sid, { ...query, kind })}
      columns={isOurs ? managedColumns() : independentColumns()}
      rowKey={(row) => row.sid}
      params={[]}
      filter={{
        ...listFilters['organizationAccounts.list'],
        values: {
          owner: findPeople(organization.sid),
          person: findPeople(organization.sid),
        },
        terms: { state: termFor('state'), tag: termFor('tag') },
      }}
      defaultSort="name"
      {...viewsOf(organization, 'accounts')}
      exportFile={(body) =>
        bailiwick.organizationAccounts.export(organization.sid, { ...body, kind })
      }
      {...(isOurs
        ? {
            beside: {
              label: (row: Account) => t`Show ${{ name: row.friendly_name }} beside the list`,
              title: (row: Account) => row.friendly_name,
              content: (row: Account) => <AccountFacts account={row} />,
            },
          }
        : {})}
      empty={{
        title: t`No accounts here`,
        text: t`Create one, or let your people create theirs: it joins by itself.`,
      }}
    />
  );
}

function CreateAccount({ onClose }: { onClose: () => void }) {
  const organization = useOrganization();
  const [isForOther, setIsForOther] = useState(false);
  const [owner, setOwner] = useState<Schemas['OrganizationUser'] | null>(null);
  const create: Submit = async (values, api) => {
    await api.organizationAccounts.create(organization.sid, {
      friendly_name: (values['friendly_name'] ?? '').trim(),
      ...(isForOther && owner !== null ? { owner_user_sid: owner.sid } : {}),
    });
    await queryClient.invalidateQueries({ queryKey: ['accounts'] });
    onClose();
  };
  return (
    <Dialog title={t`Create an account`} onClose={onClose}>
      <p>
        {isForOther && owner !== null
          ? t`${{ name: owner.name }} will be its Owner.`
          : t`You will be its Owner.`}
      </p>
      <Form
        submit={t`Create the account`}
        onSubmit={create}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <TextField name="friendly_name" label={t`Name`} maxLength={64} autoFocus />
        {organization.may('organization-accounts/read') ? (
          <Checkbox
            name="for_other"
            label={t`Somebody else owns it`}
            checked={isForOther}
            onChange={setIsForOther}
          />
        ) : null}
        {isForOther ? <PersonChoice chosen={owner} onChoose={setOwner} /> : null}
      </Form>
    </Dialog>
  );
}

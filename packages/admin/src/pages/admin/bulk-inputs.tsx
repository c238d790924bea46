/** What acts on many people ask for: who owns the accounts afterwards, which role, and where. */

import type { BailiwickClient } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { useGrantable } from '../../roles.ts';
import { Checkbox, SelectField } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { PersonChoice } from './change-owner.tsx';
import { useOrganization } from './organization.ts';

type Change = Parameters<BailiwickClient['bulkChanges']['run']>[1];

/** What was chosen; undefined: something is missing yet. */
type OnChoose = (more: Partial<Change> | undefined) => void;

/** Without an heir those who own accounts are left as they are, and listed. */
export function Heir({ onChoose }: { onChoose: OnChoose }) {
  const [passesOn, setPassesOn] = useState(false);
  const [heir, setHeir] = useState<Schemas['OrganizationUser'] | null>(null);
  return (
    <>
      <Checkbox
        name="passes_on"
        label={t`Their accounts pass on to one new owner; otherwise people who own accounts are left as they are`}
        checked={passesOn}
        onChange={(on) => {
          setPassesOn(on);
          setHeir(null);
          onChoose(on ? undefined : {});
        }}
      />
      {passesOn ? (
        <PersonChoice
          legend={t`Who owns them from now on`}
          chosen={heir}
          onChoose={(person) => {
            setHeir(person);
            onChoose({ new_owner_user_sid: person.sid });
          }}
        />
      ) : null}
    </>
  );
}

export function RoleAndPlace({ onChoose }: { onChoose: OnChoose }) {
  const [place, setPlace] = useState<'organization' | 'account'>('organization');
  const [accountSid, setAccountSid] = useState<string>();
  const [roleSid, setRoleSid] = useState('');
  const roles = useGrantable(place);
  const choose = (account: string | undefined, role: string, where = place) => {
    setPlace(where);
    setAccountSid(account);
    setRoleSid(role);
    const isWhole = role !== '' && (where === 'organization' || account !== undefined);
    const at = account === undefined ? {} : { account_sid: account };
    onChoose(isWhole ? { role_sid: role, ...at } : undefined);
  };
  return (
    <>
      <SelectField
        name="place"
        label={t`Where`}
        value={place}
        options={[
          { value: 'organization', label: t`In the whole organization` },
          { value: 'account', label: t`On one account` },
        ]}
        onChange={(value) =>
          choose(undefined, '', value === 'account' ? 'account' : 'organization')
        }
      />
      {place === 'account' ? (
        <AccountChoice chosen={accountSid} onChoose={(account) => choose(account, roleSid)} />
      ) : null}
      <SelectField
        key={place}
        name="role_sid"
        label={t`Role`}
        options={[{ value: '', label: t`Choose a role…` }, ...roles]}
        onChange={(value) => choose(accountSid, value)}
      />
    </>
  );
}

const shown = 8;

function AccountChoice({
  chosen,
  onChoose,
}: {
  chosen: string | undefined;
  onChoose: (accountSid: string) => void;
}) {
  const { sid } = useOrganization();
  const [search, setSearch] = useState('');
  const accounts = useQuery({
    queryKey: ['accounts', sid, 'to-give', search],
    queryFn: () =>
      bailiwick.organizationAccounts.list(sid, {
        kind: 'all',
        page_size: shown,
        ...(search === '' ? {} : { search }),
      }),
    placeholderData: (before) => before,
  });
  const open = (accounts.data?.items ?? []).filter((account) => account.state !== 'closed');
  return (
    <>
      <div className="field">
        <label htmlFor="account-search">
          <Trans>Find an account by name, tag or SID</Trans>
        </label>
        <input
          id="account-search"
          className="input"
          type="search"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {accounts.isError ? <ProblemSummary problem={problemOf(accounts.error)} /> : null}
      <fieldset>
        <legend className="legend">
          <Trans>On which account</Trans>
        </legend>
        <div className="choices">
          {open.map((account) => (
            <label className="choice" key={account.sid}>
              <input
                type="radio"
                name="account"
                checked={chosen === account.sid}
                onChange={() => onChoose(account.sid)}
              />
              <span className="choice-title">{account.friendly_name}</span>
            </label>
          ))}
          {accounts.isSuccess && open.length === 0 ? (
            <p className="choice">
              <Trans>None matches.</Trans>
            </p>
          ) : null}
        </div>
        {accounts.data?.page.next_token == null ? null : (
          <p className="small muted">
            <Trans>There are more: type a part of the name.</Trans>
          </p>
        )}
      </fieldset>
    </>
  );
}

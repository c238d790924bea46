/** Gives an account to another owner: pick among the people, see who cannot and why, and the impact, in one sheet. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { useOrganization } from './organization.ts';

type Person = Schemas['OrganizationUser'];
type Account = Schemas['ManagedAccount'];

/** @param account undefined: one that is not made yet */
function whyNot(person: Person, account: Account | undefined): string | null {
  if (account !== undefined && person.sid === account.owner?.user_sid) return t`owns it now`;
  if (person.kind === 'independent') return t`independent: the owner has to be a managed user`;
  if (person.state === 'inactive') return t`deactivated`;
  return person.state === 'active' ? null : t`cannot sign in`;
}

export function ChangeOwner({
  account,
  after,
  onClose,
}: {
  account: Account;
  after: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { sid } = useOrganization();
  const [person, setPerson] = useState<Person | null>(null);
  const [stays, setStays] = useState(true);
  const body = { owner_user_sid: person?.sid ?? '', old_owner_stays: stays };
  return (
    <FarReachingAct
      title={t`Change the owner of ${{ name: account.friendly_name }}`}
      button={person === null ? t`Change the owner` : t`Make ${{ name: person.name }} the Owner`}
      danger={false}
      inputs={[account.sid, person?.sid, stays]}
      waiting={person === null ? t`Choose who owns it: then you see what changes.` : undefined}
      preview={() => bailiwick.organizationAccounts.changeOwnerDryRun(sid, account.sid, body)}
      run={async (api) => {
        await api.organizationAccounts.changeOwner(sid, account.sid, body);
        await after();
        onClose();
      }}
      onClose={onClose}
    >
      <PersonChoice account={account} chosen={person} onChoose={setPerson} />
      <Checkbox
        name="old_owner_stays"
        label={
          account.owner === null
            ? t`The old Owner stays, as an Administrator of the account`
            : t`${{ name: account.owner.name }} stays, as an Administrator of the account`
        }
        checked={stays}
        onChange={setStays}
      />
    </FarReachingAct>
  );
}

const shown = 8;

/** The people of the organization, with who cannot own an account and why. */
export function PersonChoice({
  account,
  legend = t`Who owns it from now on`,
  chosen,
  onChoose,
}: {
  account?: Account;
  legend?: string;
  chosen: Person | null;
  onChoose: (person: Person) => void;
}) {
  const { sid } = useOrganization();
  const [search, setSearch] = useState('');
  const people = useQuery({
    queryKey: ['owners-to-be', sid, search],
    queryFn: () =>
      bailiwick.organizationUsers.list(sid, {
        page_size: shown,
        ...(search === '' ? {} : { search }),
      }),
  });
  const items = people.data?.items ?? [];
  return (
    <>
      <div className="field">
        <label htmlFor="owner-search">
          <Trans>Find by name or address</Trans>
        </label>
        <input
          id="owner-search"
          className="input"
          type="search"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {people.isError ? <ProblemSummary problem={problemOf(people.error)} /> : null}
      <fieldset>
        <legend className="legend">{legend}</legend>
        <div className="choices">
          {items.map((person) => {
            const reason = whyNot(person, account);
            return (
              <label className="choice" key={person.sid} data-disabled={reason !== null}>
                <input
                  type="radio"
                  name="owner"
                  disabled={reason !== null}
                  checked={chosen?.sid === person.sid}
                  onChange={() => onChoose(person)}
                />
                <span>
                  <span className="choice-title">{person.name}</span>
                  <span className="field-help">
                    {person.email}
                    {reason === null ? null : <> – {reason}</>}
                  </span>
                </span>
              </label>
            );
          })}
          {people.isSuccess && items.length === 0 ? (
            <p className="choice">
              <Trans>Nobody matches.</Trans>
            </p>
          ) : null}
        </div>
        {people.data?.page.next_token == null ? null : (
          <p className="small muted">
            <Trans>There are more: type a part of the name.</Trans>
          </p>
        )}
      </fieldset>
    </>
  );
}

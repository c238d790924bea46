/** Giving somebody, or a group, a role on accounts: find, tick as many as wanted, save them together. */
import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatList } from '../../i18n/formats.ts';
import { developer, useGrantable } from '../../roles.ts';
import { Button, Checkbox, SelectField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { useOrganization } from './organization.ts';

/** SID → name. */
type Chosen = ReadonlyMap<string, string>;

const shown = 8;
/** As many as one command gives. */
const tickedAtOnce = 100;

type Account = Schemas['ManagedAccount'];

const named = (accounts: readonly Account[]) =>
  accounts
    .filter((account) => account.state !== 'closed')
    .map((account) => [account.sid, account.friendly_name] as const);

/** Who gets it, as a change names them, and what is read anew afterwards. */
interface Receiver {
  readonly change:
    | { readonly action: 'give'; readonly user_sid: string }
    | { readonly action: 'give_to_group'; readonly group_sid: string };
  readonly refresh: () => Promise<unknown>;
}

interface Held {
  readonly role_name: string;
  readonly scope: { readonly sid: string };
}

export function GiveAccess({ to, held }: { to: Receiver; held: readonly Held[] }) {
  const { sid } = useOrganization();
  const roles = useGrantable('account');
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [isMissing, setMissing] = useState(false);
  const ticked = chosen.size;
  const give: Submit = async ({ role_sid = '' }, api) => {
    if (chosen.size === 0) return setMissing(true);
    const changes = [...chosen.keys()].map((account_sid) => ({
      ...to.change,
      role_sid,
      account_sid,
    }));
    await api.roleAssignments.change(sid, { changes });
    await to.refresh();
    setMissing(false);
    setChosen(new Map());
  };
  return (
    <div className="section">
      <h3>
        <Trans>Give access</Trans>
      </h3>
      <Form
        submit={
          ticked < 2
            ? t`Give access`
            : plural(ticked, {
                one: 'Give access to # account',
                other: 'Give access to # accounts',
              })
        }
        onSubmit={give}
      >
        <AccountTicks chosen={chosen} held={held} onChange={setChosen} />
        {isMissing && chosen.size === 0 ? (
          <p className="field-error" role="alert">
            <Trans>Tick an account first.</Trans>
          </p>
        ) : null}
        <SelectField
          name="role_sid"
          label={t`Role`}
          options={roles}
          defaultValue={developer}
          key={roles.length}
        />
      </Form>
    </div>
  );
}

function AccountLabel({ name, roles }: { name: string; roles: readonly string[] }) {
  return (
    <>
      <span className="choice-title">{name}</span>
      {roles.length === 0 ? null : (
        <span className="field-help">
          <Trans>has {ph({ roles: formatList(roles) })} here</Trans>
        </span>
      )}
    </>
  );
}

/** The ticked ones stay in sight, whatever is searched for. */
function AccountTicks({
  chosen,
  held,
  onChange,
}: {
  chosen: Chosen;
  held: readonly Held[];
  onChange: (chosen: Chosen) => void;
}) {
  const { sid } = useOrganization();
  const [search, setSearch] = useState('');
  const { act, pending, problem } = useAct();
  const load = (page_size: number) =>
    bailiwick.organizationAccounts.list(sid, {
      kind: 'all',
      page_size,
      ...(search === '' ? {} : { search }),
    });
  const accounts = useQuery({
    queryKey: ['accounts', sid, 'to-give', search],
    queryFn: () => load(shown),
    placeholderData: (before) => before,
  });
  const found = named(accounts.data?.items ?? []).filter(([accountSid]) => !chosen.has(accountSid));
  const toggle = (accountSid: string, name: string, on: boolean) =>
    onChange(
      on
        ? new Map([...chosen, [accountSid, name]])
        : new Map([...chosen].filter(([other]) => other !== accountSid)),
    );
  /** Those where they hold something are ticked by hand: the same role twice is refused. */
  const tickAll = () =>
    void act(async () => {
      const all = named((await load(tickedAtOnce)).items);
      const free = all.filter(([accountSid]) => rolesOn(accountSid).length === 0);
      onChange(new Map([...chosen, ...free].slice(0, tickedAtOnce)));
    });
  const rolesOn = (accountSid: string) =>
    held.filter(({ scope }) => scope.sid === accountSid).map(({ role_name }) => role_name);
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
          // Enter would save what is ticked so far.
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </div>
      {accounts.isError ? <ProblemSummary problem={problemOf(accounts.error)} /> : null}
      <fieldset>
        <legend className="legend">{t`Accounts`}</legend>
        <div className="choices">
          {[...chosen, ...found].map(([accountSid, name], index) => (
            <div
              className="choice"
              key={accountSid}
              tabIndex={-1}
              data-pointer={`/changes/${index}`}
              data-label={name}
            >
              <Checkbox
                name={`give-${accountSid}`}
                label={<AccountLabel name={name} roles={rolesOn(accountSid)} />}
                checked={chosen.has(accountSid)}
                onChange={(on) => toggle(accountSid, name, on)}
              />
            </div>
          ))}
          {accounts.isSuccess && found.length === 0 && chosen.size === 0 ? (
            <p className="choice">
              {search === '' ? t`There is no account yet.` : t`None matches.`}
            </p>
          ) : null}
        </div>
        {accounts.data?.page.next_token == null ? null : (
          <p className="small muted">
            <Trans>There are more: type a part of the name.</Trans>
          </p>
        )}
        {problem === null ? null : <ProblemSummary problem={problem} />}
        {found.length < 2 ? null : (
          <p>
            <Button small pending={pending} onPress={tickAll}>
              {search === '' ? t`Tick every account` : t`Tick all that match`}
            </Button>
          </p>
        )}
      </fieldset>
    </>
  );
}

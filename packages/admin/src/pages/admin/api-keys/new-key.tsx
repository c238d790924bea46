/** Making an API key: its name, how long it works, and what it may do, in plain words. */
import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, ButtonLink, Checkbox, SelectField, TextField } from '../../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { inGroups, type KeyPermission, refreshKeys, useKeyPermissions } from './key-data.ts';
import { type Shown, ShownKey } from './shown-key.tsx';
import '../../../styles/api-keys.css';

const without = 'never';
const lifetimes = () => [
  ...[7, 30, 90, 365].map((days) => ({
    value: String(days),
    label: plural(days, { one: '# day', other: '# days' }),
  })),
  { value: without, label: t`without an end` },
];

export function NewApiKey() {
  const organization = useOrganization();
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <Page
      help="api-keys"
      title={t`Create an API key`}
      place={organization.place}
      crumb={
        <Link to="/admin/api-keys">
          <Trans>API keys</Trans>
        </Link>
      }
      lead={t`A program with the key does what you choose here, within what you may do yourself at that moment. Everything it does stands in the audit log under the name of the key.`}
    >
      {shown === null ? (
        <KeyForm onMade={setShown} />
      ) : (
        <>
          <ShownKey shown={shown} />
          <div className="form-foot">
            <ButtonLink kind="primary" to="/admin/api-keys">
              <Trans>I have stored it</Trans>
            </ButtonLink>
          </div>
        </>
      )}
    </Page>
  );
}

function KeyForm({ onMade }: { onMade: (shown: Shown) => void }) {
  const organization = useOrganization();
  const permissions = useKeyPermissions(organization.sid);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (!organization.may('api-keys/create'))
    return (
      <Notice>
        <p>
          <Trans>
            Your roles do not let you create API keys. The Owner and Administrators can.
          </Trans>
        </p>
      </Notice>
    );
  const create: Submit = async (values, api) => {
    const { expires_in_days: days = without } = values;
    const { api_key, key } = await api.apiKeys.create(organization.sid, {
      name: (values['name'] ?? '').trim(),
      permissions: [...chosen].sort(),
      expires_in_days: days === without ? null : Number(days),
    });
    onMade({ name: api_key.name, key });
    await refreshKeys(organization.sid);
  };
  return (
    <Form submit={t`Create the API key`} onSubmit={create}>
      <div className="measure">
        <TextField
          name="name"
          label={t`Name`}
          maxLength={64}
          help={t`What the program is for, like “Nightly report”. The audit log calls it so.`}
        />
        <SelectField
          name="expires_in_days"
          label={t`It works for`}
          options={lifetimes()}
          defaultValue="90"
          help={t`It also ends when your login leaves, is stopped, or gets another password.`}
        />
      </div>
      <h2>
        <Trans>What it may do</Trans>
      </h2>
      {permissions.isError ? (
        <ProblemSummary problem={problemOf(permissions.error)} takesFocus={false} />
      ) : null}
      {permissions.isPending ? (
        <p className="muted" role="status">
          <Trans>Loading…</Trans>
        </p>
      ) : null}
      {permissions.data === undefined ? null : (
        <Permissions items={permissions.data.items} chosen={chosen} onChange={setChosen} />
      )}
    </Form>
  );
}

function Permissions({
  items,
  chosen,
  onChange,
}: {
  items: readonly KeyPermission[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const own = items.filter((item) => item.is_yours);
  const others = items.length - own.length;
  const count = chosen.size;
  const choose = (name: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(name);
    else next.delete(name);
    onChange(next);
  };
  const reading = own.filter((item) => item.only_reads).map((item) => item.name);
  return (
    <>
      <p className="form-foot">
        <span role="status">
          <Plural value={count} _0="Nothing chosen yet" one="# chosen" other="# chosen" />
        </span>
        <Button small onPress={() => onChange(new Set([...chosen, ...reading]))}>
          <Trans>Everything that only reads</Trans>
        </Button>
        <Button small onPress={() => onChange(new Set())}>
          <Trans>Nothing</Trans>
        </Button>
      </p>
      <div className="permission-groups" data-pointer="/permissions" data-label={t`What it may do`}>
        {inGroups(own).map(([group, members]) => (
          <fieldset key={group}>
            <legend className="legend">{group}</legend>
            {members.map(({ name, allows }) => (
              <Checkbox
                key={name}
                name={`permission ${name}`}
                label={<span title={name}>{allows}</span>}
                checked={chosen.has(name)}
                onChange={(isChosen) => choose(name, isChosen)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {others === 0 ? null : (
        <p className="small muted">
          <Plural
            value={others}
            one="# more permission exists that you do not hold, so you cannot give it."
            other="# more permissions exist that you do not hold, so you cannot give them."
          />
        </p>
      )}
      <p className="small muted">
        <Trans>
          What cannot be undone, how people sign in, and who is an administrator stay with people:
          no key can do that.
        </Trans>
      </p>
    </>
  );
}

/** Inviting up to 500 people at once, with their role and their access to accounts in the same step. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { developer, standardUser, useGrantable } from '../../roles.ts';
import { Button, ButtonLink, Checkbox, SelectField, TextArea } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct, valuesOf } from '../../ui/form.tsx';
import { InvitationOutcome } from '../../ui/invitation.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger, Notice } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';

type Access = Readonly<Record<string, string>>;

const addressesIn = (text: string) => text.split(/[\s,;]+/).filter((word) => word !== '');

export function Invite() {
  const organization = useOrganization();
  const { sid } = organization;
  const [access, setAccess] = useState<Access>({});
  const [done, setDone] = useState<Schemas['InvitationResults'] | null>(null);
  const [preview, setPreview] = useState<Schemas['InvitationResults'] | null>(null);
  const domains = useQuery({
    queryKey: ['domains', sid, 'overview'],
    queryFn: () => bailiwick.domains.list(sid, { page_size: 200 }),
  });
  const roles = useGrantable('organization');
  const { act } = useAct();
  const proven = domains.data?.items.filter((domain) => domain.state === 'verified') ?? [];
  const bodyOf = (values: Record<string, string>) => ({
    emails: addressesIn(values['emails'] ?? ''),
    organization_role_sid: values['organization_role_sid'] ?? standardUser,
    accounts: Object.entries(access).map(([account_sid, role_sid]) => ({ account_sid, role_sid })),
  });
  const send: Submit = async (values, api) => {
    setDone(await api.invitations.create(sid, bodyOf(values)));
    setPreview(null);
    await queryClient.invalidateQueries();
  };
  const look = (form: HTMLFormElement | null) => {
    if (form === null) return;
    const values = valuesOf(form);
    if (addressesIn(values['emails'] ?? '').length > 0)
      void act(async () => setPreview(await bailiwick.invitations.preview(sid, bodyOf(values))));
  };
  return (
    <Page
      help="inviting"
      title="Invite people"
      place={organization.place}
      crumb={<Link to="/admin/users">Users</Link>}
      lead="1 to 500 people at once. Whoever belongs here already gets the access right away."
    >
      {domains.data !== undefined && proven.length === 0 ? (
        <Notice tone="warn">
          Only people with an address in a proven domain can be invited.{' '}
          <Link to="/admin/domains">Prove a domain first.</Link>
        </Notice>
      ) : null}
      {done === null ? null : (
        <>
          <InvitationOutcome result={done} />
          <p className="section">
            <ButtonLink to="/admin/users" search={{ tab: 'invited' }}>
              See who is invited
            </ButtonLink>
          </p>
        </>
      )}
      <div className="columns">
        <div
          id="invite-form"
          key={done === null ? 'first' : done.results.map((row) => row.email).join()}
        >
          <Form
            submit="Send the invitations"
            onSubmit={send}
            secondary={
              <Button
                onPress={() => look(document.querySelector<HTMLFormElement>('#invite-form form'))}
              >
                What would happen?
              </Button>
            }
          >
            <TextArea
              name="emails"
              label="E-mail addresses"
              rows={5}
              help={`One or many, separated by spaces, commas or lines${proven.length === 0 ? '' : `, at ${proven.map((domain) => domain.name).join(', ')}`}.`}
            />
            <SelectField
              name="organization_role_sid"
              label="Role in the organization"
              options={roles}
              defaultValue={standardUser}
              key={roles.length}
            />
            <AccountChooser access={access} onChange={setAccess} />
          </Form>
        </div>
        <aside>
          {preview === null ? (
            <AccessLedger access={access} />
          ) : (
            <PreviewLedger preview={preview} />
          )}
        </aside>
      </div>
    </Page>
  );
}

/** Accounts to tick, each with a role. */
function AccountChooser({
  access,
  onChange,
}: {
  access: Access;
  onChange: (access: Access) => void;
}) {
  const { sid } = useOrganization();
  const roles = useGrantable('account');
  const accounts = useQuery({
    queryKey: ['accounts', sid, 'chooser'],
    queryFn: () => bailiwick.organizationAccounts.list(sid, { page_size: 100, kind: 'all' }),
  });
  const toggle = (accountSid: string, on: boolean) => {
    const { [accountSid]: _gone, ...rest } = access;
    onChange(on ? { ...rest, [accountSid]: developer } : rest);
  };
  return (
    <fieldset>
      <legend className="legend">Access to accounts</legend>
      {accounts.isError ? (
        <ProblemSummary problem={problemOf(accounts.error)} takesFocus={false} />
      ) : null}
      <div className="choices">
        {accounts.data?.items.map((account) => (
          <div className="choice" key={account.sid}>
            <Checkbox
              name={`account-${account.sid}`}
              label={account.friendly_name}
              checked={account.sid in access}
              onChange={(on) => toggle(account.sid, on)}
            />
            {account.sid in access ? (
              <select
                className="input"
                aria-label={`Role on ${account.friendly_name}`}
                value={access[account.sid]}
                onChange={(event) => onChange({ ...access, [account.sid]: event.target.value })}
              >
                {roles.map((role) => (
                  <option key={role.value} value={role.value}>
                    {role.label}
                  </option>
                ))}
              </select>
            ) : null}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function AccessLedger({ access }: { access: Access }) {
  const count = Object.keys(access).length;
  return (
    <Ledger
      title="What will happen"
      rows={[
        ['Each person gets', 'one mail'],
        ['The link works for', '7 days'],
        ['Accounts that they reach', count],
      ]}
    />
  );
}

function PreviewLedger({ preview }: { preview: Schemas['InvitationResults'] }) {
  const missed = preview.results.filter(
    (row) => row.outcome === 'refused' || row.outcome === 'already_invited',
  );
  return (
    <Ledger
      title="What would happen"
      rows={[
        ['Invited by mail', preview.invited],
        ['Get access at once', preview.granted],
        ['Not invited', preview.refused],
      ]}
    >
      <ul>
        {missed.slice(0, 20).map((row) => (
          <li key={row.email} className="small">
            <span className="strong">{row.email}</span>: {row.reason}
          </li>
        ))}
      </ul>
    </Ledger>
  );
}

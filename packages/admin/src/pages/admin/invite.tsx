/** Inviting up to 500 people at once, with their role and their access to accounts in the same step. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatAlternatives, formatDuration, formatNumber } from '../../i18n/formats.ts';
import { developer, standardUser, useGrantable } from '../../roles.ts';
import { Button, ButtonLink, Checkbox, SelectField, TextArea } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct, valuesOf } from '../../ui/form.tsx';
import { InvitationOutcome } from '../../ui/invitation-outcome.tsx';
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
      title={t`Invite people`}
      place={organization.place}
      crumb={<Link to="/admin/users">{t`Users`}</Link>}
      lead={t`1 to 500 people at once. Whoever belongs here already gets the access right away.`}
    >
      {domains.data !== undefined && proven.length === 0 ? (
        <Notice tone="warn">
          <Trans>
            Only people with an address in a proven domain can be invited.{' '}
            <Link to="/admin/domains">Prove a domain first.</Link>
          </Trans>
        </Notice>
      ) : null}
      {done === null ? null : <Done result={done} />}
      <div className="columns">
        <div
          id="invite-form"
          key={done === null ? 'first' : done.results.map((row) => row.email).join()}
        >
          <Form
            submit={t`Send the invitations`}
            onSubmit={send}
            secondary={
              <Button
                onPress={() => look(document.querySelector<HTMLFormElement>('#invite-form form'))}
              >
                <Trans>What would happen?</Trans>
              </Button>
            }
          >
            <TextArea
              name="emails"
              label={t`E-mail addresses`}
              rows={5}
              help={
                proven.length === 0
                  ? t`One or many, separated by spaces, commas or lines.`
                  : t`One or many, separated by spaces, commas or lines, at ${{ domains: formatAlternatives(proven.map((domain) => domain.name)) }}.`
              }
            />
            <SelectField
              name="organization_role_sid"
              label={t`Role in the organization`}
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

function Done({ result }: { result: Schemas['InvitationResults'] }) {
  return (
    <>
      <InvitationOutcome result={result} />
      <p className="section">
        <ButtonLink to="/admin/users" search={{ tab: 'invited' }}>
          <Trans>See who is invited</Trans>
        </ButtonLink>
      </p>
    </>
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
      <legend className="legend">
        <Trans>Access to accounts</Trans>
      </legend>
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
                aria-label={t`Role on ${{ name: account.friendly_name }}`}
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
      title={t`What will happen`}
      rows={[
        [t`Each person gets`, t`one mail`],
        [t`The link works for`, formatDuration(7, 'day')],
        [t`Accounts that they reach`, formatNumber(count)],
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
      title={t`What would happen`}
      rows={[
        [t`Invited by mail`, formatNumber(preview.invited)],
        [t`Get access at once`, formatNumber(preview.granted)],
        [t`Not invited`, formatNumber(preview.refused)],
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

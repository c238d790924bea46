/** What happens to new people of the proven domains, and a box to test an address. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, Checkbox, Choices, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger, Notice, Stamp } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';

type Policy = Schemas['SignUpPolicy'];

export const policyChoices = (): readonly {
  value: Policy['policy'];
  title: string;
  text: string;
}[] => [
  {
    value: 'INVITATION_ONLY',
    title: t`are refused unless invited`,
    text: t`They read whom to ask, and can send a request that you see.`,
  },
  {
    value: 'APPROVAL_REQUIRED',
    title: t`need an administrator’s approval`,
    text: t`They are told so before they fill anything in; you decide.`,
  },
  {
    value: 'AUTO_MEMBERSHIP',
    title: t`join as managed users`,
    text: t`As Standard Users, as soon as their address is proven. Accounts that they create are yours.`,
  },
  {
    value: 'NO_MEMBERSHIP',
    title: t`sign up outside the organization`,
    text: t`Their login and their accounts are their own.`,
  },
];

const policySentences: Readonly<Record<Policy['policy'], MessageDescriptor>> = {
  INVITATION_ONLY: msg`New people are refused unless invited.`,
  APPROVAL_REQUIRED: msg`New people need an administrator’s approval.`,
  AUTO_MEMBERSHIP: msg`New people join as managed users.`,
  NO_MEMBERSHIP: msg`New people sign up outside the organization.`,
};

const outcomeWords: Readonly<Record<Schemas['SignUpTest']['outcome'], MessageDescriptor>> = {
  open: msg`signs up on their own`,
  joins: msg`joins`,
  approval: msg`waits for approval`,
  refused: msg`is refused`,
};

export function SignUpPolicy() {
  const organization = useOrganization();
  const policy = useQuery({
    queryKey: ['sign-up-policy', organization.sid],
    queryFn: () => bailiwick.signUpPolicy.get(organization.sid),
  });
  const [saved, setSaved] = useState(false);
  return (
    <Page
      help="sign-up-policy"
      title={t`Sign-up policy`}
      place={organization.place}
      lead={t`What happens when somebody signs up by themselves with an address in one of your proven domains. It holds at every door.`}
    >
      {policy.isError ? <ProblemSummary problem={problemOf(policy.error)} /> : null}
      {policy.data === undefined ? null : (
        <div className="columns">
          <div>
            {saved ? (
              <Notice tone="ok" live>
                <Trans>Saved. It holds from now on.</Trans>
              </Notice>
            ) : null}
            <DefaultPolicy
              policy={policy.data}
              onSaved={() => setSaved(true)}
              key={policy.data.version}
            />
            <PerDomain policy={policy.data} />
          </div>
          <TestAddress />
        </div>
      )}
    </Page>
  );
}

/** Begins anew with each version of the policy; what tells of a saving therefore stands outside. */
function DefaultPolicy({ policy, onSaved }: { policy: Policy; onSaved: () => void }) {
  const organization = useOrganization();
  const [chosen, setChosen] = useState<string>(policy.policy);
  const [foreign, setForeign] = useState(policy.allows_foreign_invitations);
  const may = organization.may('sign-up-policies/update');
  const preview = useQuery({
    queryKey: ['sign-up-policy-preview', organization.sid, chosen, policy.version],
    queryFn: () =>
      bailiwick.signUpPolicy.preview(organization.sid, { policy: chosen as Policy['policy'] }),
    enabled: may && chosen !== policy.policy,
  });
  const save: Submit = async (values, api) => {
    const contact = (values['contact'] ?? '').trim();
    const next = await api.signUpPolicy.update(
      organization.sid,
      {
        policy: chosen as Policy['policy'],
        contact: contact === '' ? null : contact,
        allows_foreign_invitations: foreign,
      },
      { ifMatch: policy.version },
    );
    onSaved();
    queryClient.setQueryData(['sign-up-policy', organization.sid], next);
    await queryClient.invalidateQueries({ queryKey: ['audit', organization.sid] });
  };
  if (!may) {
    return (
      <section className="section">
        <h2>
          <Trans>Default</Trans>
        </h2>
        <p>
          {i18n._(policySentences[policy.policy])}{' '}
          <Trans>The Owner and Administrators can change this.</Trans>
        </p>
      </section>
    );
  }
  return (
    <section className="section">
      <h2>
        <Trans>Default for all proven domains</Trans>
      </h2>
      <Form submit={t`Save`} onSubmit={save}>
        <Choices
          name="policy"
          legend={t`New people`}
          choices={policyChoices()}
          value={chosen}
          onChange={setChosen}
        />
        {preview.data?.impact == null ? null : <Notice live>{preview.data.impact.sentence}</Notice>}
        <TextField
          name="contact"
          label={t`Whom to ask`}
          defaultValue={policy.contact ?? ''}
          required={false}
          maxLength={200}
          help={t`Shown to people who are turned away, for example it@corp.com.`}
        />
        <Checkbox
          name="foreign"
          label={t`Other organizations may invite our managed users to their accounts`}
          checked={foreign}
          onChange={setForeign}
        />
      </Form>
    </section>
  );
}

function PerDomain({ policy }: { policy: Policy }) {
  const title = (value: Policy['policy']) =>
    policyChoices().find((choice) => choice.value === value)?.title ?? value;
  return (
    <section className="section">
      <h2>
        <Trans>By domain</Trans>
      </h2>
      {policy.domains.length === 0 ? (
        <p>
          <Trans>
            No domain is proven yet, so the policy touches nobody.{' '}
            <Link to="/admin/domains">Prove a domain.</Link>
          </Trans>
        </p>
      ) : (
        <table className="table" aria-label={t`Policy by domain`}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Domain</Trans>
              </th>
              <th scope="col">
                <Trans>New people</Trans>
              </th>
              <th scope="col">
                <Trans>Because</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {policy.domains.map((domain) => (
              <tr key={domain.domain_sid}>
                <td data-label={t`Domain`}>
                  <Link
                    className="mono"
                    to="/admin/domains/$domainSid"
                    params={{ domainSid: domain.domain_sid }}
                  >
                    {domain.name}
                  </Link>
                </td>
                <td data-label={t`New people`}>{title(domain.effective)}</td>
                <td data-label={t`Because`}>
                  {domain.policy === null ? (
                    <Stamp>
                      <Trans>default</Trans>
                    </Stamp>
                  ) : (
                    <Stamp tone="ok">
                      <Trans>its own</Trans>
                    </Stamp>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function TestAddress() {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const [email, setEmail] = useState('');
  const [answer, setAnswer] = useState<Schemas['SignUpTest'] | null>(null);
  const test = () =>
    void act(async () =>
      setAnswer(await bailiwick.signUpPolicy.test(organization.sid, { email: email.trim() })),
    );
  return (
    <Ledger
      title={t`Test an address`}
      rows={answer === null ? [] : [[t`Outcome`, i18n._(outcomeWords[answer.outcome])]]}
    >
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          test();
        }}
      >
        <div className="field">
          <label htmlFor="test-address">
            <Trans>E-mail address</Trans>
          </label>
          <input
            id="test-address"
            className="input"
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            autoComplete="off"
          />
        </div>
        <Button type="submit" pending={pending}>
          <Trans>What would happen?</Trans>
        </Button>
      </form>
      {answer === null ? null : (
        <div role="status">
          <p className="section" />
          <p>
            <Trans>They would read: “{ph({ sentence: answer.sentence })}”</Trans>
          </p>
          <p className="small muted">{answer.because}</p>
        </div>
      )}
    </Ledger>
  );
}

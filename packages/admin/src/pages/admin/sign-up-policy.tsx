/** What happens to new people of the proven domains, and a box to test an address. */
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

export const policyChoices: readonly { value: Policy['policy']; title: string; text: string }[] = [
  {
    value: 'INVITATION_ONLY',
    title: 'are refused unless invited',
    text: 'They read whom to ask, and can send a request that you see.',
  },
  {
    value: 'APPROVAL_REQUIRED',
    title: 'need an administrator’s approval',
    text: 'They are told so before they fill anything in; you decide.',
  },
  {
    value: 'AUTO_MEMBERSHIP',
    title: 'join as managed users',
    text: 'As Standard Users, as soon as their address is proven. Accounts that they create are yours.',
  },
  {
    value: 'NO_MEMBERSHIP',
    title: 'sign up outside the organization',
    text: 'Their login and their accounts are their own.',
  },
];

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
      title="Sign-up policy"
      place={organization.place}
      lead="What happens when somebody signs up by themselves with an address in one of your proven domains. It holds at every door."
    >
      {policy.isError ? <ProblemSummary problem={problemOf(policy.error)} /> : null}
      {policy.data === undefined ? null : (
        <div className="columns">
          <div>
            {saved ? (
              <Notice tone="ok" live>
                Saved. It holds from now on.
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
        <h2>Default</h2>
        <p>
          New people {policyChoices.find((choice) => choice.value === policy.policy)?.title}. The
          Owner and Administrators can change this.
        </p>
      </section>
    );
  }
  return (
    <section className="section">
      <h2>Default for all proven domains</h2>
      <Form submit="Save" onSubmit={save}>
        <Choices
          name="policy"
          legend="New people"
          choices={policyChoices}
          value={chosen}
          onChange={setChosen}
        />
        {preview.data?.impact == null ? null : <Notice live>{preview.data.impact.sentence}</Notice>}
        <TextField
          name="contact"
          label="Whom to ask"
          defaultValue={policy.contact ?? ''}
          required={false}
          maxLength={200}
          help="Shown to people who are turned away, for example it@corp.com."
        />
        <Checkbox
          name="foreign"
          label="Other organizations may invite our managed users to their accounts"
          checked={foreign}
          onChange={setForeign}
        />
      </Form>
    </section>
  );
}

function PerDomain({ policy }: { policy: Policy }) {
  const title = (value: Policy['policy']) =>
    policyChoices.find((choice) => choice.value === value)?.title ?? value;
  return (
    <section className="section">
      <h2>By domain</h2>
      {policy.domains.length === 0 ? (
        <p>
          No domain is proven yet, so the policy touches nobody.{' '}
          <Link to="/admin/domains">Prove a domain.</Link>
        </p>
      ) : (
        <table className="table" aria-label="Policy by domain">
          <thead>
            <tr>
              <th scope="col">Domain</th>
              <th scope="col">New people</th>
              <th scope="col">Because</th>
            </tr>
          </thead>
          <tbody>
            {policy.domains.map((domain) => (
              <tr key={domain.domain_sid}>
                <td data-label="Domain">
                  <Link
                    className="mono"
                    to="/admin/domains/$domainSid"
                    params={{ domainSid: domain.domain_sid }}
                  >
                    {domain.name}
                  </Link>
                </td>
                <td data-label="New people">{title(domain.effective)}</td>
                <td data-label="Because">
                  {domain.policy === null ? (
                    <Stamp>default</Stamp>
                  ) : (
                    <Stamp tone="ok">its own</Stamp>
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
    <Ledger title="Test an address" rows={answer === null ? [] : [['Outcome', answer.outcome]]}>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          test();
        }}
      >
        <div className="field">
          <label htmlFor="test-address">E-mail address</label>
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
          What would happen?
        </Button>
      </form>
      {answer === null ? null : (
        <div role="status">
          <p className="section" />
          <p>They would read: “{answer.sentence}”</p>
          <p className="small muted">{answer.because}</p>
        </div>
      )}
    </Ledger>
  );
}

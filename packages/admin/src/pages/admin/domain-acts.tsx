/** What is decided about a domain: its sign-up policy, a new record, and giving it up. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, Choices } from '../../ui/controls.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { Notice } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';
import { policyChoices } from './sign-up-policy.tsx';

type Policy = Schemas['SignUpPolicy']['policy'];

/** The old record is worth nothing from then on. */
export function NewRecord({ domain }: { domain: Schemas['Domain'] }) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const renew = () =>
    void act(async () => {
      await bailiwick.domains.renewChallenge(organization.sid, domain.sid);
      await queryClient.invalidateQueries();
    });
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <Button kind="primary" pending={pending} onPress={renew}>
        <Trans>Get a new record</Trans>
      </Button>
    </>
  );
}

export function DomainPolicy({ domain }: { domain: Schemas['Domain'] }) {
  const organization = useOrganization();
  const [saved, setSaved] = useState(false);
  const policy = useQuery({
    queryKey: ['sign-up-policy', organization.sid],
    queryFn: () => bailiwick.signUpPolicy.get(organization.sid),
  });
  const own = policy.data?.domains.find((row) => row.domain_sid === domain.sid);
  const [chosen, setChosen] = useState<string | null>(null);
  const now = own?.policy ?? 'default';
  const change = {
    domains: [{ domain_sid: domain.sid, policy: chosen === 'default' ? null : (chosen as Policy) }],
  };
  const preview = useQuery({
    queryKey: [
      'sign-up-policy-preview',
      organization.sid,
      domain.sid,
      chosen,
      policy.data?.version,
    ],
    queryFn: () => bailiwick.signUpPolicy.preview(organization.sid, change),
    enabled: chosen !== null && chosen !== now && own !== undefined,
  });
  if (
    policy.data === undefined ||
    own === undefined ||
    !organization.may('sign-up-policies/update')
  )
    return null;
  const value = chosen ?? now;
  const save: Submit = async (_values, api) => {
    if (chosen !== null)
      await api.signUpPolicy.update(organization.sid, change, { ifMatch: policy.data.version });
    await queryClient.invalidateQueries({ queryKey: ['sign-up-policy', organization.sid] });
    setSaved(true);
  };
  const byDefault =
    policyChoices().find((choice) => choice.value === policy.data.policy)?.title ?? '';
  return (
    <section className="section">
      <h2>
        <Trans>When somebody signs up with this domain</Trans>
      </h2>
      {saved ? (
        <Notice tone="ok" live>
          <Trans>Saved. It holds from now on.</Trans>
        </Notice>
      ) : null}
      <Form submit={t`Save`} onSubmit={save}>
        <Choices
          name="domain-policy"
          legend={t`They`}
          choices={[
            { value: 'default', title: t`follow the default: ${byDefault}` },
            ...policyChoices(),
          ]}
          value={value}
          onChange={(next) => {
            setChosen(next);
            setSaved(false);
          }}
        />
        {preview.data?.impact == null || saved ? null : (
          <Notice live>{preview.data.impact.sentence}</Notice>
        )}
      </Form>
    </section>
  );
}

export function RemoveDomain({ domain }: { domain: Schemas['Domain'] }) {
  const organization = useOrganization();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  if (!organization.may('domains/delete')) return null;
  const isHeld = domain.state === 'verified' || domain.state === 'verified_uncertain';
  const query = { people: 'release' } as const;
  return (
    <section className="section">
      <h2>
        <Trans>Remove</Trans>
      </h2>
      <p>
        {isHeld
          ? t`Nobody can be added under ${{ name: domain.name }} any more, its sign-up policy ends, and the people who are managed under it become independent. You see who before you decide.`
          : t`${{ name: domain.name }} leaves your list. You can add it again, with a new record.`}
      </p>
      <Button kind="danger" onPress={() => setAsking(true)}>
        <Trans>Remove the domain</Trans>
      </Button>
      {asking ? (
        <FarReachingAct
          title={t`Remove ${{ name: domain.name }}`}
          button={t`Remove ${{ name: domain.name }}`}
          {...(isHeld ? { typedName: domain.name } : {})}
          preview={() => bailiwick.domains.removeDryRun(organization.sid, domain.sid, query)}
          run={async (api) => {
            await api.domains.remove(organization.sid, domain.sid, query);
            await navigate({ to: '/admin/domains' });
            await queryClient.invalidateQueries();
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}

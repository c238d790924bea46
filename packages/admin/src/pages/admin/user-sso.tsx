/** How one managed person signs in, whatever their domain does. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, Choices, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../../ui/form.tsx';
import { useOrganization } from './organization.ts';

type Rule = Schemas['SsoPersonRule']['rule'];

/** Rules are for few: one page holds them. */
const rulesAtMost = 200;

export function SignsInBy({ person }: { person: Schemas['OrganizationUser'] }) {
  const { sid, may } = useOrganization();
  const isShown = person.kind === 'managed' && may('sso-profiles/enforce');
  const profiles = useQuery({
    queryKey: ['sso-profiles', sid, 'any'],
    queryFn: () => bailiwick.ssoProfiles.list(sid, { page_size: 1 }),
    enabled: isShown,
  });
  const rules = useQuery({
    queryKey: ['sso-person-rules', sid],
    queryFn: () => bailiwick.ssoPersonRules.list(sid, { page_size: rulesAtMost }),
    enabled: isShown && profiles.data !== undefined && profiles.data.items.length > 0,
  });
  if (rules.data === undefined) return null;
  const own = rules.data.items.find((row) => row.user_sid === person.sid);
  return (
    <section className="section">
      <h2>
        <Trans>Single sign-on</Trans>
      </h2>
      <RuleForm key={own?.rule ?? 'by_domain'} person={person} own={own} />
      <Unlink person={person} />
    </section>
  );
}

function RuleForm({
  person,
  own,
}: {
  person: Schemas['OrganizationUser'];
  own: Schemas['SsoPersonRule'] | undefined;
}) {
  const { sid } = useOrganization();
  const [rule, setRule] = useState<Rule>(own?.rule ?? 'by_domain');
  const save: Submit = async ({ reason = '' }, api) => {
    await api.ssoPersonRules.set(sid, person.sid, { rule, reason: reason.trim() });
    await queryClient.invalidateQueries({ queryKey: ['sso-person-rules', sid] });
    await queryClient.invalidateQueries({ queryKey: ['audit', sid] });
  };
  return (
    <Form submit={t`Decide how they sign in`} onSubmit={save}>
      <Choices
        name="rule"
        legend={t`They`}
        choices={[
          { value: 'by_domain', title: t`sign in as everybody of their domain` },
          {
            value: 'exempt',
            title: t`keep another way in`,
            text: t`Their password works, also where single sign-on is the only way.`,
          },
          {
            value: 'required',
            title: t`sign in by single sign-on only`,
            text: t`Although it is not the only way at their domain yet.`,
          },
        ]}
        value={rule}
        onChange={(value) => setRule(value as Rule)}
      />
      <TextField
        name="reason"
        label={t`Why`}
        required={false}
        maxLength={200}
        defaultValue={own?.reason ?? ''}
      />
    </Form>
  );
}

/** For somebody who is somebody else at the provider from now on. */
function Unlink({ person }: { person: Schemas['OrganizationUser'] }) {
  const { sid } = useOrganization();
  const { act, pending, problem } = useAct();
  const [done, setDone] = useState(false);
  const unlink = () =>
    void act(async () => {
      await bailiwick.ssoPersonRules.unlink(sid, person.sid);
      setDone(true);
    });
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <dl className="acts">
        <div>
          <dt>
            <Button pending={pending} onPress={unlink}>
              <Trans>Forget who they are there</Trans>
            </Button>
          </dt>
          <dd>
            <span role="status">
              {done
                ? t`Forgotten. They are linked anew when they sign in next.`
                : t`When they got another login at the provider: they are linked anew when they sign in next.`}
            </span>
          </dd>
        </div>
      </dl>
    </>
  );
}

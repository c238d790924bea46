/** The policies of one account, which can only be stricter than those of the organization. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { ExactTime, Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type Policies, ruleInWords } from './policy-data.ts';
import { Saved } from './saved.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { SessionForm } from './session-form.tsx';

interface OneAccountProps {
  readonly policies: Policies;
  readonly accountSid: string;
}

export function OneAccount({ policies, accountSid }: OneAccountProps) {
  const account = useQuery({
    queryKey: ['account', accountSid],
    queryFn: () => bailiwick.accounts.get(accountSid),
  });
  if (account.isError)
    return <ProblemSummary problem={problemOf(account.error)} takesFocus={false} />;
  if (account.data === undefined) return null;
  const asked = { policies, accountSid, name: account.data.friendly_name };
  return (
    <>
      <p>
        <Link to="/admin/security-policies" search={{}}>
          <Trans>All policies</Trans>
        </Link>
      </p>
      <SecondFactor {...asked} />
      <Sessions {...asked} />
    </>
  );
}

interface PartProps extends OneAccountProps {
  readonly name: string;
}

/** Nothing of its own. */
const nothingOf = (accountSid: string, name: string) => ({
  account_sid: accountSid,
  account_name: name,
  planned: null,
  version: 0,
});

function SecondFactor({ policies, accountSid, name }: PartProps) {
  const { may } = useOrganization();
  const [saved, setSaved] = useState<{ readonly at: string | null } | null>(null);
  const own = policies.accounts.find((row) => row.account_sid === accountSid);
  const policy = own ?? {
    ...policies.second_factor,
    ...nothingOf(accountSid, name),
    required_of: 'nobody' as const,
    phishing_resistant: false,
  };
  return (
    <section className="section measure" aria-label={t`Second factor at ${name}`}>
      <h2>
        <Trans>Second factor at {name}</Trans>
      </h2>
      {saved === null ? null : <Saved at={saved.at} />}
      <p>
        {own === undefined
          ? t`It asks for no more than the organization: ${{ sentence: policies.second_factor.sentence }}`
          : own.sentence}
      </p>
      {own?.planned == null ? null : (
        <Notice>
          <Trans>
            From <ExactTime at={own.planned.starts_at} /> on:{' '}
            {ph({ rule: ruleInWords(own.planned) })}. It starts by itself.
          </Trans>
        </Notice>
      )}
      {may('security-policies/update') ? (
        <SecondFactorForm key={policy.version} policy={policy} onSaved={(at) => setSaved({ at })} />
      ) : null}
    </section>
  );
}

function Sessions({ policies, accountSid, name }: PartProps) {
  const { may } = useOrganization();
  const [saved, setSaved] = useState<{ readonly at: string | null } | null>(null);
  const own = policies.session_accounts.find((row) => row.account_sid === accountSid);
  const policy = own ?? {
    ...policies.session,
    ...nothingOf(accountSid, name),
    lifetime_minutes: null,
    idle_minutes: null,
    step_up_minutes: null,
  };
  return (
    <section className="section measure" aria-label={t`Sessions of whoever reaches ${name}`}>
      <h2>
        <Trans>Sessions of whoever reaches {name}</Trans>
      </h2>
      {saved === null ? null : <Saved at={saved.at} />}
      <p>{own === undefined ? policies.session.sentence : own.sentence}</p>
      {own?.planned == null ? null : (
        <Notice>
          <Trans>
            Other times start by themselves at <ExactTime at={own.planned.starts_at} />.
          </Trans>
        </Notice>
      )}
      {may('security-policies/update') ? (
        <SessionForm key={policy.version} policy={policy} onSaved={(at) => setSaved({ at })} />
      ) : null}
    </section>
  );
}

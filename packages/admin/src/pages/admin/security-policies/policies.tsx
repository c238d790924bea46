/** How people must prove themselves and what is allowed: where things stand by group, accounts that ask for more, and one person. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useQueryWords } from '../../../address.ts';
import { bailiwick } from '../../../api.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import '../../../styles/policies.css';
import { useOrganization } from '../organization.ts';
import { OneAccount, StricterAccounts } from './accounts.tsx';
import { EffectivePolicy } from './effective.tsx';
import { PolicyGroups } from './groups.tsx';
import type { Policies } from './policy-data.ts';
import { SecondFactorCounts } from './second-factor.tsx';

export function SecurityPolicies() {
  const { sid, place, may } = useOrganization();
  const { account } = useQueryWords();
  const policies = useQuery({
    queryKey: ['security-policies', sid],
    queryFn: () => bailiwick.securityPolicies.get(sid),
  });
  return (
    <Page
      help="security-policies"
      title={t`Security policies`}
      place={place}
      lead={t`What holds for the whole organization, or more strictly for one account. Each policy counts at every request, from its start on.`}
    >
      {policies.isError ? (
        <ProblemSummary problem={problemOf(policies.error)} takesFocus={false} />
      ) : null}
      {may('security-policies/update') ? null : (
        <p>
          <Trans>The Owner and Administrators can change this.</Trans>
        </p>
      )}
      {policies.data === undefined ? null : account === undefined ? (
        <Whole policies={policies.data} />
      ) : (
        <OneAccount policies={policies.data} accountSid={account} />
      )}
    </Page>
  );
}

function Whole({ policies }: { policies: Policies }) {
  return (
    <div className="columns">
      <div>
        <PolicyGroups policies={policies} account={null} />
        <StricterAccounts policies={policies} />
        <EffectivePolicy />
      </div>
      <SecondFactorCounts policies={policies} account={null} />
    </div>
  );
}

/** From which networks the organization is reached, and its accounts more strictly; and who came from outside. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick, type Schemas } from '../../../api.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { useOrganization } from '../organization.ts';
import { PolicySection, type SectionProps } from './frame.tsx';
import { NetworkFindings } from './network-findings.tsx';
import { NetworkForm } from './network-form.tsx';
import { policyAt } from './policy-data.ts';

type Policy = Schemas['NetworkPolicy'];

/** What was chosen and taken back stands in no list. */
const hasList = ({ mode, planned }: Policy) =>
  mode !== 'off' || (planned !== null && planned.mode !== 'off');

export function NetworkSection({ account }: SectionProps) {
  const { sid } = useOrganization();
  const policies = useQuery({
    queryKey: ['network-policies', sid],
    queryFn: () => bailiwick.networkPolicies.get(sid),
  });
  if (policies.isError)
    return <ProblemSummary problem={problemOf(policies.error)} takesFocus={false} />;
  if (policies.data === undefined) return null;
  const { policy: above, accounts, your_address: address, findings } = policies.data;
  const policy = policyAt(above, accounts, account, {
    mode: 'off',
    networks: [],
    sentence: above.sentence,
  });
  return (
    <PolicySection
      title={t`Networks`}
      policy={policy}
      form={(closing) => <NetworkForm policy={policy} address={address} {...closing} />}
    >
      {policy.mode === 'off' ? null : <List networks={policy.networks} />}
      {account === null ? (
        <>
          <NetworkFindings findings={findings} />
          <StricterAccounts accounts={accounts.filter(hasList)} />
        </>
      ) : null}
    </PolicySection>
  );
}

function List({ networks }: Pick<Policy, 'networks'>) {
  return (
    <ul className="people" aria-label={t`The list of networks`}>
      {networks.map(({ network, note }) => (
        <li key={network}>
          <span>
            <code>{network}</code> <bdi className="small muted">{note}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Nothing is said where there is none: the page tells how an account asks for more. */
function StricterAccounts({ accounts }: { accounts: readonly Policy[] }) {
  if (accounts.length === 0) return null;
  return (
    <>
      <h4>
        <Trans>Accounts with a list of their own</Trans>
      </h4>
      <ul className="people">
        {accounts.map(({ account_sid: sid, account_name: name, sentence, planned }) => (
          <li key={sid}>
            <span>
              <Link to="/admin/security-policies" search={{ account: sid ?? '' }}>
                {name}
              </Link>
              <span className="small muted impact-names">{planned?.sentence ?? sentence}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

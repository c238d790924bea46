/** From which networks the organization is reached, and its accounts more strictly; and who came from outside. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { ExactTime, Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { NetworkFindings } from './network-findings.tsx';
import { NetworkForm } from './network-form.tsx';
import { Saved } from './saved.tsx';

type Policies = Schemas['NetworkPolicies'];
type Policy = Schemas['NetworkPolicy'];

function useNetworkPolicies() {
  const { sid } = useOrganization();
  return useQuery({
    queryKey: ['network-policies', sid],
    queryFn: () => bailiwick.networkPolicies.get(sid),
  });
}

/** What was chosen and taken back stands in no list. */
const hasList = ({ mode, planned }: Policy) =>
  mode !== 'off' || (planned !== null && planned.mode !== 'off');

export function Networks() {
  const policies = useNetworkPolicies();
  if (policies.isError)
    return <ProblemSummary problem={problemOf(policies.error)} takesFocus={false} />;
  if (policies.data === undefined) return null;
  const { policy, accounts, your_address: address, findings } = policies.data;
  return (
    <section className="section measure" aria-label={t`Networks`}>
      <h2>
        <Trans>Networks</Trans>
      </h2>
      <OnePolicy policy={policy} address={address} sentence={policy.sentence} />
      <NetworkFindings findings={findings} />
      <StricterAccounts accounts={accounts.filter(hasList)} />
    </section>
  );
}

interface AccountProps {
  readonly accountSid: string;
  readonly name: string;
}

export function AccountNetworks({ accountSid, name }: AccountProps) {
  const policies = useNetworkPolicies();
  if (policies.isError)
    return <ProblemSummary problem={problemOf(policies.error)} takesFocus={false} />;
  if (policies.data === undefined) return null;
  const { policy: above, accounts, your_address: address } = policies.data;
  const own = accounts.find((row) => row.account_sid === accountSid);
  const nothing: Policy = {
    ...above,
    account_sid: accountSid,
    account_name: name,
    mode: 'off',
    networks: [],
    planned: null,
    version: 0,
  };
  return (
    <section className="section measure" aria-label={t`Networks of ${name}`}>
      <h2>
        <Trans>Networks of {name}</Trans>
      </h2>
      <OnePolicy
        policy={own ?? nothing}
        address={address}
        sentence={
          own?.sentence ??
          t`It asks for no more than the organization: ${{ sentence: above.sentence }}`
        }
      />
    </section>
  );
}

interface OnePolicyProps {
  readonly policy: Policy;
  readonly address: Policies['your_address'];
  readonly sentence: string;
}

/** Where it stands, what starts by itself, and the form. */
function OnePolicy({ policy, address, sentence }: OnePolicyProps) {
  const { may } = useOrganization();
  const [saved, setSaved] = useState<{ readonly at: string | null } | null>(null);
  return (
    <>
      {saved === null ? null : <Saved at={saved.at} />}
      <p>{sentence}</p>
      {policy.planned === null ? null : (
        <Notice>
          <Trans>
            What is chosen below starts by itself at <ExactTime at={policy.planned.starts_at} />.
          </Trans>
        </Notice>
      )}
      {may('security-policies/update') ? (
        <NetworkForm
          key={policy.version}
          policy={policy}
          address={address}
          onSaved={(at) => setSaved({ at })}
        />
      ) : (
        <p>
          <Trans>The Owner and Administrators can change this.</Trans>
        </p>
      )}
    </>
  );
}

function StricterAccounts({ accounts }: { accounts: readonly Policy[] }) {
  return (
    <>
      <h3>
        <Trans>Accounts with a list of their own</Trans>
      </h3>
      {accounts.length === 0 ? (
        <p>
          <Trans>
            None. <Link to="/admin/accounts">Open an account</Link> and go to its security policy to
            give it one, for people from outside too.
          </Trans>
        </p>
      ) : (
        <ul className="people">
          {accounts.map(({ account_sid: sid, account_name: name, sentence }) => (
            <li key={sid}>
              <span>
                <Link to="/admin/security-policies" search={{ account: sid ?? '' }}>
                  {name}
                </Link>
                <span className="small muted impact-names">{sentence}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

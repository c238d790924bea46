/** What holds for one person, and because of which rule. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useQueryWords } from '../../../address.ts';
import { bailiwick, type Schemas } from '../../../api.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { ExactTime, Stamp } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { PersonFinder } from '../person-finder.tsx';

type Effective = Schemas['EffectiveSecurityPolicy'];

const proofs: Readonly<Record<NonNullable<Effective['proves_by']>, MessageDescriptor>> = {
  sso: msg`The company proves them, by single sign-on.`,
  passkey: msg`They have a passkey.`,
  authenticator_app: msg`They have an authenticator app.`,
};

export function EffectivePolicy() {
  const { sid } = useOrganization();
  const { person } = useQueryWords();
  const navigate = useNavigate();
  const effective = useQuery({
    queryKey: ['effective-policy', sid, person],
    queryFn: () => bailiwick.securityPolicies.getEffective(sid, person ?? ''),
    enabled: person !== undefined,
  });
  const choose = (next: string) =>
    void navigate({
      to: '/admin/security-policies',
      search: { person: next },
      replace: true,
      resetScroll: false,
    });
  return (
    <section className="section measure">
      <h2>
        <Trans>What holds for one person</Trans>
      </h2>
      <PersonFinder
        label={t`By name or address`}
        without={[]}
        onChoose={(chosen) => choose(chosen.sid)}
      />
      {effective.isError ? (
        <ProblemSummary problem={problemOf(effective.error)} takesFocus={false} />
      ) : null}
      <div role="status">
        {effective.data === undefined ? null : <Rules effective={effective.data} />}
      </div>
    </section>
  );
}

function Rules({ effective }: { effective: Effective }) {
  const { name, proves_by: proof, second_factor: rules } = effective;
  return (
    <>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        {proof === null ? t`Their password is all they have.` : i18n._(proofs[proof])}{' '}
        {rules.length === 0 ? t`Nothing more is asked of them.` : null}
      </p>
      <ul className="people">
        {rules.map((rule) => (
          <li key={rule.account_sid ?? 'organization'}>
            <span>
              {rule.account_name === null ? null : (
                <>
                  <Trans>At {ph({ account: rule.account_name })}.</Trans>{' '}
                </>
              )}
              {rule.because}
            </span>
            {rule.complies ? (
              <Stamp tone="ok">
                <Trans>complies</Trans>
              </Stamp>
            ) : (
              <Stamp tone="warn">
                <Trans>not yet</Trans>
              </Stamp>
            )}
          </li>
        ))}
        {effective.session.because.map((because) => (
          <li key={because}>{because}</li>
        ))}
        {effective.limits.map(({ policy, account_sid, because }) => (
          <li key={`${policy} ${account_sid ?? ''}`}>{because}</li>
        ))}
        {effective.planned.map(({ policy, account_sid, starts_at, sentence }) => (
          <li key={`${policy} ${account_sid ?? ''} planned`}>
            <span>
              <Trans>
                From <ExactTime at={starts_at} /> on: {ph({ rule: sentence })}
              </Trans>
            </span>
            <Stamp>
              <Trans>planned</Trans>
            </Stamp>
          </li>
        ))}
      </ul>
    </>
  );
}

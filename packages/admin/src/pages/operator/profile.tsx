/** How an operator signs in: the second factors, and the codes for when they are lost. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { ofOperators } from '../../factors/own.ts';
import { within } from '../../i18n/i18n.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/parts.tsx';
import { useOperatorFactors } from './step-up.tsx';

const loadOwn = within('factors', () => import('../../factors/own-factors.tsx'));
const OwnFactors = lazy(async () => ({ default: (await loadOwn()).OwnFactors }));

export function OperatorProfile() {
  const factors = useOperatorFactors();
  const left = factors.data?.recovery_codes?.left ?? 0;
  return (
    <Page
      help="operator"
      title={t`How you sign in`}
      place={t`Operator`}
      lead={t`Your password and one of these: no operator signs in with a password alone.`}
    >
      {factors.isError ? (
        <ProblemSummary problem={problemOf(factors.error)} takesFocus={false} />
      ) : null}
      {factors.data === undefined ? null : (
        <section className="section">
          <h2>
            <Trans>Second factors</Trans>
          </h2>
          {left === 0 ? (
            <Notice tone="warn">
              <Trans>
                Make recovery codes now: without them, a lost phone or key shuts you out until
                another operator, or whoever works on the machine, lets you in.
              </Trans>
            </Notice>
          ) : (
            <p>
              {plural(left, {
                one: '# recovery code is left for when they are lost.',
                other: '# recovery codes are left for when they are lost.',
              })}
            </p>
          )}
          <Suspense>
            <OwnFactors factors={factors.data} own={ofOperators} />
          </Suspense>
        </section>
      )}
    </Page>
  );
}

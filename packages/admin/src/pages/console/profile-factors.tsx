/** How one signs in beside the password: passkeys, the authenticator app, and recovery codes. */
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { hasFactor, ofPeople } from '../../factors/own.ts';
import { within } from '../../i18n/i18n.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Notice } from '../../ui/parts.tsx';

type Factors = Schemas['Factors'];

/** With its texts, which the pages of operators have too. */
const loadOwn = within('factors', () => import('../../factors/own-factors.tsx'));
const OwnFactors = lazy(async () => ({ default: (await loadOwn()).OwnFactors }));

/** @param children the password, which is the first of them */
export function SignInWays({ children }: { children: ReactNode }) {
  const factors = useQuery({ queryKey: ['factors'], queryFn: () => bailiwick.factors.get() });
  return (
    <section className="section" id="sign-in">
      <h2>
        <Trans>How you sign in</Trans>
      </h2>
      {factors.isError ? (
        <ProblemSummary problem={problemOf(factors.error)} takesFocus={false} />
      ) : null}
      {factors.data === undefined ? null : <Standing factors={factors.data} />}
      {children}
      {factors.data === undefined || factors.data.sso_required ? null : (
        <Suspense>
          <OwnFactors factors={factors.data} own={ofPeople} />
        </Suspense>
      )}
    </section>
  );
}

/** One sentence on where things stand, and whose move it is. */
function Standing({ factors }: { factors: Factors }) {
  const left = factors.recovery_codes?.left ?? 0;
  if (factors.sso_required)
    return (
      <p>
        <Trans>Your company’s sign-in proves who you are: nothing else is asked for here.</Trans>
      </p>
    );
  if (!hasFactor(factors))
    return (
      <p>
        <Trans>
          Your password alone signs you in. Add a passkey or an authenticator app, and whoever
          learns the password still stands outside.
        </Trans>
      </p>
    );
  if (left === 0)
    return (
      <Notice tone="warn">
        <Trans>
          Your password alone is not enough any more, which is good. Make recovery codes now:
          without them, a lost phone or key shuts you out.
        </Trans>
      </Notice>
    );
  return (
    <p>
      <Trans>Signing in asks for your password and one of these, or for a passkey alone.</Trans>{' '}
      <Plural
        value={left}
        one="# recovery code is left for when they are lost."
        other="# recovery codes are left for when they are lost."
      />
    </p>
  );
}

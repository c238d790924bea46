/** Where the way out ends: here and at the identity provider. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryWords } from '../../address.ts';
import { ButtonLink } from '../../ui/controls.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { RefusalPage } from './sso-refusal.tsx';

export function SignedOut() {
  const { fault } = useQueryWords();
  if (fault !== undefined)
    return <RefusalPage title={t`You may still be signed in`} refusal={{ fault, reference: '' }} />;
  return (
    <PlainPage
      help="sso"
      title={t`You are signed out`}
      lead={t`The session here has ended, and your company’s sign-in was told.`}
    >
      <ButtonLink kind="primary" to="/sign-in">
        <Trans>Sign in again</Trans>
      </ButtonLink>
    </PlainPage>
  );
}

/** What is said and asked before the browser makes a passkey. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { TextField } from '../ui/controls.tsx';

export const AboutNewPasskey = () => (
  <Trans>
    Your browser makes it when you continue, on this device, on your phone or on a security key.
    From then on your password alone is not enough to sign in.
  </Trans>
);

export const NewPasskeyName = () => (
  <TextField
    name="name"
    label={t`Name`}
    help={t`So that you know it again: “Work laptop”, “Blue key”.`}
    maxLength={64}
    autoComplete="off"
    autoFocus
  />
);

/** What an authenticator app has to know, as a picture and to be typed, and the first code that it shows. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import type { Schemas } from '../api.ts';
import { TextField } from '../ui/controls.tsx';
import { CopyButton } from '../ui/parts.tsx';

/** Comes when somebody adds an app. */
const QrCode = lazy(() => import('./qr-code.tsx').then((module) => ({ default: module.QrCode })));

export function AppSecret({ begun }: { begun: Schemas['NewAuthenticatorApp'] }) {
  return (
    <>
      <p>
        <Trans>Read the picture with the app, or type the secret into it.</Trans>
      </p>
      <div className="qr-place">
        <Suspense>
          <QrCode text={begun.uri} label={t`The secret as a QR code`} />
        </Suspense>
      </div>
      <p className="mono wrap" dir="ltr">
        {begun.secret.match(/.{1,4}/g)?.join(' ')}
      </p>
      <p className="section">
        <CopyButton text={begun.secret} what={t`the secret`} />
      </p>
    </>
  );
}

export function FirstCode() {
  return (
    <TextField
      name="code"
      label={t`Code of six digits`}
      help={t`The app shows it now. From then on your password alone is not enough.`}
      inputMode="numeric"
      autoComplete="one-time-code"
      className="code-input"
      autoFocus
    />
  );
}

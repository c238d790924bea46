/** A token, this once: the server keeps no copy that it could show again. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CopyButton, Notice } from '../../../ui/parts.tsx';
import '../../../styles/api-keys.css';

export function ShownToken({ name, token }: { name: string; token: string }) {
  return (
    <Notice tone="ok" live>
      <p>
        <Trans>
          This is a token of <bdi>{name}</bdi>. It is shown this once: put it into your identity
          provider, and nowhere else.
        </Trans>
      </p>
      <code className="shown-key">{token}</code>
      <p className="form-foot">
        <CopyButton text={token} what={t`the token`} />
      </p>
      <p className="small">
        <Trans>Whoever has it creates, changes and deactivates people in your organization.</Trans>
      </p>
    </Notice>
  );
}

/** A key with its secret, this once: the server keeps no copy that it could show again. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '../../../ui/controls.tsx';
import { download } from '../../../ui/download.ts';
import { CopyButton, Notice } from '../../../ui/parts.tsx';

export interface Shown {
  readonly name: string;
  readonly key: string;
}

export function ShownKey({ shown }: { shown: Shown }) {
  const { name, key } = shown;
  return (
    <Notice tone="ok" live>
      <p>
        <Trans>
          This is the secret of <bdi>{name}</bdi>. It is shown this once: put it where your program
          finds it, and nowhere else.
        </Trans>
      </p>
      <code className="shown-key">{key}</code>
      <p className="form-foot">
        <CopyButton text={key} what={t`the key`} />
        <Button
          small
          onPress={() =>
            download('bailiwick-api-key.txt', new Blob([`${key}\n`], { type: 'text/plain' }))
          }
        >
          <Trans>Download</Trans>
        </Button>
      </p>
      <p className="small">
        <Trans>
          Send it as a bearer token: <code>Authorization: Bearer …</code>, or as{' '}
          <code>BAILIWICK_TOKEN</code> on the command line.
        </Trans>
      </p>
    </Notice>
  );
}

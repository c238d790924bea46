/** What was changed in this tab, as curl, TypeScript and commands: also what a button did, without a form. */

import { writeCall } from '@bailiwick/sdk/snippets';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { MadeChange } from '../changes.ts';
import { CallAsCode } from './as-code.tsx';
import { Button } from './controls.tsx';
import { Dialog } from './dialog.tsx';

export function ChangesAsCode({
  changes,
  onClose,
}: {
  changes: readonly MadeChange[];
  onClose: () => void;
}) {
  const written = changes
    .map(({ number, operation, args }) => ({ number, call: writeCall(operation, args) }))
    .filter(({ call }) => call.request.method !== 'GET');
  return (
    <Dialog title={t`Your changes as code`} onClose={onClose}>
      <p>
        <Trans>The newest first, as they were made in this tab. Nothing is sent from here.</Trans>
      </p>
      {written.map(({ number, call }) => (
        <section key={number} className="as-code" aria-label={t`Change ${number}`}>
          <h3 className="mono">{call.operation}</h3>
          <CallAsCode call={call} />
        </section>
      ))}
      <div className="form-foot">
        <Button onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </Dialog>
  );
}

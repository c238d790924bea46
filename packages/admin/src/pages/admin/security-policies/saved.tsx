/** Says that a policy was saved, and when it starts. */
import { Trans } from '@lingui/react/macro';
import { ExactTime, Notice } from '../../../ui/parts.tsx';

export function Saved({ at }: { at: string | null }) {
  return (
    <Notice tone="ok" live>
      {at === null ? (
        <Trans>Saved. It counts from now on.</Trans>
      ) : (
        <Trans>
          Saved. It starts by itself at <ExactTime at={at} />.
        </Trans>
      )}
    </Notice>
  );
}

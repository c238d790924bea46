/** Reminding people who are chosen of what is asked of them: who gets a mail first, then the mails. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { Button } from '../../../ui/controls.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import type { Choosing } from '../../../ui/list.tsx';
import { useOrganization } from '../organization.ts';
import { refreshCompliance } from './compliance-data.ts';

type Whom = Parameters<BailiwickClient['compliance']['remind']>[1];

/** The rows that were chosen, or the words that choose everybody. */
function whomOf({ matching, keys, except, count }: Choosing): Whom {
  if (matching === undefined) return { users: [...keys] };
  const { q } = matching;
  const choice = { except: [...except], expected_count: count };
  return { choice: q === undefined ? choice : { ...choice, q } };
}

export function RemindButton({ chosen }: { chosen: Choosing }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="primary" small onPress={() => setOpen(true)}>
        <Trans>Remind by mail…</Trans>
      </Button>
      {isOpen ? (
        <RemindSheet
          whom={whomOf(chosen)}
          count={chosen.count}
          onDone={chosen.clear}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

export function RemindSheet({
  whom,
  count,
  onDone,
  onClose,
}: {
  whom: Whom;
  count: number;
  onDone?: () => void;
  onClose: () => void;
}) {
  const { sid } = useOrganization();
  return (
    <FarReachingAct
      title={plural(count, { one: 'Remind # person', other: 'Remind # people' })}
      button={t`Send the mails`}
      danger={false}
      inputs={[JSON.stringify(whom)]}
      preview={() => bailiwick.compliance.remindDryRun(sid, whom)}
      run={async (api) => {
        await api.compliance.remind(sid, whom);
        await refreshCompliance(sid);
        onDone?.();
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        <Trans>
          Each gets a mail that says what is asked, until when, and what they can do. Nobody gets
          two in a day.
        </Trans>
      </p>
    </FarReachingAct>
  );
}

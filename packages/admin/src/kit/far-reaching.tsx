/** Acts that reach far, and acts that are offered back. */

import type { Impact } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../ui/controls.tsx';
import { FarReachingAct } from '../ui/impact.tsx';
import type { PaletteSource } from '../ui/palette-items.ts';
import { useUndo } from '../ui/undo-context.ts';
import sample from './sample.json' with { type: 'json' };

const impact = (): Impact => ({
  dry_run: true,
  operation: 'accounts.close',
  changes: [
    { what: 'accounts_closed', label: t`account closes`, count: 1, names: ['Production'] },
    {
      what: 'people_without_access',
      label: t`people lose access`,
      count: 214,
      names: sample.concerned,
    },
    { what: 'sessions_ended', label: t`sessions end`, count: 0, names: [] },
  ],
  you: [t`You keep the Owner role in the organization.`],
  undo: { sentence: t`It can be restored.`, until: '2026-12-24T09:30:00.000Z' },
});

export function FarReaching() {
  const [open, setOpen] = useState(false);
  const offer = useUndo();
  return (
    <section className="section">
      <h2>
        <Trans>Far-reaching acts</Trans>
      </h2>
      <div className="form-foot">
        <Button kind="danger" onPress={() => setOpen(true)}>
          <Trans>Close the account</Trans>
        </Button>
        <Button
          onPress={() =>
            offer({
              sentence: t`Developer on Production was taken from Imogen Ilić.`,
              undo: () => Promise.resolve(),
            })
          }
        >
          <Trans>Take Developer</Trans>
        </Button>
      </div>
      {open ? (
        <FarReachingAct
          title={t`Close the account Production`}
          button={t`Close`}
          typedName="Production"
          preview={() => Promise.resolve(impact())}
          run={() => Promise.resolve(setOpen(false))}
          onClose={() => setOpen(false)}
        >
          <p>
            <Trans>It stops working in 30 days, for everybody.</Trans>
          </p>
        </FarReachingAct>
      ) : null}
    </section>
  );
}

export const kitPalette = (): PaletteSource => ({
  name: 'kit',
  items: [
    { key: 'overview', kind: t`Page`, label: t`Overview`, to: '/kit' },
    { key: 'users', kind: t`Page`, label: t`Users`, to: '/kit/list' },
  ],
  find: (text) =>
    Promise.resolve(
      sample.found
        .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
        .map((name) => ({ key: name, kind: t`Person`, label: name, to: '/kit/list' })),
    ),
});

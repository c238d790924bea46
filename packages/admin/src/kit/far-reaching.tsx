/** Acts that reach far, and acts that are offered back. */
import type { Impact } from '@bailiwick/sdk';
import { useState } from 'react';
import { Button } from '../ui/controls.tsx';
import { FarReachingAct } from '../ui/impact.tsx';
import type { PaletteSource } from '../ui/palette-items.ts';
import { useUndo } from '../ui/undo-context.ts';

const impact: Impact = {
  dry_run: true,
  operation: 'accounts.close',
  changes: [
    { what: 'accounts_closed', label: 'account closes', count: 1, names: ['Production'] },
    {
      what: 'people_without_access',
      label: 'people lose access',
      count: 214,
      names: ['Imogen Ilić', 'Yuki Tanabe', 'نور حداد'],
    },
    { what: 'sessions_ended', label: 'sessions end', count: 0, names: [] },
  ],
  you: ['You keep the Owner role in the organization.'],
  undo: { sentence: 'It can be restored.', until: '2026-12-24T09:30:00.000Z' },
};

export function FarReaching() {
  const [open, setOpen] = useState(false);
  const offer = useUndo();
  return (
    <section className="section">
      <h2>Far-reaching acts</h2>
      <div className="form-foot">
        <Button kind="danger" onPress={() => setOpen(true)}>
          Close the account
        </Button>
        <Button
          onPress={() =>
            offer({
              sentence: 'Developer on Production was taken from Imogen Ilić.',
              undo: () => Promise.resolve(),
            })
          }
        >
          Take Developer
        </Button>
      </div>
      {open ? (
        <FarReachingAct
          title="Close the account Production"
          button="Close"
          typedName="Production"
          preview={() => Promise.resolve(impact)}
          run={() => Promise.resolve(setOpen(false))}
          onClose={() => setOpen(false)}
        >
          <p>It stops working in 30 days, for everybody.</p>
        </FarReachingAct>
      ) : null}
    </section>
  );
}

const people = ['Imogen Ilić', 'Priya Raman', 'Yuki Tanabe'];

export const kitPalette: PaletteSource = {
  name: 'kit',
  items: [
    { key: 'overview', kind: 'Page', label: 'Overview', to: '/kit' },
    { key: 'users', kind: 'Page', label: 'Users', to: '/kit/list' },
  ],
  find: (text) =>
    Promise.resolve(
      people
        .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
        .map((name) => ({ key: name, kind: 'Person', label: name, to: '/kit/list' })),
    ),
};

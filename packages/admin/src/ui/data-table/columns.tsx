/** Which columns are shown, in which order, and how high the rows are. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Checkbox, SelectField } from '../controls.tsx';
import { Dialog } from '../dialog.tsx';
import { type Density, densities, type Layout } from './layout.ts';

const densityWords: Readonly<Record<Density, MessageDescriptor>> = {
  compact: msg`Low (32 pixels)`,
  regular: msg`Usual (40 pixels)`,
  roomy: msg`High (48 pixels)`,
};

function Order<T>({ layout }: { layout: Layout<T> }) {
  const keys = layout.shown.filter(({ label }) => label !== '').map(({ key }) => key);
  const move = (index: number, by: -1 | 1) => {
    const next = [...keys];
    const [moved = ''] = next.splice(index, 1);
    next.splice(index + by, 0, moved);
    layout.show(next);
  };
  return (
    <ol className="column-list">
      {layout.all.map(({ key, label }) => {
        const index = keys.indexOf(key);
        const isShown = index !== -1;
        return (
          <li key={key}>
            {index === 0 ? (
              <span className="check">
                <Trans>{label}, always first</Trans>
              </span>
            ) : (
              <Checkbox
                name={key}
                label={label}
                checked={isShown}
                onChange={(shown) =>
                  layout.show(shown ? [...keys, key] : keys.filter((other) => other !== key))
                }
              />
            )}
            <span className="column-moves">
              {index > 1 ? (
                <Button small label={t`Move ${label} forward`} onPress={() => move(index, -1)}>
                  ↑
                </Button>
              ) : null}
              {index > 0 && index < keys.length - 1 ? (
                <Button small label={t`Move ${label} back`} onPress={() => move(index, 1)}>
                  ↓
                </Button>
              ) : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

export function Columns<T>({ layout }: { layout: Layout<T> }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Trans>Columns</Trans>
      </Button>
      {isOpen ? (
        <Dialog title={t`Columns`} onClose={() => setOpen(false)}>
          <Order layout={layout} />
          <SelectField
            name="density"
            label={t`Height of the rows`}
            options={densities.map((value) => ({ value, label: i18n._(densityWords[value]) }))}
            value={layout.density}
            onChange={(value) =>
              layout.setDensity(densities.find((known) => known === value) ?? 'regular')
            }
          />
          <div className="form-foot">
            <Button kind="primary" onPress={() => setOpen(false)}>
              <Trans>Done</Trans>
            </Button>
            <Button onPress={layout.reset}>
              <Trans>As it is for everybody</Trans>
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

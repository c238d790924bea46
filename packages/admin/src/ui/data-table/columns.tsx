/** Which columns are shown, in which order, and how high the rows are. */
import { useState } from 'react';
import { Button, Checkbox, SelectField } from '../controls.tsx';
import { Dialog } from '../dialog.tsx';
import { type Density, densities, type Layout } from './layout.ts';

const densityWords: Readonly<Record<Density, string>> = {
  compact: 'Low (32 pixels)',
  regular: 'Usual (40 pixels)',
  roomy: 'High (48 pixels)',
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
              <span className="check">{label}, always first</span>
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
                <Button small label={`Move ${label} forward`} onPress={() => move(index, -1)}>
                  ↑
                </Button>
              ) : null}
              {index > 0 && index < keys.length - 1 ? (
                <Button small label={`Move ${label} back`} onPress={() => move(index, 1)}>
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
      <Button onPress={() => setOpen(true)}>Columns</Button>
      {isOpen ? (
        <Dialog title="Columns" onClose={() => setOpen(false)}>
          <Order layout={layout} />
          <SelectField
            name="density"
            label="Height of the rows"
            options={densities.map((value) => ({ value, label: densityWords[value] }))}
            value={layout.density}
            onChange={(value) =>
              layout.setDensity(densities.find((known) => known === value) ?? 'regular')
            }
          />
          <div className="form-foot">
            <Button kind="primary" onPress={() => setOpen(false)}>
              Done
            </Button>
            <Button onPress={layout.reset}>As it is for everybody</Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

/** Whether single keys do something: those who dictate, or whose hand shakes, turn them off. */
import { Trans } from '@lingui/react/macro';
import { Checkbox } from '../../ui/controls.tsx';
import { turnShortcuts, useShortcutsOn } from '../../ui/shortcut-keys.ts';

export function Keyboard() {
  const areOn = useShortcutsOn();
  return (
    <section className="section">
      <h2>
        <Trans>Keyboard</Trans>
      </h2>
      <Checkbox
        name="shortcuts"
        checked={areOn}
        onChange={turnShortcuts}
        label={
          <>
            <strong>
              <Trans>Shortcuts of single keys</Trans>
            </strong>
            <br />
            <span className="small muted">
              <Trans>
                ? lists them. Kept in this browser. Turn them off when you dictate, or when keys are
                pressed by accident.
              </Trans>
            </span>
          </>
        }
      />
    </section>
  );
}

/**
 * What went by: messages that were at the foot of the page, and what runs in the background. Nothing is told only by a
 * line that goes away.
 */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { formatNumber } from '../i18n/formats.ts';
import { Button } from './controls.tsx';
import { Dialog } from './dialog.tsx';
import { Time } from './parts.tsx';
import { useSaid } from './session-memory.ts';

export function NotificationsButton({ background }: { background?: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const said = useSaid();
  const count = said.length;
  // The first number that a language writes takes long to prepare: not for none.
  const shown = count === 0 ? '' : formatNumber(count);
  return (
    <>
      <Button kind="quiet" small onPress={() => setOpen(true)}>
        {count === 0 ? <Trans>Notifications</Trans> : <Trans>Notifications ({shown})</Trans>}
      </Button>
      {isOpen ? (
        <Dialog title={t`Notifications`} onClose={() => setOpen(false)}>
          {background}
          <section className="section">
            <h3>
              <Trans>In this session</Trans>
            </h3>
            {said.length === 0 ? (
              <p className="muted">
                <Trans>
                  Nothing yet. What can be undone is listed here after its line is gone.
                </Trans>
              </p>
            ) : (
              <ol className="timeline">
                {said.map(({ at, sentence }) => (
                  <li key={`${at} ${sentence}`}>
                    {sentence}
                    <br />
                    <span className="small muted">
                      <Time at={at} />
                    </span>
                  </li>
                ))}
              </ol>
            )}
          </section>
          <div className="form-foot">
            <Button kind="primary" onPress={() => setOpen(false)}>
              <Trans>Close</Trans>
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

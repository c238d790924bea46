/**
 * What went by: messages that were at the foot of the page, and what runs in the background. Nothing is told only by a
 * line that goes away.
 */
import { type ReactNode, useState } from 'react';
import { Button } from './controls.tsx';
import { Dialog } from './dialog.tsx';
import { Time } from './parts.tsx';
import { useSaid } from './session-memory.ts';

export function NotificationsButton({ background }: { background?: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const said = useSaid();
  return (
    <>
      <Button kind="quiet" small onPress={() => setOpen(true)}>
        Notifications{said.length === 0 ? '' : ` (${said.length})`}
      </Button>
      {isOpen ? (
        <Dialog title="Notifications" onClose={() => setOpen(false)}>
          {background}
          <section className="section">
            <h3>In this session</h3>
            {said.length === 0 ? (
              <p className="muted">
                Nothing yet. What can be undone is listed here after its line is gone.
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
              Close
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

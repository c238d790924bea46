/** Asks why something far-reaching is done to somebody, before it is shown what it changes. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button, TextField } from './controls.tsx';
import { Dialog } from './dialog.tsx';
import { Form } from './form.tsx';

export interface WhyProps {
  readonly title: string;
  /** What it is for. */
  readonly children: ReactNode;
  readonly onWhy: (reason: string) => void;
  readonly onClose: () => void;
}

export function Why({ title, children, onWhy, onClose }: WhyProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{children}</p>
      <Form
        asks
        submit={t`See what changes`}
        onSubmit={({ reason = '' }) => Promise.resolve(onWhy(reason.trim()))}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <TextField
          name="reason"
          label={t`Why`}
          help={t`Make sure that it is them who ask. This is mailed to them, and kept in the audit log.`}
          maxLength={300}
          autoComplete="off"
          autoFocus
        />
      </Form>
    </Dialog>
  );
}

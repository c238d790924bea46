/** Giving an organization an edition: which, from when to when, by which contract; then what it changes there. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick } from '../../api.ts';
import { Button, SelectField, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { instantOf } from '../../ui/local-time.ts';
import { useEditions } from './editions.tsx';

type Wanted = Parameters<typeof bailiwick.editionAssignments.create>[1];

export function GiveEdition({
  sid,
  name,
  onGiven,
  onClose,
}: {
  sid: string;
  name: string;
  onGiven: () => Promise<void>;
  onClose: () => void;
}) {
  const editions = useEditions();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const title = t`Give ${name} an edition`;
  if (wanted !== null)
    return (
      <FarReachingAct
        title={title}
        button={t`Give`}
        danger={false}
        inputs={[wanted]}
        preview={() => bailiwick.editionAssignments.createDryRun(sid, wanted)}
        run={async (api) => {
          await api.editionAssignments.create(sid, wanted);
          await onGiven();
          onClose();
        }}
        onClose={onClose}
        onBack={() => setWanted(null)}
      />
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        asks
        submit={t`See what changes`}
        onSubmit={(values) => Promise.resolve(setWanted(read(values)))}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <SelectField
          name="edition_sid"
          label={t`Edition`}
          options={(editions.data?.items ?? []).map((edition) => ({
            value: edition.sid,
            label: edition.name,
          }))}
        />
        <TextField
          name="starts_at"
          label={t({ message: 'From', context: 'a time' })}
          help={t`Empty: from now on.`}
          type="datetime-local"
          required={false}
        />
        <TextField
          name="ends_at"
          label={t`Until`}
          help={t`Empty: without an end. Afterwards it has the default edition.`}
          type="datetime-local"
          required={false}
        />
        <TextField
          name="reference"
          label={t`Contract or order`}
          help={t`The organization sees it on its Usage page.`}
          maxLength={100}
          required={false}
        />
      </Form>
    </Dialog>
  );
}

function read(values: Readonly<Record<string, string>>): Wanted {
  const startsAt = instantOf(values['starts_at'] ?? '');
  const reference = (values['reference'] ?? '').trim();
  return {
    edition_sid: values['edition_sid'] ?? '',
    ...(startsAt === undefined ? {} : { starts_at: startsAt }),
    ends_at: instantOf(values['ends_at'] ?? '') ?? null,
    reference: reference === '' ? null : reference,
  };
}

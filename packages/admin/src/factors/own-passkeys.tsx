/** Passkeys and security keys of one's own login. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Schemas } from '../api.ts';
import { Button, TextField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, type Submit } from '../ui/form.tsx';
import { Stamp, Time } from '../ui/parts.tsx';
import { makePasskey } from './ceremonies.ts';
import { AboutNewPasskey, NewPasskeyName } from './new-passkey.tsx';
import type { Factors, Own } from './own.ts';

type Passkey = Schemas['Passkey'];
type Asking = { readonly act: 'rename' | 'remove'; readonly passkey: Passkey } | 'add' | null;

export function Passkeys({ factors, own }: { factors: Factors; own: Own }) {
  const [asking, ask] = useState<Asking>(null);
  const close = () => ask(null);
  const { passkeys } = factors;
  return (
    <>
      <h3>
        <Trans>Passkeys and security keys</Trans>
      </h3>
      {passkeys.length === 0 ? (
        <p className="muted">
          {factors.passkeys_work_here ? (
            <Trans>None. One signs you in by a finger, your face or a touch, without a code.</Trans>
          ) : (
            <Trans>
              They do not work here: this instance is reached by an address of numbers, and they
              need a name.
            </Trans>
          )}
        </p>
      ) : (
        <List passkeys={passkeys} ask={ask} />
      )}
      {factors.passkeys_work_here ? (
        <div className="form-foot">
          <Button onPress={() => ask('add')}>
            <Trans>Add a passkey</Trans>
          </Button>
        </div>
      ) : null}
      {asking === 'add' ? <Add own={own} onClose={close} /> : null}
      {asking === null || asking === 'add' ? null : asking.act === 'rename' ? (
        <Rename passkey={asking.passkey} own={own} onClose={close} />
      ) : (
        <Remove passkey={asking.passkey} own={own} onClose={close} />
      )}
    </>
  );
}

function List({ passkeys, ask }: { passkeys: readonly Passkey[]; ask: (asking: Asking) => void }) {
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`Passkeys and security keys`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Name</Trans>
            </th>
            <th scope="col">
              <Trans>Added</Trans>
            </th>
            <th scope="col">
              <Trans>Last used</Trans>
            </th>
            <th scope="col">
              <span className="visually-hidden">
                <Trans>Actions</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {passkeys.map((passkey) => (
            <tr key={passkey.sid}>
              <td data-label={t`Name`}>
                <bdi>{passkey.name}</bdi>{' '}
                {passkey.is_synced ? (
                  <Stamp>
                    <Trans>on several devices</Trans>
                  </Stamp>
                ) : null}
              </td>
              <td data-label={t`Added`}>
                <Time at={passkey.created_at} />
              </td>
              <td data-label={t`Last used`}>
                <Time at={passkey.last_used_at} />
              </td>
              <td className="actions">
                <Button
                  small
                  label={t`Rename ${{ name: passkey.name }}`}
                  onPress={() => ask({ act: 'rename', passkey })}
                >
                  <Trans>Rename</Trans>
                </Button>{' '}
                <Button
                  small
                  label={t`Remove ${{ name: passkey.name }}`}
                  onPress={() => ask({ act: 'remove', passkey })}
                >
                  <Trans>Remove</Trans>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const CancelButton = ({ onClose }: { onClose: () => void }) => (
  <Button onPress={onClose}>
    <Trans>Cancel</Trans>
  </Button>
);

function Add({ own, onClose }: { own: Own; onClose: () => void }) {
  const add: Submit = async ({ name = '' }, api) => {
    const passkeys = own.passkeys(api);
    const credential = await makePasskey(await passkeys.challenge());
    await passkeys.create({ name: name.trim(), credential });
    await own.refresh();
    onClose();
  };
  return (
    <Dialog title={t`Add a passkey`} onClose={onClose}>
      <p>
        <AboutNewPasskey />
      </p>
      <Form
        hasCode={false}
        submit={t`Continue`}
        onSubmit={add}
        secondary={<CancelButton onClose={onClose} />}
      >
        <NewPasskeyName />
      </Form>
    </Dialog>
  );
}

interface OneProps {
  readonly passkey: Passkey;
  readonly own: Own;
  readonly onClose: () => void;
}

function Rename({ passkey, own, onClose }: OneProps) {
  const rename: Submit = async ({ name = '' }, api) => {
    await own.passkeys(api).update(passkey.sid, { name: name.trim() });
    await own.refresh();
    onClose();
  };
  return (
    <Dialog title={t`Rename ${{ name: passkey.name }}`} onClose={onClose}>
      <Form submit={t`Rename`} onSubmit={rename} secondary={<CancelButton onClose={onClose} />}>
        <TextField
          name="name"
          label={t`Name`}
          defaultValue={passkey.name}
          maxLength={64}
          autoComplete="off"
          autoFocus
        />
      </Form>
    </Dialog>
  );
}

function Remove({ passkey, own, onClose }: OneProps) {
  const remove: Submit = async (_values, api) => {
    await own.passkeys(api).delete(passkey.sid);
    await own.refresh();
    onClose();
  };
  return (
    <Dialog title={t`Remove ${{ name: passkey.name }}`} onClose={onClose}>
      <p>
        {own.mayHaveNone ? (
          <Trans>
            {ph({ name: passkey.name })} signs nobody in any more, and every other session of yours
            ends. If nothing else is left, your password alone is enough again.
          </Trans>
        ) : (
          <Trans>
            {ph({ name: passkey.name })} signs nobody in any more, and every other session of yours
            ends. The last second factor cannot be removed.
          </Trans>
        )}
      </p>
      <Form
        danger
        submit={t`Remove`}
        onSubmit={remove}
        secondary={<CancelButton onClose={onClose} />}
      >
        {null}
      </Form>
    </Dialog>
  );
}

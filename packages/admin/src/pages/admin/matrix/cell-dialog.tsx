/** What one person holds on one account, and which roles of their own they are to hold there. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Checkbox } from '../../../ui/controls.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { Account } from './changes.ts';
import { type Role, type Row, waysOf, wordsOf } from './marks.ts';

export function CellDialog({
  row,
  account,
  roles,
  chosen,
  mayChange,
  onChoose,
  onClose,
}: {
  row: Row;
  account: Account;
  roles: readonly Role[];
  chosen: ReadonlySet<string>;
  mayChange: boolean;
  onChoose: (then: ReadonlySet<string>) => void;
  onClose: () => void;
}) {
  const [then, setThen] = useState(chosen);
  const ways = waysOf(row, account.sid);
  const toggle = (role: string, on: boolean) => {
    const next = new Set(then);
    if (on) next.add(role);
    else next.delete(role);
    setThen(next);
  };
  return (
    <Dialog title={t`${{ name: row.name }} on ${{ accountName: account.name }}`} onClose={onClose}>
      {ways.length === 0 ? (
        <p className="muted">
          <Trans>They hold nothing there now.</Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>They hold now:</Trans>
          </p>
          <ul className="matrix-ways">
            {ways.map((way) => (
              <li key={way.source + way.roleSid + (way.group?.sid ?? '')}>{wordsOf(way)}</li>
            ))}
          </ul>
        </>
      )}
      {mayChange ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onChoose(then);
          }}
        >
          <fieldset>
            <legend className="legend">
              <Trans>Roles on the account itself</Trans>
            </legend>
            {roles
              .filter((role) => role.scope === 'account' && role.grantable)
              .map((role) => (
                <Checkbox
                  key={role.sid}
                  name={role.sid}
                  label={
                    <>
                      {role.name} <span className="small muted">{role.description}</span>
                    </>
                  }
                  checked={then.has(role.sid)}
                  onChange={(on) => toggle(role.sid, on)}
                />
              ))}
          </fieldset>
          <div className="form-foot">
            <Button type="submit" kind="primary">
              <Trans>Put into the tray</Trans>
            </Button>
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          </div>
        </form>
      ) : (
        <div className="form-foot">
          <Button onPress={onClose}>
            <Trans>Close</Trans>
          </Button>
        </div>
      )}
    </Dialog>
  );
}

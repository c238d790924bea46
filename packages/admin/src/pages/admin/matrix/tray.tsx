/** The changes that wait: how many, which, and saving them all at once after looking at what they do. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { useState } from 'react';
import { bailiwick, queryClient } from '../../../api.ts';
import { useRoleNames } from '../../../roles.ts';
import { Button } from '../../../ui/controls.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { useOrganization } from '../organization.ts';
import { type Listed, listChanges, type Wishes, withoutChange } from './changes.ts';

/** As many as the server takes in one call. */
const most = 100;

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export function Tray({ wishes, onChange }: { wishes: Wishes; onChange: (wishes: Wishes) => void }) {
  const organization = useOrganization();
  const roleName = useRoleNames();
  const [isOpen, setOpen] = useState(false);
  const listed = listChanges(wishes);
  const changes = listed.map(({ change }) => change);
  const given = listed.filter(({ change }) => change.action === 'give').length;
  const taken = listed.length - given;
  const save = async (api: BailiwickClient) => {
    await api.roleAssignments.change(organization.sid, { changes });
    await Promise.all(
      ['access-matrix', 'access-totals', 'role-assignments'].map((name) =>
        queryClient.invalidateQueries({ queryKey: [name, organization.sid] }),
      ),
    );
    setOpen(false);
    onChange(new Map());
  };
  const what = ({ change, roleSid, wish }: Listed) =>
    `${change.action === 'give' ? 'Give' : 'Take'} ${roleName(roleSid)} on ${wish.accountName} ${change.action === 'give' ? 'to' : 'from'} ${wish.userName}`;
  const summary = `${plural(listed.length, 'change')}: ${given} to give, ${taken} to take away`;
  // Stays on the page, so that what is put into the tray is said aloud.
  const aloud = (
    <p role="status" className="visually-hidden">
      {summary}
    </p>
  );
  if (listed.length === 0) return <>{aloud}</>;
  return (
    <>
      {aloud}
      <section className="matrix-tray" aria-label="Changes that wait">
        <h2>{summary}</h2>
        <ul>
          {listed.map((one, index) => (
            <li
              key={one.key}
              data-pointer={`/changes/${index}`}
              data-label={what(one)}
              tabIndex={-1}
            >
              {what(one)}{' '}
              <Button
                small
                kind="quiet"
                label={`Leave out: ${what(one)}`}
                onPress={() => onChange(withoutChange(wishes, one))}
              >
                Leave out
              </Button>
            </li>
          ))}
        </ul>
        {listed.length > most ? (
          <p>At most {most} changes are saved at once. Leave some out.</p>
        ) : null}
        <div className="form-foot">
          <Button
            kind="primary"
            onPress={() => {
              if (listed.length <= most) setOpen(true);
            }}
          >
            Preview and save
          </Button>
          <Button onPress={() => onChange(new Map())}>Empty the tray</Button>
        </div>
        {isOpen ? (
          <FarReachingAct
            title={`Save ${plural(listed.length, 'change')} of access`}
            button={`Save ${plural(listed.length, 'change')}`}
            danger={taken > 0}
            inputs={[JSON.stringify(changes)]}
            preview={() => bailiwick.roleAssignments.changeDryRun(organization.sid, { changes })}
            run={save}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </section>
    </>
  );
}

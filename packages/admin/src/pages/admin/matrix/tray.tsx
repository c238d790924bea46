/** The changes that wait: how many, which, and saving them all at once after looking at what they do. */

import type { BailiwickClient } from '@bailiwick/sdk';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, queryClient } from '../../../api.ts';
import { useRoleNames } from '../../../roles.ts';
import { Button } from '../../../ui/controls.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { useOrganization } from '../organization.ts';
import { type Listed, listChanges, type Wishes, withoutChange } from './changes.ts';

/** As many as the server takes in one call. */
const most = 100;

interface Named {
  readonly role: string;
  readonly account: string;
  readonly name: string;
}

const giveWords = ({ role, account, name }: Named) => t`Give ${role} on ${account} to ${name}`;
const takeWords = ({ role, account, name }: Named) => t`Take ${role} on ${account} from ${name}`;

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
  const what = ({ change, roleSid, wish }: Listed) => {
    const words = { role: roleName(roleSid), account: wish.accountName, name: wish.userName };
    return change.action === 'give' ? giveWords(words) : takeWords(words);
  };
  const count = listed.length;
  const summary = plural(count, {
    one: `# change: ${given} to give, ${taken} to take away`,
    other: `# changes: ${given} to give, ${taken} to take away`,
  });
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
      <section className="matrix-tray" aria-label={t`Changes that wait`}>
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
                label={t`Leave out: ${{ what: what(one) }}`}
                onPress={() => onChange(withoutChange(wishes, one))}
              >
                <Trans>Leave out</Trans>
              </Button>
            </li>
          ))}
        </ul>
        {listed.length > most ? (
          <p>
            <Trans>At most {most} changes are saved at once. Leave some out.</Trans>
          </p>
        ) : null}
        <div className="form-foot">
          <Button
            kind="primary"
            onPress={() => {
              if (listed.length <= most) setOpen(true);
            }}
          >
            <Trans>Preview and save</Trans>
          </Button>
          <Button onPress={() => onChange(new Map())}>
            <Trans>Empty the tray</Trans>
          </Button>
        </div>
        {isOpen ? (
          <FarReachingAct
            title={plural(count, {
              one: 'Save # change of access',
              other: 'Save # changes of access',
            })}
            button={plural(count, { one: 'Save # change', other: 'Save # changes' })}
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

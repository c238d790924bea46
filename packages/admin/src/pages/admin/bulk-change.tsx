/** One act on everybody who is chosen in the list of people: what it asks for, what it would change, and then the operation. */
import { type BailiwickClient, peopleWords } from '@bailiwick/sdk';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { FarReachingAct } from '../../ui/impact.tsx';
import type { Choosing } from '../../ui/list.tsx';
import { Heir, RoleAndPlace } from './bulk-inputs.tsx';
import { useOrganization } from './organization.ts';
import { tryOut } from './trial.ts';

type Change = Parameters<BailiwickClient['bulkChanges']['run']>[1];
type BulkAct = Change['act'];

interface Words {
  /** The permission of the act on one person. */
  readonly permission: string;
  readonly verb: string;
  readonly text: string;
  readonly undo: string;
  readonly asksForHeir?: boolean;
  readonly danger?: boolean;
}

const words: Readonly<Record<BulkAct, Words>> = {
  deactivate: {
    permission: 'organization-users/deactivate',
    verb: 'Deactivate',
    text: 'They cannot sign in until you let them back in. Their roles and accounts stay.',
    undo: 'You can let them back in at any time.',
    danger: true,
  },
  reactivate: {
    permission: 'organization-users/deactivate',
    verb: 'Let back in',
    text: 'They can sign in again with the password that they had.',
    undo: 'You can deactivate them again.',
  },
  end_sessions: {
    permission: 'organization-users/end-sessions',
    verb: 'End sessions',
    text: 'They are signed out everywhere.',
    undo: 'They sign in again with their password.',
  },
  give_role: {
    permission: 'role-assignments/create',
    verb: 'Give a role',
    text: 'A role in the organization replaces the one that they have; a role on an account is added.',
    undo: 'You can take the role away again.',
  },
  offboard: {
    permission: 'organization-users/offboard',
    verb: 'Offboard',
    text: 'In one step: they cannot sign in, their roles end, and their accounts pass on. The records stay.',
    undo: 'You can let them back in, without the roles and the accounts.',
    asksForHeir: true,
    danger: true,
  },
  remove: {
    permission: 'organization-users/remove',
    verb: 'Remove',
    text: 'They keep their logins, as their own, and reach nothing of yours any more.',
    undo: 'You can invite them again; they decide, and start without roles and accounts.',
    asksForHeir: true,
    danger: true,
  },
  delete: {
    permission: 'organization-users/delete',
    verb: 'Delete',
    text: 'They cannot sign in from now on. After 30 days their logins are erased.',
    undo: 'You can cancel the deletion for 30 days.',
    asksForHeir: true,
    danger: true,
  },
  cancel_deletion: {
    permission: 'organization-users/delete',
    verb: 'Keep',
    text: 'They are not deleted, and stay deactivated.',
    undo: 'You can delete them again.',
  },
};

const acts = Object.keys(words) as BulkAct[];

/** Whom it is about: the rows that were chosen, or the words that choose everybody. */
function peopleOf(chosen: Choosing, kind: string): Pick<Change, 'users' | 'choice'> {
  if (chosen.matching === undefined) return { users: [...chosen.keys] };
  const choice = {
    ...chosen.matching,
    kind,
    except: [...chosen.except],
    expected_count: chosen.count,
  };
  return { choice: choice as NonNullable<Change['choice']> };
}

/** The acts that the caller may do, in the bar above the list. */
export function BulkActs({ chosen, kind }: { chosen: Choosing; kind: string }) {
  const organization = useOrganization();
  const [act, setAct] = useState<BulkAct | ''>('');
  if (!organization.may('bulk-changes/create')) return null;
  const possible = acts.filter((name) => organization.may(words[name].permission));
  return (
    <>
      <select
        className="input"
        aria-label="What to do with them"
        value={act}
        onChange={(event) => setAct(event.target.value as BulkAct | '')}
      >
        <option value="">Choose what to do…</option>
        {possible.map((name) => (
          <option key={name} value={name}>
            {words[name].verb}
          </option>
        ))}
      </select>
      {act === '' ? null : <BulkSheet {...{ act, chosen, kind }} onClose={() => setAct('')} />}
    </>
  );
}

const number = new Intl.NumberFormat('en');

interface SheetProps {
  readonly act: BulkAct;
  readonly chosen: Choosing;
  readonly kind: string;
  readonly onClose: () => void;
}

function BulkSheet({ act, chosen, kind, onClose }: SheetProps) {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  const [more, setMore] = useState<Partial<Change> | undefined>(
    act === 'give_role' ? undefined : {},
  );
  const [tried, setTried] = useState(0);
  const { verb, text, undo, asksForHeir = false, danger = false } = words[act];
  const count = number.format(chosen.count);
  const people = chosen.count === 1 ? '1 person' : `${count} people`;
  const change: Change = { act, ...peopleOf(chosen, kind), ...more };
  const waitingFor = asksForHeir ? 'Choose the new owner first.' : 'Choose the role first.';
  return (
    <FarReachingAct
      title={`${verb}: ${people}`}
      button={`${verb}: ${people}`}
      danger={danger}
      {...(act === 'delete' ? { typedName: `delete ${people}` } : {})}
      inputs={[act, JSON.stringify(change)]}
      waiting={more === undefined ? waitingFor : undefined}
      progress={`Looking at what it would change… ${number.format(tried)} of ${count} people`}
      preview={async (signal) => {
        setTried(0);
        const onLook = (trial: Schemas['Operation']) => setTried(trial.done_rows);
        const start = () => bailiwick.bulkChanges.check(sid, change);
        const impact = await tryOut(sid, start, peopleWords, { signal, onLook });
        return { ...impact, undo: { sentence: undo, until: null } };
      }}
      run={async (api) => {
        const { sid: operationSid } = await api.bulkChanges.run(sid, change);
        chosen.clear();
        await queryClient.invalidateQueries({ queryKey: ['operations', sid] });
        await navigate({ to: '/admin/operations/$operationSid', params: { operationSid } });
      }}
      onClose={onClose}
    >
      <p>{text}</p>
      {asksForHeir ? <Heir onChoose={setMore} /> : null}
      {act === 'give_role' ? <RoleAndPlace onChoose={setMore} /> : null}
    </FarReachingAct>
  );
}

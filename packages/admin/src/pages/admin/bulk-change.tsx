/** One act on everybody who is chosen in the list of people: what it asks for, what it would change, and then the operation. */
import { type BailiwickClient, type Impact, impactOfTrial, waitForOperation } from '@bailiwick/sdk';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient } from '../../api.ts';
import { useGrantable } from '../../roles.ts';
import type { Choosing } from '../../ui/choosing.tsx';
import { SelectField } from '../../ui/controls.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { useOrganization } from './organization.ts';

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
  const choice = { ...chosen.matching, kind, expected_count: chosen.count };
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

/** A trial of the operation, as the ledger of any far-reaching act. */
async function previewOf(organizationSid: string, change: Change, undo: string): Promise<Impact> {
  const { sid } = await bailiwick.bulkChanges.check(organizationSid, change);
  const trial = await waitForOperation(bailiwick, organizationSid, sid);
  const impact = await impactOfTrial(bailiwick, organizationSid, trial, 'people');
  return { ...impact, undo: { sentence: undo, until: null } };
}

function BulkSheet({
  act,
  chosen,
  kind,
  onClose,
}: {
  act: BulkAct;
  chosen: Choosing;
  kind: string;
  onClose: () => void;
}) {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  const [more, setMore] = useState<Partial<Change>>({});
  const { verb, text, undo, asksForHeir = false, danger = false } = words[act];
  const count = chosen.count.toLocaleString('en');
  const people = chosen.count === 1 ? '1 person' : `${count} people`;
  const change: Change = { act, ...peopleOf(chosen, kind), ...more };
  const waits = act === 'give_role' && more.role_sid === undefined;
  return (
    <FarReachingAct
      title={`${verb}: ${people}`}
      button={`${verb}: ${people}`}
      danger={danger}
      {...(act === 'delete' ? { typedName: count } : {})}
      inputs={[act, JSON.stringify(change)]}
      waiting={waits ? 'Choose the role first.' : undefined}
      preview={() => previewOf(sid, change, undo)}
      run={async () => {
        const { sid: operationSid } = await bailiwick.bulkChanges.run(sid, change);
        chosen.clear();
        await queryClient.invalidateQueries({ queryKey: ['operations', sid] });
        await navigate({ to: '/admin/operations/$operationSid', params: { operationSid } });
      }}
      onClose={onClose}
    >
      <p>{text}</p>
      {asksForHeir ? <Heir onChoose={(heir) => setMore(heir)} /> : null}
      {act === 'give_role' ? <RoleAndPlace onChoose={setMore} /> : null}
    </FarReachingAct>
  );
}

/** Without an heir those who own accounts are left as they are, and listed. */
function Heir({ onChoose }: { onChoose: (more: Partial<Change>) => void }) {
  const { sid } = useOrganization();
  const people = useQuery({
    queryKey: ['users', sid, 'heirs'],
    queryFn: () =>
      bailiwick.organizationUsers.list(sid, { kind: 'managed', state: 'active', page_size: 200 }),
  });
  return (
    <SelectField
      name="new_owner_user_sid"
      label="New owner of their accounts"
      help="Without one, people who own accounts are left as they are."
      options={[
        { value: '', label: 'Nobody' },
        ...(people.data?.items ?? []).map((person) => ({
          value: person.sid,
          label: `${person.name} (${person.email})`,
        })),
      ]}
      onChange={(value) => onChoose(value === '' ? {} : { new_owner_user_sid: value })}
    />
  );
}

function RoleAndPlace({ onChoose }: { onChoose: (more: Partial<Change>) => void }) {
  const { sid } = useOrganization();
  const [place, setPlace] = useState('');
  const accounts = useQuery({
    queryKey: ['accounts', sid, 'places'],
    queryFn: () => bailiwick.organizationAccounts.list(sid, { page_size: 200 }),
  });
  const wanted = place === '' ? 'organization' : 'account';
  const roles = useGrantable(wanted);
  return (
    <>
      <SelectField
        name="account_sid"
        label="Where"
        value={place}
        options={[
          { value: '', label: 'The whole organization' },
          ...(accounts.data?.items ?? []).map((account) => ({
            value: account.sid,
            label: account.friendly_name,
          })),
        ]}
        onChange={(value) => {
          setPlace(value);
          onChoose({});
        }}
      />
      <SelectField
        key={wanted}
        name="role_sid"
        label="Role"
        options={[{ value: '', label: 'Choose a role…' }, ...roles]}
        onChange={(value) =>
          onChoose(
            value === ''
              ? {}
              : { role_sid: value, ...(place === '' ? {} : { account_sid: place }) },
          )
        }
      />
    </>
  );
}

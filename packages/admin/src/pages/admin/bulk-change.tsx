/** One act on everybody who is chosen in the list of people: what it asks for, what it would change, and then the operation. */

import { type BailiwickClient, type TrialWords } from '@bailiwick/sdk';
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
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
  readonly verb: MessageDescriptor;
  readonly text: MessageDescriptor;
  readonly undo: MessageDescriptor;
  readonly asksForHeir?: boolean;
  readonly danger?: boolean;
}

const words: Readonly<Record<BulkAct, Words>> = {
  deactivate: {
    permission: 'organization-users/deactivate',
    verb: msg`Deactivate`,
    text: msg`They cannot sign in until you let them back in. Their roles and accounts stay.`,
    undo: msg`You can let them back in at any time.`,
    danger: true,
  },
  reactivate: {
    permission: 'organization-users/deactivate',
    verb: msg`Let back in`,
    text: msg`They can sign in again with the password that they had.`,
    undo: msg`You can deactivate them again.`,
  },
  end_sessions: {
    permission: 'organization-users/end-sessions',
    verb: msg`End sessions`,
    text: msg`They are signed out everywhere.`,
    undo: msg`They sign in again with their password.`,
  },
  give_role: {
    permission: 'role-assignments/create',
    verb: msg`Give a role`,
    text: msg`A role in the organization replaces the one that they have; a role on an account is added.`,
    undo: msg`You can take the role away again.`,
  },
  offboard: {
    permission: 'organization-users/offboard',
    verb: msg`Offboard`,
    text: msg`In one step: they cannot sign in, their roles end, and their accounts pass on. The records stay.`,
    undo: msg`You can let them back in, without the roles and the accounts.`,
    asksForHeir: true,
    danger: true,
  },
  remove: {
    permission: 'organization-users/remove',
    verb: msg`Remove`,
    text: msg`They keep their logins, as their own, and reach nothing of yours any more.`,
    undo: msg`You can invite them again; they decide, and start without roles and accounts.`,
    asksForHeir: true,
    danger: true,
  },
  delete: {
    permission: 'organization-users/delete',
    verb: msg`Delete`,
    text: msg`They cannot sign in from now on. After 30 days their logins are erased.`,
    undo: msg`You can cancel the deletion for 30 days.`,
    asksForHeir: true,
    danger: true,
  },
  cancel_deletion: {
    permission: 'organization-users/delete',
    verb: msg`Keep`,
    text: msg`They are not deleted, and stay deactivated.`,
    undo: msg`You can delete them again.`,
  },
};

const changeWords = (): Pick<TrialWords, 'can' | 'already'> => ({
  can: t`people can be changed`,
  already: t`people are so already`,
});

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
        aria-label={t`What to do with them`}
        value={act}
        onChange={(event) => setAct(event.target.value as BulkAct | '')}
      >
        <option value="">
          <Trans>Choose what to do…</Trans>
        </option>
        {possible.map((name) => (
          <option key={name} value={name}>
            {i18n._(words[name].verb)}
          </option>
        ))}
      </select>
      {act === '' ? null : <BulkSheet {...{ act, chosen, kind }} onClose={() => setAct('')} />}
    </>
  );
}

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
  const { text, undo, asksForHeir = false, danger = false } = words[act];
  const verb = i18n._(words[act].verb);
  const { count } = chosen;
  const people = plural(count, { one: '# person', other: '# people' });
  const looked = formatNumber(tried);
  const change: Change = { act, ...peopleOf(chosen, kind), ...more };
  const waitingFor = asksForHeir ? t`Choose the new owner first.` : t`Choose the role first.`;
  return (
    <FarReachingAct
      title={t`${verb}: ${people}`}
      button={t`${verb}: ${people}`}
      danger={danger}
      {...(act === 'delete' ? { typedName: t`delete ${people}` } : {})}
      inputs={[act, JSON.stringify(change)]}
      waiting={more === undefined ? waitingFor : undefined}
      progress={plural(count, {
        one: `Looking at what it would change… ${looked} of # person`,
        other: `Looking at what it would change… ${looked} of # people`,
      })}
      preview={async (signal) => {
        setTried(0);
        const onLook = (trial: Schemas['Operation']) => setTried(trial.done_rows);
        const start = () => bailiwick.bulkChanges.check(sid, change);
        const impact = await tryOut(sid, start, changeWords(), { signal, onLook });
        return { ...impact, undo: { sentence: i18n._(undo), until: null } };
      }}
      run={async (api) => {
        const { sid: operationSid } = await api.bulkChanges.run(sid, change);
        chosen.clear();
        await queryClient.invalidateQueries({ queryKey: ['operations', sid] });
        await navigate({ to: '/admin/operations/$operationSid', params: { operationSid } });
      }}
      onClose={onClose}
    >
      <p>{i18n._(text)}</p>
      {asksForHeir ? <Heir onChoose={setMore} /> : null}
      {act === 'give_role' ? <RoleAndPlace onChoose={setMore} /> : null}
    </FarReachingAct>
  );
}

/** Somebody goes: removed, deleted or offboarded. One sheet says who gets their accounts and what changes. */

import type { BailiwickClient } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { useSession } from '../../session.ts';
import { type Option, SelectField } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { useOrganization } from './organization.ts';
import { refreshPerson } from './user-refresh.ts';

type Person = Schemas['OrganizationUser'];
export type Leaving = 'remove' | 'delete' | 'offboard';

interface HandOver<Owner = string | null> {
  readonly new_owner_user_sid?: string;
  readonly accounts?: { readonly account_sid: string; readonly new_owner_user_sid: Owner }[];
}

/** What is chosen for an account that goes along. */
const along = 'along';

const words = (name: string): Record<Leaving, { title: string; verb: string; text: string }> => ({
  remove: {
    title: t`Remove ${name}`,
    verb: t`Remove`,
    text: t`${name} keeps their login, as their own, and reaches nothing of yours any more.`,
  },
  delete: {
    title: t`Delete ${name}`,
    verb: t`Delete`,
    text: t`${name} cannot sign in from now on. After 30 days the login is erased; until then you can cancel that.`,
  },
  offboard: {
    title: t`Offboard ${name}`,
    verb: t`Offboard`,
    text: t`In one step: ${name} cannot sign in, their roles end, and their accounts pass on. The record stays.`,
  },
});

export function LeavingAct({
  kind,
  person,
  onClose,
}: {
  kind: Leaving;
  person: Person;
  onClose: () => void;
}) {
  const organization = useOrganization();
  const navigate = useNavigate();
  const owns = person.owned_accounts > 0;
  const estate = useEstate(person, owns);
  const [choice, setChoice] = useState<Readonly<Record<string, string>>>({});
  const { title, verb, text } = words(person.name)[kind];
  const handOver = owns ? handOverOf(estate, choice) : {};
  const { organizationUsers } = bailiwick;
  const at = [organization.sid, person.sid] as const;
  // Only who is removed takes accounts along: the choice is not there for the others.
  const toOthers = handOver as HandOver<string>;
  const previews = {
    remove: () => organizationUsers.removeDryRun(...at, handOver),
    delete: () => organizationUsers.deleteDryRun(...at, toOthers),
    offboard: () => organizationUsers.offboardDryRun(...at, toOthers),
  };
  const runs: Record<Leaving, (api: BailiwickClient) => Promise<unknown>> = {
    remove: (api) => api.organizationUsers.remove(...at, handOver),
    delete: (api) => api.organizationUsers.delete(...at, toOthers),
    offboard: (api) => api.organizationUsers.offboard(...at, toOthers),
  };
  return (
    <FarReachingAct
      title={title}
      button={verb}
      {...(kind === 'delete' ? { typedName: person.name } : {})}
      inputs={[JSON.stringify(handOver)]}
      waiting={owns && !estate.isRead ? t`Looking at what they own…` : undefined}
      preview={previews[kind]}
      run={async (api) => {
        await runs[kind](api);
        // Who was removed is nobody of the organization: there is no page of theirs to come back to.
        if (kind === 'remove') await navigate({ to: '/admin/users' });
        await refreshPerson(...at);
        onClose();
      }}
      onClose={onClose}
    >
      <p>{text}</p>
      {estate.error === null ? null : <ProblemSummary problem={problemOf(estate.error)} />}
      {owns && estate.isRead ? (
        <Heirs kind={kind} person={person} {...{ estate, choice }} onChoose={setChoice} />
      ) : null}
    </FarReachingAct>
  );
}

interface Estate {
  readonly isRead: boolean;
  readonly error: Error | null;
  readonly owned: readonly Schemas['ManagedAccount'][];
  /** Who can own accounts, whoever looks at this first. */
  readonly heirs: readonly Option[];
}

/** What somebody owns, and who could own it. */
function useEstate(person: Person, owns: boolean): Estate {
  const { sid } = useOrganization();
  const session = useSession();
  const own = session.data?.user.sid;
  const accounts = useQuery({
    queryKey: ['accounts', sid, 'owned-by', person.sid],
    queryFn: () =>
      bailiwick.organizationAccounts.list(sid, { owner_user_sid: person.sid, page_size: 100 }),
    enabled: owns,
  });
  const people = useQuery({
    queryKey: ['users', sid, 'heirs'],
    queryFn: () =>
      bailiwick.organizationUsers.list(sid, { kind: 'managed', state: 'active', page_size: 200 }),
    enabled: owns,
  });
  return {
    isRead: accounts.isSuccess && people.isSuccess,
    error: accounts.error ?? people.error,
    owned: (accounts.data?.items ?? []).filter((account) => account.state !== 'closed'),
    heirs: (people.data?.items ?? [])
      .filter((candidate) => candidate.sid !== person.sid)
      .toSorted((a, b) => Number(b.sid === own) - Number(a.sid === own))
      .map((candidate) => ({
        value: candidate.sid,
        label: `${candidate.name} (${candidate.email})`,
      })),
  };
}

/** The name of the choice that holds for every account that has none of its own. */
const all = 'new_owner_user_sid';

function handOverOf({ owned, heirs }: Estate, choice: Readonly<Record<string, string>>): HandOver {
  const named = owned.flatMap((account) => {
    const heir = choice[account.sid] ?? '';
    const owner = heir === along ? null : heir;
    return heir === '' ? [] : [{ account_sid: account.sid, new_owner_user_sid: owner }];
  });
  return { new_owner_user_sid: choice[all] ?? heirs[0]?.value ?? '', accounts: named };
}

/** One heir for all, or one for each account; who is removed may take accounts along. */
function Heirs({
  kind,
  person,
  estate: { owned, heirs },
  choice,
  onChoose,
}: {
  kind: Leaving;
  person: Person;
  estate: Estate;
  choice: Readonly<Record<string, string>>;
  onChoose: (choice: Readonly<Record<string, string>>) => void;
}) {
  const general: Option[] = [
    { value: '', label: t`as above` },
    ...(kind === 'remove'
      ? [{ value: along, label: t`leaves with ${{ name: person.name }}` }]
      : []),
  ];
  const [first] = owned;
  const isOne = owned.length === 1 && first !== undefined;
  return (
    <>
      <SelectField
        name={all}
        label={isOne ? t`New owner of ${{ name: first.friendly_name }}` : t`New owner of all`}
        options={heirs}
        value={choice[all] ?? heirs[0]?.value ?? ''}
        onChange={(value) => onChoose({ ...choice, [all]: value })}
      />
      {isOne && kind !== 'remove'
        ? null
        : owned.map((account) => (
            <SelectField
              key={account.sid}
              name={account.sid}
              label={account.friendly_name}
              options={[...general, ...heirs]}
              value={choice[account.sid] ?? ''}
              onChange={(value) => onChoose({ ...choice, [account.sid]: value })}
            />
          ))}
    </>
  );
}

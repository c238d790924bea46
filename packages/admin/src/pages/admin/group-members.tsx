/** Who is in a group: the list, adding people by search, and removing one. */

import { listFilters } from '@bailiwick/sdk';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Stamp, Time } from '../../ui/parts.tsx';
import { refreshGroup } from './group-refresh.ts';
import { useOrganization } from './organization.ts';
import { ChosenPeople, PersonFinder } from './person-finder.tsx';
import { stateWord } from './users.tsx';

type Member = Schemas['GroupMember'];
type Group = Schemas['Group'];
type Person = Parameters<Parameters<typeof PersonFinder>[0]['onChoose']>[0];

const columns = (): readonly Column<Member>[] => [
  {
    key: 'name',
    label: t`Name`,
    sort: 'name',
    file: ['name', 'email'],
    cell: (row) => (
      <>
        <Link className="strong" to="/admin/users/$userSid" params={{ userSid: row.user_sid }}>
          {row.name}
        </Link>
        <br />
        <span className="muted">{row.email}</span>
      </>
    ),
  },
  {
    key: 'state',
    label: t`State`,
    file: ['state'],
    cell: (row) => (
      <Stamp tone={row.state === 'active' ? 'ok' : 'warn'}>{stateWord(row.state)}</Stamp>
    ),
  },
  {
    key: 'added',
    label: t`In it since`,
    file: ['added_at'],
    cell: (row) => <Time at={row.added_at} />,
  },
];

export function GroupMembers({ group }: { group: Group }) {
  const organization = useOrganization();
  const [leaving, setLeaving] = useState<Member>();
  const mayChange = organization.may('groups/update') && group.origin === 'manual';
  const acts: Column<Member> = {
    key: 'actions',
    label: '',
    kind: 'actions',
    cell: (row) => (
      <Button
        small
        onPress={() => setLeaving(row)}
        label={t`Remove ${{ name: row.name }} from the group`}
      >
        <Trans>Remove</Trans>
      </Button>
    ),
  };
  return (
    <>
      {mayChange ? <AddPeople group={group} /> : null}
      <List
        label={t`Members`}
        queryKey={['group-members', organization.sid, group.sid]}
        load={(query) => bailiwick.groupMembers.list(organization.sid, group.sid, query)}
        columns={mayChange ? [...columns(), acts] : columns()}
        rowKey={(row) => row.user_sid}
        params={[]}
        filter={listFilters['groupMembers.list']}
        defaultSort="name"
        exportFile={(body) => bailiwick.groupMembers.export(organization.sid, group.sid, body)}
        empty={{
          title: t`Nobody is in it yet`,
          text: whereFrom(group, mayChange),
        }}
      />
      {leaving === undefined ? null : (
        <FarReachingAct
          title={t`Remove ${{ name: leaving.name }} from ${{ groupName: group.friendly_name }}`}
          button={t`Remove`}
          preview={() =>
            bailiwick.groupMembers.removeDryRun(organization.sid, group.sid, leaving.user_sid)
          }
          run={async (api) => {
            await api.groupMembers.remove(organization.sid, group.sid, leaving.user_sid);
            await refreshGroup(organization.sid, group.sid);
            setLeaving(undefined);
          }}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}

function whereFrom({ origin }: Group, mayChange: boolean): string {
  if (origin === 'provisioned')
    return t`People come into it at the directory, and are here with its next sync.`;
  return mayChange
    ? t`Find people above by name or address, choose them, and add them together.`
    : t`The Owner and Administrators can add people.`;
}

/** Found one by one and added together; what they get by it is shown before. */
function AddPeople({ group }: { group: Group }) {
  const { sid } = useOrganization();
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const [isAsked, setAsked] = useState(false);
  const user_sids = chosen.map((person) => person.sid);
  const count = chosen.length;
  return (
    <section className="section" aria-label={t`Add people`}>
      <PersonFinder
        label={t`Add people: find them by name or address`}
        without={user_sids}
        onChoose={(person) => setChosen([...chosen, person])}
      />
      <ChosenPeople
        people={chosen}
        onDrop={(dropped) => setChosen(chosen.filter((person) => person.sid !== dropped.sid))}
      />
      {count === 0 ? null : (
        <p>
          <Button kind="primary" onPress={() => setAsked(true)}>
            {plural(count, { one: 'Add # person', other: 'Add # people' })}
          </Button>
        </p>
      )}
      {isAsked ? (
        <FarReachingAct
          title={t`Add people to ${{ groupName: group.friendly_name }}`}
          button={t`Add`}
          danger={false}
          inputs={user_sids}
          preview={() => bailiwick.groupMembers.addDryRun(sid, group.sid, { user_sids })}
          run={async (api) => {
            await api.groupMembers.add(sid, group.sid, { user_sids });
            await refreshGroup(sid, group.sid);
            setAsked(false);
            setChosen([]);
          }}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </section>
  );
}

/** Loads the branches of the map that are open, each once, in bounded pieces. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { formatNumber, formatParts } from '../../../i18n/formats.ts';
import { type Branch, branchOf, keyOf, type Loaded, type MapNode, rangeWords } from './model.ts';

export interface MapFilters {
  readonly kind: 'managed' | 'independent' | undefined;
  readonly risk: 'no_administrator' | 'independent_administrator' | undefined;
  readonly by: 'letter' | 'tag';
  /** Accounts that are shown in their branch whatever else is there: found ones. */
  readonly pinned: readonly string[];
}

/** What is more comes in clusters. */
const listedAtMost = 200;

export const riskWords = {
  no_administrator: msg`Only its Owner can manage its people`,
  independent_administrator: msg`Somebody from outside administers it`,
} as const;

type Account = Schemas['MapAccount'];
type Person = Schemas['MapPerson'];

const stateWords: Readonly<Record<Exclude<Account['state'], 'active'>, MessageDescriptor>> = {
  suspended: msg`suspended`,
  pending_closure: msg`being closed`,
  closed: msg`closed`,
};

function accountNode(account: Account): MapNode {
  const { subaccounts, state } = account;
  const people = account.people + (account.owner === null ? 0 : 1);
  const own = [
    ...(subaccounts > 0
      ? [plural(subaccounts, { one: '# subaccount', other: '# subaccounts' })]
      : []),
    plural(people, { one: '# person', other: '# people' }),
    ...(state === 'active' ? [] : [i18n._(stateWords[state])]),
  ];
  return {
    key: account.sid,
    kind: 'account',
    sid: account.sid,
    label: account.friendly_name,
    detail: formatParts(own),
    risks: account.risks.map((risk) => i18n._(riskWords[risk])),
    branch: { of: 'account', sid: account.sid },
    facts: [
      [t`Owner`, account.owner?.name ?? t`that of its main account`],
      ...(account.parent === null
        ? []
        : [[t`Main account`, account.parent.friendly_name] as const]),
      [t`Others with a role on it`, formatNumber(account.people)],
      [t`Subaccounts`, formatNumber(subaccounts)],
    ],
  };
}

const personStates: Readonly<Record<Exclude<Person['state'], 'active'>, MessageDescriptor>> = {
  inactive: msg`deactivated`,
  suspended: msg`suspended`,
  pending_deletion: msg`to be deleted`,
};

function kindOf({ is_managed: isManaged, state }: Person): string {
  const kind = isManaged ? t`managed` : t`independent`;
  return state === 'active' ? kind : formatParts([kind, i18n._(personStates[state])]);
}

function personNode(person: Person, place: string): MapNode {
  const roles = [
    ...(person.is_owner ? [t`Owner`] : []),
    ...person.roles.map((role) => role.role_name),
  ];
  const isRisk = !person.is_managed && person.roles.some((role) => role.administers);
  return {
    key: `${person.user_sid}@${place}`,
    kind: 'person',
    sid: person.user_sid,
    label: person.name,
    detail: formatParts(roles),
    mark: person.state !== 'active' ? 'inactive' : person.is_managed ? 'managed' : 'independent',
    risks: isRisk ? [t`Administers it from outside`] : [],
    facts: [
      [t`Address`, person.email],
      [t`Kind`, kindOf(person)],
      [t`Holds here`, formatParts(roles)],
    ],
  };
}

const note = (place: string, label: string): MapNode => ({
  key: `${place} note`,
  kind: 'note',
  label,
});

type Cluster = Schemas['MapClusters']['clusters'][number];

function clusterNode(cluster: Cluster, branch: Branch): MapNode {
  const { at_risk: atRisk } = cluster;
  const label =
    cluster.tag === null
      ? rangeWords(cluster.first, cluster.last)
      : cluster.tag === '-'
        ? t`No such tag`
        : cluster.tag;
  return {
    key: keyOf(branch),
    kind: 'cluster',
    label,
    detail: formatNumber(cluster.count),
    risks: atRisk === 0 ? [] : [plural(atRisk, { one: '# with a risk', other: '# with a risk' })],
    branch,
    facts: [
      [t`In it`, formatNumber(cluster.count)],
      [t`With a risk`, formatNumber(atRisk)],
    ],
  };
}

interface Place {
  readonly organizationSid: string;
  readonly filters: MapFilters;
}

const unlessEmpty = (name: string, value: string) => (value === '' ? {} : { [name]: value });

async function loadAccounts(
  { organizationSid, filters }: Place,
  { parentSid, from, before, tag }: Extract<Branch, { of: 'accounts' }>,
): Promise<MapNode[]> {
  const { kind, risk, by } = filters;
  const asked = {
    ...unlessEmpty('parent_account_sid', parentSid),
    ...unlessEmpty('from', from),
    ...unlessEmpty('before', before),
    ...unlessEmpty('tag', tag),
    ...(kind === undefined ? {} : { kind }),
    ...(risk === undefined ? {} : { risk }),
  };
  const { organizationMap } = bailiwick;
  const listed = await organizationMap.listAccounts(organizationSid, {
    ...asked,
    page_size: listedAtMost,
  });
  const place = keyOf({ of: 'accounts', parentSid, from, before, tag });
  if (listed.page.next_token === null) return listed.items.map(accountNode);
  const isByTag = by === 'tag' && tag === '' && parentSid === '' && from === '' && before === '';
  const { clusters, total } = await organizationMap.clusterAccounts(organizationSid, {
    ...asked,
    by: isByTag ? 'tag' : 'letter',
  });
  const isDivided = clusters.some((cluster) => cluster.count < total);
  if (isDivided)
    return clusters.map((cluster) =>
      clusterNode(cluster, {
        of: 'accounts',
        parentSid,
        from: cluster.from ?? '',
        before: cluster.before ?? '',
        tag: cluster.tag ?? tag,
      }),
    );
  // All are called the same: no letter tells them apart.
  const more = total - listed.items.length;
  return [
    ...listed.items.map(accountNode),
    note(
      place,
      plural(more, {
        one: '# more: see the list of accounts',
        other: '# more: see the list of accounts',
      }),
    ),
  ];
}

async function loadPeople(
  { organizationSid, filters }: Place,
  { accountSid, from, before }: Extract<Branch, { of: 'people' }>,
): Promise<MapNode[]> {
  const asked = {
    ...unlessEmpty('account_sid', accountSid),
    ...unlessEmpty('from', from),
    ...unlessEmpty('before', before),
    ...(filters.kind === undefined ? {} : { kind: filters.kind }),
  };
  const { organizationMap } = bailiwick;
  const listed = await organizationMap.listPeople(organizationSid, {
    ...asked,
    page_size: listedAtMost,
  });
  const place = accountSid === '' ? 'r' : accountSid;
  const nodes = listed.items.map((person) => personNode(person, place));
  if (listed.page.next_token === null) return nodes;
  const { clusters, total } = await organizationMap.clusterPeople(organizationSid, asked);
  if (clusters.length === 0) {
    const more = total - nodes.length;
    const words = plural(more, {
      one: '# more: see the list of users',
      other: '# more: see the list of users',
    });
    return [...nodes, note(place, words)];
  }
  return clusters.map((cluster) =>
    clusterNode(cluster, {
      of: 'people',
      accountSid,
      from: cluster.from ?? '',
      before: cluster.before ?? '',
    }),
  );
}

const everything = { from: '', before: '' } as const;

async function loadPinned({ organizationSid, filters }: Place): Promise<MapNode[]> {
  if (filters.pinned.length === 0) return [];
  const { items } = await bailiwick.organizationMap.listAccounts(organizationSid, {
    account_sids: filters.pinned.join(','),
    page_size: listedAtMost,
  });
  return items.map(accountNode);
}

async function loadOrganization(place: Place): Promise<MapNode[]> {
  const { organizationSid, filters } = place;
  const [pinned, accounts, outside] = await Promise.all([
    loadPinned(place),
    loadAccounts(place, { of: 'accounts', parentSid: '', ...everything, tag: '' }),
    bailiwick.organizationAccounts.list(organizationSid, { kind: 'independent', page_size: 1 }),
  ]);
  const isThere = new Set(accounts.map((node) => node.key));
  const above: MapNode = {
    key: 'r',
    kind: 'group',
    label: t`Roles on the whole organization`,
    branch: { of: 'above' },
  };
  const beside: MapNode = {
    key: 'i',
    kind: 'group',
    label: t`Accounts owned outside`,
    detail: formatNumber(outside.page.count?.value ?? outside.items.length),
    branch: { of: 'outside' },
  };
  const hasOutside =
    outside.items.length > 0 && filters.kind !== 'managed' && filters.risk === undefined;
  return [
    ...(filters.risk === undefined && filters.kind !== 'independent' ? [above] : []),
    ...pinned.filter((node) => !isThere.has(node.key)),
    ...accounts,
    ...(hasOutside ? [beside] : []),
  ];
}

async function loadOutside({ organizationSid }: Place): Promise<MapNode[]> {
  const { items, page } = await bailiwick.organizationAccounts.list(organizationSid, {
    kind: 'independent',
    page_size: listedAtMost,
  });
  const nodes = items.map(({ people, ...account }): MapNode => {
    return {
      key: account.sid,
      kind: 'account',
      sid: account.sid,
      label: account.friendly_name,
      detail: plural(people, { one: '# of your people', other: '# of your people' }),
      mark: 'independent',
      branch: { of: 'account', sid: account.sid },
      facts: [
        [t`Owned`, t`outside this organization`],
        [t`Your people on it`, formatNumber(people)],
      ],
    };
  });
  return page.next_token === null
    ? nodes
    : [...nodes, note('i', t`More: see the list of accounts`)];
}

export function loadBranch(place: Place, branch: Branch): Promise<MapNode[]> {
  switch (branch.of) {
    case 'organization':
      return loadOrganization(place);
    case 'above':
      return loadPeople(place, { of: 'people', accountSid: '', ...everything });
    case 'outside':
      return loadOutside(place);
    case 'accounts':
      return loadAccounts(place, branch);
    case 'people':
      return loadPeople(place, branch);
    case 'account':
      return loadAccount(place, branch.sid);
    case 'person':
    case 'way':
      return Promise.resolve([]);
  }
}

async function loadAccount(place: Place, sid: string): Promise<MapNode[]> {
  const unfiltered = { ...place, filters: { ...place.filters, risk: undefined, kind: undefined } };
  const [below, people] = await Promise.all([
    loadAccounts(unfiltered, { of: 'accounts', parentSid: sid, ...everything, tag: '' }),
    loadPeople(place, { of: 'people', accountSid: sid, ...everything }),
  ]);
  return [...below, ...people];
}

/** Only the first branch has the found accounts: the others need not be asked for anew. */
const askedOf = ({ pinned, ...filters }: MapFilters, key: string) =>
  key === 'o' ? { ...filters, pinned } : filters;

export const mapKey = (organizationSid: string) => ['organization-map', organizationSid] as const;

/** What is open, as far as it has come. */
export function useBranches(
  place: Place,
  open: readonly string[],
): { loaded: ReadonlyMap<string, Loaded>; error: Error | null } {
  const answers = useQueries({
    queries: open.map((key) => ({
      queryKey: [...mapKey(place.organizationSid), askedOf(place.filters, key), key],
      queryFn: () => loadBranch(place, branchOf(key) ?? { of: 'organization' }),
    })),
  });
  const stamp = answers.map((answer) => `${answer.status} ${answer.dataUpdatedAt}`).join();
  const asked = open.join();
  // The same tree as long as nothing came: it is laid out only when it changes.
  const loaded = useMemo(
    () =>
      new Map(
        open.map((key, index) => [
          key,
          { nodes: answers[index]?.data, failed: answers[index]?.isError === true },
        ]),
      ),
    [stamp, asked],
  );
  return { loaded, error: answers.find((answer) => answer.isError)?.error ?? null };
}

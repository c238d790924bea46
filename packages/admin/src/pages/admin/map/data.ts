/** Loads the branches of the map that are open, each once, in bounded pieces. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
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
const number = (value: number) => value.toLocaleString('en');
const counted = (value: number, one: string, many: string) =>
  value === 1 ? `1 ${one}` : `${number(value)} ${many}`;

export const riskWords = {
  no_administrator: 'Only its Owner can manage its people',
  independent_administrator: 'Somebody from outside administers it',
} as const;

type Account = Schemas['MapAccount'];
type Person = Schemas['MapPerson'];

const stateWords: Readonly<Record<Account['state'], string>> = {
  active: '',
  suspended: 'suspended',
  pending_closure: 'being closed',
  closed: 'closed',
};

function accountNode(account: Account): MapNode {
  const own = [
    ...(account.subaccounts > 0 ? [counted(account.subaccounts, 'subaccount', 'subaccounts')] : []),
    counted(account.people + (account.owner === null ? 0 : 1), 'person', 'people'),
    ...(stateWords[account.state] === '' ? [] : [stateWords[account.state]]),
  ];
  return {
    key: account.sid,
    kind: 'account',
    sid: account.sid,
    label: account.friendly_name,
    detail: own.join(', '),
    risks: account.risks.map((risk) => riskWords[risk]),
    branch: { of: 'account', sid: account.sid },
    facts: [
      ['Owner', account.owner?.name ?? 'that of its main account'],
      ...(account.parent === null ? [] : [['Main account', account.parent.friendly_name] as const]),
      ['Others with a role on it', number(account.people)],
      ['Subaccounts', number(account.subaccounts)],
    ],
  };
}

function personNode(person: Person, place: string): MapNode {
  const roles = [
    ...(person.is_owner ? ['Owner'] : []),
    ...person.roles.map((role) => role.role_name),
  ];
  const isRisk = !person.is_managed && person.roles.some((role) => role.administers);
  return {
    key: `${person.user_sid}@${place}`,
    kind: 'person',
    sid: person.user_sid,
    label: person.name,
    detail: roles.join(', '),
    mark: person.state !== 'active' ? 'inactive' : person.is_managed ? 'managed' : 'independent',
    risks: isRisk ? ['Administers it from outside'] : [],
    facts: [
      ['Address', person.email],
      [
        'Kind',
        `${person.is_managed ? 'managed' : 'independent'}${person.state === 'active' ? '' : `, ${person.state === 'inactive' ? 'deactivated' : person.state}`}`,
      ],
      ['Holds here', roles.join(', ')],
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
  const label =
    cluster.tag === null
      ? rangeWords(cluster.first, cluster.last)
      : cluster.tag === '-'
        ? 'No such tag'
        : cluster.tag;
  return {
    key: keyOf(branch),
    kind: 'cluster',
    label,
    detail: number(cluster.count),
    risks: cluster.at_risk === 0 ? [] : [`${number(cluster.at_risk)} with a risk`],
    branch,
    facts: [
      ['In it', number(cluster.count)],
      ['With a risk', number(cluster.at_risk)],
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
  return [
    ...listed.items.map(accountNode),
    note(place, `${number(total - listed.items.length)} more: see the list of accounts`),
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
  if (clusters.length === 0)
    return [...nodes, note(place, `${number(total - nodes.length)} more: see the list of users`)];
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
    label: 'Roles on the whole organization',
    branch: { of: 'above' },
  };
  const beside: MapNode = {
    key: 'i',
    kind: 'group',
    label: 'Accounts owned outside',
    detail: number(outside.page.count?.value ?? outside.items.length),
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
  const nodes = items.map(
    (account): MapNode => ({
      key: account.sid,
      kind: 'account',
      sid: account.sid,
      label: account.friendly_name,
      detail: `${number(account.people)} of your people`,
      mark: 'independent',
      branch: { of: 'account', sid: account.sid },
      facts: [
        ['Owned', 'outside this organization'],
        ['Your people on it', number(account.people)],
      ],
    }),
  );
  return page.next_token === null ? nodes : [...nodes, note('i', 'More: see the list of accounts')];
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

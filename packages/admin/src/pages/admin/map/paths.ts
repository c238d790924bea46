/** Path mode: all the ways by which a person reaches the accounts, or one of them, as the access question gives them. */
import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick } from '../../../api.ts';
import { formatCount } from '../../../i18n/formats.ts';
import { keyOf, type Loaded, type MapNode } from './model.ts';

const readAccounts = '/bailiwick/account/accounts/read';
const reachedAtMost = 200;

export interface Reach {
  readonly accounts: readonly {
    readonly sid: string;
    readonly name: string;
    readonly because: readonly string[];
  }[];
  readonly hasMore: boolean;
  /** Why not, where they reach nothing. */
  readonly missing: string | null;
}

async function loadReach(
  organizationSid: string,
  personSid: string,
  accountSid: string | undefined,
): Promise<Reach> {
  if (accountSid === undefined) {
    const { items, page } = await bailiwick.access.whatCanUserReach(organizationSid, personSid, {
      page_size: reachedAtMost,
    });
    return {
      accounts: items.map(({ account_sid, account_name, because }) => ({
        sid: account_sid,
        name: account_name,
        because,
      })),
      hasMore: page.next_token !== null,
      missing:
        items.length === 0 ? t`No role of theirs reaches an account of this organization.` : null,
    };
  }
  const [answer, found] = await Promise.all([
    bailiwick.access.check({
      user_sid: personSid,
      account_sid: accountSid,
      permission: readAccounts,
    }),
    bailiwick.organizationMap.listAccounts(organizationSid, { account_sids: accountSid }),
  ]);
  const name = found.items[0]?.friendly_name ?? accountSid;
  return {
    accounts: answer.allowed
      ? [{ sid: accountSid, name, because: answer.because.map((reason) => reason.sentence) }]
      : [],
    hasMore: false,
    missing: answer.missing?.sentence ?? null,
  };
}

const oneOfWords = (ways: number) => plural(ways, { one: 'the only way', other: 'one of # ways' });

function accountWords(count: number, exact: boolean): string {
  const number = formatCount({ value: count, exact });
  return plural(count, { one: `${number} account`, other: `${number} accounts` });
}

/** The same reach as the map shows it: the person, each way, and where it leads. An account stands under each way to it. */
export function nodesOf(
  person: MapNode,
  { accounts, hasMore, missing }: Reach,
): ReadonlyMap<string, Loaded> {
  const ways = [...new Set(accounts.flatMap((account) => account.because))];
  const loaded = new Map<string, Loaded>();
  const wayNodes = ways.map((sentence): MapNode => {
    const branch = { of: 'way', sentence } as const;
    const led = accounts.filter((account) => account.because.includes(sentence));
    loaded.set(keyOf(branch), {
      nodes: led.map((account) => ({
        key: `${account.sid}@${keyOf(branch)}`,
        kind: 'account',
        sid: account.sid,
        label: account.name,
        detail: oneOfWords(account.because.length),
        facts: account.because.map(
          (reason, index) => [t`Way ${{ number: index + 1 }}`, reason] as const,
        ),
      })),
    });
    return {
      key: keyOf(branch),
      kind: 'way',
      label: sentence,
      detail: formatCount({ value: led.length, exact: !hasMore }),
      branch,
      facts: [[t`Leads to`, accountWords(led.length, !hasMore)]],
    };
  });
  const notes: MapNode[] = [
    ...(missing === null ? [] : [{ key: 'missing', kind: 'note' as const, label: missing }]),
    ...(hasMore
      ? [
          {
            key: 'more',
            kind: 'note' as const,
            label: t`More accounts: see the page of the person`,
          },
        ]
      : []),
  ];
  loaded.set(person.key, { nodes: [...wayNodes, ...notes] });
  return loaded;
}

export function usePaths(
  organizationSid: string,
  personSid: string | undefined,
  accountSid: string | undefined,
) {
  const person = useQuery({
    queryKey: ['user', organizationSid, personSid],
    queryFn: () => bailiwick.organizationUsers.get(organizationSid, personSid ?? ''),
    enabled: personSid !== undefined,
    retry: false,
  });
  const reach = useQuery({
    queryKey: ['reach', organizationSid, personSid, accountSid],
    queryFn: () => loadReach(organizationSid, personSid ?? '', accountSid),
    enabled: personSid !== undefined,
    retry: false,
  });
  return { person: person.data, reach: reach.data, error: person.error ?? reach.error };
}

/** Everything that matches, read page by page, as a file. */
import { bailiwick } from '../../../api.ts';
import type { Account } from './changes.ts';
import { matrixCsv } from './csv.ts';
import type { Row } from './marks.ts';

/** What one file holds at most; the page says when there is more. */
export const fileLimits = { people: 2_000, accounts: 400 };
const accountsAtOnce = 100;
const pageSize = 200;

interface Page<T> {
  readonly items: readonly T[];
  readonly page: { readonly next_token: string | null };
}

async function readAll<T>(
  limit: number,
  load: (query: { page_size: number; page_token?: string }) => Promise<Page<T>>,
): Promise<{ items: T[]; isCut: boolean }> {
  const items: T[] = [];
  let token: string | null = null;
  do {
    const answer: Page<T> = await load({
      page_size: pageSize,
      ...(token === null ? {} : { page_token: token }),
    });
    items.push(...answer.items);
    token = answer.page.next_token;
  } while (token !== null && items.length < limit);
  return { items: items.slice(0, limit), isCut: token !== null || items.length > limit };
}

export interface MatrixFilter {
  readonly people: {
    readonly search?: string;
    readonly kind?: 'everyone' | 'managed' | 'independent';
    readonly only?: 'everybody' | 'holders';
  };
  readonly accounts: {
    readonly search?: string;
    readonly kind?: 'all' | 'main' | 'subaccount';
  };
}

export async function readMatrixFile(
  organizationSid: string,
  filter: MatrixFilter,
): Promise<{ text: string; isCut: boolean }> {
  const found = await readAll(fileLimits.accounts, (page) =>
    bailiwick.organizationAccounts.list(organizationSid, { ...filter.accounts, ...page }),
  );
  const accounts: Account[] = found.items.map(({ sid, friendly_name }) => ({
    sid,
    name: friendly_name,
  }));
  const rows = new Map<string, Row[]>();
  let isCut = found.isCut;
  for (let start = 0; start === 0 || start < accounts.length; start += accountsAtOnce) {
    const part = accounts.slice(start, start + accountsAtOnce);
    const people = await readAll(fileLimits.people, (page) =>
      bailiwick.access.matrix(organizationSid, {
        ...filter.people,
        ...(part.length === 0 ? {} : { account_sids: part.map(({ sid }) => sid).join(',') }),
        ...page,
      }),
    );
    isCut ||= people.isCut;
    for (const row of people.items)
      rows.set(row.user_sid, [...(rows.get(row.user_sid) ?? []), row]);
  }
  return { text: matrixCsv(accounts, rows), isCut };
}

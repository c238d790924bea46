/**
 * Pages as helper libraries turn them: `PageSize` and `PageToken` in the question, and whole addresses of the neighboring pages in the
 * answer, which they call as they stand. Pure.
 */
import { requestErrors } from '../../kernel/errors.ts';
import type { PageStyle, SealedPage } from '../../kernel/face.ts';
import { say } from '../../kernel/text.ts';

export interface PageSizes {
  /** What is not said. */
  readonly usual: number;
  /** A larger one is taken for this. */
  readonly atMost: number;
}

const numberOf = (text: unknown): number | undefined =>
  typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : undefined;

function sizeOf(asked: unknown, { usual, atMost }: PageSizes): number {
  if (asked === undefined) return usual;
  const size = numberOf(asked);
  if (size === undefined || size < 1)
    throw requestErrors.invalid(say('PageSize must be a number from 1 on.'), {
      errors: [{ pointer: 'query/PageSize', detail: say('must be a number from 1 on') }],
    });
  return Math.min(size, atMost);
}

/** Where a page is among its neighbors. */
export function metaOf({ page }: SealedPage, url: string, key: string) {
  const asked = new URL(url);
  const number = numberOf(asked.searchParams.get('Page') ?? undefined) ?? 0;
  const addressOf = (token: string | null, at: number): string => {
    const address = new URL(url);
    address.searchParams.set('PageSize', String(page.size));
    address.searchParams.set('Page', String(at));
    if (token === null) address.searchParams.delete('PageToken');
    else address.searchParams.set('PageToken', token);
    return address.href;
  };
  return {
    first_page_url: addressOf(null, 0),
    key,
    next_page_url: page.next_token === null ? null : addressOf(page.next_token, number + 1),
    page: number,
    page_size: page.size,
    previous_page_url:
      page.previous_token === null ? null : addressOf(page.previous_token, Math.max(0, number - 1)),
    url: addressOf(asked.searchParams.get('PageToken'), number),
  };
}

/** @param show what the answer of the face is made of */
export function pagesAs(sizes: PageSizes, show: PageStyle['show']): PageStyle {
  return {
    read({ PageSize, PageToken, Page: _number, ...others }) {
      const size = { page_size: String(sizeOf(PageSize, sizes)) };
      return { ...others, ...size, ...(PageToken === undefined ? {} : { page_token: PageToken }) };
    },
    show,
  };
}

/** The items under a name, and where the page is. */
export const pagesUnder = (key: string, sizes: PageSizes): PageStyle =>
  pagesAs(sizes, (page, url) => ({ [key]: page.items, meta: metaOf(page, url, key) }));

/** What the address of a page says about a list. */
import { useNavigate } from '@tanstack/react-router';
import { type ListSearch, useQueryWords } from '../../address.ts';
import { quoted } from './filter-text.ts';
import type { ListProps } from './types.ts';

/** The part of the address that a list reads and writes. */
export function useListSearch(): readonly [
  ListSearch,
  (change: ListSearch, options?: { replace?: boolean }) => void,
] {
  const search: ListSearch = useQueryWords();
  const navigate = useNavigate();
  const change = (next: ListSearch, { replace = false } = {}) => {
    const merged = Object.fromEntries(
      Object.entries({ ...search, ...next }).filter(
        ([, value]) => value !== undefined && value !== '',
      ),
    );
    void navigate({ to: '.', search: merged, replace });
  };
  return [search, change];
}

type Words = Pick<ListProps<unknown>, 'filter' | 'params'>;

/** Words of the address that become terms of the filter, and their terms. */
function termsOfWords(
  search: ListSearch,
  { filter }: Words,
): readonly (readonly [string, string])[] {
  if (filter === undefined) return [];
  const terms = { search: quoted, ...filter.terms };
  return Object.entries(terms).flatMap(([name, termOf]) => {
    const value = search[name];
    return value === undefined ? [] : [[name, termOf(value)] as const];
  });
}

/** The filter as text, whichever words of the address say it. */
export function filterOf(search: ListSearch, words: Words): string {
  const own = search['q'] ?? '';
  return [own, ...termsOfWords(search, words).map(([, term]) => term)].join(' ').trim();
}

/** What is left of the address when the filter says `q`: another page, and no word that said a part of it. */
export const withFilter = (words: Words, q: string): ListSearch => ({
  ...Object.fromEntries(
    ['search', ...Object.keys(words.filter?.terms ?? {})].map((name) => [name, undefined]),
  ),
  q,
  page_token: undefined,
  open: undefined,
});

/** What the server is asked. */
export function askedOf(search: ListSearch, words: Words): ListSearch {
  const { filter, params } = words;
  const names = ['sort', 'page_token', 'page_size', ...params];
  const asked = Object.fromEntries(
    names.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]])),
  );
  if (filter === undefined)
    return search['search'] === undefined ? asked : { ...asked, search: search['search'] };
  const q = filterOf(search, words);
  return q === '' ? asked : { ...asked, q };
}

/** What is asked for without the place in the list, and without its order. */
export function choiceOf(asked: ListSearch): ListSearch {
  const { page_token: _token, page_size: _size, sort: _sort, ...words } = asked;
  return words;
}

/** What the list of this page asks the server. */
export function useAsked(words: Words): ListSearch {
  const [search] = useListSearch();
  return askedOf(search, words);
}

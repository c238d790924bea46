/** Every field of every filter is described in the languages of the pages. */
import { listFilters } from '@bailiwick/sdk';
import { expect, it } from 'vitest';
import { filterDescriptions } from './filter-descriptions.ts';

interface Described {
  readonly text: string;
  readonly fields: Readonly<Record<string, { readonly description: string }>>;
}

it('each description that the API has for a filter is a text of the pages, and no other', () => {
  const lists: readonly Described[] = Object.values(listFilters);
  const described = lists.flatMap(({ text, fields }) => [
    text,
    ...Object.values(fields).map(({ description }) => description),
  ]);
  expect(Object.keys(filterDescriptions).toSorted()).toEqual([...new Set(described)].toSorted());
});

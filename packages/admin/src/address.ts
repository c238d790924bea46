/** What the address of a page says. */
import { useParams, useSearch } from '@tanstack/react-router';

/** A part of the path, by the name that the router gives it. */
export function usePathPart(name: string): string {
  const parts: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return parts[name] ?? '';
}

/** The words of an address that a list reads and writes. */
export type ListSearch = Readonly<Record<string, string | undefined>>;

/** What stands behind the `?`: words and texts. */
export function useQueryWords(): ListSearch {
  return useSearch({ strict: false });
}

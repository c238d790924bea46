/** What the map shows, as a tree of nodes: which branch is which, what is open, and how much of it is drawn. Pure. */
import { plural, t } from '@lingui/core/macro';
import { formatParts } from '../../../i18n/formats.ts';
import type { MarkKind } from '../../../ui/parts.tsx';

/** What can be asked of the server, and stands in the address when it is open. */
export type Branch =
  | { readonly of: 'organization' }
  /** People with a role on the organization. */
  | { readonly of: 'above' }
  /** Accounts that are owned outside. */
  | { readonly of: 'outside' }
  | { readonly of: 'account'; readonly sid: string }
  | {
      readonly of: 'accounts';
      readonly parentSid: string;
      readonly from: string;
      readonly before: string;
      readonly tag: string;
    }
  | {
      readonly of: 'people';
      readonly accountSid: string;
      readonly from: string;
      readonly before: string;
    }
  /** Path mode: everything that a person reaches, and one of the ways to it. */
  | { readonly of: 'person'; readonly sid: string }
  | { readonly of: 'way'; readonly sentence: string };

export type NodeKind = 'organization' | 'group' | 'cluster' | 'account' | 'person' | 'way' | 'note';

export interface MapNode {
  /** Unique on the map: that of its branch, or of where it hangs. */
  readonly key: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** What is said of it besides: roles, counts. */
  readonly detail?: string;
  readonly mark?: MarkKind;
  readonly risks?: readonly string[];
  readonly branch?: Branch;
  /** The account or person that it is. */
  readonly sid?: string;
  readonly facts?: readonly (readonly [string, string])[];
}

export interface Loaded {
  readonly nodes: readonly MapNode[] | undefined;
  readonly failed?: boolean;
}

/** A node with what is below it, as far as it is open. */
export interface Grown {
  readonly node: MapNode;
  readonly isOpen: boolean;
  readonly isLoading: boolean;
  readonly children: readonly Grown[];
}

const separator = '|';
const join = (...parts: readonly string[]) => parts.map(encodeURIComponent).join(separator);

export function keyOf(branch: Branch): string {
  switch (branch.of) {
    case 'organization':
      return 'o';
    case 'above':
      return 'r';
    case 'outside':
      return 'i';
    case 'account':
    case 'person':
      return branch.sid;
    case 'accounts':
      return join('a', branch.parentSid, branch.from, branch.before, branch.tag);
    case 'people':
      return join('p', branch.accountSid, branch.from, branch.before);
    case 'way':
      return join('w', branch.sentence);
  }
}

const plain: Readonly<Record<string, Branch>> = {
  o: { of: 'organization' },
  r: { of: 'above' },
  i: { of: 'outside' },
};

/** What somebody put into the address may be anything. */
export function branchOf(key: string): Branch | undefined {
  if (Object.hasOwn(plain, key)) return plain[key];
  if (/^AC[0-9a-f]{32}$/.test(key)) return { of: 'account', sid: key };
  if (/^US[0-9a-f]{32}$/.test(key)) return { of: 'person', sid: key };
  const [kind, first = '', from = '', before = '', tag = ''] = decoded(key);
  if (kind === 'a') return { of: 'accounts', parentSid: first, from, before, tag };
  if (kind === 'p') return { of: 'people', accountSid: first, from, before };
  return kind === 'w' ? { of: 'way', sentence: first } : undefined;
}

function decoded(key: string): readonly string[] {
  try {
    return key.split(separator).map(decodeURIComponent);
  } catch {
    return [];
  }
}

const listSeparator = ',';
export const openIn = (text: string | undefined): readonly string[] =>
  (text ?? '').split(listSeparator).filter((key) => branchOf(key) !== undefined);
export const textOf = (open: readonly string[]): string => open.join(listSeparator);

/** The tree as far as it is open. What leads back to itself is left out. */
export function grow(
  root: MapNode,
  open: ReadonlySet<string>,
  loaded: ReadonlyMap<string, Loaded>,
  above: ReadonlySet<string> = new Set(),
): Grown {
  const isOpen = root.branch !== undefined && open.has(root.key);
  const own = isOpen ? loaded.get(root.key) : undefined;
  const path = new Set([...above, root.key]);
  const children = (own?.nodes ?? [])
    .filter((child) => !path.has(child.key))
    .map((child) => grow(child, open, loaded, path));
  return { node: root, isOpen, isLoading: isOpen && own?.nodes === undefined, children };
}

export interface Line {
  readonly grown: Grown;
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  readonly parentKey: string | undefined;
}

/** The same tree as lines from top to bottom. */
export function linesOf(grown: Grown): Line[] {
  const walk = (at: Grown, line: Omit<Line, 'grown'>): Line[] => [
    { grown: at, ...line },
    ...at.children.flatMap((child, index) =>
      walk(child, {
        level: line.level + 1,
        place: index + 1,
        siblings: at.children.length,
        parentKey: at.node.key,
      }),
    ),
  ];
  return walk(grown, { level: 1, place: 1, siblings: 1, parentKey: undefined });
}

export const drawnAtMost = 500;

const sizeOf = (grown: Grown): number =>
  1 + grown.children.reduce((sum, child) => sum + sizeOf(child), 0);

/** The widest that families of these sizes may be for so much room; each that is shortened needs a line for saying so. */
function widthFor(sizes: readonly number[], room: number): number {
  const needed = (width: number) =>
    sizes.reduce((sum, size) => sum + (size > width ? width + 1 : size), 0);
  let width = Math.max(0, ...sizes);
  while (width > 0 && needed(width) > room) width -= 1;
  return width;
}

/** At most so many: level by level, the widest families are shortened first, and a last line says by how many. */
export function shorten(grown: Grown, atMost = drawnAtMost): Grown {
  if (sizeOf(grown) <= atMost) return grown;
  const kept = new Map<Grown, number>();
  let room = atMost - 1;
  let level: readonly Grown[] = [grown];
  while (level.length > 0) {
    const families = level.filter((at) => at.children.length > 0);
    const width = widthFor(
      families.map((at) => at.children.length),
      room,
    );
    for (const at of families) {
      const lines = at.children.length > width ? width + 1 : at.children.length;
      // Where there is no room for a line that says so, nothing is drawn: the tree has it.
      if (lines > room) continue;
      room -= lines;
      kept.set(at, Math.min(width, at.children.length));
    }
    level = families.flatMap((at) => at.children.slice(0, kept.get(at) ?? 0));
  }
  const cut = (at: Grown): Grown => {
    const count = kept.get(at);
    if (count === undefined) return at.children.length === 0 ? at : { ...at, children: [] };
    const shown = at.children.slice(0, count).map(cut);
    const left = at.children.length - count;
    return { ...at, children: left > 0 ? [...shown, moreOf(at, left)] : shown };
  };
  return cut(grown);
}

const moreOf = (at: Grown, count: number): Grown => ({
  node: {
    key: `${at.node.key} more`,
    kind: 'note',
    label: plural(count, { one: '# more, in the tree', other: '# more, in the tree' }),
  },
  isOpen: false,
  isLoading: false,
  children: [],
});

/** What a cluster is called: how its names begin. */
export function rangeWords(first: string, last: string): string {
  const word = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}…`;
  return first === last ? word(first) : `${word(first)} – ${word(last)}`;
}

/** One sentence about what is drawn, for those who do not see it. */
export function summaryOf(grown: Grown): string {
  const lines = linesOf(grown);
  const count = (kind: NodeKind) => lines.filter((line) => line.grown.node.kind === kind).length;
  const people = count('person') - (grown.node.kind === 'person' ? 1 : 0);
  const parts = formatParts(partsOf(count('way'), count('cluster'), count('account'), people));
  const name = grown.node.label;
  const risks = lines.filter((line) => (line.grown.node.risks?.length ?? 0) > 0).length;
  const sentence = parts === '' ? t`${name}: nothing is open.` : t`${name}: ${parts}.`;
  const risky = plural(risks, { one: '# of them with a risk.', other: '# of them with a risk.' });
  return risks === 0 ? sentence : `${sentence} ${risky}`;
}

function partsOf(ways: number, clusters: number, accounts: number, people: number): string[] {
  return [
    ...(ways === 0 ? [] : [plural(ways, { one: '# way', other: '# ways' })]),
    ...(clusters === 0 ? [] : [plural(clusters, { one: '# cluster', other: '# clusters' })]),
    ...(accounts === 0 ? [] : [plural(accounts, { one: '# account', other: '# accounts' })]),
    ...(people === 0 ? [] : [plural(people, { one: '# person', other: '# people' })]),
  ];
}

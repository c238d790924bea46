import { describe, expect, it } from 'vitest';
import { box, clip, fit, inTwoLines, layOut, viewIn, viewText, zoomAt } from './layout.ts';
import {
  type Branch,
  branchOf,
  drawnAtMost,
  type Grown,
  grow,
  keyOf,
  linesOf,
  type MapNode,
  openIn,
  rangeWords,
  shorten,
  summaryOf,
  textOf,
} from './model.ts';

const account = `AC${'a'.repeat(32)}`;
const branches: readonly Branch[] = [
  { of: 'organization' },
  { of: 'above' },
  { of: 'outside' },
  { of: 'account', sid: account },
  { of: 'person', sid: `US${'b'.repeat(32)}` },
  { of: 'accounts', parentSid: '', from: 'a,b|c', before: 'd%', tag: 'team:red' },
  { of: 'people', accountSid: account, from: 'ö', before: '' },
  { of: 'way', sentence: 'Owner of the organization A, B | C' },
];

describe('a branch', () => {
  it.each(branches)('%j stands in the address and comes back', (branch) => {
    expect(branchOf(keyOf(branch))).toEqual(branch);
    expect(openIn(textOf([keyOf(branch), 'r']))).toEqual([keyOf(branch), 'r']);
  });
  it.each(['', 'x', 'AC1', '%', 'constructor', '__proto__'])('%s is none', (key) => {
    expect(branchOf(key)).toBeUndefined();
  });
});

const leaf = (key: string): Grown => ({
  node: { key, kind: 'account', label: key },
  isOpen: false,
  isLoading: false,
  children: [],
});
const family = (key: string, children: readonly Grown[]): Grown => ({
  ...leaf(key),
  isOpen: true,
  children,
});
const many = (key: string, count: number) =>
  family(
    key,
    Array.from({ length: count }, (_value, index) => leaf(`${key}${index}`)),
  );

describe('the tree', () => {
  it('grows where it is open, says where it loads, and never in a circle', () => {
    const root: MapNode = {
      key: 'o',
      kind: 'organization',
      label: 'O',
      branch: { of: 'organization' },
    };
    const one: MapNode = {
      key: account,
      kind: 'account',
      label: 'A',
      branch: { of: 'account', sid: account },
    };
    const loaded = new Map([
      ['o', { nodes: [one] }],
      [account, { nodes: [one, root] }],
    ]);
    const grown = grow(root, new Set(['o', account]), loaded);
    expect(linesOf(grown).map((line) => [line.grown.node.key, line.level])).toEqual([
      ['o', 1],
      [account, 2],
    ]);
    expect(grow(root, new Set(['o']), new Map()).isLoading).toBe(true);
    expect(grow(root, new Set(), loaded).children).toEqual([]);
  });

  it.each<[string, Grown]>([
    ['one wide family', many('a', 2_000)],
    [
      'many families',
      family(
        'o',
        Array.from({ length: 60 }, (_v, index) => many(`f${index}-`, 150)),
      ),
    ],
    ['a deep one', family('o', [many('x', 300), family('y', [many('z', 400)])])],
    [
      'more families than fit',
      family(
        'o',
        Array.from({ length: 900 }, (_v, index) => many(`g${index}-`, 3)),
      ),
    ],
  ])('is shortened to what can be drawn: %s', (_name, grown) => {
    const drawn = linesOf(shorten(grown));
    expect(drawn.length).toBeLessThanOrEqual(drawnAtMost);
    expect(drawn.length).toBeGreaterThan(drawnAtMost / 4);
    expect(drawn.some((line) => / more, in the tree$/.test(line.grown.node.label))).toBe(true);
  });

  it('is left as it is when it fits', () => {
    const grown = many('a', drawnAtMost - 1);
    expect(shorten(grown)).toBe(grown);
  });

  it('is said in a sentence', () => {
    const whole = many('Northwind', 2);
    const root = { ...whole.node, kind: 'organization' as const };
    expect(summaryOf({ ...whole, node: root })).toBe('Northwind: 2 accounts.');
    expect(summaryOf({ ...leaf('Northwind'), node: root })).toBe('Northwind: nothing is open.');
  });

  it.each([
    ['a', 'a', 'A…'],
    ['b', 'd', 'B… – D…'],
    ['account 0', 'account 0', 'Account 0…'],
  ])('a cluster from %s to %s is %s', (first, last, words) => {
    expect(rangeWords(first, last)).toBe(words);
  });
});

describe('the layout', () => {
  it.each([1, 2, 40, drawnAtMost - 1])('of %d accounts lays no two over each other', (count) => {
    const { nodes, height } = layOut(many('a', count), false);
    const places = nodes
      .slice(1)
      .map(({ y }) => y)
      .toSorted((a, b) => a - b);
    expect(
      places.every((y, index) => index === 0 || y - (places[index - 1] ?? 0) >= box.height),
    ).toBe(true);
    expect(Math.min(...nodes.map(({ y }) => y))).toBe(0);
    expect(height).toBeGreaterThanOrEqual(box.height);
  });

  it('is turned round where writing runs from the right', () => {
    const [straight, turned] = [layOut(many('a', 3), false), layOut(many('a', 3), true)];
    expect(straight.nodes[0]?.x).toBe(0);
    expect(turned.nodes[0]?.x).toBe(straight.nodes[1]?.x);
    expect(turned.nodes[1]?.x).toBe(0);
  });

  it('fits a small tree, and begins a large one at its root', () => {
    const frame = { width: 800, height: 500 };
    expect(fit(layOut(many('a', 3), false), frame, false).scale).toBe(1);
    const large = layOut(many('a', 400), false);
    const view = fit(large, frame, false);
    const root = (large.nodes[0]?.y ?? 0) + box.height / 2;
    expect(view.y + root * view.scale).toBeCloseTo(frame.height / 2);
  });

  it('zooms round the pointer', () => {
    const at = { x: 100, y: 50 };
    const view = zoomAt({ x: 20, y: 10, scale: 1 }, 2, at);
    expect((at.x - view.x) / view.scale).toBeCloseTo(at.x - 20);
    expect(zoomAt(view, 100, at).scale).toBe(3);
  });

  it('stands in the address, whatever somebody writes there', () => {
    expect(viewIn(viewText({ x: 10.4, y: -3, scale: 1.5 }))).toEqual({ x: 10, y: -3, scale: 1.5 });
    for (const text of [undefined, '', '1,2', 'a,b,c', '1,2,900', '1,2,NaN'])
      expect(viewIn(text)).toBeUndefined();
  });

  it('cuts names to the room there is', () => {
    expect(clip('Production', 20)).toBe('Production');
    expect(clip('A name that is long', 8)).toBe('A name …');
    expect(clip('東京支社の請求', 8)).toBe('東京支…');
    expect(inTwoLines('Owner of the account Production in Tokyo', 24)).toEqual([
      'Owner of the account',
      'Production in Tokyo',
    ]);
  });
});

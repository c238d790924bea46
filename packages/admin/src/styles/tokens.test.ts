import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dark, light, tokensCss } from './tokens.ts';

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'surface', 'sunk'] as const;
const texts = ['ink', 'ink-2', 'ink-3', 'org', 'acct', 'oper', 'ok', 'warn', 'bad'] as const;
const softs = [
  ['org', 'org-soft'],
  ['acct', 'acct-soft'],
  ['oper', 'oper-soft'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['ink', 'org-soft'],
  ['ink', 'acct-soft'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_name, colours) => {
  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    'text %s on %s is at least 5.3:1',
    (text, ground) => {
      expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(5.3);
    },
  );

  it.each(softs)('text %s on %s is at least 4.5:1', (text, soft) => {
    expect(contrast(colours[text], colours[soft])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['org', 'acct', 'oper', 'bad'] as const)(
    'button text on %s is at least 4.5:1',
    (accent) => {
      expect(contrast(colours['on-accent'], colours[accent])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(grounds)('the edge of controls and the focus ring stand out from %s by 3:1', (ground) => {
    expect(contrast(colours['line-strong'], colours[ground])).toBeGreaterThanOrEqual(3);
    expect(contrast(colours.focus, colours[ground])).toBeGreaterThanOrEqual(3);
  });
});

it('the style sheet is the one that the table makes', () => {
  expect(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')).toBe(tokensCss());
});

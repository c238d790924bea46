/**
 * Which browser, or other program, a user agent says it is (RFC 9110 §10.1.5), and on which system: the family, no version. Pure.
 * It is what the program says of itself: good enough for its owner to know it again, and nothing is decided by it.
 */
import { say, type TextValue } from '../../kernel/text.ts';

export interface Program {
  /** A name of its maker's, the same in every language; null: none that is known here. */
  readonly browser: string | null;
  readonly system: string | null;
}

type Names = readonly (readonly [name: string, sign: RegExp])[];

/** Most name those they descend from too: the first that fits is it. */
const browsers: Names = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|OPiOS|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:\b|Headless)(?:Chrome|Chromium|CriOS)\//],
  ['Safari', /\bVersion\/\S+ (?:Mobile\/\S+ )?Safari\//],
  ['curl', /^curl\//],
  ['Node.js', /^node(?:\b|$)/i],
  ['Python', /^python-(?:requests|urllib|httpx)\b/i],
];

const systems: Names = [
  ['iOS', /\biPhone\b|\biPod\b/],
  ['iPadOS', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b|\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

const firstOf = (names: Names, userAgent: string): string | null =>
  names.find(([, sign]) => sign.test(userAgent))?.[0] ?? null;

export const readProgram = (userAgent: string): Program => ({
  browser: firstOf(browsers, userAgent),
  system: firstOf(systems, userAgent),
});

export function sayProgram({ browser, system }: Program): TextValue {
  if (browser !== null && system !== null) return say('{browser} on {system}', { browser, system });
  if (browser !== null) return browser;
  return system === null
    ? say('an unknown program')
    : say('an unknown program on {system}', { system });
}

/** Domains whose addresses belong to people who have nothing to do with each other: public and disposable mail. */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
// Public providers that the lists miss.
const missing = [
  'poczta.pl',
  'ok.de',
  'posteo.de',
  'mailbox.org',
  'tutamail.com',
  'pm.me',
  'duck.com',
];
let known: ReadonlySet<string> | undefined;

/** Read on first use: most processes never ask. */
function list(): ReadonlySet<string> {
  known ??= new Set([
    ...(load('free-email-domains') as readonly string[]),
    ...(load('disposable-email-domains') as readonly string[]),
    ...missing,
  ]);
  return known;
}

/** @param ascii a domain in A-label form; below a shared domain everything is shared too */
export function isSharedMailDomain(ascii: string): boolean {
  const labels = ascii.split('.');
  return labels.slice(0, -1).some((_label, index) => list().has(labels.slice(index).join('.')));
}

/**
 * What a page begins with, in its HTML: its title and its sentence are drawn while its scripts are on their way. They are for the
 * eyes: a program that reads aloud waits for the page itself, which takes them away once it stands.
 */
import { html, type Markup } from './html.ts';

interface Words {
  readonly title: string;
  readonly lead: string | null;
}

/** As the build wrote it down. */
export interface Opening {
  /** `page`: in the frame, beside its navigation. `plain`: alone. */
  readonly frame: 'page' | 'plain';
  /** By language. */
  readonly words: Readonly<Record<string, Words>>;
}

interface Opened {
  readonly frame: Opening['frame'];
  /** Of the route, by which the frame gets its colour. */
  readonly path: string;
  readonly words: Words;
  /** All that the page needs. */
  readonly files: readonly string[];
}

const reaches = [
  ['/operator', 'instance'],
  ['/console', 'account'],
  ['/admin', 'organization'],
] as const;

const leadOf = ({ lead }: Words, name: string): Markup | string =>
  lead === null ? '' : html`<p class="${name}">${lead}</p>`;

/** Drawn as the page draws it (`ui/shell.tsx`, `ui/page.tsx`). */
function drawn({ frame, path, words }: Opened): Markup {
  const title = html`<div class="page-title"><h1>${words.title}</h1></div>`;
  if (frame === 'plain')
    return html`<div id="opening" class="plain" aria-hidden="true"><div class="plain-box"><div class="plain-brand"><img src="/favicon.svg" alt="" width="24" height="24">Bailiwick</div>${title}${leadOf(words, 'section muted')}</div></div>`;
  const reach = reaches.find(([start]) => path.startsWith(start))?.[1] ?? 'account';
  return html`<div id="opening" class="shell" data-scope="${reach}" aria-hidden="true"><div class="side" data-open="false"></div><div class="top"></div><div class="main"><div class="page-head"><div>${title}${leadOf(words, '')}</div></div></div></div>`;
}

export const isScript = (file: string): boolean => file.endsWith('.js');

const moduleScript = /<script type="module"[^>]* src="([^"]+)"><\/script>\s*/g;

/** Its scripts are named to `start.js`, which fetches them once the words can be drawn, so that they do not wait for each other. */
export function withOpening(page: string, opened: Opened): string {
  const entries = [...page.matchAll(moduleScript)].map(([, file = '']) => file);
  const parts = opened.files.filter((file) => isScript(file) && !entries.includes(file));
  const named = html`<meta name="scripts" content="${entries.join(' ')}"><meta name="parts" content="${parts.join(' ')}">`;
  const title = html`<title>${opened.words.title} – Bailiwick</title>`;
  return page
    .replaceAll(moduleScript, '')
    .replace(/<title>[^<]*<\/title>/, () => title.markup)
    .replace('</head>', () => `${named.markup}</head>`)
    .replace('<div id="root"></div>', (root) => `${drawn(opened).markup}${root}`);
}

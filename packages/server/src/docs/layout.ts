/** The frame of the documentation: where one is, what else there is, search, and the page itself. */
import { html, type Markup } from '../kernel/html.ts';
import type { DocsPage, DocsPart } from './page.ts';

export interface NavigationPart {
  readonly part: DocsPart;
  readonly title: string;
  readonly links: readonly { readonly path: string; readonly title: string }[];
}

export interface Frame {
  readonly navigation: readonly NavigationPart[];
  /** Changes with the style and the script, so that browsers may keep both. */
  readonly assets: string;
  readonly productVersion: string;
  /** Theme that the pages of this browser chose; only where they are built. */
  readonly hasTheme: boolean;
  /** Files of the faces, fetched with the page: a face that comes late is not shown. */
  readonly faces: readonly string[];
}

/** Our own style, script and search; nothing from elsewhere. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const current = (isCurrent: boolean): Markup => (isCurrent ? html` aria-current="page"` : html``);

function navigationMarkup({ navigation }: Frame, page: DocsPage): Markup {
  const groups = navigation.map(({ part, title, links }) => {
    const items = links.map(
      (link) =>
        html`<li><a href="${link.path}"${current(link.path === page.path)}>${link.title}</a></li>`,
    );
    return html`<details${part === page.part ? html` open` : html``}><summary>${title}</summary><ul>${items}</ul></details>`;
  });
  return html`<nav class="side" aria-label="Documentation"><a class="side-start" href="/docs"${current(page.path === '/docs')}>Start</a>${groups}</nav>`;
}

function sectionsMarkup(page: DocsPage): Markup {
  if (page.sections.length < 3 || page.isWide === true) return html``;
  const items = page.sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav class="contents" aria-labelledby="contents-title"><p id="contents-title">On this page</p><ul>${items}</ul></nav>`;
}

export function searchForm(asked = ''): Markup {
  return html`<form class="search" action="/docs/search" method="get" role="search"><label class="visually-hidden" for="docs-search">Search the documentation</label><input id="docs-search" name="q" type="search" value="${asked}" placeholder="Search" autocomplete="off" maxlength="100" required><button type="submit">Search</button><div class="search-results" role="status"></div></form>`;
}

export function frame(page: DocsPage, around: Frame, options: { asked?: string } = {}): string {
  const { assets, hasTheme, productVersion } = around;
  const faces = around.faces.map(
    (file) => html`<link rel="preload" as="font" type="font/woff2" crossorigin href="${file}">`,
  );
  return html`<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${page.title} – Bailiwick documentation</title>
<meta name="description" content="${page.lead.slice(0, 200)}">${hasTheme ? html`<script src="/start.js"></script><link rel="icon" href="/favicon.svg" type="image/svg+xml">` : html``}
${faces}<link rel="stylesheet" href="/docs/docs.css?${assets}"><link rel="alternate" type="text/markdown" href="${page.path}.md"><script src="/docs/docs.js?${assets}" defer></script></head>
<body${page.isWide === true ? html` class="wide"` : html``}><a class="skip" href="#content">Skip to content</a>
<header class="top"><a class="brand" href="/docs">Bailiwick <span>documentation</span></a>${searchForm(options.asked)}<a class="to-pages" href="/console">Open the Console</a></header>
<div class="frame">${navigationMarkup(around, page)}
<main id="content" tabindex="-1">${page.body}</main>${sectionsMarkup(page)}</div>
<footer class="foot"><p>Served by this instance, version ${productVersion}. <a href="${page.path}.md">This page as Markdown</a></p></footer></body></html>
`.markup;
}

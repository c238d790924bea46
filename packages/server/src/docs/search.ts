/** Searching the documentation: all words must be found, those in titles count more. */
import { html, type Markup } from '../kernel/html.ts';
import type { DocsPage } from './page.ts';

export interface SearchEntry {
  readonly title: string;
  readonly path: string;
  readonly page: string;
  readonly words: string;
}

export function searchIndex(pages: readonly DocsPage[]): SearchEntry[] {
  return pages.flatMap((page) => [
    { title: page.title, path: page.path, page: '', words: page.lead },
    ...page.sections.map(({ id, title, words }) => ({
      title,
      path: `${page.path}#${id}`,
      page: page.title,
      words: words ?? '',
    })),
  ]);
}

const shown = 40;

/** The better the title fits, the earlier. */
export function search(index: readonly SearchEntry[], asked: string): SearchEntry[] {
  const words = asked
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const scored = index.flatMap((entry) => {
    const title = entry.title.toLowerCase();
    const all = `${title} ${entry.page} ${entry.words} ${entry.path}`.toLowerCase();
    if (!words.every((word) => all.includes(word))) return [];
    const inTitle = words.filter((word) => title.includes(word)).length;
    const isExact = title === asked.toLowerCase() ? 3 : 0;
    return [{ entry, score: isExact + inTitle + (entry.page === '' ? 0.5 : 0) }];
  });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, shown)
    .map(({ entry }) => entry);
}

function resultsMarkup(found: readonly SearchEntry[], asked: string): Markup {
  if (asked.trim() === '')
    return html`<p>Type a word, an error code, or a path like <code>/v1/organizations</code>.</p>`;
  if (found.length === 0)
    return html`<p>Nothing has all of these words. Try fewer, or look through the <a href="/docs">start page</a>.</p>`;
  const items = found.map(
    ({ title, path, page, words }) =>
      html`<li><a href="${path}">${title}</a>${page === '' ? html`` : html` <span class="small">${page}</span>`}<br><span class="small">${words.slice(0, 140)}</span></li>`,
  );
  return html`<p>${found.length === shown ? `The first ${shown}` : String(found.length)} found.</p><ul class="found">${items}</ul>`;
}

export function searchPage(index: readonly SearchEntry[], asked: string): DocsPage {
  return {
    path: '/docs/search',
    title: asked === '' ? 'Search' : `Search: ${asked}`,
    lead: 'What the documentation says about it.',
    body: html`<h1>Search</h1>${resultsMarkup(search(index, asked), asked)}`,
    markdown: '',
    part: 'start',
    sections: [],
  };
}

/**
 * Our own Markdown files as pages: headings with addresses, links between files turned into links between pages, state
 * diagrams drawn. Markup inside the files is shown as text.
 */
import { posix } from 'node:path';
import { Marked, type RendererObject, type Tokens } from 'marked';
import { escapeHtml, type Markup } from '../kernel/html.ts';
import { drawLifecycle } from './lifecycle-drawing.ts';
import { type DocsSection, slugOf } from './page.ts';

export interface RenderedMarkdown {
  readonly title: string;
  /** The first paragraph, as text. */
  readonly lead: string;
  readonly body: Markup;
  readonly sections: readonly DocsSection[];
}

/** Where a file of the repository is served: `docs/tutorial.md` → `/docs/tutorial`. Undefined when it is not. */
export type PageOfFile = (file: string) => string | undefined;

const textOf = (tokens: readonly { readonly type: string; raw: string }[] | undefined): string =>
  (tokens ?? [])
    .map((token) => {
      if ('tokens' in token && Array.isArray(token.tokens)) return textOf(token.tokens as never);
      return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
    })
    .join('');

function hrefOf(href: string, file: string, pageOf: PageOfFile): string | undefined {
  if (href.startsWith('#') || href.startsWith('/')) return href;
  // No link leads out of the instance: what stands elsewhere is named by its address.
  if (/^[a-z]+:/i.test(href)) return undefined;
  const [path = '', hash] = href.split('#');
  const page = pageOf(posix.normalize(posix.join(posix.dirname(file), path)));
  return page === undefined ? undefined : page + (hash === undefined ? '' : `#${hash}`);
}

function rendererFor(
  { file, pageOf }: { file: string; pageOf: PageOfFile },
  sections: DocsSection[],
): RendererObject {
  let latest = '';
  return {
    heading({ tokens, depth }) {
      const text = textOf(tokens);
      const base = slugOf(text);
      const taken = sections.filter(({ id }) => id === base || id.startsWith(`${base}--`)).length;
      const id = taken === 0 ? base : `${base}--${taken + 1}`;
      if (depth === 2 || depth === 3) sections.push({ id, title: text });
      latest = text;
      const inner = this.parser.parseInline(tokens);
      return depth === 1 ? `<h1>${inner}</h1>\n` : `<h${depth} id="${id}">${inner}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const inner = this.parser.parseInline(tokens);
      const target = hrefOf(href, file, pageOf);
      return target === undefined ? inner : `<a href="${escapeHtml(target)}">${inner}</a>`;
    },
    image({ text }) {
      return escapeHtml(text);
    },
    html({ text }) {
      return escapeHtml(text);
    },
    code({ text, lang }) {
      if (lang === 'mermaid') return drawLifecycle(text, latest).markup;
      return `<pre class="code"><code>${escapeHtml(text)}</code></pre>\n`;
    },
    table(token: Tokens.Table) {
      const row = (cells: readonly Tokens.TableCell[], tag: 'td' | 'th') =>
        cells
          .map((cell, index) => {
            const inner = this.parser.parseInline(cell.tokens);
            const label = escapeHtml(textOf(token.header[index]?.tokens));
            return tag === 'th'
              ? `<th scope="col">${inner === '' ? '<span class="visually-hidden">more</span>' : inner}</th>`
              : `<td data-label="${label}">${inner}</td>`;
          })
          .join('');
      const rows = token.rows.map((cells) => `<tr>${row(cells, 'td')}</tr>`).join('\n');
      return `<table class="stacked"><thead><tr>${row(token.header, 'th')}</tr></thead><tbody>${rows}</tbody></table>\n`;
    },
  };
}

/** @param file from the root of the repository: links inside are relative to it */
export function renderMarkdown(source: string, file: string, pageOf: PageOfFile): RenderedMarkdown {
  const sections: DocsSection[] = [];
  const marked = new Marked({ gfm: true });
  marked.use({ renderer: rendererFor({ file, pageOf }, sections) });
  // Who reads it here does not edit it.
  const tokens = marked.lexer(source.replace(/^This page is made by .*$/m, ''));
  const heading = tokens.find((token) => token.type === 'heading');
  const paragraph = tokens.find((token) => token.type === 'paragraph');
  return {
    title: textOf(heading !== undefined && 'tokens' in heading ? heading.tokens : undefined),
    lead: textOf(paragraph !== undefined && 'tokens' in paragraph ? paragraph.tokens : undefined)
      .replaceAll(/\s+/g, ' ')
      .trim(),
    body: { markup: marked.parser(tokens) },
    sections,
  };
}

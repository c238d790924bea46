/** What a page of the documentation is, before it is framed. */
import type { Markup } from '../kernel/html.ts';

export interface DocsPage {
  /** `/docs/api/domains` */
  readonly path: string;
  readonly title: string;
  /** One sentence, for search results and the list of pages. */
  readonly lead: string;
  readonly body: Markup;
  /** The same as Markdown, served at the path with `.md` behind it. */
  readonly markdown: string;
  /** Which part of the navigation is current. */
  readonly part: DocsPart;
  /** Headings that can be linked to, for the list beside the text and for search. */
  readonly sections: readonly DocsSection[];
  /** Text and code stand beside each other, so it takes the whole width. */
  readonly isWide?: boolean;
}

export type DocsPart = 'start' | 'guides' | 'api' | 'reference' | 'help';

export interface DocsSection {
  readonly id: string;
  readonly title: string;
  /** Further words by which it is found: `POST /v1/domains domains.create`. */
  readonly words?: string;
}

/** `From the Owner's side` → `from-the-owner-s-side` */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

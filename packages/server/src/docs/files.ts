/** The Markdown files of the repository that the instance serves as pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderMarkdown } from './markdown.ts';
import type { DocsPage, DocsPart } from './page.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

const single: Readonly<Record<string, string>> = {
  'docs/tutorial.md': '/docs/tutorial',
  'docs/security.md': '/docs/security',
};

/** Every file of these folders, under the address beside it. */
const folders: Readonly<Record<string, { path: string; part: DocsPart }>> = {
  'docs/guides': { path: '/docs/guides', part: 'guides' },
  'docs/help': { path: '/docs/help', part: 'help' },
  'docs/reference': { path: '/docs/reference', part: 'reference' },
};

/** They have pages of their own, made from the same declarations. */
const left = new Set(['docs/reference/errors.md', 'docs/reference/routes.md']);
const standIns: Readonly<Record<string, string>> = {
  'docs/reference/errors.md': '/docs/errors',
  'docs/reference/routes.md': '/docs/api',
  'docs/reference/openapi.json': '/openapi.json',
};

interface Served {
  readonly file: string;
  readonly path: string;
  readonly part: DocsPart;
}

function servedFiles(): Served[] {
  const inFolders = Object.entries(folders).flatMap(([folder, { path, part }]) =>
    readdirSync(root + folder)
      .filter((name) => name.endsWith('.md') && !left.has(`${folder}/${name}`))
      .sort()
      .map((name) => ({
        file: `${folder}/${name}`,
        path: name === 'index.md' ? path : `${path}/${name.slice(0, -3)}`,
        part,
      })),
  );
  const alone = Object.entries(single).map(([file, path]) => ({
    file,
    path,
    part: 'guides' as const,
  }));
  return [...alone, ...inFolders];
}

/** The pages of the files, in the order of their addresses. */
export function pagesOfFiles(): DocsPage[] {
  const served = servedFiles();
  const paths = new Map([
    ...served.map(({ file, path }) => [file, path] as const),
    ...Object.entries(standIns),
  ]);
  return served.map(({ file, path, part }) => {
    const markdown = readFileSync(root + file, 'utf8');
    const rendered = renderMarkdown(markdown, file, (other) => paths.get(other));
    return { ...rendered, path, part, markdown };
  });
}

/**
 * The documentation that an instance serves about itself: API reference from its own description, errors, guides, help.
 * Pages are made at the first request for them, and only what is listed can be asked for: an address is never a file.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorDefinition } from '../kernel/errors.ts';
import { html, plainStyle } from '../kernel/html.ts';
import { apiPages } from './api-pages.ts';
import { errorPages } from './error-pages.ts';
import { pagesOfFiles } from './files.ts';
import { docsPolicy, type Frame, frame, type NavigationPart } from './layout.ts';
import type { DocsPage, DocsPart } from './page.ts';
import type { Document } from './reference-model.ts';
import { searchIndex, searchPage } from './search.ts';
import { llmsText, startPage } from './start-page.ts';

export interface DocsOptions {
  readonly openApi: object;
  readonly errors: readonly ErrorDefinition[];
  readonly productVersion: string;
  /** Where the build put the pages: their faces and their theme are used here, too. */
  readonly pagesDirectory: string;
}

interface Asset {
  readonly type: string;
  readonly text: string;
}

const compress = promisify(gzip);
const own = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

const faces = [
  [
    'Atkinson Hyperlegible Next',
    '200 800',
    /^atkinson-hyperlegible-next-latin-wght-normal.*\.woff2$/,
  ],
  ['Atkinson Hyperlegible Mono', '400', /^atkinson-hyperlegible-mono-latin-400-normal.*\.woff2$/],
] as const;

/** The faces of the built pages, so that both share what the browser has. */
function facesOf(pagesDirectory: string): { files: string[]; style: string } {
  const directory = join(pagesDirectory, 'assets');
  const built = existsSync(directory) ? readdirSync(directory) : [];
  const found = faces.flatMap(([family, weight, pattern]) => {
    const file = built.find((name) => pattern.test(name));
    return file === undefined ? [] : [{ family, weight, file: `/assets/${file}` }];
  });
  const style = found.map(
    ({ family, weight, file }) =>
      `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};font-display:optional;src:url("${file}") format("woff2")}\n`,
  );
  return { files: found.map(({ file }) => file), style: style.join('') };
}

const partTitles: readonly (readonly [DocsPart, string])[] = [
  ['guides', 'Guides'],
  ['api', 'API'],
  ['reference', 'Reference'],
  ['help', 'Help'],
];

function navigationOf(pages: readonly DocsPage[]): NavigationPart[] {
  return partTitles.map(([part, title]) => ({
    part,
    title,
    // Each error has a page; their list stands for them.
    links: pages
      .filter((page) => page.part === part && !page.path.startsWith('/docs/errors/'))
      .map(({ path, title: name }) => ({ path, title: name })),
  }));
}

interface Site {
  readonly pages: ReadonlyMap<string, DocsPage>;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly around: Frame;
  readonly index: ReturnType<typeof searchIndex>;
}

/** Everything that can be asked for. */
export function buildDocs(options: DocsOptions): Site {
  const { pages: api, nouns } = apiPages(options.openApi as Document);
  const inner = [...pagesOfFiles(), ...api, ...errorPages(options.errors, nouns)];
  const navigation = navigationOf(inner);
  const pages = [startPage(navigation), ...inner];
  const { files, style: facesStyle } = facesOf(options.pagesDirectory);
  const style = facesStyle + own('./tokens.css') + own('./docs.css');
  const script = own('./docs.js');
  const index = searchIndex(pages);
  const llms = { type: 'text/plain; charset=utf-8', text: llmsText(navigation, pages) };
  const assets: [string, Asset][] = [
    ['/docs/docs.css', { type: 'text/css; charset=utf-8', text: style }],
    ['/docs/plain.css', { type: 'text/css; charset=utf-8', text: plainStyle }],
    ['/docs/docs.js', { type: 'text/javascript; charset=utf-8', text: script }],
    ['/docs/search.json', { type: 'application/json; charset=utf-8', text: JSON.stringify(index) }],
    ['/docs/llms.txt', llms],
    ['/llms.txt', llms],
    ...pages.map(({ path, markdown }): [string, Asset] => [
      `${path}.md`,
      { type: 'text/markdown; charset=utf-8', text: markdown },
    ]),
  ];
  const around = {
    navigation,
    assets: createHash('sha256').update(style).update(script).digest('hex').slice(0, 12),
    productVersion: options.productVersion,
    faces: files,
    hasTheme: existsSync(join(options.pagesDirectory, 'start.js')),
  };
  return {
    pages: new Map(pages.map((page) => [page.path, page])),
    assets: new Map(assets),
    around,
    index,
  };
}

interface Sent {
  readonly type: string;
  readonly text: string;
  readonly etag: string;
  readonly compressed: Buffer;
}

async function made(type: string, text: string): Promise<Sent> {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  return { type, text, etag, compressed: await compress(text) };
}

function send(request: FastifyRequest, reply: FastifyReply, sent: Sent): FastifyReply {
  void reply
    .type(sent.type)
    .header('etag', sent.etag)
    .header('vary', 'accept-encoding')
    .header('cache-control', 'no-cache');
  if (sent.type.startsWith('text/html')) void reply.header('content-security-policy', docsPolicy);
  if (request.headers['if-none-match'] === sent.etag) return reply.code(304).send();
  if (!/\bgzip\b/.test([request.headers['accept-encoding']].flat().join()))
    return reply.send(sent.text);
  return reply.header('content-encoding', 'gzip').send(sent.compressed);
}

const missing = (path: string): DocsPage => ({
  path: '/docs',
  title: 'There is no such page',
  lead: 'The address may be mistyped, or the page has moved.',
  body: html`<h1>There is no such page</h1><p>The documentation has nothing at <code>${path.slice(0, 200)}</code>. Search for it, or begin at the <a href="/docs">start page</a>.</p>`,
  markdown: '',
  part: 'start',
  sections: [],
});

export function serveDocs(app: FastifyInstance, options: DocsOptions): void {
  let built: Site | undefined;
  // Most instances are never asked: what is not asked for is not made.
  const site = () => (built ??= buildDocs(options));
  const kept = new Map<string, Promise<Sent>>();
  const page = (one: DocsPage, asked?: string) =>
    made(
      'text/html; charset=utf-8',
      frame(one, site().around, asked === undefined ? {} : { asked }),
    );
  const keep = (path: string, make: () => Promise<Sent>) => {
    const found = kept.get(path) ?? make();
    kept.set(path, found);
    return found;
  };

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { pages, assets } = site();
    // As it was sent: what is written otherwise, like `..%2f`, is no address of ours.
    const [path = ''] = request.url.split('?');
    const asset = assets.get(path);
    if (asset !== undefined)
      return send(request, reply, await keep(path, () => made(asset.type, asset.text)));
    const found = pages.get(path);
    if (found !== undefined) return send(request, reply, await keep(path, () => page(found)));
    return send(request, reply.code(404), await page(missing(path)));
  }

  app.get('/docs', answer);
  app.get('/docs/*', answer);
  app.get('/llms.txt', answer);
  app.get<{ Querystring: { q?: unknown } }>('/docs/search', async (request, reply) => {
    const { q } = request.query;
    const asked = (typeof q === 'string' ? q : '').trim().slice(0, 100);
    return send(request, reply, await page(searchPage(site().index, asked), asked));
  });
}

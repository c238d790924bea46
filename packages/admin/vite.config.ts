import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';

import { defineConfig, minify, type Plugin } from 'vite';
import { preloads } from './vite-preloads.ts';
import { texts } from './vite-texts.ts';

/**
 * Has the browser fetch the face of the text with the page: it is shown only when it comes at once (`font-display: optional`),
 * because a face that comes late moves everything. The other, of SIDs and codes, is fetched with the pages that show some.
 */
const preloadFont: Plugin = {
  name: 'preload-font',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => /latin-wght-normal.*\.woff2$/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            crossorigin: '',
            href: `/${file}`,
          },
          injectTo: 'head',
        })),
  },
};

/** The script before the first paint is no module, so the build takes it as it is: here it is written as short as the others. */
const startScript: Plugin = {
  name: 'start-script',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const path = join(dir, 'start.js');
    const { code } = await minify(path, await readFile(path, 'utf8'), { module: false });
    await writeFile(path, code);
  },
};

/** Scripts and styles once more beside themselves, compressed: the server sends what the browser understands. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const files = ['start.js', ...Object.keys(bundle)].filter((name) => /\.(?:js|css)$/.test(name));
    await Promise.all(
      files.map(async (name) => {
        const path = join(dir, name);
        const plain = await readFile(path);
        await writeFile(`${path}.br`, await promisify(brotliCompress)(plain));
        await writeFile(`${path}.gz`, await promisify(gzip)(plain, { level: 9 }));
      }),
    );
  },
};

/** The filters of lists come by the package's one door, and only lists use them. */
const isOfEveryPage = (id: string): boolean => !id.endsWith('/list-filters.ts');

/** Only files of our own, none of them inline: the pages' policy allows nothing else. */
export default defineConfig({
  plugins: [texts(), react(), preloadFont, preloads, startScript, compressed],
  build: {
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // A page's own parts are asked for when the page is read: the list of all parts of all pages would be a fiftieth of
      // what signing in loads. Styles have to be there before the page is.
      resolveDependencies: (_file, needed) => needed.filter((name) => name.endsWith('.css')),
    },
    target: 'es2022',
    // The names of all pages are in the first script; a hash alone tells them apart.
    rolldownOptions: {
      output: {
        chunkFileNames: 'assets/[hash].js',
        // Many small files cost more than the few bytes that a page does not need: what every page has is one file, and what
        // few share is put together.
        codeSplitting: {
          groups: [
            {
              name: 'react',
              tags: ['$initial'],
              test: /node_modules\/(?:react|react-dom|scheduler)\//,
              priority: 4,
            },
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 3 },
            { name: 'first', tags: ['$initial'], test: isOfEveryPage, priority: 2 },
            {
              name: (id) => (/\.css/.test(id) ? null : 'shared'),
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 8_000,
              priority: 1,
            },
          ],
        },
      },
    },
    reportCompressedSize: true,
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:7420' } },
});

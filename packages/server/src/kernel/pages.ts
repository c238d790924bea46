/** Serves the built web app: files by name, and its one HTML page for every address of a page. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { parseCookie } from 'cookie';
import type { FastifyInstance } from 'fastify';
import { requestErrors } from './errors.ts';
import { html, plainPage, plainPagePolicy } from './html.ts';
import { cookieName } from './http.ts';
import { negotiateLanguage, sourceLanguage } from './languages.ts';
import { createPreloading } from './preloads.ts';
import { say } from './text.ts';

/** Our own files only: no inline script, no inline style, no outside host (IO-03). */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const notPages = /^\/(v\d|scim|assets|docs|outbox|livez|readyz|metrics|openapi\.json)(\/|$|\?)/i;
/** Pages have small letters. */
const notPagesEither = /^\/Organizations(\/|$|\?)/;

/** @param directory where the build put `index.html` and `assets/` */
export async function servePages(
  app: FastifyInstance,
  directory: string,
  publicUrl: URL,
): Promise<void> {
  const indexFile = join(directory, 'index.html');
  const built = existsSync(indexFile);
  const index = built
    ? readFileSync(indexFile, 'utf8')
    : plainPage(
        'Pages are not built',
        html`<h1>The pages are not built</h1><p>Run <code>npm run build -w packages/admin</code>.</p>`,
      );
  if (built) {
    await app.register(fastifyStatic, {
      root: directory,
      index: false,
      wildcard: false,
      // The build puts .br and .gz beside scripts and styles. They hold no secret, so their length tells none.
      preCompressed: true,
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/');
        void reply.header(
          'cache-control',
          hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  const pageAt = createPreloading(directory, index);
  /** Does the browser show a session of whom such pages are for? Whether it is still good, the page learns by itself. */
  const hasSession = (path: string, cookie = ''): boolean => {
    const kind = path.startsWith('/operator') ? 'operator' : 'user';
    return parseCookie(cookie)[cookieName(kind, publicUrl)] !== undefined;
  };
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !notPages.test(request.url) &&
      !notPagesEither.test(request.url);
    if (!wantsPage)
      throw requestErrors.not_found(
        say('There is no {method} {value}.', {
          method: request.method,
          value: request.url.split('?')[0] ?? '',
        }),
      );
    const [path = ''] = request.url.split('?');
    const language = negotiateLanguage(request.headers['accept-language']) ?? sourceLanguage;
    return reply
      .code(built ? 200 : 503)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', built ? pagePolicy : plainPagePolicy)
      .header('cache-control', 'no-cache')
      .header('vary', 'accept-language, cookie')
      .send(pageAt(path, language, hasSession(path, request.headers.cookie)));
  });
}

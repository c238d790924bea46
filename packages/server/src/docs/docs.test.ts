import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestErrors } from '../kernel/errors.ts';
import { serveDocs } from './index.ts';
import { drawLifecycle } from './lifecycle-drawing.ts';
import { renderMarkdown } from './markdown.ts';
import { search, searchIndex } from './search.ts';

const openApi = JSON.parse(
  readFileSync(new URL('../../../../docs/reference/openapi.json', import.meta.url), 'utf8'),
) as object;

let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  app = fastify();
  serveDocs(app, {
    openApi,
    errors: Object.values(requestErrors),
    productVersion: '1.2.3',
    pagesDirectory: '/nonexistent',
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

const get = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init);

/** Byte for byte: what clients and browsers would tidy up arrives as it is. */
async function raw(path: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`);
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => pieces.push(piece));
  await once(socket, 'close');
  return Buffer.concat(pieces).toString();
}

describe('a page of the documentation', () => {
  it('comes with a strict policy, and is asked again by its ETag', async () => {
    const first = await get('/docs/api/domains');
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const text = await first.text();
    expect(text).toContain('/v1/organizations/{organization_sid}/domains');
    expect(text).not.toMatch(/ style=|<script(?! src="\/)| on\w+="/);
    const etag = first.headers.get('etag') ?? '';
    const again = await get('/docs/api/domains', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    const other = await get('/docs/api/domains', { headers: { 'if-none-match': '"another"' } });
    expect(other.status).toBe(200);
  });

  it('answers HEAD with the headers alone', async () => {
    const head = await get('/docs/tutorial', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).not.toBeNull();
    expect(await head.text()).toBe('');
  });

  it('is compressed for whoever takes that, and only for them', async () => {
    const plain = await app.inject({ url: '/docs/api/domains' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await app.inject({
      url: '/docs/api/domains',
      headers: { 'accept-encoding': 'br, gzip' },
    });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers.vary).toBe('accept-encoding');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
    expect(packed.rawPayload.length).toBeLessThan(60_000);
  });

  it('is there as Markdown, too', async () => {
    const { headers, body } = await app.inject({ url: '/docs/api/domains.md' });
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(body).toMatch(/^# Domains\n/);
    expect(body).toContain('curl --request POST');
    expect((await get('/docs/help/domains.md')).status).toBe(200);
    expect((await get('/docs.md')).status).toBe(404);
    expect(await (await get('/llms.txt')).text()).toContain('(/docs/api/domains.md)');
  });

  it('of an error names what to do, and where it can be met', async () => {
    const { body } = await app.inject({ url: '/docs/errors/request.step_up_required' });
    expect(body).toContain('What to do');
    expect(body).toContain('#organizations.delete');
  });
});

describe('an address without a page', () => {
  it('is answered by a page that says so', async () => {
    const missing = await get('/docs/api/unicorns');
    expect(missing.status).toBe(404);
    expect(missing.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await missing.text()).toContain('There is no such page');
  });

  it.each([
    '/docs/../package.json',
    '/docs/..%2f..%2fpackage.json',
    '/docs/%2e%2e/%2e%2e/etc/passwd',
    '/docs/..%5c..%5cpackage.json',
    '/docs/help/domains.md%00',
    '/docs/help/%00',
    '/docs/help/..%2fhelp%2fdomains',
    '/docs/%252e%252e%252fpackage.json',
    '/docs//etc/passwd',
    '/docs/docs.css/../../index.ts',
    '/docs/reference/openapi.json',
    '/docs/decisions/template.md',
    '/docs/help/domains/',
    '/docs/<script>alert(1)</script>',
  ])('%s leads to no file', async (path) => {
    const answer = await raw(path);
    expect(answer).toMatch(/^HTTP\/1\.1 (404|400) /);
    expect(answer).not.toContain('"workspaces"');
    expect(answer).not.toContain('root:');
    expect(answer).not.toContain('<script>alert');
  });
});

describe('searching', () => {
  it('works by a plain form, and shows what was asked as text', async () => {
    const found = await (await get('/docs/search?q=domains.create')).text();
    expect(found).toContain('href="/docs/api/domains#domains.create"');
    const strange = await (await get(`/docs/search?q=${encodeURIComponent('"><b>x</b>')}`)).text();
    expect(strange).toContain('Nothing has all of these words');
    expect(strange).not.toContain('<b>x</b>');
    expect((await get('/docs/search?q=a&q=b')).status).toBe(200);
    expect((await get('/docs/search')).status).toBe(200);
  });

  it('wants all words, and puts titles first', () => {
    const page = (title: string, lead: string) => ({
      path: `/docs/${title}`,
      title,
      lead,
      body: { markup: '' },
      markdown: '',
      part: 'help' as const,
      sections: [],
    });
    const index = searchIndex([
      page('Users', 'invite and domain'),
      page('Domains', 'prove a domain'),
      page('Domain', 'one'),
    ]);
    expect(search(index, 'domain').map(({ title }) => title)).toEqual([
      'Domain',
      'Domains',
      'Users',
    ]);
    expect(search(index, 'domain invite').map(({ title }) => title)).toEqual(['Users']);
    expect(search(index, '  ')).toEqual([]);
  });
});

describe('Markdown', () => {
  const render = (source: string) =>
    renderMarkdown(source, 'docs/help/x.md', (file) =>
      file === 'docs/tutorial.md' ? '/docs/tutorial' : undefined,
    );

  it('has no markup of its own, and no links that lead outside', () => {
    const { body } = render(
      '# T\n\n<img src=x onerror=alert(1)> <b>bold</b>\n\n<script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](https://elsewhere.example) ![c](https://elsewhere.example/c.png)\n',
    );
    expect(body.markup).not.toMatch(/<(?:img|script|b|a)[ >]/);
  });

  it('leads to pages, keeps places in them, and leaves out what is not served', () => {
    const { body } = render(
      '# T\n\n[a](../tutorial.md#one) [b](../decisions/0001.md) [c](#here)\n',
    );
    expect(body.markup).toContain('<a href="/docs/tutorial#one">a</a>');
    expect(body.markup).toContain('<a href="#here">c</a>');
    expect(body.markup).not.toContain('0001');
  });

  it('gives headings of the same words different addresses', () => {
    const { sections } = render('# T\n\n## One\n\n## One\n\n## One\n');
    expect(sections.map(({ id }) => id)).toEqual(['one', 'one--2', 'one--3']);
  });
});

describe('a drawing of a life', () => {
  it('draws each state once and each move, and says both in words', () => {
    const { markup } = drawLifecycle(
      'stateDiagram-v2\n  [*] --> active\n  active --> suspended : suspend\n  suspended --> active : reactivate',
      'an account',
    );
    expect(markup.match(/<rect/g)).toHaveLength(2);
    expect(markup.match(/class="arc"/g)).toHaveLength(2);
    expect(markup).toContain('<li><code>suspend</code>: active → suspended</li>');
    expect(markup).toContain('role="img"');
  });
});

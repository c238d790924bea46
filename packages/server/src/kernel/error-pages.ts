/** `/docs/errors/<code>`: what an error means and what to do. The `type` of every problem points here. */
import type { FastifyInstance } from 'fastify';
import type { ErrorDefinition } from './errors.ts';
import { html, type Markup, plainPage, plainPagePolicy, plainStyle } from './html.ts';
import { statusOfKind } from './problem.ts';

function errorPage(definition: ErrorDefinition): string {
  const body = html`<p><a href="/docs/errors">All errors</a></p><h1><code>${definition.code}</code></h1>
<p>${definition.title}.</p>
<dl><dt>What to do</dt><dd>${definition.remedy}</dd><dt>HTTP status</dt><dd>${statusOfKind[definition.kind]}</dd></dl>`;
  return plainPage(definition.code, body);
}

function listPage(definitions: readonly ErrorDefinition[]): string {
  const rows: Markup[] = definitions.map(
    (definition) =>
      html`<tr><td><a href="/docs/errors/${definition.code}"><code>${definition.code}</code></a></td><td>${definition.title}</td></tr>`,
  );
  return plainPage(
    'Errors',
    html`<h1>Errors</h1><p>Every error that this instance can answer.</p>
<table><thead><tr><th scope="col">Code</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

export function serveErrorPages(app: FastifyInstance, errors: readonly ErrorDefinition[]): void {
  const sorted = [...errors].sort((a, b) => (a.code < b.code ? -1 : 1));
  const byCode = new Map(sorted.map((definition) => [definition.code, definition]));
  app.get('/docs/plain.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(plainStyle),
  );
  app.get('/docs/errors', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', plainPagePolicy)
      .send(listPage(sorted)),
  );
  app.get<{ Params: { code: string } }>('/docs/errors/:code', (request, reply) => {
    const definition = byCode.get(request.params.code);
    void reply.type('text/html; charset=utf-8').header('content-security-policy', plainPagePolicy);
    if (definition !== undefined) return reply.send(errorPage(definition));
    return reply
      .code(404)
      .send(
        plainPage(
          'No such error',
          html`<h1>No such error</h1><p><a href="/docs/errors">All errors</a></p>`,
        ),
      );
  });
}

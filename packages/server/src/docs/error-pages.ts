/** `/docs/errors/<code>`: what an error means and what to do. The `type` of every problem points here. */
import type { ErrorDefinition } from '../kernel/errors.ts';
import { html, type Markup } from '../kernel/html.ts';
import { statusOfKind } from '../kernel/problem.ts';
import type { DocsPage } from './page.ts';
import type { Noun, Operation } from './reference-model.ts';

interface Answering {
  readonly noun: Noun;
  readonly operation: Operation;
}

/** So many that a list of them says nothing. */
const toldAtMost = 100;

function whereMarkup(answering: readonly Answering[]): Markup {
  if (answering.length === 0) return html``;
  if (answering.length > toldAtMost)
    return html`<h2 id="operations">Where</h2><p>${answering.length} operations can answer it.</p>`;
  const items = answering.map(
    ({ noun, operation }) =>
      html`<li><a href="${noun.path}#${operation.operationId}">${operation.summary}</a></li>`,
  );
  return html`<h2 id="operations">Where</h2><p>These operations can answer it:</p><ul>${items}</ul>`;
}

function errorPage(definition: ErrorDefinition, answering: readonly Answering[]): DocsPage {
  const { code, title, remedy, kind } = definition;
  const status = statusOfKind[kind];
  const body = html`<p class="crumb"><a href="/docs/errors">All errors</a></p><h1><code>${code}</code></h1><p>${title}.</p>
<dl class="facts"><div><dt>What to do</dt><dd>${remedy}</dd></div><div><dt>HTTP status</dt><dd>${status}</dd></div></dl>${whereMarkup(answering)}`;
  const where = answering
    .slice(0, toldAtMost)
    .map(({ noun, operation }) => `- [${operation.summary}](${noun.path}.md)`);
  return {
    path: `/docs/errors/${code}`,
    title: code,
    lead: `${title}.`,
    body,
    markdown: `# ${code}\n\n${title}.\n\n- What to do: ${remedy}\n- HTTP status: ${status}\n${where.length === 0 ? '' : `\n## Where\n\n${where.join('\n')}\n`}`,
    part: 'reference',
    sections: [],
  };
}

export function errorPages(errors: readonly ErrorDefinition[], nouns: readonly Noun[]): DocsPage[] {
  const sorted = [...errors].sort((a, b) => (a.code < b.code ? -1 : 1));
  const answering = (code: string) =>
    nouns.flatMap((noun) =>
      noun.operations
        .filter((operation) => operation['x-errors'].includes(code))
        .map((operation) => ({ noun, operation })),
    );
  const rows = sorted.map(
    (definition) =>
      html`<tr><td data-label="Code"><a href="/docs/errors/${definition.code}"><code>${definition.code}</code></a></td><td data-label="Status">${statusOfKind[definition.kind]}</td><td data-label="Meaning">${definition.title}</td></tr>`,
  );
  const list: DocsPage = {
    path: '/docs/errors',
    title: 'Errors',
    lead: 'Every error that this instance can answer, what it means and what to do.',
    body: html`<h1>Errors</h1><p>Every error that this instance can answer. The <code>code</code> of a problem stays the same; its <code>type</code> leads to the page of the error.</p><table class="stacked"><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table>`,
    markdown: `# Errors\n\n${sorted.map(({ code, title }) => `- [\`${code}\`](/docs/errors/${code}.md): ${title}`).join('\n')}\n`,
    part: 'reference',
    sections: [],
  };
  return [list, ...sorted.map((definition) => errorPage(definition, answering(definition.code)))];
}

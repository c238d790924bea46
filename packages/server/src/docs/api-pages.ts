/** The API reference: a page for each noun, with its operations and the objects that they answer. */
import { commandOf, curlOf, typescriptOf } from '@bailiwick/sdk/snippets';
import { html, type Markup } from '../kernel/html.ts';
import { apiPageMarkdown } from './api-markdown.ts';
import type { DocsPage } from './page.ts';
import {
  type Document,
  type Field,
  fieldsOf,
  type Noun,
  nounsOf,
  type Operation,
  schemasBehind,
  traitsOf,
  whoMay,
} from './reference-model.ts';

/** Words in backticks are code. */
function prose(text: string): Markup {
  const pieces = text
    .split('`')
    .map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`));
  return html`${pieces}`;
}

const nothing: Markup = { markup: '' };

function fieldMarkup(field: Field): Markup {
  const facts = [field.isRequired ? 'required' : '', field.limits].filter((text) => text !== '');
  return html`<div class="api-field"><dt><code>${field.name}</code> <span class="type">${
    field.refers === undefined
      ? html`${field.type}`
      : html`<a href="#object-${field.refers}">${field.type}</a>`
  }</span></dt><dd>${field.description === '' ? nothing : html`<p>${prose(field.description)}</p>`}${
    facts.length === 0 ? nothing : html`<p class="small">${facts.join('; ')}</p>`
  }${
    field.example === undefined || field.example.length > 120
      ? nothing
      : html`<p class="small">For example <code>${field.example}</code></p>`
  }${field.fields.length === 0 ? nothing : fieldList(field.fields)}</dd></div>`;
}

const fieldList = (fields: readonly Field[]): Markup =>
  html`<dl class="api-fields">${fields.map(fieldMarkup)}</dl>`;

function block(title: string, id: string, fields: readonly Field[]): Markup {
  if (fields.length === 0) return nothing;
  return html`<h3 id="${id}">${title}</h3>${fieldList(fields)}`;
}

function parametersOf(operation: Operation): Field[] {
  return operation.parameters.map((parameter) => {
    const [field] = fieldsOf({
      properties: { [parameter.name]: { example: parameter.example, ...parameter.schema } },
      required: parameter.required === true ? [parameter.name] : [],
    });
    if (field === undefined) throw new Error(`the parameter ${parameter.name} has no schema`);
    const place = { path: 'in the path', query: 'in the query', header: 'header' }[parameter.in];
    return {
      ...field,
      type: `${field.type}, ${place}`,
      description: parameter.description ?? field.description,
    };
  });
}

function bodyOf(operation: Operation): Field[] {
  const content = operation.requestBody?.content['application/json'];
  return content === undefined ? [] : fieldsOf(content.schema);
}

function answerMarkup(operation: Operation): Markup {
  const { answer, success } = operation;
  const title = html`<h3 id="${operation.operationId}.answer">Answer</h3>`;
  if (answer === undefined) {
    const text =
      success === '204' ? 'Nothing is left to say: the answer has no body.' : 'A file, in pieces.';
    return html`${title}<p>${success}. ${text}</p>`;
  }
  const ref = answer.schema['$ref'];
  const name = typeof ref === 'string' ? ref.split('/').at(-1) : undefined;
  if (name !== undefined)
    return html`${title}<p>${success}, with <a href="#object-${name}">${name}</a>.</p>`;
  return html`${title}<p>${success}, with:</p>${fieldList(fieldsOf(answer.schema))}`;
}

function codeOf(operation: Operation, baseUrl: string): Markup {
  const { call, operationId: id } = operation;
  const command = commandOf(call);
  const texts: (readonly [string, string, string])[] = [
    ['curl', 'curl', curlOf(call, baseUrl)],
    ['typescript', 'TypeScript', typescriptOf(call, baseUrl)],
    ...(command === undefined ? [] : [['command', 'Command line', command] as const]),
  ];
  const labels = texts.map(
    ([key, label], index) =>
      html`<label><input type="radio" name="${id}" value="${key}"${index === 0 ? html` checked` : nothing}>${label}</label>`,
  );
  const panels = texts.map(
    ([key, , text]) => html`<pre class="code" data-for="${key}"><code>${text}</code></pre>`,
  );
  const example = operation.answer?.example;
  const answer =
    example === undefined
      ? nothing
      : html`<details><summary>An answer to ${id}</summary><pre class="code"><code>${JSON.stringify(example, null, 2)}</code></pre></details>`;
  return html`<div class="api-code"><fieldset class="languages"><legend class="visually-hidden">Show ${id} as</legend>${labels}${panels}</fieldset>${answer}</div>`;
}

function operationMarkup(operation: Operation, baseUrl: string): Markup {
  const { operationId: id } = operation;
  const events = operation['x-audit-events'] ?? [];
  const facts: (readonly [string, Markup])[] = [
    ['Who may', html`${whoMay(operation)}`],
    ...(events.length === 0
      ? []
      : [
          [
            'Audit event',
            html`${events.map((name) => html`<a href="/docs/reference/audit-events"><code>${name}</code></a> `)}`,
          ] as const,
        ]),
    ...traitsOf(operation).map(([name, text]) => [name, html`${text}`] as const),
  ];
  const errors = operation['x-errors'].map(
    (code) => html`<li><a href="/docs/errors/${code}"><code>${code}</code></a></li>`,
  );
  return html`<section class="api-operation" id="${id}" aria-labelledby="${id}.title"><div class="api-text">
<h2 id="${id}.title"><a class="anchor" href="#${id}">${operation.summary}</a></h2>
<p class="route"><span class="method">${operation.method}</span> <code>${operation.path}</code></p>
${operation.description === undefined ? nothing : html`<p>${prose(operation.description)}</p>`}
<dl class="facts">${facts.map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>
${block('Parameters', `${id}.parameters`, parametersOf(operation))}
${block('Body', `${id}.body`, bodyOf(operation))}
${answerMarkup(operation)}
<h3 id="${id}.errors">Errors</h3><ul class="codes">${errors}</ul>
</div>${codeOf(operation, baseUrl)}</section>`;
}

/** The objects that the operations of a noun answer, the errors' own left out: those have their pages. */
function objectsOf(noun: Noun, document: Document): [string, readonly Field[], string][] {
  const behind = new Set<string>();
  for (const operation of noun.operations) {
    schemasBehind(operation.answer?.schema ?? {}, document, behind);
    schemasBehind(
      operation.requestBody?.content['application/json']?.schema ?? {},
      document,
      behind,
    );
  }
  return [...behind].sort().map((name) => {
    const schema = document.components.schemas[name] ?? {};
    const described = schema['description'];
    return [name, fieldsOf(schema), typeof described === 'string' ? described : ''];
  });
}

function pageOf(noun: Noun, document: Document): DocsPage {
  const baseUrl = document.servers[0]?.url ?? '';
  const objects = objectsOf(noun, document);
  const list = noun.operations.map(
    ({ operationId, summary, method, path }) =>
      html`<li><a href="#${operationId}">${summary}</a> <span class="small route"><span class="method">${method}</span> <code>${path}</code></span></li>`,
  );
  const objectMarkup = objects.map(
    ([name, fields, description]) =>
      html`<section class="api-object" id="object-${name}" aria-labelledby="object-${name}.title"><h3 id="object-${name}.title"><a class="anchor" href="#object-${name}">${name}</a></h3>${description === '' ? nothing : html`<p>${prose(description)}.</p>`}${fields.length === 0 ? html`<p>A choice of values.</p>` : fieldList(fields)}</section>`,
  );
  const body = html`<h1>${noun.title}</h1><p>In the SDK: <code>bailiwick.${noun.name}</code>. Examples ask <code>${baseUrl}</code>.</p><ul class="operations">${list}</ul>
${noun.operations.map((operation) => operationMarkup(operation, baseUrl))}
${objects.length === 0 ? nothing : html`<section aria-labelledby="objects"><h2 id="objects">Objects</h2>${objectMarkup}</section>`}`;
  return {
    path: noun.path,
    title: noun.title,
    lead: `${noun.operations.length} operations: ${noun.operations.map(({ summary }) => summary.toLowerCase()).join('; ')}.`,
    body,
    markdown: apiPageMarkdown(noun, { baseUrl, objects, parametersOf, bodyOf }),
    part: 'api',
    isWide: true,
    sections: noun.operations.map(({ operationId, summary, method, path }) => ({
      id: operationId,
      title: summary,
      words: `${method} ${path} ${operationId}`,
    })),
  };
}

function startPage(nouns: readonly Noun[], document: Document): DocsPage {
  const items = nouns.map(
    (noun) =>
      html`<div><dt><a href="${noun.path}">${noun.title}</a></dt><dd>${noun.operations.map(({ operationId, summary }, index) => html`${index === 0 ? '' : ' · '}<a href="${noun.path}#${operationId}">${summary}</a>`)}</dd></div>`,
  );
  const count = nouns.reduce((sum, noun) => sum + noun.operations.length, 0);
  const lead = `Everything that the pages do, for programs: ${count} operations of version ${document.info.version}.`;
  const body = html`<h1>API</h1><p>${lead} The same as <a href="/openapi.json">OpenAPI 3.1</a>, for generators.</p>
<h2 id="credentials">Credentials</h2><p>Sign in with <a href="/docs/api/sessions#sessions.create">transport <code>bearer</code></a> and send the token: <code>Authorization: Bearer …</code>. The pages use a cookie. A refusal is <code>application/problem+json</code> (RFC 9457) with a <a href="/docs/errors">code</a> that stays the same.</p>
<h2 id="operations">Operations</h2><dl class="nouns">${items}</dl>`;
  const markdown = `# API\n\n${lead} The same as OpenAPI 3.1: /openapi.json\n\n${nouns.map((noun) => `- [${noun.title}](${noun.path}.md)`).join('\n')}\n`;
  return {
    path: '/docs/api',
    title: 'API',
    lead,
    body,
    markdown,
    part: 'api',
    sections: [{ id: 'credentials', title: 'Credentials' }],
  };
}

export function apiPages(document: Document): { pages: DocsPage[]; nouns: Noun[] } {
  const nouns = nounsOf(document);
  const pages = [startPage(nouns, document), ...nouns.map((noun) => pageOf(noun, document))];
  return { pages, nouns };
}

/** `/docs`: where to begin, and everything that there is. */
import { html } from '../kernel/html.ts';
import type { NavigationPart } from './layout.ts';
import type { DocsPage } from './page.ts';

const leads: Readonly<Partial<Record<NavigationPart['part'], string>>> = {
  guides: 'From signing up to a managed company over the API, and running an instance of your own.',
  api: 'Every operation with its fields, who may, its errors, and the call as curl, TypeScript and a command.',
  reference:
    'Words that programs meet: errors, audit events, roles and permissions, filters of lists, states.',
  help: 'The pages for administrators, one by one. The ? beside a title leads to them.',
};

export function startPage(navigation: readonly NavigationPart[]): DocsPage {
  const groups = navigation.map(({ part, title, links }) => {
    const items = links.map(
      ({ path, title: name }) => html`<li><a href="${path}">${name}</a></li>`,
    );
    return html`<section aria-labelledby="part-${part}"><h2 id="part-${part}">${title}</h2><p>${leads[part] ?? ''}</p><ul class="columns">${items}</ul></section>`;
  });
  const lead =
    'How to use this instance: for administrators, for programs, and for whoever runs it.';
  return {
    path: '/docs',
    title: 'Documentation',
    lead,
    body: html`<h1>Documentation</h1><p>${lead}</p>${groups}<p class="small">For programs that read: <a href="/llms.txt">llms.txt</a>, and every page as Markdown with <code>.md</code> behind its address.</p>`,
    markdown: `# Documentation\n\n${lead}\n\n${navigation.map(({ title, links }) => `## ${title}\n\n${links.map((link) => `- [${link.title}](${link.path}.md)`).join('\n')}\n`).join('\n')}`,
    part: 'start',
    sections: [],
  };
}

/** https://llmstxt.org: what there is, as links to Markdown. */
export function llmsText(
  navigation: readonly NavigationPart[],
  pages: readonly DocsPage[],
): string {
  const leadOf = new Map(pages.map(({ path, lead }) => [path, lead]));
  const parts = navigation.map(({ title, links }) => {
    const lines = links.map((link) => {
      const lead = (leadOf.get(link.path) ?? '').slice(0, 160);
      return `- [${link.title}](${link.path}.md)${lead === '' ? '' : `: ${lead}`}`;
    });
    return `## ${title}\n\n${lines.join('\n')}\n`;
  });
  return `# Bailiwick\n\n> The organization layer of products that sell accounts: organizations over accounts, people, domains, access, sign-up policy, audit log.\n\nThe API is described at /openapi.json (OpenAPI 3.1).\n\n${parts.join('\n')}`;
}

/** The pages of the API reference as Markdown, for programs that read. */
import { commandOf, curlOf, typescriptOf } from '@bailiwick/sdk/snippets';
import { type Field, type Noun, type Operation, traitsOf, whoMay } from './reference-model.ts';

function fieldLines(fields: readonly Field[], indent = ''): string {
  return fields
    .map((field) => {
      const facts = [field.isRequired ? 'required' : '', field.limits].filter(
        (text) => text !== '',
      );
      const tail = facts.length === 0 ? '' : ` (${facts.join('; ')})`;
      const example =
        field.example === undefined || field.example.length > 120
          ? ''
          : ` Example: \`${field.example}\``;
      const text = field.description === '' ? '' : `: ${field.description}`;
      const below = fieldLines(field.fields, `${indent}  `);
      return `${indent}- \`${field.name}\` ${field.type}${text}${tail}${example}\n${below}`;
    })
    .join('');
}

const block = (title: string, fields: readonly Field[]) =>
  fields.length === 0 ? '' : `### ${title}\n\n${fieldLines(fields)}\n`;

const fence = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n\n`;

interface Parts {
  readonly baseUrl: string;
  readonly objects: readonly (readonly [string, readonly Field[], string])[];
  readonly parametersOf: (operation: Operation) => Field[];
  readonly bodyOf: (operation: Operation) => Field[];
}

function operationMarkdown(operation: Operation, { baseUrl, parametersOf, bodyOf }: Parts): string {
  const { call, answer, success } = operation;
  const command = commandOf(call);
  const facts = [
    `- Who may: ${whoMay(operation)}`,
    ...(operation['x-audit-events'] ?? []).map((name) => `- Audit event: \`${name}\``),
    ...traitsOf(operation).map(([name, text]) => `- ${name}: ${text}`),
  ];
  return `## ${operation.summary}

\`${operation.method} ${operation.path}\` (\`${operation.operationId}\`)
${operation.description === undefined ? '' : `\n${operation.description}\n`}
${facts.join('\n')}

${block('Parameters', parametersOf(operation))}${block('Body', bodyOf(operation))}### Examples

${fence('sh', curlOf(call, baseUrl))}${fence('ts', typescriptOf(call, baseUrl))}${command === undefined ? '' : fence('sh', command)}### Answer

${success}
${answer?.example === undefined ? '' : `\n${fence('json', JSON.stringify(answer.example, null, 2))}`}
### Errors

${operation['x-errors'].map((code) => `- [\`${code}\`](/docs/errors/${code}.md)`).join('\n')}
`;
}

export function apiPageMarkdown(noun: Noun, parts: Parts): string {
  const objects = parts.objects.map(
    ([name, fields, description]) =>
      `### ${name}\n\n${description === '' ? '' : `${description}.\n\n`}${fieldLines(fields)}`,
  );
  return `# ${noun.title}

In the SDK: \`bailiwick.${noun.name}\`.

${noun.operations.map((operation) => operationMarkdown(operation, parts)).join('\n')}
${objects.length === 0 ? '' : `## Objects\n\n${objects.join('\n')}`}`;
}

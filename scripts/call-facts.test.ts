/** What is shown as a command makes exactly the call that it stands for, as the command line itself reads it. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { commandOf, type WrittenCall, writeCall } from '@bailiwick/sdk/snippets';
import { describe, expect, it } from 'vitest';
import { findCommand, readersOf, readWords } from '../packages/cli/src/commands.ts';
import { commandTemplates } from '../packages/sdk/src/generated/call-facts.ts';
import { shellWords } from './shell-words.ts';

/** The marks of a template filled with words that a shell would take apart. */
function filled(pattern: unknown): unknown {
  if (typeof pattern === 'string') {
    const mark = /^\{(.+?)\}$/.exec(pattern)?.[1];
    return mark === undefined ? pattern : `it's "${mark}" $HOME`;
  }
  if (Array.isArray(pattern)) {
    const isRest = /^\{\d+\.\.\.\}$/.test(String(pattern[0]));
    return isRest ? ["first's", 'second one'] : pattern.map(filled);
  }
  if (typeof pattern !== 'object' || pattern === null) return pattern;
  return Object.fromEntries(
    Object.entries(pattern).map(([name, value]) => [name.replace('?', ''), filled(value)]),
  );
}

/** The call that the command line makes of a line. */
async function madeBy(line: string, call: WrittenCall): Promise<WrittenCall | undefined> {
  const [program, ...words] = shellWords(line);
  expect(program).toBe('bailiwick');
  const command = findCommand(words);
  if (command === undefined) return undefined;
  const { values, positionals } = readWords(command, words);
  const readers = readersOf(values);
  const sid = readers.option('organization') ?? 'OR';
  // Whose organization one's own login is decides which call is made.
  const organization = call.operation === 'accounts.create' ? null : { sid };
  const made: WrittenCall[] = [];
  const verbsOf = (noun: string) =>
    new Proxy(
      {},
      {
        get:
          (_verbs, verb) =>
          (...args: readonly unknown[]) => {
            if (verb === 'getOrganization') return Promise.resolve({ organization });
            made.push(writeCall(`${noun}.${String(verb)}`, args));
            return new Promise(() => undefined);
          },
      },
    );
  const client = new Proxy({}, { get: (_nouns, noun) => verbsOf(String(noun)) });
  void command.run({
    client: client as BailiwickClient,
    url: '',
    environment: {},
    args: positionals,
    ...readers,
  });
  await new Promise((resolve) => setImmediate(resolve));
  return made[0];
}

const withoutPages = (args: readonly unknown[]) =>
  JSON.stringify(args).replace(/,?"page_size":\d+,?/, '');

describe('the table of commands', () => {
  const all = Object.entries(commandTemplates).flatMap(([operation, templates]) =>
    templates.map((template) => ({ operation, template })),
  );

  it('knows most commands that change something', () => {
    expect(Object.keys(commandTemplates).length).toBeGreaterThan(40);
    expect(commandTemplates['domains.create']?.[0]?.words).toBe('domains create');
    expect(commandTemplates['accounts.create']?.[0]?.words).toBe('accounts create');
    expect(commandTemplates['organizationAccounts.create']?.[0]?.words).toBe('accounts create');
  });

  it.each(all.map(({ operation, template }) => [template.words, operation, template] as const))(
    '%s makes %s, whatever stands in it',
    async (_words, operation, template) => {
      const call = writeCall(operation, template.args.map(filled));
      const line = commandOf(call);
      expect(line, 'it is shown').toBeDefined();
      const made = await madeBy(line ?? '', call);
      expect(made?.operation).toBe(operation);
      expect(withoutPages(made?.args ?? [])).toBe(withoutPages(call.args));
    },
  );
});

describe('a line of a shell', () => {
  it.each([
    [`a 'b c' "d $X e" f\\ g`, ['a', 'b c', 'd 1 e', 'f g']],
    [`'it'\\''s' ''`, ["it's", '']],
    ['a \\\n  b', ['a', 'b']],
  ])('%s is taken apart', (line, words) => {
    expect(shellWords(line, { X: '1' })).toEqual(words);
  });

  it('that is not closed is refused', () => {
    expect(() => shellWords("'a")).toThrow('not closed');
  });
});
